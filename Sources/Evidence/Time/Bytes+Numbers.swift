extension Bytes {
    /// The number that exactly two digits at `index` make, or nil.
    @inline(__always)
    func two(_ index: Int) -> Int? {
        let (tens, ones) = (self[index] &- 0x30, self[index + 1] &- 0x30)
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
    }

    /// The number that exactly four digits at `index` make, or nil.
    @inline(__always)
    func four(_ index: Int) -> Int? {
        guard let high = two(index), let low = two(index + 2) else { return nil }
        return high * 100 + low
    }

    /// One or two digits, the first of which may be a blank, as in `May  3`.
    @inline(__always)
    func dayNumber(_ index: Int) -> (value: Int, end: Int)? {
        if let value = two(index) { return (value, index + 2) }
        let start = self[index] == .blank ? index + 1 : index
        guard self[start].isDigit, !self[start + 1].isDigit else { return nil }
        return (Int(self[start] - 0x30), start + 1)
    }

    func digitCount(at index: Int) -> Int {
        var end = index
        while self[end].isDigit { end += 1 }
        return end - index
    }

    /// The digits at `index` as a number; nil for none or more than 18.
    func number(at index: Int, digits: Int? = nil) -> Int64? {
        let digits = digits ?? digitCount(at: index)
        guard (1...18).contains(digits) else { return nil }
        return self[index..<(index + digits)].buffer.reduce(Int64(0)) { $0 * 10 + Int64($1 &- 0x30) }
    }

    /// 1 for `Jan`, in upper or lower case, to 12; nil for anything else.
    @inline(__always)
    func month(at index: Int) -> Int? {
        let key =
            UInt32(self[index] | 0x20) << 16 | UInt32(self[index + 1] | 0x20) << 8 | UInt32(self[index + 2] | 0x20)
        return switch key {
        case 0x6A_616E: 1
        case 0x66_6562: 2
        case 0x6D_6172: 3
        case 0x61_7072: 4
        case 0x6D_6179: 5
        case 0x6A_756E: 6
        case 0x6A_756C: 7
        case 0x61_7567: 8
        case 0x73_6570: 9
        case 0x6F_6374: 10
        case 0x6E_6F76: 11
        case 0x64_6563: 12
        default: nil
        }
    }

    /// Where the name of a weekday, a comma and blanks at `index` end; `index` itself if there is none.
    func skippingWeekday(_ index: Int) -> Int {
        let names: [StaticString] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        let key = [self[index].lowercased, self[index + 1].lowercased, self[index + 2].lowercased]
        guard names.contains(where: { $0.withUTF8Buffer { $0.elementsEqual(key) } }) else { return index }
        var end = index + 3
        while self[end].isLetter { end += 1 }
        if self[end] == UInt8(ascii: ",") { end += 1 }
        guard self[end] == .blank else { return index }
        return skippingBlanks(end)
    }
}
