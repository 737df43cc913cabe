import Evidence
import Testing
import Timekeeping

@Suite struct ZoneTests {
    private static let plain = "2026-07-01 12:00:00 INFO x\n"

    @Test("EVD-05 without a zone UTC is assumed, marked, and a finding")
    func utcIsAssumedAndMarked() throws {
        let reading = try read(ZoneTests.plain)
        #expect(reading.events.map(\.zone) == [.assumed])
        #expect(reading.sources.map(\.zoneName) == ["UTC"])
        #expect(reading.kindsOfFindings == [.zoneAssumed])
    }

    @Test("EVD-05 a given zone is used, and no longer assumed", arguments: ["Europe/Berlin", "+02:00"])
    func givenZoneIsUsed(name: String) throws {
        let reading = try read(ZoneTests.plain, options: ReadingOptions(zone: Zone(name)))
        #expect(reading.events.map(\.time) == ["2026-07-01T10:00:00.000Z"])
        #expect(reading.events.map(\.zone) == [.declared])
        #expect(reading.findings.isEmpty)
    }

    @Test("EVD-05 an offset in the text and a source's own declaration go before --zone")
    func writtenAndDeclaredGoFirst() throws {
        let options = ReadingOptions(zone: Zone("Asia/Tokyo"))
        let written = try read("2026-07-01T12:00:00Z INFO x\n", options: options)
        #expect(written.events.map(\.time) == ["2026-07-01T12:00:00.000Z"])
        let declared = try read("#Fields: date time c-ip\n2026-07-01 12:00:00 10.0.0.1\n", options: options)
        #expect(declared.events.map(\.time) == ["2026-07-01T12:00:00.000Z"])
    }

    @Test("EVD-07 the repeated hour keeps the order of the file")
    func repeatedHourKeepsOrder() throws {
        let text = """
            2025-11-02 01:30:00 INFO first pass
            2025-11-02 01:59:59 INFO end of first pass
            2025-11-02 01:00:00 INFO second pass
            2025-11-02 01:45:00 INFO later in second pass
            2025-11-02 02:00:00 INFO after
            """
        let reading = try read(text, options: ReadingOptions(zone: Zone("America/New_York")))
        let expected = ["05:30:00", "05:59:59", "06:00:00", "06:45:00", "07:00:00"].map { "2025-11-02T\($0).000Z" }
        #expect(reading.events.map(\.time) == expected)
        #expect(reading.findings.isEmpty)
    }

    @Test("EVD-07 a time in the skipped hour is a finding at its line, and keeps its place")
    func skippedHourIsAFinding() throws {
        let text = """
            2026-03-29 01:59:59 INFO before
            2026-03-29 02:30:00 INFO cannot be
            2026-03-29 03:30:00 INFO after
            """
        let reading = try read(text, options: ReadingOptions(zone: Zone("Europe/Berlin")))
        #expect(reading.events.map(\.text) == ["before", "cannot be", "after"])
        #expect(reading.findings.map(\.line) == [2])
        #expect(reading.kindsOfFindings == [.hourSkipped])
    }

    @Test(
        "a zone is an IANA name or an offset",
        arguments: [
            ("Europe/Berlin", "Europe/Berlin"), ("utc", "UTC"), ("+0200", "+02:00"), ("-05:30", "-05:30"),
            ("+00:00", "UTC"), ("Asia/Kolkata", "Asia/Kolkata"), ("US/Pacific", "US/Pacific"), ("EST5EDT", "EST5EDT"),
        ])
    func zoneIsNamed(text: String, name: String) {
        #expect(Zone(text)?.name == name)
    }

    @Test(
        "what is no zone is refused",
        arguments: ["", "Europe/Atlantis", "+25:00", "+02:75", "CEST", "EST", "GMT+3", "../x", "12"])
    func noZoneIsRefused(text: String) {
        #expect(Zone(text) == nil)
    }

    @Test("EVD-05 the name of a zone is understood in any case")
    func zoneIsUnderstoodInAnyCase() {
        #expect(Zone("europe/berlin")?.name == "Europe/Berlin")
        #expect(Zone("AMERICA/NEW_YORK")?.name == "America/New_York")
    }

    @Test(
        "EVD-05 what is no zone for certain brings what may have been meant",
        arguments: [
            ("CET", ["Europe/Berlin", "+01:00"]), ("pst", ["America/Los_Angeles", "-08:00"]),
            ("new york", ["America/New_York"]), ("Europe/Berlni", ["Europe/Berlin"]), ("Gondor", []),
        ])
    func noZoneBringsSuggestions(_ text: String, _ expected: [String]) {
        #expect(Zone(text) == nil)
        #expect(Zone.suggestions(for: text) == expected)
    }
}
