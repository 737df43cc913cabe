/// Marks what in a stretch of prose is not its writer's prose: code, addresses, markup, quotations.
struct Masking {
    enum Mark {
        static let prose: UInt8 = 0
        static let code: UInt8 = 1
        static let quotation: UInt8 = 2
        static let invisible: UInt8 = 3
    }

    private(set) var marks: [UInt8] = []
    private let isMarkdown: Bool
    private var base = 0
    private var end = 0
    /// Up to here no end of such a quotation was found; a second search would find none, either.
    private var unclosed: [UInt8: Int] = [:]

    init(isMarkdown: Bool) {
        self.isMarkdown = isMarkdown
    }

    @inline(__always)
    subscript(place: Int) -> UInt8 { marks[place - base] }

    mutating func read(_ text: [UInt8], _ range: Range<Int>) {
        (base, end) = (range.lowerBound, range.upperBound)
        marks.removeAll(keepingCapacity: true)
        marks.append(contentsOf: repeatElement(Mark.prose, count: range.count))
        if !unclosed.isEmpty { unclosed.removeAll(keepingCapacity: true) }
        var place = base
        while place < end {
            let byte = text[place]
            // Letters and blanks are nearly everything.
            if byte.isLetter && byte < 0x80 || byte == 0x20 {
                place += 1
                if byte == 0x70 | 0x00, place + 1 < end, text[place] == 0x3A { place = address(text, place - 1) }
                if byte == 0x73, place < end, text[place] == 0x3A { place = address(text, place - 1) }
                continue
            }
            place = special(text, place, byte)
        }
    }

    private mutating func special(_ text: [UInt8], _ place: Int, _ byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "`"): return code(text, place)
        case UInt8(ascii: "<") where isMarkdown: return tag(text, place)
        case UInt8(ascii: "[") where isMarkdown: return link(text, place)
        case UInt8(ascii: "\""): return quotation(text, place, 1, closing: [0x22])
        case UInt8(ascii: "'"): return quotation(text, place, 1, closing: [0x27])
        case 0xC2 where at(text, place + 1) == 0xAB: return quotation(text, place, 2, closing: [0xC2, 0xBB])
        case 0xE2 where at(text, place + 1) == 0x80:
            switch at(text, place + 2) {
            case 0x9C: return quotation(text, place, 3, closing: [0xE2, 0x80, 0x9D])
            case 0x9E: return quotation(text, place, 3, closing: [0xE2, 0x80, 0x9C])
            case 0x98: return quotation(text, place, 3, closing: [0xE2, 0x80, 0x99])
            default: return place + 3
            }
        case UInt8(ascii: "*") where isMarkdown, UInt8(ascii: "_") where isMarkdown && !isInWord(text, place):
            set(place..<place + 1, Mark.invisible)
            return place + 1
        default: return place + 1
        }
    }

    private func at(_ text: [UInt8], _ place: Int) -> UInt8 { place < end ? text[place] : 0 }

    private func isInWord(_ text: [UInt8], _ place: Int) -> Bool {
        place > base && text[place - 1].isWordly && at(text, place + 1).isWordly
    }

    private mutating func set(_ range: Range<Int>, _ mark: UInt8) {
        for place in range.clamped(to: base..<end) { marks[place - base] = mark }
    }

    private mutating func code(_ text: [UInt8], _ place: Int) -> Int {
        let length = text.run(of: 0x60, from: place..<end)
        guard unclosed[UInt8(min(length, 15))] == nil else { return place + length }
        var next = place + length
        while next < end {
            guard text[next] == 0x60 else {
                next += 1
                continue
            }
            let run = text.run(of: 0x60, from: next..<end)
            next += run
            if run == length {
                set(place..<next, Mark.code)
                return next
            }
        }
        unclosed[UInt8(min(length, 15))] = end
        return place + length
    }

    private mutating func tag(_ text: [UInt8], _ place: Int) -> Int {
        let next = at(text, place + 1)
        guard next.isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") else { return place + 1 }
        guard let close = find(0x3E, text, place + 1, key: 0x3E) else { return place + 1 }
        let isAddress = text[place..<close].contains(0x3A) || text[place..<close].contains(0x40)
        let range = place..<close + 1
        if text.starts("<!--", at: range), !text.ends("-->", at: range), let end = comment(text, range) {
            set(place..<end, Mark.invisible)
            return end
        }
        set(range, isAddress ? Mark.code : Mark.invisible)
        return close + 1
    }

    private func comment(_ text: [UInt8], _ range: Range<Int>) -> Int? {
        var place = range.upperBound
        while place + 2 < end {
            if text[place] == 0x2D, text[place + 1] == 0x2D, text[place + 2] == 0x3E { return place + 3 }
            place += 1
        }
        return nil
    }

    /// “[text](address)”, “[text][name]”: neither is the writer's.
    private mutating func link(_ text: [UInt8], _ place: Int) -> Int {
        guard let close = find(0x5D, text, place + 1, key: 0x5D) else { return place + 1 }
        let after = at(text, close + 1)
        guard after == UInt8(ascii: "(") || after == UInt8(ascii: "[") else { return place + 1 }
        let ending: UInt8 = after == UInt8(ascii: "(") ? 0x29 : 0x5D
        guard let last = find(ending, text, close + 2, key: ending &+ 1) else { return place + 1 }
        set(place..<last + 1, Mark.code)
        return last + 1
    }

    private mutating func find(_ byte: UInt8, _ text: [UInt8], _ place: Int, key: UInt8) -> Int? {
        guard place < end else { return nil }
        if let none = unclosed[key], place < none { return nil }
        let limit = Swift.min(end, place + 1_000)
        for next in place..<limit where text[next] == byte { return next }
        unclosed[key] = limit
        return nil
    }

    private mutating func address(_ text: [UInt8], _ place: Int) -> Int {
        guard at(text, place + 1) == 0x3A, at(text, place + 2) == 0x2F, at(text, place + 3) == 0x2F else {
            return place + 1
        }
        var start = place
        while start > base, text[start - 1].isLetter, place - start < 8 { start -= 1 }
        var next = place + 4
        while next < end, !text[next].isBlank, text[next] != 0x3E, text[next] != 0x29, text[next] != 0x22 { next += 1 }
        set(start..<next, Mark.code)
        return next
    }

    private mutating func quotation(_ text: [UInt8], _ place: Int, _ length: Int, closing: [UInt8]) -> Int {
        let first = place + length
        let before = place > base ? text[place - 1] : 0x20
        guard before.isBlank || [0x28, 0x5B, 0x2D, 0x2F, 0x3A, 0x2A, 0x5F, 0x94, 0x7C].contains(before), first < end,
            !text[first].isBlank
        else { return first }
        let key = closing.count == 1 ? closing[0] : closing[closing.count - 1] ^ 0x40
        if let none = unclosed[key], place < none { return first }
        let limit = Swift.min(end, place + 2_000)
        var next = first
        while next + closing.count <= limit {
            if text[next] == closing[0], isClosing(text, next, closing) {
                set(place..<next + closing.count, Mark.quotation)
                return next + closing.count
            }
            next += 1
        }
        unclosed[key] = limit
        return first
    }

    private func isClosing(_ text: [UInt8], _ place: Int, _ closing: [UInt8]) -> Bool {
        for (offset, byte) in closing.enumerated() where text[place + offset] != byte { return false }
        guard closing[0] == 0x27 || closing == [0xE2, 0x80, 0x99] else { return true }
        return !text[place - 1].isBlank && !at(text, place + closing.count).isWordly
    }
}
