import Testing
import Timekeeping

@testable import Evidence

@Suite struct NotationTests {
    @Test(
        "EVD-08 every way of writing a time is read to the nanosecond",
        arguments: [
            ("2026-03-01T12:00:00Z", "2026-03-01T12:00:00.000000000Z"),
            ("2026-03-01T12:00:00.123456789Z", "2026-03-01T12:00:00.123456789Z"),
            ("2026-03-01 12:00:00,123 +0100", "2026-03-01T11:00:00.123000000Z"),
            ("2026-03-01 12:00:00-05:30", "2026-03-01T17:30:00.000000000Z"),
            ("2026/3/1 9:05:00", "2026-03-01T09:05:00.000000000Z"),
            ("20260301T120000.5Z", "2026-03-01T12:00:00.500000000Z"),
            ("20260301-12:00:00:123", "2026-03-01T12:00:00.123000000Z"),
            ("26/03/01 12:00:00", "2026-03-01T12:00:00.000000000Z"),
            ("260301 12:00:00", "2026-03-01T12:00:00.000000000Z"),
            ("01/Mar/2026:12:00:00 +0330", "2026-03-01T08:30:00.000000000Z"),
            ("01-Mar-2026 12:00:00.1", "2026-03-01T12:00:00.100000000Z"),
            ("Sun, 1 Mar 2026 12:00:00 GMT", "2026-03-01T12:00:00.000000000Z"),
            ("Sun Mar  1 12:00:00 2026", "2026-03-01T12:00:00.000000000Z"),
            ("Sun Mar  1 12:00:00 CET 2026", "2026-03-01T11:00:00.000000000Z"),
            ("Sun Mar 1 12:00:00 2026 +0200", "2026-03-01T10:00:00.000000000Z"),
            ("March 1, 2026 12:30:00 AM", "2026-03-01T00:30:00.000000000Z"),
            ("03/31/2026 1:00:00 PM", "2026-03-31T13:00:00.000000000Z"),
            ("31.03.2026 13:00:00", "2026-03-31T13:00:00.000000000Z"),
            ("Sun Mar 01 2026 12:00:00 GMT+0100", "2026-03-01T11:00:00.000000000Z"),
            ("March 1, 2026 at 12:00:00 PM GMT-1", "2026-03-01T13:00:00.000000000Z"),
            ("Mar 1, 2026, 1:00:00\u{202F}PM", "2026-03-01T13:00:00.000000000Z"),
            ("31.03.26, 13:00", "2026-03-31T13:00:00.000000000Z"),
            ("3/31/26, 1:00 PM", "2026-03-31T13:00:00.000000000Z"),
            ("1772366400", "2026-03-01T12:00:00.000000000Z"),
            ("1772366400.000012", "2026-03-01T12:00:00.000012000Z"),
            ("1772366400123", "2026-03-01T12:00:00.123000000Z"),
            ("1772366400123.5", "2026-03-01T12:00:00.123500000Z"),
            ("1772366400123456", "2026-03-01T12:00:00.123456000Z"),
            ("1772366400123456789", "2026-03-01T12:00:00.123456789Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000000000Z"),
        ])
    func timeIsRead(written: String, expected: String) throws {
        let stamp = try #require(self.stamp(of: written))
        #expect(Instant(nanoseconds: stamp.nanoseconds).rfc3339 == expected)
        #expect(stamp.range == 0..<written.utf8.count)
    }

    @Test(
        "what is no time is not read as one",
        arguments: [
            "2026-02-30T12:00:00Z", "2026-13-01T12:00:00Z", "2026-03-01T24:00:00Z", "0001-01-01T00:00:00Z",
            "Mar 32 12:00:00", "12345678901", "99/99/9999 12:00:00", "2026-03-01", "9999999999999999999", "",
        ])
    func noTimeIsRead(_ written: String) {
        #expect(stamp(of: written) == nil)
    }

    @Test("an abbreviation with several meanings says nothing about the zone")
    func ambiguousAbbreviationIsLocal() throws {
        #expect(try #require(stamp(of: "2026-03-01 12:00:00 IST")).isLocal)
        let reading = try read("2026-03-01 12:00:00 IST INFO up\n")
        #expect(reading.kindsOfFindings.contains(.zoneAmbiguous))
    }

    @Test("EVD-08 the unit guessed for a number is shown")
    func epochUnitIsShown() throws {
        let reading = try read(#"{"time":1772366400123,"msg":"x"}"#)
        #expect(reading.findings.contains { $0.kind == .epochUnit && $0.message.contains("milliseconds") })
    }

    private func stamp(of text: String) -> Stamp? {
        Array(text.utf8).withBytes { Notation.first(in: $0, at: 0, allowingEpoch: true)?.stamp }
    }
}
