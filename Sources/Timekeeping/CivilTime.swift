/// A date and a time of day as a calendar and a wall clock show them, in no zone in particular.
public struct CivilTime: Hashable, Sendable {
    public var year: Int
    /// 1 to 12.
    public var month: Int
    /// 1 to 31.
    public var day: Int
    public var hour: Int
    public var minute: Int
    public var second: Int
    public var nanosecond: Int

    public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, nanosecond: Int = 0) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.nanosecond = nanosecond
    }

    /// What a clock `offset` seconds ahead of UTC shows at `instant`.
    public init(_ instant: Instant, offset: Int = 0) {
        let seconds = instant.seconds + Int64(offset)
        let days = seconds.dividedDown(by: 86_400)
        let ofDay = Int(seconds - days * 86_400)
        (year, month, day) = CivilTime.date(ofDay: days)
        (hour, minute, second) = (ofDay / 3600, ofDay / 60 % 60, ofDay % 60)
        // Wraps for the earliest instants: the second they fall into starts before the first that can be told.
        nanosecond = Int(instant.nanoseconds &- instant.seconds &* 1_000_000_000)
    }

    /// The instant at which a clock `offset` seconds ahead of UTC shows this, or nil if no such day or time exists
    /// or it lies outside the years that an `Instant` can hold. A leap second counts as the second after it.
    public func instant(offset: Int = 0) -> Instant? {
        guard isValid, (1678...2261).contains(year) else { return nil }
        let days = CivilTime.day(ofYear: year, month: month, day: day)
        let seconds = days * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
        return Instant(nanoseconds: seconds * 1_000_000_000 + Int64(nanosecond))
    }

    public var isValid: Bool {
        (1...12).contains(month) && day >= 1 && day <= CivilTime.days(inMonth: month, of: year)
            && (0...23).contains(hour) && (0...59).contains(minute) && (0...60).contains(second)
            && (0..<1_000_000_000).contains(nanosecond)
    }
}

extension CivilTime {
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar.
    /// The arithmetic counts eras of 400 years from the first of March (Howard Hinnant, "chrono-compatible date algorithms").
    @inlinable
    public static func day(ofYear year: Int, month: Int, day: Int) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468)
    }

    /// The date that lies `days` days after 1970-01-01.
    public static func date(ofDay days: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = Int(days) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (
            yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, dayOfYear - (153 * month + 2) / 5 + 1
        )
    }

    /// 1 for Monday to 7 for Sunday, as in ISO 8601.
    public var weekday: Int {
        let days = CivilTime.day(ofYear: year, month: month, day: day)
        return Int((days + 3) - (days + 3).dividedDown(by: 7) * 7) + 1
    }
}
