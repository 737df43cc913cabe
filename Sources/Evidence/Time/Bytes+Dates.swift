/// One reader for each way of writing a date; each stops where the time of day begins.
extension Bytes {
    func yearFirstDate(at index: Int) -> DatePart? {
        let mark = self[index + 4]
        guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: "."),
            let year = four(index), let month = shortNumber(index + 5), self[month.end] == mark,
            let day = shortNumber(month.end + 1), let end = clockStart(day.end)
        else { return nil }
        return DatePart(year: year, month: month.value, day: day.value, end: end)
    }

    func compactDate(at index: Int) -> DatePart? {
        guard let year = four(index), (1970...2100).contains(year), let month = two(index + 4),
            let day = two(index + 6), let end = self[index + 8].isDigit ? index + 8 : clockStart(index + 8)
        else { return nil }
        return DatePart(year: year, month: month, day: day, end: end)
    }

    func shortYearFirstDate(at index: Int) -> DatePart? {
        let mark = self[index + 2]
        guard mark == UInt8(ascii: "/") || mark == UInt8(ascii: "-"), let year = two(index), let month = two(index + 3),
            self[index + 5] == mark, let day = two(index + 6), let end = clockStart(index + 8)
        else { return nil }
        return DatePart(year: fullYear(year), month: month, day: day, end: end)
    }

    func shortCompactDate(at index: Int) -> DatePart? {
        guard let year = two(index), let month = two(index + 2), let day = two(index + 4), self[index + 6] == .blank,
            let end = clockStart(index + 6)
        else { return nil }
        return DatePart(year: fullYear(year), month: month, day: day, end: end)
    }

    func dayMonthNameDate(at index: Int) -> DatePart? {
        guard let day = dayNumber(skippingWeekday(index)) else { return nil }
        let mark = self[day.end]
        guard mark == UInt8(ascii: "/") || mark == UInt8(ascii: "-") || mark == .blank,
            let month = monthWord(at: day.end + 1), self[month.end] == mark
        else { return nil }
        let digits = digitCount(at: month.end + 1)
        guard digits == 4 || digits == 2, let year = number(at: month.end + 1, digits: digits),
            let end = clockStart(month.end + 1 + digits)
        else { return nil }
        return DatePart(
            year: digits == 4 ? Int(year) : fullYear(Int(year)), month: month.value, day: day.value, end: end)
    }

    func monthNameYearDate(at index: Int) -> DatePart? {
        guard let month = monthWord(at: skippingWeekday(index)), self[month.end] == .blank,
            let day = dayNumber(month.end + 1)
        else { return nil }
        let comma = self[day.end] == UInt8(ascii: ",") ? 1 : 0
        guard self[day.end + comma] == .blank, let year = four(day.end + comma + 1),
            let end = clockStart(day.end + comma + 5)
        else { return nil }
        return DatePart(year: year, month: month.value, day: day.value, end: end)
    }

    func monthNameDate(at index: Int) -> DatePart? {
        guard let month = monthWord(at: index), self[month.end] == .blank, let day = dayNumber(month.end + 1),
            self[day.end] == .blank
        else { return nil }
        return DatePart(year: nil, month: month.value, day: day.value, end: skippingBlanks(day.end))
    }

    func numericDate(at index: Int, dayFirst: Bool) -> DatePart? {
        guard let first = shortNumber(index) else { return nil }
        let mark = self[first.end]
        guard mark == UInt8(ascii: "/") || mark == UInt8(ascii: "-") || (mark == UInt8(ascii: ".") && dayFirst),
            let second = shortNumber(first.end + 1), self[second.end] == mark,
            let year = lastYear(at: second.end + 1, mark: mark), let end = clockStart(year.end)
        else { return nil }
        let (month, day) = dayFirst ? (second.value, first.value) : (first.value, second.value)
        return DatePart(year: year.value, month: month, day: day, end: end)
    }

    /// A year of four digits, or of two as phones write it: `01.03.26, 12:00`, `3/1/26, 12:00`. With neither points nor a
    /// comma the first of three pairs is more likely to be the year.
    private func lastYear(at index: Int, mark: UInt8) -> (value: Int, end: Int)? {
        if let year = four(index) { return (year, index + 4) }
        let next = self[index + 2]
        guard let year = two(index), next == UInt8(ascii: ",") || (mark == UInt8(ascii: ".") && next == .blank) else {
            return nil
        }
        return (fullYear(year), index + 2)
    }

    func monthDayDigitsDate(at index: Int) -> DatePart? {
        let dash = self[index + 2] == UInt8(ascii: "-") ? 1 : 0
        guard let month = two(index), let day = two(index + 2 + dash), self[index + 4 + dash] == .blank else {
            return nil
        }
        return DatePart(year: nil, month: month, day: day, end: index + 5 + dash)
    }

    private func shortNumber(_ index: Int) -> (value: Int, end: Int)? {
        if let value = two(index) { return (value, index + 2) }
        guard self[index].isDigit, !self[index + 1].isDigit else { return nil }
        return (Int(self[index] - 0x30), index + 1)
    }

    private func monthWord(at index: Int) -> (value: Int, end: Int)? {
        guard let value = month(at: index) else { return nil }
        var end = index + 3
        while self[end].isLetter, end - index < 10 { end += 1 }
        return (value, end)
    }

    /// Steps over what may stand between a date and a time of day.
    private func clockStart(_ index: Int) -> Int? {
        switch self[index] {
        case UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ":"): index + 1
        case UInt8(ascii: ",") where self[index + 1] == .blank: skippingBlanks(index + 1)
        case .blank, .tab: skippingAt(skippingBlanks(index))
        default: nil
        }
    }

    /// Steps over the word in `March 1, 2026 at 12:00`.
    private func skippingAt(_ index: Int) -> Int { has("at ", at: index) ? skippingBlanks(index + 3) : index }

    private func fullYear(_ twoDigits: Int) -> Int { twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits }
}
