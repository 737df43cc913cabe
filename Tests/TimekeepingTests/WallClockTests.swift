import Testing
import Timekeeping

@Suite struct WallClockTests {
    private let berlin: WallClock

    init() throws {
        berlin = try #require(WallClock("Europe/Berlin"))
    }

    @Test(
        "a wall clock shows the time of its place",
        arguments: [
            ("2026-01-15T12:00:00Z", 13, "+01:00"), ("2026-07-15T12:00:00Z", 14, "+02:00"),
        ])
    func shows(text: String, hour: Int, offset: String) throws {
        let instant = try #require(Instant(rfc3339: text))
        #expect(berlin.time(at: instant).hour == hour)
        #expect(berlin.offsetName(at: instant) == offset)
    }

    @Test(
        "what people write is read at the offset of that day",
        arguments: [
            (CivilTime(year: 2026, month: 3, day: 28, hour: 12), "2026-03-28T11:00:00Z"),
            (CivilTime(year: 2026, month: 3, day: 29, hour: 1, minute: 59), "2026-03-29T00:59:00Z"),
            (CivilTime(year: 2026, month: 3, day: 29, hour: 12), "2026-03-29T10:00:00Z"),
            (CivilTime(year: 2026, month: 10, day: 25, hour: 12), "2026-10-25T11:00:00Z"),
        ])
    func reads(time: CivilTime, text: String) {
        #expect(berlin.instant(of: time) == Instant(rfc3339: text))
    }

    @Test(
        "a wall clock shows a time once, in the hour that comes twice twice, and in the one that is left out never",
        arguments: [
            (CivilTime(year: 2026, month: 3, day: 29, hour: 12), ["2026-03-29T10:00:00Z"]),
            (CivilTime(year: 2026, month: 3, day: 29, hour: 2, minute: 30), []),
            (
                CivilTime(year: 2026, month: 10, day: 25, hour: 2, minute: 30),
                ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]
            ),
        ])
    func instants(time: CivilTime, texts: [String]) {
        #expect(berlin.instants(of: time) == texts.compactMap { Instant(rfc3339: $0) })
    }

    @Test("of the hour that comes twice the earlier is meant")
    func hourTwice() {
        let time = CivilTime(year: 2026, month: 10, day: 25, hour: 2, minute: 30)
        #expect(berlin.instant(of: time) == Instant(rfc3339: "2026-10-25T00:30:00Z"))
    }

    @Test("a time in the hour that is left out lies as far after it")
    func hourLeftOut() {
        let time = CivilTime(year: 2026, month: 3, day: 29, hour: 2, minute: 30)
        #expect(berlin.instant(of: time) == Instant(rfc3339: "2026-03-29T01:30:00Z"))
    }

    @Test(
        "places west of Greenwich and off the full hour are read and named",
        arguments: [
            ("America/St_Johns", "−03:30"), ("Asia/Kolkata", "+05:30"), ("UTC", "UTC"),
        ])
    func otherPlaces(name: String, offset: String) throws {
        let clock = try #require(WallClock(name))
        let time = CivilTime(year: 2026, month: 1, day: 15, hour: 12)
        let instant = try #require(clock.instant(of: time))
        #expect(clock.time(at: instant) == time)
        #expect(clock.offsetName(at: instant) == offset)
    }

    @Test("a zone that no clock keeps has none", arguments: ["", "CEST", "Middle/Earth", "../../etc/passwd", "GMT+25"])
    func unknown(name: String) {
        #expect(WallClock(name) == nil)
    }

    @Test("the list of zones is sorted and each can be read")
    func names() {
        #expect(WallClock.names == WallClock.names.sorted())
        #expect(WallClock.names.contains("UTC"))
        #expect(WallClock.names.allSatisfy { WallClock($0) != nil })
    }
}
