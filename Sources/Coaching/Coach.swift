/// Reads a text and gives hints: questions where words would undermine a blameless debrief.
///
/// What comes out depends on the text and the word list alone. It takes time in proportion to the text, whatever the
/// bytes are, and never looks at code, logs, quotations, link text or titles.
public struct Coach: Sendable {
    public enum Writing: Sendable {
        /// Markdown: headings tell the section, if it is to be found.
        case markdown
        /// Plain text, in which a line that is not filled up ends what it says.
        case plain
    }

    /// The one with the words that come with Debrief.
    public static let standard = Coach()

    private let rules: Rules
    private static let longestUnit = 1 << 16

    public init(words: WordList = .builtIn) {
        rules = Rules(words)
    }

    public func hints(in text: String, as writing: Writing = .markdown, section: Section? = nil) -> [Hint] {
        var hints: [Hint] = []
        check(Array(text.utf8), as: writing, section: section) {
            hints.append($0)
            return true
        }
        return hints
    }

    /// Calls `take` with each hint in its order, until that says false. Without a section the headings decide.
    public func check(_ text: [UInt8], as writing: Writing, section: Section? = nil, take: (Hint) -> Bool) {
        var pass = CheckingPass(rules: rules, text: text, writing: writing, section: section)
        pass.run(take)
    }
}

/// One reading of one text.
struct CheckingPass {
    let rules: Rules
    let text: [UInt8]
    let isMarkdown: Bool
    let given: Section?
    private var section: Section
    private var structure: LineStructure
    private var tokeniser: Tokeniser
    private var unit: Range<Int>?
    private var width = 0
    private var isStopped = false
    // The place up to which lines and characters were counted.
    private var (counted, line, column) = (0, 1, 1)
    private static let longestUnit = 1 << 16

    init(rules: Rules, text: [UInt8], writing: Coach.Writing, section: Section?) {
        (self.rules, self.text, given) = (rules, text, section)
        isMarkdown = writing == .markdown
        self.section = section ?? .narrative
        structure = LineStructure(isMarkdown: isMarkdown)
        tokeniser = Tokeniser(lexicon: rules.lexicon, isMarkdown: isMarkdown)
    }

    mutating func run(_ take: (Hint) -> Bool) {
        var current = nextLine(from: text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        while let line = current, !isStopped {
            let next = nextLine(from: line.upperBound + 1)
            switch structure.kind(of: text, line, next: next) {
            case .prose: add(line, take)
            case .item:
                finish(take)
                add(line.dropMark(in: text), take)
            case .heading:
                finish(take)
                if given == nil, let found = Section(heading: text[line.prefix(200)]) { section = found }
            case .blank, .skipped: finish(take)
            }
            current = next
        }
        finish(take)
    }

    private func nextLine(from start: Int) -> Range<Int>? {
        guard start < text.count else { return nil }
        var end = start
        while end < text.count, text[end] != 0x0A { end += 1 }
        return start..<end
    }

    private mutating func add(_ line: Range<Int>, _ take: (Hint) -> Bool) {
        if line.count > CheckingPass.longestUnit {
            finish(take)
            return cut(line, take)
        }
        if let unit, line.upperBound - unit.lowerBound > CheckingPass.longestUnit { finish(take) }
        unit = (unit?.lowerBound ?? line.lowerBound)..<line.upperBound
        width = max(width, line.count)
    }

    /// A line without end is read in pieces, cut between words.
    private mutating func cut(_ line: Range<Int>, _ take: (Hint) -> Bool) {
        var start = line.lowerBound
        while start < line.upperBound, !isStopped {
            var end = min(line.upperBound, start + CheckingPass.longestUnit)
            let limit = end - 200
            while end < line.upperBound, end > limit, !text[end - 1].isBlank { end -= 1 }
            (unit, width) = (start..<end, end - start)
            finish(take)
            start = end
        }
    }

    private mutating func finish(_ take: (Hint) -> Bool) {
        guard let range = unit else { return }
        unit = nil
        var sentences: [(tokens: [Token], matches: [Rules.Match])] = []
        let classes = section.classes
        tokeniser.read(text, range, width: width, isMarkdown: isMarkdown) { tokens in
            let matches = rules.matches(in: tokens, classes: classes)
            if !matches.isEmpty { sentences.append((tokens, matches)) }
        }
        width = 0
        for sentence in sentences { give(sentence.tokens, sentence.matches, take) }
    }

    private mutating func give(_ tokens: [Token], _ matches: [Rules.Match], _ take: (Hint) -> Bool) {
        let isOwn = matches.contains { rules.entries[$0.entry].kind == .selfBlame }
        var given: UInt32 = 0
        for match in matches.sorted(by: { $0.first < $1.first }) where !isStopped {
            let entry = rules.entries[match.entry]
            guard given & entry.kind.bit == 0 else { continue }
            if isOwn,
                [.shouldHave, .omission, .judgement, .counterfactual, .usAndThem, .humanError].contains(entry.kind)
            {
                continue
            }
            given |= entry.kind.bit
            isStopped = !take(hint(entry, tokens, match))
        }
    }

    private mutating func hint(_ entry: WordList.Entry, _ tokens: [Token], _ match: Rules.Match) -> Hint {
        let range = tokens[match.first].start..<tokens[match.last].end
        count(to: range.lowerBound)
        return Hint(
            kind: entry.kind, range: range, line: line, column: column,
            text: String(decoding: text[range], as: UTF8.self), advice: advice(entry, tokens, match), entry: entry.name)
    }

    /// Lines and characters are counted once on the way through the text.
    private mutating func count(to place: Int) {
        if place < counted {
            (counted, line, column) = backed(to: place)
        }
        while counted < place {
            if text[counted] == 0x0A {
                (line, column) = (line + 1, 1)
            } else if text[counted] & 0xC0 != 0x80 {
                column += 1
            }
            counted += 1
        }
    }

    private func backed(to place: Int) -> (Int, Int, Int) {
        var (line, column, start) = (line, column, counted)
        while start > place {
            start -= 1
            if text[start] == 0x0A { return recounted(place) }
            if text[start] & 0xC0 != 0x80 { column -= 1 }
        }
        line += 0
        return (place, line, column)
    }

    private func recounted(_ place: Int) -> (Int, Int, Int) {
        var (line, column) = (1, 1)
        for byte in text[..<place] {
            if byte == 0x0A { (line, column) = (line + 1, 1) } else if byte & 0xC0 != 0x80 { column += 1 }
        }
        return (place, line, column)
    }

    private func advice(_ entry: WordList.Entry, _ tokens: [Token], _ match: Rules.Match) -> String {
        let advice = entry.advice.isEmpty ? entry.kind.advice : entry.advice
        guard advice.contains("{rest}") else { return advice }
        let rest = rest(tokens, match.last + 1)
        return rest.isEmpty ? entry.kind.advice : advice.replacing("{rest}", with: rest)
    }

    private func rest(_ tokens: [Token], _ first: Int) -> String {
        var last = tokens.count - 1
        while last >= first, tokens[last].traits.overlaps(.mark) { last -= 1 }
        guard first <= last else { return "" }
        let bytes = text[tokens[first].start..<tokens[last].end]
        guard bytes.count <= 160, !bytes.contains(0x0A) else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Range<Int> {
    func dropMark(in text: [UInt8]) -> Range<Int> {
        let body = text.trimmed(self)
        var start = body.lowerBound + text.itemMark(body)
        // “- [ ] ” of a list of tasks
        if start + 3 < body.upperBound, text[start] == 0x5B, text[start + 2] == 0x5D { start += 3 }
        return Swift.min(start, body.upperBound)..<body.upperBound
    }
}
