import Testing
import Timekeeping

@Suite struct CivilTimeTests {
    @Test("every day of four centuries survives the way to a number and back")
    func everyDay() {
        let days = CivilTime.day(ofYear: 1800, month: 1, day: 1)..<CivilTime.day(ofYear: 2201, month: 1, day: 1)
        #expect(days.count == 146_462)
        #expect(
            days.allSatisfy { day in
                let (year, month, date) = CivilTime.date(ofDay: day)
                return CivilTime.day(ofYear: year, month: month, day: date) == day
            })
    }

    @Test("February has 29 days in leap years alone", arguments: [(1900, 28), (2000, 29), (2023, 28), (2024, 29)])
    func february(year: Int, days: Int) {
        #expect(CivilTime.days(inMonth: 2, of: year) == days)
    }

    @Test("a weekday counts from Monday", arguments: [((1969, 12, 28), 7), ((1970, 1, 1), 4), ((2026, 3, 30), 1)])
    func weekday(date: (Int, Int, Int), weekday: Int) {
        #expect(CivilTime(year: date.0, month: date.1, day: date.2).weekday == weekday)
    }

    @Test(
        "a date may stand without time, seconds or offset",
        arguments: [
            ("2026-03-01", CivilTime(year: 2026, month: 3, day: 1)),
            ("2026-03-01T12:30", CivilTime(year: 2026, month: 3, day: 1, hour: 12, minute: 30)),
            (
                "2026-03-01 12:30:05,25",
                CivilTime(year: 2026, month: 3, day: 1, hour: 12, minute: 30, second: 5, nanosecond: 250_000_000)
            ),
        ])
    func parsed(text: String, time: CivilTime) throws {
        let parsed = try #require(CivilTime.parse(text))
        #expect(parsed.time == time)
        #expect(parsed.offset == nil)
    }

    @Test(
        "a day or a time that there is not has no instant",
        arguments: [
            CivilTime(year: 2026, month: 2, day: 30), CivilTime(year: 2026, month: 0, day: 1),
            CivilTime(year: 2026, month: 1, day: 1, hour: 24), CivilTime(year: 1600, month: 1, day: 1),
            CivilTime(year: .max, month: 1, day: 1), CivilTime(year: 2026, month: 1, day: 1, nanosecond: -1),
        ])
    func impossible(time: CivilTime) {
        #expect(time.instant() == nil)
    }
}
