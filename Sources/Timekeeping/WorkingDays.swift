/// The days on which people work: Monday to Friday, without holidays.
public struct WorkingDays: Hashable, Sendable {
    public let holidays: Set<CalendarDay>

    public init(holidays: Set<CalendarDay> = []) {
        self.holidays = holidays
    }

    public func contains(_ day: CalendarDay) -> Bool {
        !holidays.contains(day) && (1...5).contains(WorkingDays.weekday(day))
    }

    /// How many working days lie after the day of `start` and before that of `end`, both in UTC.
    public func between(_ start: Instant, _ end: Instant) -> Int {
        let (first, last) = (WorkingDays.number(CalendarDay(start)) + 1, WorkingDays.number(CalendarDay(end)))
        guard first < last else { return 0 }
        // Nobody plans a follow-up in more than some years; a far one has passed every threshold by then.
        return (first..<min(last, first + 4000)).count { contains(CalendarDay(Instant(seconds: $0 * 86_400))) }
    }

    /// The first day on which people work, from `day` on; `day` itself where none is found within a year.
    public func first(from day: CalendarDay) -> CalendarDay {
        (0..<366).lazy.map { day.advanced(by: $0) }.first(where: contains) ?? day
    }

    /// The last of `count` working days after `day`.
    public func day(_ count: Int, after day: CalendarDay) -> CalendarDay {
        (0..<max(0, count)).reduce(day) { day, _ in first(from: day.advanced(by: 1)) }
    }

    /// 1 for Monday to 7 for Sunday.
    private static func weekday(_ day: CalendarDay) -> Int64 {
        // 1 January 1970 was a Thursday.
        ((number(day) + 3) % 7 + 7) % 7 + 1
    }

    private static func number(_ day: CalendarDay) -> Int64 {
        Instant(of: day).seconds / 86_400
    }
}
