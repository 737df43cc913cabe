import Foundation
import Testing
import Timekeeping

@Suite struct InstantTests {
    @Test("a time before 1970 falls into the second before it")
    func roundsDown() {
        #expect(Instant(nanoseconds: -1).seconds == -1)
        #expect(Instant(nanoseconds: -1).milliseconds == -1)
        #expect(Instant(nanoseconds: 1_999_999_999).seconds == 1)
    }

    @Test(
        "an instant is written with nine decimals",
        arguments: [
            (Int64(0), "1970-01-01T00:00:00.000000000Z"), (-1, "1969-12-31T23:59:59.999999999Z"),
            (1_772_366_400_123_456_789, "2026-03-01T12:00:00.123456789Z"),
            (.min, "1677-09-21T00:12:43.145224192Z"), (.max, "2262-04-11T23:47:16.854775807Z"),
        ])
    func written(nanoseconds: Int64, text: String) {
        #expect(Instant(nanoseconds: nanoseconds).rfc3339 == text)
    }

    @Test(
        "decimals are cut off and never rounded up",
        arguments: [
            (0, "2026-03-01T12:00:00Z"), (3, "2026-03-01T12:00:00.999Z"), (9, "2026-03-01T12:00:00.999999999Z"),
        ])
    func cutOff(decimals: Int, text: String) throws {
        let instant = try #require(Instant(rfc3339: "2026-03-01T12:00:00.999999999Z"))
        #expect(instant.rfc3339(decimals: decimals) == text)
    }

    @Test(
        "RFC 3339 is read in all its forms",
        arguments: [
            "2026-03-01T12:00:00Z", "2026-03-01 12:00:00z", "2026-03-01t13:00:00+01:00",
            "2026-03-01T12:00:00.000000000999Z",
            "2026-02-28T23:30:00.0-12:30",
        ])
    func read(text: String) throws {
        #expect(Instant(rfc3339: text)?.rfc3339 == "2026-03-01T12:00:00.000000000Z")
    }

    @Test(
        "nothing else is read as an instant",
        arguments: [
            "", "2026-03-01", "2026-03-01Z", "2026-03-01T12:00:00", "2026-02-29T12:00:00Z", "2026-13-01T12:00:00Z",
            "2026-03-01T24:00:00Z", "2026-03-01T12:00:00.Z", "2026-03-01T12:00:00Z ", "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z", "２０２６-03-01T12:00:00Z", "2026-03-01T12:00:00+24:00", "2026-03-01T12:00:00+01:",
        ])
    func notRead(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test("a leap second counts as the second after it")
    func leapSecond() {
        #expect(Instant(rfc3339: "2016-12-31T23:59:60Z") == Instant(rfc3339: "2017-01-01T00:00:00Z"))
    }

    @Test("an instant survives JSON to the nanosecond")
    func json() throws {
        let instants = [Instant(nanoseconds: 1_772_366_400_123_456_789)]
        #expect(try JSONDecoder().decode([Instant].self, from: JSONEncoder().encode(instants)) == instants)
    }

    @Test("JSON with a time that has no offset is refused")
    func zonelessJSON() {
        let text = Data(#"["2026-03-01T12:00:00"]"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Instant].self, from: text) }
    }
}
