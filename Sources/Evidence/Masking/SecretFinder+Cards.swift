/// Numbers of payment cards: of an issuer's form, with the right last digit, alone or in the groups that cards show.
extension SecretFinder {
    func card(at index: Int) -> Found? {
        let before = bytes[index - 1]
        guard before != UInt8(ascii: "-"), before != UInt8(ascii: "."), before != UInt8(ascii: "#"),
            let number = CardNumber(bytes, at: index)
        else { return nil }
        // A plain number behind a name that ends in `order` or `id` is that of something else.
        if number.groups == 1, isNamedOtherwise(before: index) { return nil }
        return (.card, index..<number.end)
    }

    private static let others = [
        "order", "orderid", "orderno", "ordernumber", "invoice", "id", "trace", "span", "request", "ts", "timestamp",
        "time",
        "tracking", "offset", "seq", "sequence", "bytes", "size", "nr", "no", "serial", "imei",
    ]

    private func isNamedOtherwise(before index: Int) -> Bool {
        var end = index
        while index - end < 4, !bytes[end - 1].isLetter, bytes[end - 1] != .newline, end > 0 { end -= 1 }
        var start = end
        while end - start < 24, bytes[start - 1].isWord { start -= 1 }
        let name = bytes[start..<end].text.lowercased()
        return SecretFinder.others.contains {
            name == $0 || name.hasSuffix("_" + $0) || (name.hasSuffix("id") && $0 == "id")
        }
    }
}

/// Digits that could be the number of a card.
private struct CardNumber {
    private(set) var end: Int
    private(set) var groups = 1
    private var digits: [UInt8] = []

    init?(_ bytes: Bytes, at start: Int) {
        end = start
        var sizes: [Int] = [0]
        let mark = CardNumber.mark(in: bytes, from: start)
        var before: CardNumber?
        while digits.count <= 19 {
            if bytes[end].isDigit {
                digits.append(bytes[end] &- 0x30)
                sizes[sizes.count - 1] += 1
            } else if let mark, bytes[end] == mark, bytes[end + 1].isDigit {
                // Behind a blank the next word may be a number too.
                groups = sizes.count
                if mark == .blank, isCard(sizes) { before = self }
                sizes.append(0)
            } else {
                break
            }
            end += 1
        }
        groups = sizes.count
        if endsWord(in: bytes), isCard(sizes) { return }
        guard let before else { return nil }
        self = before
    }

    private func endsWord(in bytes: Bytes) -> Bool {
        !bytes[end].isWord && bytes[end] != UInt8(ascii: "-")
            && !(bytes[end] == UInt8(ascii: ".") && bytes[end + 1].isDigit)
    }

    private func isCard(_ sizes: [Int]) -> Bool { CardNumber.areShown(sizes) && isIssued && hasRightLastDigit }

    /// The blank or hyphen between the first two groups.
    private static func mark(in bytes: Bytes, from start: Int) -> UInt8? {
        let mark = bytes[start + 4]
        guard mark == .blank || mark == UInt8(ascii: "-"), bytes.digitCount(at: start) == 4 else { return nil }
        return mark
    }

    private static func areShown(_ sizes: [Int]) -> Bool {
        switch sizes.count {
        case 1: (13...19).contains(sizes[0])
        case 3: sizes == [4, 6, 5] || sizes == [4, 6, 4]
        case 4: sizes == [4, 4, 4, 4]
        case 5: sizes == [4, 4, 4, 4, 3]
        default: false
        }
    }

    /// Whether length and first digits are those of an issuer (ISO/IEC 7812).
    private var isIssued: Bool {
        let four = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
        switch four {
        case 4000...4999: return [13, 16, 19].contains(digits.count)
        case 5100...5599, 2221...2720: return digits.count == 16
        case 3400...3499, 3700...3799: return digits.count == 15
        case 3000...3059, 3600...3699, 3800...3999: return digits.count == 14
        case 3528...3589, 6011, 6440...6599, 6200...6299: return (16...19).contains(digits.count)
        default: return false
        }
    }

    /// The check that H. P. Luhn devised. Zeros alone pass it and are no number.
    private var hasRightLastDigit: Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            let value = Int(digit.element) * (digit.offset % 2 == 1 ? 2 : 1)
            return sum + (value > 9 ? value - 9 : value)
        }
        return sum % 10 == 0
    }
}
