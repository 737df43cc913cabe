import Debriefing
import Evidence
import Timekeeping

/// What the evidence of each debrief suggests, looked for once for each state of its evidence and its people.
actor Candidates {
    /// Something that might become an entry, with the line that shows it.
    struct Found: Sendable {
        let id: CandidateID
        let kind: Suggestion.Kind
        let text: String
        let citation: Citation
        /// Who or what the line is from; nil where it says neither.
        let actor: String?
    }

    private struct Key: Hashable {
        let sources: [Debriefing.Source]
        let people: [String]
    }

    private let shelf: EvidenceShelf
    private var kept: [DebriefID: (key: Key, found: Task<[Found], any Error>)] = [:]

    /// Debriefs beyond these are looked through again when somebody asks.
    private static let most = 32

    init(shelf: EvidenceShelf) {
        self.shelf = shelf
    }

    /// Those that still wait, in the order of time.
    func waiting(in debrief: Debrief) async throws -> [Found] {
        let key = Key(sources: debrief.sources, people: debrief.participants.map(\.name))
        let known = kept[debrief.id].flatMap { $0.key == key ? $0.found : nil }
        let found = known ?? Task { [shelf] in try await Candidates.find(in: debrief, shelf, people: key.people) }
        if known == nil {
            if kept.count >= Candidates.most { kept.removeAll() }
            kept[debrief.id] = (key, found)
        }
        do {
            return try await found.value.filter { [waits = debrief.waits] in waits($0.id) }
        } catch {
            kept[debrief.id] = nil
            throw error
        }
    }

    private static func find(
        in debrief: Debrief, _ shelf: EvidenceShelf, people: [String]
    ) async throws -> [Found] {
        let merged = try await shelf.merged(debrief)
        return try await offTheLoop {
            var seen: Set<CandidateID> = []
            return merged.timeline.suggestions(people: people).compactMap { suggestion in
                merged.found(suggestion).flatMap { seen.insert($0.id).inserted ? $0 : nil }
            }
        }
    }
}

extension EvidenceShelf.Merged {
    fileprivate func found(_ suggestion: Suggestion) -> Candidates.Found? {
        let (origin, part) = (origins[suggestion.sourceIndex], timeline.sources[suggestion.sourceIndex].name)
        let offset = suggestion.range.lowerBound
        let place = "\(origin.id).\(suggestion.instant.nanoseconds).\(offset).\(part)"
        guard let id = Candidate.id(source: origin.id, part: part, offset: offset), let event = event(at: place) else {
            return nil
        }
        return Candidates.Found(
            id: id, kind: suggestion.kind, text: Masking().masked(suggestion.text).text, citation: citation(of: event),
            actor: event.actor)
    }
}
