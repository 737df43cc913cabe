extension Debrief {
    func decideTimeline(_ command: Command, by person: PersonID) throws(Refusal) -> [Fact] {
        try requireUnfinished()
        switch command {
        case .addEntry(let id, let content): return try adding(id, content)
        case .addEntries(let entries): return try adding(entries)
        case .changeEntry(let id, let edit, let base): return try changing(id, edit, base: base)
        case .removeEntry(let id): return try existing(id).removal == nil ? [.entryRemoved(entry: id)] : []
        case .restoreEntry(let id): return try existing(id).removal == nil ? [] : [.entryRestored(entry: id)]
        case .addPerspective(let id, let text, let entry): return try adding(id, text, to: entry)
        case .tag(let id, let tags, let gone): return try tagging(id, tags, without: gone)
        case .undo(let change): return try undoing(change, by: person)
        default: return []
        }
    }

    func attaching(_ source: Source) throws(Refusal) -> [Fact] {
        try requireUnfinished()
        guard !sources.contains(where: { $0.id == source.id }) else { return [] }
        // In another zone it would be the same lines twice: how a source is read can be changed.
        if let same = sources.first(where: { $0.sha256 == source.sha256 }) {
            throw .sameFile(as: same.name, isReadAlike: same.reading == source.reading)
        }
        return [.sourceAdded(source: source)]
    }

    func adding(_ id: EntryID, _ content: EntryContent) throws(Refusal) -> [Fact] {
        guard timeline[id] == nil else { return [] }
        return [.entryAdded(entry: id, content: try checked(content, of: id))]
    }

    func checked(_ content: EntryContent, of id: EntryID) throws(Refusal) -> EntryContent {
        var content = content
        content.text = try Debrief.checked(content.text, "The text of the entry")
        content.lane = try checked(content.lane)
        try check(content.moment, of: id)
        try check(content.citations)
        content.links = try content.links.map(Debrief.checkedAddresses)
        return content
    }

    private func changing(_ id: EntryID, _ edit: EntryEdit, base: Int) throws(Refusal) -> [Fact] {
        let entry = try standing(id)
        var edit = edit.differing(from: entry.content)
        if let text = edit.text { edit.text = try Debrief.checked(text, "The text of the entry") }
        if let lane = edit.lane { edit.lane = try checked(lane) }
        if let moment = edit.moment { try check(moment, of: id) }
        try check(edit.cite ?? [])
        edit.link = try edit.link.map(Debrief.checkedAddresses)
        if let attach = edit.attach { edit.attach = try merged(attach, into: entry, base: base) }
        edit = edit.differing(from: entry.content)
        var met = edit.fields.filter { (entry.revisions[$0] ?? 0) > base }
        if met.contains(.text), let merged = merged(edit.text, into: entry, base: base) {
            edit.text = merged == entry.content.text ? nil : merged
            met.removeAll { $0 == .text }
        }
        guard met.isEmpty else { throw .changedMeanwhile(id, yours: edit, fields: met) }
        return edit.isEmpty ? [] : [.entryChanged(entry: id, edit: edit)]
    }

    /// The text that has what `mine` changed since `base` and what others did; nil if they changed the same words.
    private func merged(_ mine: String?, into entry: Entry, base: Int) -> String? {
        guard let mine, let text = timeline.text(of: entry.id, at: base) else { return nil }
        let merged = Merging.merged(text, mine, entry.content.text)
        // Two texts that fit may not fit together.
        return merged.flatMap { try? Debrief.checked($0, "The text of the entry") }
    }

    /// The attachments as they are to stand, with what others said of them since `base`.
    private func merged(_ mine: [Attachment], into entry: Entry, base: Int) throws(Refusal) -> [Attachment] {
        let there = entry.content.attachments ?? []
        let before = timeline.content(of: entry.id, at: base)?.attachments ?? []
        var merged = try checked(mine, beside: there)
        for (index, one) in merged.enumerated() {
            guard let now = there.first(where: { $0.id == one.id }),
                let was = before.first(where: { $0.id == one.id })
            else { continue }
            guard let caption = Debrief.merged(one.caption, was.caption, now.caption),
                let moment = Debrief.merged(one.moment, was.moment, now.moment)
            else {
                throw .invalid(
                    "Somebody else changed what is said of it since you opened the form, so nothing was changed. It says "
                        + "“\(now.caption)” now. Reload the page, look at it, and change that.")
            }
            (merged[index].caption, merged[index].moment) = (caption, moment)
        }
        return merged
    }

    /// What one of two changed; nil if both changed it, each to something else.
    private static func merged<Value: Equatable>(_ mine: Value, _ base: Value, _ theirs: Value) -> Value? {
        if mine == base { return theirs }
        return theirs == base || theirs == mine ? mine : nil
    }

    private func adding(_ id: PerspectiveID, _ text: String, to entry: EntryID) throws(Refusal) -> [Fact] {
        guard try !standing(entry).perspectives.contains(where: { $0.id == id }) else { return [] }
        let text = try Debrief.checked(text, "The text")
        return [.perspectiveAdded(entry: entry, perspective: id, text: text)]
    }

    private func existing(_ id: EntryID) throws(Refusal) -> Entry {
        guard let entry = timeline[id] else { throw .notFound("entry") }
        return entry
    }

    /// The entry of that name, if it is on the timeline.
    public func standing(_ id: EntryID) throws(Refusal) -> Entry {
        let entry = try existing(id)
        guard entry.removal == nil else {
            throw .invalid("This entry was taken off the timeline. Put it back first, then change it.")
        }
        return entry
    }

    private func checked(_ lane: Lane) throws(Refusal) -> Lane {
        Lane(kind: lane.kind, name: try Debrief.checked(lane.name, "The lane (who or what it was)", limit: 80))
    }

    private func check(_ citations: [Citation]) throws(Refusal) {
        for citation in citations where !sources.contains(where: { $0.id == citation.source }) {
            throw .notFound("source as the one cited, \(citation.source),")
        }
    }

    /// Addresses that a browser can follow and a person can read: encrypted, with a host, and in plain letters.
    private static func checkedAddresses(_ links: [String]) throws(Refusal) -> [String] {
        var checked: [String] = []
        for link in links { checked.append(try Debrief.checked(link: link)) }
        return checked
    }

    static func checked(link: String) throws(Refusal) -> String {
        let link = try checked(link, "The web address", limit: 2000)
        let host = link.dropFirst("https://".count).prefix { !"/?#".contains($0) }
        let isPlain =
            link.utf8.allSatisfy { (0x21...0x7E).contains($0) } && !link.contains { "\"<>\\^`{|}".contains($0) }
        guard link.hasPrefix("https://"), isPlain, !host.isEmpty, !host.contains("@") else {
            throw .invalid(
                "“\(link)” is no web address that can be cited. Copy it whole, as in https://example.org/status/17.")
        }
        return link
    }

    func check(_ moment: Moment, of id: EntryID) throws(Refusal) {
        if case .between(let from, let until, _) = moment, until < from {
            throw .invalid("The range ends before it begins. Swap the two times.")
        }
        guard let anchor = moment.anchor else { return }
        _ = try standing(anchor)
        guard !timeline.isTold(anchor, by: id) else {
            throw .invalid("The two entries would each be told by the other. Give one of them a time of its own.")
        }
    }

    public func requireUnfinished() throws(Refusal) {
        guard stage != .completed else {
            throw .notNow(stage, "Open the follow-up again to change something; it stays as it was.")
        }
    }
}
