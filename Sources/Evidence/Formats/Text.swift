/// What several line formats have in common in taking an entry apart.
extension Bytes {
    /// What follows `index`, without white space around it.
    func message(from index: Int) -> String { from(index).trimmed.text }

    /// The bytes from `index` to the next blank, and where they end.
    func word(at index: Int) -> (word: Bytes, end: Int) {
        var end = index
        while end < count, !self[end].isSpace { end += 1 }
        return (self[index..<end], end)
    }

    /// The severity that the first word which names one says, within `reach` bytes from `index`, and where it ends.
    /// Only words in capitals, in brackets or at the very start count: "no error" is not an error.
    func severity(from index: Int, reach: Int = 80) -> (severity: Severity, range: Range<Int>)? {
        var position = index
        let end = Swift.min(count, index + reach)
        while position < end, self[position] != .newline {
            guard self[position].isLetter, !self[position - 1].isWord else {
                position += 1
                continue
            }
            let start = position
            while self[position].isLetter { position += 1 }
            if let severity = severity(in: start..<position, isFirst: self[index..<start].hasNoWord) {
                return (severity, start..<position)
            }
        }
        return nil
    }

    private func severity(in range: Range<Int>, isFirst: Bool) -> Severity? {
        let word = self[range]
        guard (3...11).contains(word.count), !self[range.upperBound].isWord else { return nil }
        let isShouted = word.buffer.allSatisfy { $0 &- 0x41 < 26 }
        let isBracketed = self[range.lowerBound - 1] == UInt8(ascii: "[") && self[range.upperBound] == UInt8(ascii: "]")
        guard isShouted || isBracketed || (isFirst && Bytes.plainLevels.contains(word.text.lowercased())) else {
            return nil
        }
        return Severity(word: word.text)
    }

    /// Levels that are seldom meant otherwise when a message begins with them in small letters.
    private static let plainLevels: Set<String> = [
        "trace", "debug", "info", "notice", "warn", "warning", "error", "err", "severe", "critical", "crit", "fatal",
    ]

    private var hasNoWord: Bool { !buffer.contains { $0.isWord } }

    /// Steps over blanks and the marks with which formats set the parts of a line off from each other.
    func skippingSeparators(_ index: Int) -> Int {
        var index = index
        while index < count {
            switch self[index] {
            case .blank, .tab, UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: "]"),
                UInt8(ascii: ")"), UInt8(ascii: ";"):
                index += 1
            case UInt8(ascii: "-") where self[index + 1] == .blank: index += 1
            default: return index
            }
        }
        return index
    }
}

extension String {
    /// Replaced scalar by scalar: with a mark that combines behind it, a quote is no character of its own any more.
    func replacingScalars(_ old: String, with new: String) -> String {
        String(unicodeScalars.replacing(old.unicodeScalars, with: new.unicodeScalars))
    }
}
