import Testing
import Timekeeping

@Suite struct WorkingDaysTests {
    @Test(
        "GRP-02 working days between two instants leave out weekends, holidays and both ends",
        arguments: [
            // Friday to Monday, Friday to Wednesday, over Easter, the same day, backwards.
            ("2026-04-10T09:00:00Z", "2026-04-13T09:00:00Z", 0), ("2026-04-10T09:00:00Z", "2026-04-15T09:00:00Z", 2),
            ("2026-04-02T09:00:00Z", "2026-04-08T09:00:00Z", 1), ("2026-04-14T09:00:00Z", "2026-04-14T18:00:00Z", 0),
            ("2026-04-15T09:00:00Z", "2026-04-13T09:00:00Z", 0),
        ])
    func between(start: String, end: String, days: Int) throws {
        let easter = Set(["2026-04-03", "2026-04-06"].compactMap(CalendarDay.init))
        let (start, end) = (try #require(Instant(rfc3339: start)), try #require(Instant(rfc3339: end)))
        #expect(WorkingDays(holidays: easter).between(start, end) == days)
    }
}
