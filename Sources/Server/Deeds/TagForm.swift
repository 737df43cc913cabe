import Debriefing

/// Tags for an entry, by the names that they have in the organisation, and those that it is to bear no more.
struct TagForm: CommandForm {
    let tag: [String]?
    let untag: [String]?

    func command(in place: FormPlace) throws -> Command {
        .tag(try place.id("entry"), try place.tags(tag ?? []), without: untag ?? [])
    }
}

extension FormPlace {
    /// What the names stand for: in the vocabulary of the organisation, or on an entry here that was tagged so before.
    func tags(_ names: [String]) throws(Refusal) -> [EntryTag] {
        var tags: [EntryTag] = []
        for name in names where !name.allSatisfy(\.isWhitespace) {
            guard let tag = (vocabulary + debrief.tagsInUse).first(where: { $0.isCalled(name) }) else {
                throw .invalid(FormPlace.unknown(name, among: vocabulary))
            }
            if !tags.contains(tag) { tags.append(tag) }
        }
        return tags
    }

    private static func unknown(_ name: String, among vocabulary: [EntryTag]) -> String {
        let names = vocabulary.map(\.name).joined(separator: ", ")
        return "“\(name.prefix(60))” is no tag of this organisation. "
            + (vocabulary.isEmpty
                ? "Ask the owner of the installation to name some." : "Choose one of these: \(names).")
    }
}
