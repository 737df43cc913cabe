import Evidence
import Foundation
import Testing
import Timekeeping

@Suite struct TimeTruthTests {
    private static let local = "2026-07-10 14:03:11 INFO x\n"

    @Test("PRE-08 a time without an offset asks for its zone")
    func zoneIsAsked() throws {
        #expect(try read(TimeTruthTests.local).findings.map(\.question) == [.zone(candidates: [])])
        #expect(try read(TimeTruthTests.local, options: ReadingOptions(zone: .utc)).findings.isEmpty)
    }

    @Test(
        "PRE-08 an abbreviation with several meanings is asked about with its zones, wherever in the file it stands",
        arguments: [
            ("BST", "Europe/London"), ("IST", "Asia/Kolkata"), ("CST", "America/Chicago"), ("EST", "America/New_York"),
            ("PST", "America/Los_Angeles"),
        ])
    func ambiguousLabelIsAsked(label: String, zone: String) throws {
        let lines = String(repeating: "2026-01-10 12:00:00 UTC INFO x\n", count: 50)
        let reading = try read(lines + "2026-01-10 12:00:00 \(label) INFO y\n")
        let finding = try #require(reading.findings.first { $0.kind == .zoneAmbiguous })
        #expect(finding.line == 51)
        guard case .zone(let candidates) = finding.question else {
            return #expect(Bool(false), "no question of a zone")
        }
        #expect(candidates.first == zone)
        #expect(candidates.allSatisfy { Zone($0) != nil })
        let answered = try read(
            lines + "2026-01-10 12:00:00 \(label) INFO y\n", options: ReadingOptions(zone: Zone(zone)))
        #expect(!answered.kindsOfFindings.contains(.zoneAmbiguous))
    }

    @Test("PRE-09 PST on a day in July raises a finding that shows both readings")
    func winterLabelInSummerIsAFinding() throws {
        let reading = try read("2026-07-10 14:03:11 PST INFO x\n")
        let finding = try #require(reading.findings.first { $0.kind == .zoneContradicted })
        #expect(finding.line == 1)
        #expect(finding.message.contains("2026-07-10T22:03:11Z"))
        #expect(finding.message.contains("2026-07-10T21:03:11Z"))
        #expect(
            finding.question == .zone(candidates: ["America/Los_Angeles", "-08:00", "Asia/Manila", "Pacific/Pitcairn"]))
    }

    @Test("PRE-09 CET on a day in July is taken at its word, and a shift that would mend it is offered")
    func centralEuropeanTimeInJuly() throws {
        let text = "2026-07-10 14:03:11 CET INFO x\n"
        let reading = try read(text)
        #expect(reading.events.map(\.time) == ["2026-07-10T13:03:11.000Z"])
        let finding = try #require(reading.findings.first { $0.kind == .zoneContradicted })
        #expect(finding.question == .shift(candidates: [-3_600_000_000_000]))
        let mended = try read(text, options: ReadingOptions(shift: -3_600_000_000_000))
        #expect(mended.events.map(\.time) == ["2026-07-10T12:03:11.000Z"])
    }

    @Test(
        "PRE-09 a label that fits its date raises nothing",
        arguments: [
            "2026-01-10 14:03:11 CET INFO x\n", "2026-07-10 14:03:11 CEST INFO x\n", "2026-07-10 14:03:11 PDT INFO x\n",
            "Fri Jul 10 14:03:11 EDT 2026 INFO x\n", "2026-07-10 14:03:11 JST INFO x\n",
            "2026-07-10 14:03:11 GMT INFO x\n",
        ])
    func fittingLabelRaisesNothing(_ text: String) throws {
        #expect(!(try read(text).kindsOfFindings.contains(.zoneContradicted)))
    }

    @Test("PRE-09 PST in July is right in Manila")
    func lessFrequentMeaningIsTaken() throws {
        let reading = try read("2026-07-10 14:03:11 PST INFO x\n", options: ReadingOptions(zone: Zone("Asia/Manila")))
        #expect(reading.findings.isEmpty)
    }

    @Test(
        "PRE-09 a machine time in the same entry contradicts the zone, and the finding shows both",
        arguments: [
            "2026-07-10 14:03:11 INFO alert fired at 2026-07-10T12:03:11.2Z\n",
            "2026-07-10 14:03:11 INFO posted as 1783684991.000200\n",
            "2026-07-10 14:03:11 INFO see https://chat.example/archives/C01/p1783684991000200\n",
        ])
    func machineTimeContradicts(_ text: String) throws {
        let finding = try #require(try read(text).findings.first { $0.kind == .zoneContradicted })
        #expect(finding.message.contains("2026-07-10T14:03:11Z"))
        #expect(finding.message.contains("2026-07-10T12:03:11Z"))
        #expect(finding.question == .zone(candidates: ["+02:00"]))
        let answered = try read(text, options: ReadingOptions(zone: Zone("+02:00")))
        #expect(answered.findings.isEmpty)
    }

    @Test(
        "PRE-09 what is another moment, or the same in other words, contradicts nothing",
        arguments: [
            "2026-07-10 14:03:11 INFO token expires 2026-07-10T15:03:11Z\n",
            "2026-07-10 14:03:11 INFO job took since 2026-07-10T14:00:02Z\n",
            "2026-07-10 14:03:11 INFO got 2026-07-10T14:03:11Z and wrote 2026-07-10T12:03:11Z\n",
            "2026-07-10T14:03:11+02:00 INFO built 2026-07-10T11:03:11Z\n",
            "2026-07-10 14:03:11 INFO at 2026-07-10T14:03:11Z\n2026-07-10 14:03:12 INFO built 2026-07-10T12:03:12Z\n",
            "2026-07-10 14:03:11 INFO order 17836-84991 and id 1783684991abc\n",
        ])
    func otherMomentContradictsNothing(_ text: String) throws {
        #expect(!(try read(text).kindsOfFindings.contains(.zoneContradicted)))
    }

    @Test("PRE-10 a shift moves the instants, keeps the time as written, and is undone by reading without it")
    func shiftMovesInstants() throws {
        let text = "2026-03-01T12:00:00Z INFO a\n2026-03-01T12:00:01Z INFO b\n"
        let moved = try read(text, options: ReadingOptions(shift: -90_500_000_000))
        #expect(moved.events.map(\.time) == ["2026-03-01T11:58:29.500Z", "2026-03-01T11:58:30.500Z"])
        #expect(moved.events.map(\.timeAsWritten) == ["2026-03-01T12:00:00Z", "2026-03-01T12:00:01Z"])
        #expect(moved.sources.map(\.shift) == [-90_500_000_000])
        #expect(try read(text).events.map(\.time) == ["2026-03-01T12:00:00.000Z", "2026-03-01T12:00:01.000Z"])
    }

    @Test("PRE-10 both entries of an alert are told apart after a shift too")
    func shiftedAlertKeepsItsNotices() throws {
        let text = """
            {"receiver":"t","alerts":[{"status":"resolved","labels":{"alertname":"Slow"},
             "startsAt":"2026-03-01T12:00:00Z","endsAt":"2026-03-01T12:10:00Z","fingerprint":"a"}]}
            """
        let events = try read(text, options: ReadingOptions(shift: 1_000_000_000)).events
        #expect(events.map(\.kind) == ["firing", "resolved"])
    }

    @Test("PRE-10 a shift over the end of time stops there")
    func hugeShiftStops() throws {
        let reading = try read("2026-03-01T12:00:00Z INFO a\n", options: ReadingOptions(shift: .max))
        #expect(reading.events.map(\.instant.nanoseconds) == [.max])
    }

    @Test("a finding with a question is written and read, and one from before there were questions is read")
    func findingIsCoded() throws {
        let questions: [Question] = [
            .zone(candidates: ["UTC"]), .dateOrder(example: "03/04/2026"), .year(assumed: 2026),
            .shift(candidates: [1]),
        ]
        for question in questions {
            let finding = Finding(.zoneAssumed, .warning, source: "a", message: "m", question: question)
            let data = try JSONEncoder().encode(finding)
            #expect(try JSONDecoder().decode(Finding.self, from: data) == finding)
        }
        let old = Data(#"{"kind":"empty","weight":"note","source":"a","message":"m"}"#.utf8)
        #expect(try JSONDecoder().decode(Finding.self, from: old).question == nil)
    }
}

@Suite struct UndatedClockTests {
    @Test("TIM-07 an undated clock that runs backwards keeps the order of the file, and the date is asked for")
    func backwardsClockKeepsOrder() throws {
        let text = "10:00:00 monday\n09:30:00 tuesday\n09:31:00 later\n08:00:00 wednesday\n"
        let reading = try read(text, changed: "2026-03-04T12:00:00Z")
        #expect(reading.events.map(\.text) == ["monday", "tuesday", "later", "wednesday"])
        let finding = try #require(reading.findings.first { $0.kind == .dateAssumed })
        #expect(finding.line == 2)
        #expect(finding.question == CalendarDay("2026-03-02").map { .date(assumed: $0) })
        #expect(finding.message.contains("goes back 2 times"))
    }

    @Test("TIM-07 the answer puts the first entry on its day")
    func answerIsTaken() throws {
        let options = ReadingOptions(date: CalendarDay("2025-12-30"))
        let reading = try read("23:59:59 a\n00:00:01 b\n", options: options)
        #expect(reading.events.map(\.time) == ["2025-12-30T23:59:59.000Z", "2025-12-31T00:00:01.000Z"])
        #expect(reading.findings.filter { $0.kind == .dateAssumed }.map(\.weight) == [.note])
        #expect(reading.findings.filter { $0.kind == .dateAssumed }.compactMap(\.question).isEmpty)
    }

    @Test("TIM-07 a step back of seconds is what threads do to a log, at midnight too")
    func disorderIsNoMidnight() throws {
        let text = "23:59:58 a\n00:00:01 c\n23:59:59 b\n00:00:02 d\n"
        let reading = try read(text, options: ReadingOptions(date: CalendarDay("2025-12-30")))
        #expect(reading.events.map(\.text) == ["a", "b", "c", "d"])
        #expect(reading.sources.first?.last?.rfc3339(decimals: 0) == "2025-12-31T00:00:02Z")
    }

    @Test("EVD-06 a year that was assumed is asked for")
    func yearIsAsked() throws {
        let reading = try read("Mar  1 12:00:00 h a: x\n", changed: "2026-04-01T00:00:00Z")
        #expect(reading.findings.contains { $0.question == .year(assumed: 2026) })
    }

    @Test("EVD-07 a line of the repeated hour that comes late, after the hour, stays in the second pass")
    func lateLineStaysInSecondPass() throws {
        let text = """
            2025-11-02 01:59:59 INFO first pass
            2025-11-02 01:00:00 INFO second pass
            2025-11-02 02:00:01 INFO after
            2025-11-02 01:59:58 INFO late
            """
        let reading = try read(text, options: ReadingOptions(zone: Zone("America/New_York")))
        #expect(reading.events.map(\.text) == ["first pass", "second pass", "late", "after"])
    }

    @Test("EVD-05 a zone that never changed its clocks is read right over many years")
    func zoneWithoutChanges() throws {
        let text = "1999-01-01 05:30:00 INFO a\n2026-07-01 05:30:00 INFO b\n"
        let reading = try read(text, options: ReadingOptions(zone: Zone("Asia/Kolkata")))
        #expect(reading.events.map(\.time) == ["1999-01-01T00:00:00.000Z", "2026-07-01T00:00:00.000Z"])
    }
}
