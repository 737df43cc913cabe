import Debriefing
import Publishing
import Timekeeping

/// Until when what is undertaken now is to be done, by the rule of the organisation.
struct DueDates: Sendable {
    let policy: @Sendable () -> RemediationPolicy
    let now: @Sendable () -> Instant

    /// Nobody proposes a day.
    static let none = DueDates(policy: { RemediationPolicy(rules: [:]) }, now: { Instant(nanoseconds: 0) })
}

/// The day that a form proposes, and why.
struct ProposedDue: Hashable, Sendable {
    let day: CalendarDay
    let words: String
}

extension Scene {
    /// The day that the policy comes to for what is proposed today.
    var proposedDue: ProposedDue? {
        let severity = debrief.description.severity
        let today = CalendarDay(words.clock.time(at: dueDates.now()))
        guard let (day, rule) = dueDates.policy().due(severity: severity, from: today, workingDays) else { return nil }
        let about = severity.map { "of severity \($0)" } ?? "without a severity"
        return ProposedDue(
            day: day,
            words: "\(words.day(day)) is proposed: \(rule.words) for events \(about), by the rule of the organisation.")
    }
}

extension RemediationPolicy.Rule {
    /// As in `4 weeks`.
    var words: String {
        switch unit {
        case .days: count.counted("day", "days")
        case .weeks: count.counted("week", "weeks")
        case .workingDays: count.counted("working day", "working days")
        }
    }
}
