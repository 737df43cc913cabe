/// Small questions about a stretch of bytes.
extension [UInt8] {
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, self[low].isBlank { low += 1 }
        while high > low, self[high - 1].isBlank { high -= 1 }
        return low..<high
    }

    func indent(of line: Range<Int>) -> Int {
        var width = 0
        for place in line {
            switch self[place] {
            case UInt8(ascii: " "): width += 1
            case UInt8(ascii: "\t"): width += 4
            default: return width
            }
        }
        return width
    }

    func run(of byte: UInt8, from range: Range<Int>) -> Int {
        var end = range.lowerBound
        while end < range.upperBound, self[end] == byte { end += 1 }
        return end - range.lowerBound
    }

    func holds(_ word: StaticString, in range: Range<Int>) -> Bool {
        range.count == word.utf8CodeUnitCount && starts("\(word)", at: range)
    }

    func starts(_ word: String, at range: Range<Int>) -> Bool {
        guard range.count >= word.utf8.count else { return false }
        return word.utf8.enumerated().allSatisfy { self[range.lowerBound + $0] | 0x20 == $1 | 0x20 }
    }

    func ends(_ word: String, at range: Range<Int>) -> Bool {
        range.count >= word.utf8.count && starts(word, at: range.upperBound - word.utf8.count..<range.upperBound)
    }

    func contains(_ word: String, in range: Range<Int>) -> Bool {
        let word = Array(word.utf8)
        guard range.count >= word.count else { return false }
        for place in range.lowerBound...range.upperBound - word.count where self[place] == word[0] {
            if self[place..<place + word.count].elementsEqual(word) { return true }
        }
        return false
    }

    /// The length of “- ”, “* ”, “12. ” and the like; 0 if there is none.
    func itemMark(_ body: Range<Int>) -> Int {
        guard let first = body.first, body.count > 1 else { return 0 }
        switch self[first] {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            return self[first + 1].isBlank ? 2 : 0
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var end = first
            while end < body.upperBound, end - first < 4, self[end].isDigit { end += 1 }
            guard end + 1 < body.upperBound, self[end] == UInt8(ascii: ".") || self[end] == UInt8(ascii: ")") else {
                return 0
            }
            return self[end + 1].isBlank ? end + 2 - first : 0
        case 0xE2 where body.count > 4 && self[first + 1] == 0x80 && self[first + 2] == 0xA2:
            return 3
        default: return 0
        }
    }

    /// “---”, “***”, “___”.
    func isRule(_ body: Range<Int>) -> Bool {
        guard body.count >= 3, [0x2D, 0x2A, 0x5F].contains(self[body.lowerBound]) else { return false }
        return body.allSatisfy { self[$0] == self[body.lowerBound] || self[$0].isBlank }
    }

    func isUnderline(_ body: Range<Int>) -> Bool {
        guard body.count >= 2, [0x2D, 0x3D].contains(self[body.lowerBound]) else { return false }
        return body.allSatisfy { self[$0] == self[body.lowerBound] }
    }

    func isTableRule(_ body: Range<Int>) -> Bool {
        guard body.count >= 3 else { return false }
        return body.allSatisfy { [0x7C, 0x2D, 0x3A, 0x20, 0x2B, 0x3D].contains(self[$0]) } && contains("--", in: body)
    }

    /// “[name]: address”.
    func isReference(_ body: Range<Int>) -> Bool {
        guard starts("[", at: body), let close = self[body].firstIndex(of: UInt8(ascii: "]")) else { return false }
        return close + 1 < body.upperBound && self[close + 1] == UInt8(ascii: ":")
    }

    /// A word or two that name a part of a report, alone on a line of plain text.
    func isBareTitle(_ body: Range<Int>) -> Bool {
        guard body.count < 40, body.count > 2 else { return false }
        var words = String(decoding: self[body], as: UTF8.self).lowercased()
        if words.last == ":" { words.removeLast() }
        return titles.contains(words)
    }

    func mayBeFrontMatter(_ line: Range<Int>) -> Bool {
        let body = trimmed(line)
        guard let first = body.first else { return true }
        if indent(of: line) > 0 || [0x23, 0x2D, 0x5D, 0x7D].contains(self[first]) { return true }
        return self[body].prefix(80).contains { $0 == 0x3A || $0 == 0x3D }
    }
}

private let titles: Set = [
    "summary", "timeline", "impact", "background", "what happened", "narrative", "remediation", "remediations",
    "action items", "actions", "next steps", "follow-up", "follow-ups", "lessons learned", "learnings", "root cause",
    "root causes", "contributing factors", "detection", "resolution", "recovery", "what went well", "what went wrong",
    "what could have gone better", "what went badly", "where we got lucky", "questions", "open questions",
    "corrective actions",
]

extension UInt8 {
    @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }
    @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
    @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 || self >= 0x80 }
    @inline(__always) var isUpper: Bool { self &- 0x41 < 26 }
    @inline(__always) var isWordly: Bool { isLetter || isDigit }
}
