public import Timekeeping

/// Within how many days people should meet, by severity. The organisation may change it.
public struct DuePolicy: Codable, Hashable, Sendable {
    public struct Rule: Codable, Hashable, Sendable {
        public var days: Int
        /// Saturdays and Sundays are not counted.
        public var areBusinessDays: Bool

        public init(days: Int, areBusinessDays: Bool) {
            self.days = days
            self.areBusinessDays = areBusinessDays
        }
    }

    /// The rule for each severity; 1 is the top.
    public var rules: [Int: Rule]

    public init(rules: [Int: Rule]) {
        self.rules = rules
    }

    /// Three calendar days for the top severity and five business days for the next.
    public static let usual = DuePolicy(rules: [
        1: Rule(days: 3, areBusinessDays: false), 2: Rule(days: 5, areBusinessDays: true),
    ])

    /// The last day on which people should meet about what ended on `day`; nil if no rule says so.
    public func due(severity: Int?, after day: CalendarDay) -> CalendarDay? {
        guard let severity, let rule = rules[severity] else { return nil }
        var (instant, left) = (Instant(of: day), rule.days)
        while left > 0 {
            instant = instant.advanced(bySeconds: 86_400)
            if !rule.areBusinessDays || CivilTime(instant).weekday <= 5 { left -= 1 }
        }
        return CalendarDay(instant)
    }
}
