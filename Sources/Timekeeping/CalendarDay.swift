/// A day in the Gregorian calendar, in no zone in particular. Encoded as in `2026-04-10`.
public struct CalendarDay: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil if there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard CivilTime(year: year, month: month, day: day).isValid, (1678...2261).contains(year) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Reads `2026-04-10`.
    public init?(_ text: String) {
        guard text.utf8.count == 10, let (time, _) = CivilTime.parse(text) else { return nil }
        self.init(year: time.year, month: time.month, day: time.day)
    }

    /// The day of a time that exists.
    public init(_ time: CivilTime) {
        (year, month, day) = (time.year, time.month, time.day)
    }

    /// The day so many days later.
    public func advanced(by days: Int) -> CalendarDay {
        CalendarDay(Instant(of: self).advanced(bySeconds: Int64(days) * 86_400))
    }

    /// The day that a calendar shows at `instant`, `offset` seconds ahead of UTC.
    public init(_ instant: Instant, offset: Int = 0) {
        let time = CivilTime(instant, offset: offset)
        (year, month, day) = (time.year, time.month, time.day)
    }
}

extension CalendarDay: Comparable, CustomStringConvertible {
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    public var description: String {
        CivilTime(year: year, month: month, day: day).date
    }
}

extension CalendarDay: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = CalendarDay(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a day as in 2026-04-10: \(text)")
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Instant {
    /// Midnight UTC at the start of `day`.
    public init(of day: CalendarDay) {
        self.init(seconds: CivilTime.day(ofYear: day.year, month: day.month, day: day.day) * 86_400)
    }
}
