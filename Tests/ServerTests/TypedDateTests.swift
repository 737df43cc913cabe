import Debriefing
import Testing
import Timekeeping

@testable import Server

@Suite struct TypedDateTests {
    @Test(
        "UX-04 a date is refused with the reason that is true",
        arguments: [
            ("9999-12-31", "“9999-12-31” lies outside the years 1678 to 2261. Check the year."),
            ("1500-01-01", "“1500-01-01” lies outside the years 1678 to 2261. Check the year."),
            ("2026-02-30", "“2026-02-30” is no day. Write it as in 2026-04-10."),
            ("tomorrow", "“tomorrow” is no day. Write it as in 2026-04-10."),
        ])
    func day(text: String, sentence: String) throws {
        let refusal = #expect(throws: Refusal.self) { _ = try TypedDate.day(text) }
        #expect(refusal?.sentence == sentence)
    }

    @Test("UX-04 a date with a time is refused with the reason that is true")
    func instant() throws {
        let refusal = #expect(throws: Refusal.self) { _ = try TypedDate.instant("9999-12-31 10:00", .utc) }
        #expect(refusal?.sentence == "“9999-12-31 10:00” lies outside the years 1678 to 2261. Check the year.")
        #expect(try TypedDate.instant("2261-12-31 10:00", .utc) != nil)
    }
}
