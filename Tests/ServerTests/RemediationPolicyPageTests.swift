import Debriefing
import Foundation
import Storage
import Testing
import Timekeeping

@testable import Server

@Suite struct RemediationPolicyPageTests {
    private func form(_ house: House, as who: Who = .alice) async throws -> String {
        let page = try await house.get(house.path("follow-up"), as: who).text
        let rest = try #require(page.components(separatedBy: "id=\"remediation-form\"").last)
        return rest.components(separatedBy: "</section>")[0]
    }

    @Test("REM-11 the form of a remediation proposes the day of the policy and says so; another can be chosen")
    func proposal() async throws {
        let house = try await House(at: .remediation)
        let severe = try await form(house)
        let policy = house.store.remediationRules.policy
        let severity = try await house.debrief.description.severity
        let expected = try #require(
            policy.due(severity: severity, from: CalendarDay(house.clock.now), WorkingDays()))
        #expect(severe.contains("value=\"\(expected.day)\""))
        #expect(severe.contains("by the rule of the organisation"))
        _ = try await house.post(
            house.path("remediations"), as: .bob, ["id": "r1", "text": "Bound the queue", "due": "2030-01-02"])
        _ = try await house.post(house.path("remediations"), as: .bob, ["id": "r2", "text": "Alert on it", "due": ""])
        #expect(try await house.debrief.remediations.map(\.content.due) == [CalendarDay("2030-01-02"), nil])
    }

    @Test("REM-11 the owner changes the policy in one place, and forms follow it")
    func change() async throws {
        let house = try await House(at: .remediation)
        let place = Route.remediationPolicy.path
        #expect(try await house.post(place, as: .bob, ["count0": "3", "unit0": "days"]).status == 403)
        #expect(try await house.post(place, as: .alice, ["count0": "0", "unit0": "days"]).status == 422)
        let all = (0...5).map { "count\($0)=3&unit\($0)=weeks" }.joined(separator: "&")
        #expect(try await house.send(all, to: place, as: .alice).status == 303)
        #expect(try await form(house).contains("3 weeks for events"))
        #expect(try await house.get(Route.duePolicy.path, as: .bob).text.contains("<span>3 weeks</span>"))
        #expect(try await house.post(place, as: .alice, [:]).status == 303)
        #expect(try await !form(house).contains("is proposed"))
    }
}
