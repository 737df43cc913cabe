import Foundation
import Testing
import Timekeeping

@Suite struct CalendarDayTests {
    @Test("a day is read and written as in ISO 8601")
    func readAndWritten() {
        #expect(CalendarDay("2026-04-09")?.description == "2026-04-09")
    }

    @Test(
        "nothing else is read as a day",
        arguments: [
            "", "2026-04-31", "2026-4-9", "2026-04-9Z", "26-04-09", "1500-01-01", "9999-01-01", "2026/04/09",
            " 2026-04-09",
        ])
    func notRead(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test("days stand in their order")
    func ordered() throws {
        let days = try ["2025-12-31", "2026-01-30", "2026-02-01"].map { try #require(CalendarDay($0)) }
        #expect(days.shuffled().sorted() == days)
    }

    @Test("the day depends on where one stands")
    func offset() throws {
        let instant = try #require(Instant(rfc3339: "2026-04-09T23:30:00Z"))
        #expect(CalendarDay(instant).description == "2026-04-09")
        #expect(CalendarDay(instant, offset: 3600).description == "2026-04-10")
    }

    @Test("the first and the last day of an instant have a name")
    func extremes() {
        #expect(CalendarDay(Instant(nanoseconds: .min)).description == "1677-09-21")
        #expect(CalendarDay(Instant(nanoseconds: .max)).description == "2262-04-11")
    }

    @Test("a day that there is not is refused in JSON")
    func json() throws {
        let day = try #require(CalendarDay("2026-04-09"))
        #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == #"["2026-04-09"]"#)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CalendarDay].self, from: Data(#"["2026-02-29"]"#.utf8))
        }
    }
}
