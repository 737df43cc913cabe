/// Tells from its words what kind of thing a sentence says. What it cannot tell it leaves alone.
///
/// Its cues are written as the word lists of hints are; code, logs and quotations are not looked at.
public struct Recogniser: Sendable {
    public static let standard = Recogniser()

    private let rules: Rules
    /// The kind of each cue.
    private let kinds: [StatementKind]

    init(cues: String = Asset.text("cues.txt")) {
        var list = WordList()
        // A file of ours that cannot be read is found by a test, not by whoever writes.
        try? list.read(cues, file: "cues.txt")
        kinds = list.entries.compactMap { StatementKind(cue: $0.name) }
        rules = Rules(list)
    }

    /// In the order of the text; of several kinds in one sentence the strongest first.
    public func statements(in text: String) -> [Statement] {
        let bytes = Array(text.utf8)
        var structure = LineStructure(isMarkdown: false)
        var tokeniser = Tokeniser(lexicon: rules.lexicon, isMarkdown: false)
        var statements: [Statement] = []
        for line in bytes.lines {
            switch structure.kind(of: bytes, line, next: nil) {
            case .prose, .item: break
            case .blank, .heading, .skipped: continue
            }
            let words = line.dropMark(in: bytes)
            tokeniser.read(bytes, words, width: words.count, isMarkdown: false) { tokens in
                statements += self.statements(tokens, bytes)
            }
        }
        return statements
    }

    /// The kinds of what is said, the first that was said first.
    public func kinds(in text: String) -> [StatementKind] {
        var kinds: [StatementKind] = []
        for statement in statements(in: text) where !kinds.contains(statement.kind) { kinds.append(statement.kind) }
        return kinds
    }

    private func statements(_ tokens: [Token], _ bytes: [UInt8]) -> [Statement] {
        guard let first = tokens.first, let last = tokens.last else { return [] }
        let sentence = String(decoding: bytes[first.start..<last.end], as: UTF8.self)
        var found: [StatementKind: Statement] = [:]
        for match in rules.matches(in: tokens, classes: ~0) {
            let kind = kinds[match.entry]
            let cue = bytes[tokens[match.first].start..<tokens[match.last].end]
            found[kind] =
                found[kind]
                ?? Statement(
                    kind: kind, cue: String(decoding: cue, as: UTF8.self), sentence: sentence)
        }
        return found.values.sorted { $0.kind.rank < $1.kind.rank }
    }
}

extension StatementKind {
    /// An entry of the cues is called as its kind, with a word behind it where a kind has several.
    init?(cue name: String) {
        self.init(rawValue: name.split(separator: " ").first.map(String.init) ?? name)
    }
}

extension [UInt8] {
    /// Where each line stands, without its end.
    var lines: [Range<Int>] {
        split(separator: 0x0A, omittingEmptySubsequences: true).map { $0.startIndex..<$0.endIndex }
    }
}
