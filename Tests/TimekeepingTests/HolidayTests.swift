import Testing
import Timekeeping

@Suite struct HolidayTests {
    @Test("GRP-02 a list of holidays has a day in each line, with its name and comments")
    func list() throws {
        let days = try WorkingDays(without: "# Berlin\n\n2026-12-25 Christmas Day\r\n2026-12-26\n")
        #expect(days.holidays.map(\.description).sorted() == ["2026-12-25", "2026-12-26"])
    }

    @Test("GRP-02 an iCalendar file gives every day of its all-day events")
    func calendar() throws {
        let days = try WorkingDays(
            without: """
                BEGIN:VCALENDAR\r
                BEGIN:VEVENT\r
                DTSTART;VALUE=DATE:20261225\r
                DTEND;VALUE=DATE:20261227\r
                SUMMARY:Christmas\r
                END:VEVENT\r
                BEGIN:VEVENT\r
                DTSTART;VALUE=DATE:20270101\r
                END:VEVENT\r
                END:VCALENDAR\r
                """)
        #expect(days.holidays.map(\.description).sorted() == ["2026-12-25", "2026-12-26", "2027-01-01"])
    }

    @Test(
        "GRP-02 a line that names no day is pointed out by its number",
        arguments: [
            ("2026-12-25\nChristmas", 2), ("2026-02-30", 1),
            ("BEGIN:VCALENDAR\nDTSTART:20261225T100000Z", 2), ("BEGIN:VCALENDAR\nRRULE:FREQ=YEARLY", 2),
        ])
    func unreadable(list: String, line: Int) {
        #expect {
            try WorkingDays(without: list)
        } throws: {
            ($0 as? UnreadableHoliday)?.line == line
        }
    }
}
