/// What a message says of the one it answers, changes or deletes.
struct Reference {
    var actor: String?
    var text: String?

    /// How much of the other message is quoted.
    private static let reach = 80

    /// ` (in reply to Alice: is it down?)`, or as much of that as is known.
    func suffix(_ relation: String) -> String {
        let words = [actor, quotation].compactMap(\.self)
        guard !words.isEmpty else { return " (\(relation) a message that is not here)" }
        return " (\(relation) \(words.joined(separator: ": ")))"
    }

    private var quotation: String? {
        guard let text else { return nil }
        let line = text.prefix(Reference.reach * 5).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !line.isEmpty else { return nil }
        return line.count > Reference.reach ? line.prefix(Reference.reach - 1).trimmingEnd + "…" : line
    }
}

extension Substring {
    var trimmingEnd: String { String(self).trimmingEnd }
}
