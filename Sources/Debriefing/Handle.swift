/// A name by which a source knows somebody, so that two ways to write one name are the same:
/// `@Bob`, `bob` and `Bob <bob@example.org>`.
public struct Handle: Hashable, Sendable, Comparable {
    /// Lower case, letters and digits, single blanks.
    public let key: String
    /// The mail address in it, if there is one, in lower case.
    public let address: String?

    public init(_ text: String) {
        let text = text.lowercased()
        address = Handle.address(in: text)
        let name = text.split(separator: "<", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        let words = Handle.words(name)
        // Of a bare address the part before the @ is the name.
        if let address, words.isEmpty || name.contains("@") && !name.hasPrefix("@") {
            key = Handle.words(address.prefix { $0 != "@" }).joined(separator: " ")
        } else {
            key = words.joined(separator: " ")
        }
    }

    public static func == (left: Handle, right: Handle) -> Bool { left.key == right.key }

    public static func < (left: Handle, right: Handle) -> Bool { left.key < right.key }

    public func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// Whether the two may well be one person, without being written alike: the first name alone, or the address.
    public func resembles(_ name: String, address: String?) -> Bool {
        if let address, let mine = self.address, address.lowercased() == mine { return true }
        let (mine, theirs) = (key.split(separator: " "), Handle(name).key.split(separator: " "))
        guard !mine.isEmpty, !theirs.isEmpty else { return false }
        if Set(mine) == Set(theirs) || mine.joined() == theirs.joined() { return true }
        if mine.count == 1 || theirs.count == 1 { return mine.first == theirs.first }
        return false
    }

    private static func words(_ text: some StringProtocol) -> [String] {
        text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map { String($0) }
    }

    private static func address(in text: String) -> String? {
        text.split { $0.isWhitespace || "<>(),;\"".contains($0) }.first { word in
            let parts = word.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
        }.map(String.init)
    }
}
