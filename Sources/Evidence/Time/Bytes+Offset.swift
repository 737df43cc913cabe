extension Bytes {
    /// Reads what says how far ahead of UTC a time is: `Z`, `+02:00`, `-0530`, ` +0200`, ` UTC`, ` CEST`.
    /// An abbreviation with several meanings (`BST`, `IST`, `CST`, `EST`, `PST`) says nothing.
    @inline(__always)
    func offset(at index: Int) -> (seconds: Int, end: Int)? {
        switch self[index] {
        case UInt8(ascii: "Z") where !self[index + 1].isWord: (0, index + 1)
        case UInt8(ascii: "+"), UInt8(ascii: "-"): numericOffset(at: index, allowingHours: true)
        case .blank: spacedOffset(at: index + 1)
        default: nil
        }
    }

    private func spacedOffset(at index: Int) -> (seconds: Int, end: Int)? {
        let first = self[index]
        if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            return numericOffset(at: index, allowingHours: false)
        }
        guard first &- 0x41 < 26 else { return nil }
        return namedOffset(at: index)
    }

    private func numericOffset(at index: Int, allowingHours: Bool) -> (seconds: Int, end: Int)? {
        guard let hours = two(index + 1), hours <= 14 else { return nil }
        let colon = self[index + 3] == UInt8(ascii: ":") ? 1 : 0
        let sign = self[index] == UInt8(ascii: "-") ? -1 : 1
        if let minutes = two(index + 3 + colon), minutes < 60, !self[index + 5 + colon].isDigit {
            return (sign * (hours * 3600 + minutes * 60), index + 5 + colon)
        }
        guard allowingHours, colon == 0, !self[index + 3].isWord else { return nil }
        return (sign * hours * 3600, index + 3)
    }

    /// The capital letters at `index`, if they are three to five and nothing else follows in the word.
    func capitals(at index: Int) -> Bytes? {
        var end = index
        while self[end] &- 0x41 < 26, end - index < 6 { end += 1 }
        guard (1...5).contains(end - index), !self[end].isWord else { return nil }
        return self[index..<end]
    }

    func namedOffset(at index: Int) -> (seconds: Int, end: Int)? {
        guard let name = capitals(at: index) else { return nil }
        return aheadOfGreenwich(at: index) ?? ZoneAbbreviation.seconds(name).map { ($0, index + name.count) }
    }

    /// Reads `GMT+0100`, `GMT+1` and `UTC-05:30`, as browsers write it.
    private func aheadOfGreenwich(at index: Int) -> (seconds: Int, end: Int)? {
        guard has("GMT", at: index) || has("UTC", at: index), self[index + 4].isDigit,
            self[index + 3] == UInt8(ascii: "+") || self[index + 3] == UInt8(ascii: "-")
        else { return nil }
        if let offset = numericOffset(at: index + 3, allowingHours: true) { return offset }
        guard !self[index + 5].isWord else { return nil }
        return ((self[index + 3] == UInt8(ascii: "-") ? -1 : 1) * Int(self[index + 4] &- 0x30) * 3600, index + 5)
    }
}

/// Abbreviations that stand for one offset wherever they are used, and those that do not.
enum ZoneAbbreviation {
    private static let hours: [(StaticString, Double)] = [
        ("UTC", 0), ("GMT", 0), ("Z", 0), ("WET", 0), ("WEST", 1), ("CET", 1), ("CEST", 2), ("EET", 2), ("EEST", 3),
        ("MSK", 3), ("JST", 9), ("KST", 9), ("HKT", 8), ("AEST", 10), ("AEDT", 11), ("ACST", 9.5), ("AWST", 8),
        ("NZST", 12), ("NZDT", 13), ("EDT", -4), ("CDT", -5), ("MDT", -6), ("PDT", -7), ("AKDT", -8), ("AKST", -9),
    ]

    static func seconds(_ name: Bytes) -> Int? {
        guard endsAsOne(name[name.count - 1]) else { return nil }
        return hours.first { name.equals($0.0) }.map { Int($0.1 * 3600) }
    }

    /// Whether one of them ends in this letter. Most words behind a time do not, as INFO, WARN and ERROR.
    private static func endsAsOne(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "C"), UInt8(ascii: "K"), UInt8(ascii: "T"), UInt8(ascii: "Z"): true
        default: false
        }
    }
}
