public import Timekeeping

/// Until when a remediation is to be done unless somebody says otherwise, by the severity of the event. The organisation may
/// change it.
public struct RemediationPolicy: Codable, Hashable, Sendable {
    public enum Unit: String, Codable, CaseIterable, Sendable {
        case days, weeks
        case workingDays = "working-days"
    }

    public struct Rule: Codable, Hashable, Sendable {
        public var count: Int
        public var unit: Unit

        public init(_ count: Int, _ unit: Unit) {
            self.count = count
            self.unit = unit
        }
    }

    /// The rule for each severity; 1 is the top, and 0 stands for events of which nobody said how severe they were.
    public var rules: [Int: Rule]

    public init(rules: [Int: Rule]) {
        self.rules = rules
    }

    /// 15 days for the top severity and 30 for the next, as PagerDuty has it; 4 and 8 weeks, as Atlassian has it.
    public static let usual = RemediationPolicy(rules: [
        0: Rule(4, .weeks), 1: Rule(15, .days), 2: Rule(30, .days), 3: Rule(8, .weeks),
    ])

    /// The day that is proposed for what is undertaken on `day`, and the rule that says so; nil if no rule does. It is
    /// a day on which people work: the first from the one that the rule comes to.
    public func due(severity: Int?, from day: CalendarDay, _ workingDays: WorkingDays) -> (
        day: CalendarDay, rule: Rule
    )? {
        guard let rule = rules[severity ?? 0] else { return nil }
        let last =
            switch rule.unit {
            case .days: day.advanced(by: rule.count)
            case .weeks: day.advanced(by: rule.count * 7)
            case .workingDays: workingDays.day(rule.count, after: day)
            }
        return (workingDays.first(from: last), rule)
    }
}
