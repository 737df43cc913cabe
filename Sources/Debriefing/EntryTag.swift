/// A word of the organisation for what an entry shows, and what it means by it. An entry keeps both as they were when it
/// was tagged: what is taken out of the vocabulary, or worded anew, reads there as it was meant.
public struct EntryTag: Codable, Hashable, Sendable {
    public let name: String
    public let definition: String

    public init(name: String, definition: String) {
        self.name = name
        self.definition = definition
    }

    /// The most tags that one entry may have.
    static let most = 12

    /// The same without blanks around it, if it can be shown, typed and listed.
    public func checked() throws(Refusal) -> EntryTag {
        let name = try Debrief.checked(name, "The name of the tag", limit: 60)
        // Lists part tags by commas, and set them in brackets.
        guard !name.contains(where: { $0.isNewline || ",[]".contains($0) }) else {
            throw .invalid("“\(name)” cannot be the name of a tag. Write it on one line, without commas and brackets.")
        }
        return EntryTag(name: name, definition: try Debrief.optional(definition, "What the tag means", limit: 500))
    }

    /// Whether it goes by that name, however it is capitalised.
    public func isCalled(_ name: String) -> Bool { self.name.lowercased() == name.trimmed.lowercased() }
}

extension Debrief {
    func tagging(_ id: EntryID, _ tags: [EntryTag], without gone: [String]) throws(Refusal) -> [Fact] {
        let entry = try standing(id)
        var (facts, names): ([Fact], [String]) = ([], entry.tags.map(\.name))
        for name in gone where names.contains(name) {
            names.removeAll { $0 == name }
            facts.append(.entryUntagged(entry: id, name: name))
        }
        for tag in tags {
            let tag = try tag.checked()
            guard !names.contains(where: tag.isCalled) else { continue }
            names.append(tag.name)
            facts.append(.entryTagged(entry: id, tag: tag))
        }
        guard names.count <= EntryTag.most else {
            throw .invalid("One entry has \(EntryTag.most) tags at the most. Take one off first.")
        }
        return facts
    }

    /// The tags that entries bear, in the order of their names.
    public var tagsInUse: [EntryTag] {
        let all = timeline.inOrderOfArrival.flatMap(\.tags)
        return Dictionary(all.map { ($0.name, $0) }) { first, _ in first }.values.sorted { $0.name < $1.name }
    }

    mutating func applyToTags(_ change: Change) {
        switch change.fact {
        case .entryTagged(let id, let tag): timeline.tag(id) { $0 + [tag] }
        case .entryUntagged(let id, let name): timeline.tag(id) { $0.filter { $0.name != name } }
        default: break
        }
    }
}
