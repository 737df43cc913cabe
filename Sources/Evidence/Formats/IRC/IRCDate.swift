/// Days that logs name outside of their entries.
enum IRCDate {
    /// The day and time of a line such as `--- Day changed Mon Mar 02 2026` or `**** BEGIN LOGGING AT Sun Mar  1 12:00:00 2026`.
    static func boundary(in line: Bytes) -> (stamp: Stamp, hasClock: Bool)? {
        guard line.has("--- ") || line.has("**** ") else { return nil }
        var index = 4
        while index < Swift.min(line.count, 80) {
            if line[index - 1] == .blank, line[index].isLetter {
                if let stamp = Notation.yearLast.read(line, at: index) { return (stamp, true) }
                if let stamp = day(in: line, at: index) { return (stamp, false) }
            }
            index += 1
        }
        return nil
    }

    /// `Mon Mar 02 2026`
    private static func day(in line: Bytes, at index: Int) -> Stamp? {
        let start = line.skippingWeekday(index)
        guard var date = line.monthNameDate(at: start), let year = line.four(date.end), line.count <= date.end + 5
        else {
            return nil
        }
        date.year = year
        return date.days.map { Stamp(nanoseconds: $0 * Stamp.day, isLocal: true, range: index..<date.end + 4) }
    }

    /// The day in the name of a file such as `2026-03-01.log` or `#shop_20260301.log`, counted from 1970.
    static func day(inName name: String) -> Int64? {
        let digits = Array(name.fileName.utf8)
        for start in digits.indices where start == 0 || !digits[start - 1].isDigit {
            let run = digits[start...].prefix { $0.isDigit || $0 == UInt8(ascii: "-") }
            let number = run.filter(\.isDigit)
            let isDate = (number.count == 8 && run.count == 8) || (number.count == 8 && run.count == 10)
            guard isDate, let value = Int(String(decoding: number, as: UTF8.self)) else { continue }
            let date = DatePart(year: value / 10_000, month: value / 100 % 100, day: value % 100, end: 0)
            if let day = date.days { return day }
        }
        return nil
    }
}
