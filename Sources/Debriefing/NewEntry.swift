import Timekeeping

/// An entry that is to come onto the timeline.
public struct NewEntry: Hashable, Sendable {
    public let id: EntryID
    public let content: EntryContent
    public let tags: [EntryTag]

    public init(id: EntryID, content: EntryContent, tags: [EntryTag] = []) {
        self.id = id
        self.content = content
        self.tags = tags
    }
}

extension Debrief {
    /// As it would be with that entry, for those that come with it and are told by it.
    public func adding(_ entry: NewEntry) throws(Refusal) -> Debrief {
        try with(adding([entry]))
    }

    func adding(_ entries: [NewEntry]) throws(Refusal) -> [Fact] {
        var (draft, facts): (Debrief, [Fact]) = (self, [])
        for entry in entries {
            let new = try draft.adding(entry.id, entry.content)
            draft = draft.with(new)
            // One that is there already stays as it is.
            let tagged = new.isEmpty ? [] : try draft.tagging(entry.id, entry.tags, without: [])
            draft = draft.with(tagged)
            facts += new + tagged
        }
        return facts
    }

    /// Who added them, and when, is of no account here.
    private func with(_ facts: [Fact]) -> Debrief {
        guard let somebody = participants.first?.person else { return self }
        var debrief = self
        for fact in facts {
            let at = opened ?? Instant(nanoseconds: 0)
            debrief.apply(Change(sequence: debrief.sequence + 1, at: at, by: somebody, fact: fact))
        }
        return debrief
    }
}
