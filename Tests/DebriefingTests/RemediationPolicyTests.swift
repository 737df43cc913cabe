import Debriefing
import Testing
import Timekeeping

@Suite struct RemediationPolicyTests {
    private let friday: CalendarDay = "2026-04-10"

    private func due(_ severity: Int?, _ policy: RemediationPolicy = .usual, without holidays: [String] = []) -> String?
    {
        let days = WorkingDays(holidays: Set(holidays.compactMap { CalendarDay($0) }))
        return policy.due(severity: severity, from: friday, days)?.day.description
    }

    @Test("REM-11 as it comes, the policy is 15 and 30 days, and 4 and 8 weeks")
    func usual() {
        // The 25th of April is a Saturday, and the 10th of May a Sunday.
        #expect(due(1) == "2026-04-27")
        #expect(due(2) == "2026-05-11")
        #expect(due(3) == "2026-06-05")
        #expect(due(nil) == "2026-05-08")
        #expect(due(5) == nil)
    }

    @Test("REM-11 no day on which nobody works is proposed, and working days are counted without holidays")
    func holidays() {
        #expect(due(nil, without: ["2026-05-08"]) == "2026-05-11")
        let policy = RemediationPolicy(rules: [1: .init(3, .workingDays)])
        #expect(due(1, policy) == "2026-04-15")
        #expect(due(1, policy, without: ["2026-04-13"]) == "2026-04-16")
    }
}
