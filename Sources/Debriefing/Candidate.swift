/// Something that evidence suggests for the timeline. It is found in the evidence and kept nowhere; what is kept is that
/// somebody looked at it: as the entry they made of it, or as a fact that they let it go.
public enum Candidate {
    /// Its name is its place in the evidence, so that it is the same whenever it is found.
    public static func id(source: SourceID, part: String, offset: Int) -> CandidateID? {
        let place = "\(source).\(part)".utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return CandidateID("candidate-\(String(place, radix: 16))-\(offset)")
    }
}

extension Debrief {
    /// Whether something somebody might make an entry of still waits for that. It does not once somebody did, or let it go,
    /// or an entry cites its place: not even one that was taken off the timeline.
    public var waits: (CandidateID) -> Bool {
        let cited = timeline.everything.flatMap(\.content.citations).compactMap {
            Candidate.id(source: $0.source, part: $0.part, offset: $0.offset)
        }
        let gone = dismissedCandidates.union(cited)
        return { candidate in
            !gone.contains(candidate) && EntryID(candidate.text).map { timeline.any($0) == nil } ?? false
        }
    }

    func dismissing(_ candidate: CandidateID) throws(Refusal) -> [Fact] {
        try requireUnfinished()
        return dismissedCandidates.contains(candidate) ? [] : [.candidateDismissed(candidate: candidate)]
    }
}
