/// Where in a line its time stands.
enum TimePlace: Hashable, Sendable {
    /// At this byte.
    case column(Int)
    /// After what syslog writes first: nothing, `<13>`, or `<13>1 `.
    case priority
    /// After the first `[`.
    case bracket
    /// After so many words.
    case word(Int)
    /// After the first of these words.
    case after([UInt8])
    /// In this member of a JSON object; more than one name is a path inwards.
    case member([[UInt8]])
    /// In the value of this key, as in `time=2026-03-01T12:00:00Z`.
    case key([UInt8])
    /// Anywhere in the first `TimePlace.reach` bytes.
    case anywhere

    /// How far into a line a time is looked for.
    static let reach = 200
}

extension TimePlace {
    /// Where the time of `line` begins; for `anywhere` that is a matter of the notation, and this is nil.
    func start(in line: Bytes) -> Int? {
        switch self {
        case .column(let column): column
        case .priority: line.afterPriority
        case .bracket: line.afterBracket
        case .word(let number): line.startOfWord(number)
        case .after(let word): line[0..<TimePlace.reach].index(of: word).map { $0 + word.count }
        case .member(let path):
            JSON.value(at: path, in: line).map { $0.range.lowerBound + ($0.kind == .string ? 1 : 0) }
        case .key(let key): Logfmt.value(of: key, in: line)?.lowerBound
        case .anywhere: nil
        }
    }

    /// Whether the time begins at `start` too in a line that is as another up to there. JSON that breaks off in its value has
    /// none, and what holds a member of a member has to be whole.
    func isKept(at start: Int, in line: Bytes) -> Bool {
        guard case .member(let path) = self else { return true }
        return path.count == 1 && (line[start - 1] != .quote || JSON.value(in: line, at: start - 1) != nil)
    }
}

extension Bytes {
    /// Where the text after the first `[` begins.
    @inline(__always)
    var afterBracket: Int? {
        self[0..<TimePlace.reach].index(of: UInt8(ascii: "[")).map { $0 + 1 }
    }

    /// Where the text after `<13>` or `<13>1 ` begins; 0 where there is neither.
    var afterPriority: Int {
        guard self[0] == UInt8(ascii: "<") else { return 0 }
        let digits = digitCount(at: 1)
        guard (1...3).contains(digits), self[1 + digits] == UInt8(ascii: ">") else { return 0 }
        let end = digits + 2
        return self[end] == UInt8(ascii: "1") && self[end + 1] == .blank ? end + 2 : end
    }

    /// Where the word begins that `number` others precede, if it does so in the first `TimePlace.reach` bytes.
    func startOfWord(_ number: Int) -> Int? {
        var index = skippingBlanks(0)
        for _ in 0..<number {
            while self[index] != .blank, index < count, index < TimePlace.reach { index += 1 }
            index = skippingBlanks(index)
        }
        return index < Swift.min(count, TimePlace.reach) ? index : nil
    }

    /// The number in `<13>` at the start.
    var priority: Int? {
        guard self[0] == UInt8(ascii: "<"), let number = number(at: 1), afterPriority > 0 else { return nil }
        return Int(number)
    }

    /// The positions at which a time may begin: the start of each word in the first `TimePlace.reach` bytes.
    /// The code of a terminal's colour, as in `ESC [2K`, does not belong to the word after it.
    var wordStarts: some Sequence<Int> {
        let end = Swift.min(count, TimePlace.reach)
        return (0..<end).lazy.filter { index in
            guard self[index].isDigit || self[index].isLetter else { return false }
            return index == 0 || !self[index - 1].isWord || endsEscape(index - 1)
        }
    }

    private func endsEscape(_ index: Int) -> Bool {
        guard self[index].isLetter else { return false }
        var start = index - 1
        while self[start].isDigit || self[start] == UInt8(ascii: ";") { start -= 1 }
        return self[start] == UInt8(ascii: "[") && self[start - 1] == 0x1B
    }
}
