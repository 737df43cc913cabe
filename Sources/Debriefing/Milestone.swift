public import Timekeeping

/// What every event has, known or not: the four points that its durations are told by.
public enum Milestone: String, Codable, CaseIterable, Sendable, CodingKeyRepresentable {
    case began, noticed
    case impactEnded = "impact-ended"
    case recovered

    /// Which entry a milestone is, or that nobody knows.
    public enum Mark: Codable, Hashable, Sendable {
        case at(entry: EntryID)
        case notKnown
    }

    /// As it stands in a sentence.
    public var words: String {
        switch self {
        case .began: "it began"
        case .noticed: "it was noticed"
        case .impactEnded: "the impact ended"
        case .recovered: "all was as before"
        }
    }
}

/// The time from one milestone to another, as exactly as the two are known.
public struct Span: Hashable, Sendable {
    public let from: Milestone
    public let until: Milestone
    /// Seconds at least and at most; equal where both moments are known to the point.
    public let seconds: ClosedRange<Int64>
}

extension Debrief {
    /// Milestones that nobody has said anything about.
    public var missingMilestones: [Milestone] {
        Milestone.allCases.filter { milestones[$0] == nil }
    }

    /// From the beginning to each later milestone that is known. Made from the entries as they stand now.
    public var spans: [Span] {
        guard let began = moment(of: .began) else { return [] }
        return Milestone.allCases.dropFirst().compactMap { milestone in
            guard let until = moment(of: milestone), until.end >= began.start else { return nil }
            let least = max(0, until.start.seconds - began.end.seconds)
            return Span(from: .began, until: milestone, seconds: least...(until.end.seconds - began.start.seconds))
        }
    }

    /// Milestones whose times stand in another order than one would think. Times typed by hand and times that a system
    /// recorded often differ by more than lies between them, so this is a hint and nothing is put right.
    public var milestonesOutOfOrder: [(earlier: Milestone, later: Milestone)] {
        let known = Milestone.allCases.compactMap { milestone in moment(of: milestone).map { (milestone, $0) } }
        return zip(known, known.dropFirst()).filter { $1.1.end < $0.1.start }.map { ($0.0, $1.0) }
    }

    private func moment(of milestone: Milestone) -> (start: Instant, end: Instant)? {
        guard case .at(let id) = milestones[milestone], let entry = timeline[id], entry.removal == nil,
            let start = entry.content.moment.start, let end = entry.content.moment.end
        else { return nil }
        return (start, end)
    }
}
