import Evidence
import Testing
import Timekeeping

@Suite struct YearTests {
    @Test("EVD-06 a log over New Year runs forwards and ends before the file was changed")
    func logOverNewYearRunsForwards() throws {
        let text = "Dec 31 23:59:59 h a: old\nJan  1 00:00:01 h a: new\n"
        let reading = try read(text, changed: "2026-02-01T00:00:00Z")
        #expect(reading.events.map(\.time) == ["2025-12-31T23:59:59.000Z", "2026-01-01T00:00:01.000Z"])
        #expect(reading.kindsOfFindings.contains(.yearAssumed))
    }

    @Test("EVD-06 a late line of the old year does not skip a year")
    func lateLineStaysInOldYear() throws {
        let text = "Dec 31 23:59:59 h a: 1\nJan  1 00:00:01 h a: 3\nDec 31 23:59:59 h a: 2\nJan  1 00:00:02 h a: 4\n"
        let reading = try read(text, changed: "2026-02-01T00:00:00Z")
        #expect(reading.events.map(\.text) == ["1", "2", "3", "4"])
        #expect(reading.sources.first?.last?.rfc3339(decimals: 0) == "2026-01-01T00:00:02Z")
    }

    @Test("EVD-06 the 29th of February puts the log into a leap year")
    func leapDayDecidesYear() throws {
        let reading = try read("Feb 28 12:00:00 h a: 1\nFeb 29 12:00:00 h a: 2\nMar  1 12:00:00 h a: 3\n")
        let expected = ["2024-02-28T12:00:00.000Z", "2024-02-29T12:00:00.000Z", "2024-03-01T12:00:00.000Z"]
        #expect(reading.events.map(\.time) == expected)
        #expect(reading.findings.contains { $0.message.contains("because it has a 29 February") })
    }

    @Test("EVD-06 --year is the year of the first entry")
    func givenYearIsTheFirst() throws {
        let text = "Nov  3 12:00:00 h a: 1\nFeb  3 12:00:00 h a: 2\n"
        let reading = try read(text, options: ReadingOptions(year: 1999))
        #expect(reading.events.map(\.time) == ["1999-11-03T12:00:00.000Z", "2000-02-03T12:00:00.000Z"])
        #expect(!reading.kindsOfFindings.contains(.yearAssumed))
    }

    @Test("EVD-06 a last entry just after the file's change, in a zone ahead, stays in its year")
    func lastEntryMayLieAheadOfChange() throws {
        let reading = try read("Jan  1 08:00:00 h a: x\n", changed: "2025-12-31T23:00:00Z")
        #expect(reading.events.map(\.time) == ["2025-01-01T08:00:00.000Z"])
        let near = try read("Dec 31 23:30:00 h a: x\n", changed: "2025-12-31T22:00:00Z")
        #expect(near.events.map(\.time) == ["2025-12-31T23:30:00.000Z"])
    }

    @Test("times without a date run over midnight, and a finding says what was assumed")
    func clockOnlyRunsOverMidnight() throws {
        let reading = try read("23:59:59.5 one\n00:00:01.0 two\n", changed: "2026-03-02T08:00:00Z")
        #expect(reading.events.map(\.time) == ["2026-03-01T23:59:59.500Z", "2026-03-02T00:00:01.000Z"])
        #expect(reading.kindsOfFindings.contains(.dateAssumed))
    }

    @Test("EVD-06 a time without a year takes it from its neighbours that have one", arguments: [1, 5])
    func yearComesFromNeighbours(dated: Int) throws {
        let old = "Dec 31 23:59:58 web1 app[1]: a\nJan  1 00:00:01 web1 app[1]: b\n"
        let new = (1...dated).map { "2022-01-02T00:00:0\($0)+00:00 web1 app[1]: c\n" }.joined()
        let reading = try read(old + new + "Jan  3 00:00:00 web1 app[1]: d\n", changed: "2026-06-01T00:00:00Z")
        #expect(reading.sources.map(\.format) == ["syslog"])
        #expect(
            reading.events.map { $0.instant.rfc3339(decimals: 0) }.prefix(2) == [
                "2021-12-31T23:59:58Z", "2022-01-01T00:00:01Z",
            ])
        #expect(reading.events.last?.instant.rfc3339(decimals: 0) == "2022-01-03T00:00:00Z")
        #expect(reading.events.count == dated + 3)
        #expect(reading.findings.filter { $0.kind == .yearAssumed }.compactMap(\.question).isEmpty)
    }
}
