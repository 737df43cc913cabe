/// A line in a list of holidays that names no day.
public struct UnreadableHoliday: Error, Hashable, CustomStringConvertible {
    public let line: Int
    public let text: String

    public var description: String {
        "Line \(line) names no day: “\(text)”. Write 2026-12-25 and what it is, or give an iCalendar file in which every holiday is an all-day event of its own."
    }
}

extension WorkingDays {
    /// The working days of those whose holidays `list` names: a day in each line, as in `2026-12-25 Christmas Day`, where
    /// `#` begins a comment; or the all-day events of an iCalendar file.
    public init(without list: String) throws(UnreadableHoliday) {
        let lines = list.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let isCalendar = lines.contains { $0.uppercased() == "BEGIN:VCALENDAR" }
        self.init(holidays: isCalendar ? try WorkingDays.events(in: lines) : try WorkingDays.days(in: lines))
    }

    private static func days(in lines: [Substring]) throws(UnreadableHoliday) -> Set<CalendarDay> {
        var days: Set<CalendarDay> = []
        for (index, line) in lines.enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard let day = CalendarDay(String(first)) else {
                throw UnreadableHoliday(line: index + 1, text: String(line.prefix(80)))
            }
            days.insert(day)
        }
        return days
    }

    /// From the day on which each event starts until the day before the one on which it ends (RFC 5545, 3.6.1).
    private static func events(in lines: [Substring]) throws(UnreadableHoliday) -> Set<CalendarDay> {
        var days: Set<CalendarDay> = []
        var start: CalendarDay?
        for (index, line) in lines.enumerated() {
            let unreadable = UnreadableHoliday(line: index + 1, text: String(line.prefix(80)))
            switch line.prefix(while: { $0 != ":" && $0 != ";" }).uppercased() {
            case "RRULE", "RDATE": throw unreadable
            case "DTSTART":
                guard let day = day(of: line) else { throw unreadable }
                start = day
                days.insert(day)
            case "DTEND":
                guard let start, let end = day(of: line) else { throw unreadable }
                days.formUnion(WorkingDays.days(from: start, before: end))
            default: break
            }
        }
        return days
    }

    private static func day(of line: Substring) -> CalendarDay? {
        let digits = line.drop { $0 != ":" }.dropFirst()
        guard digits.count == 8, let number = Int(digits) else { return nil }
        return CalendarDay(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    private static func days(from start: CalendarDay, before end: CalendarDay) -> [CalendarDay] {
        let (first, last) = (Instant(of: start).seconds, Instant(of: end).seconds)
        return stride(from: first, to: min(last, first + 366 * 86_400), by: 86_400)
            .map { CalendarDay(Instant(seconds: $0)) }
    }
}
