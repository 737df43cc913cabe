import Evidence
import Testing
import Timekeeping

@Suite struct FormatTests {
    @Test(
        "EVD-01 EVD-04 EVD-16 EVD-17 EVD-18 EVD-19 each format's sample is recognised and becomes what it should",
        arguments: FormatSample.all)
    func sampleBecomesWhatItShould(_ sample: FormatSample) throws {
        let reading = try read(sample.text, named: sample.name)
        let events = reading.events
        #expect(reading.sources.map(\.format) == [sample.format])
        let found = events.map { event in
            FormatSample.Expected(
                time: event.time, actor: event.actor, kind: event.kind, severity: event.severity, text: event.text,
                zone: event.zone)
        }
        #expect(found == sample.expected)
    }

    @Test("EVD-04 an entry's range holds its bytes and its time as written", arguments: FormatSample.all)
    func rangeHoldsTheEntry(_ sample: FormatSample) throws {
        let reading = try read(sample.text, named: sample.name)
        for event in reading.events {
            let source = reading.sources[event.sourceIndex]
            #expect(source.text(event.range) == event.raw)
            #expect(!event.timeAsWritten.isEmpty)
            #expect(event.raw.contains(event.timeAsWritten))
            let before = source.text(0..<event.range.lowerBound)
            #expect(event.line == 1 + before.utf8.filter { $0 == 0x0A }.count)
        }
    }

    @Test("EVD-02 lines before the first time are counted as undated and kept")
    func undatedLinesAreKept() throws {
        let reading = try read("Log opened\n\nby root\n2026-03-01 12:00:00 INFO up\n  and running\n")
        let source = try #require(reading.sources.first)
        #expect(source.undatedCount == 2)
        #expect(source.text(source.undatedRange) == "Log opened\n\nby root")
        #expect(reading.events.map(\.text) == ["up\n  and running"])
    }

    @Test("EVD-10 a source without any time is unknown, and a finding says so")
    func sourceWithoutTimeIsUnknown() throws {
        let reading = try read("nothing\nto see\n")
        #expect(reading.sources.map(\.format) == ["unknown"])
        #expect(reading.sources.map(\.undatedCount) == [2])
        #expect(reading.kindsOfFindings == [.unrecognised])
    }

    @Test("EVD-21 the file decides whether the day or the month comes first")
    func fileDecidesDateOrder() throws {
        let text = "when,what\n03/04/2026 12:00,a\n25/04/2026 12:00,b\n"
        #expect(try read(text).events.map(\.time) == ["2026-04-03T12:00:00.000Z", "2026-04-25T12:00:00.000Z"])
    }

    @Test("EVD-21 where the file decides nothing, the month is taken first and a finding says so")
    func undecidedDateOrderIsAFinding() throws {
        let reading = try read("when,what\n03/04/2026 12:00,a\n")
        #expect(reading.events.map(\.time) == ["2026-03-04T12:00:00.000Z"])
        #expect(reading.kindsOfFindings.contains(.dateOrderAssumed))
    }
}
