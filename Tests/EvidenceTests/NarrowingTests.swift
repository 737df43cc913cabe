import Foundation
import Testing
import Timekeeping

@testable import Evidence

@Suite struct NarrowingTests {
    /// Two sources whose entries alternate; every seventh is an error.
    private static let reading: Reading = {
        let line = { (name: String, number: Int) in
            "\(Instant(nanoseconds: 1_772_366_400_000_000_000 + Int64(number) * 1_000_000).rfc3339(decimals: 3)) "
                + "\(number % 7 == 0 ? "ERROR" : "INFO") \(name) number \(number)\n"
        }
        let reading = try? withFolder { folder in
            for (name, rest) in [("a", 0), ("b", 1)] {
                let lines = (0..<60_000).filter { $0 % 2 == rest }.map { line(name, $0) }.joined()
                try Data(lines.utf8).write(to: folder.appending(path: "\(name).log"))
            }
            return try Reading(of: folder, named: "in")
        }
        return reading ?? Reading(ofAll: [])
    }()

    private func written(_ selection: (Int) -> Selection, threads: Int = 3, stopAfter: Int = .max) -> (String, Int) {
        let timeline = Timeline(NarrowingTests.reading.sources)
        var (bytes, blocks): ([UInt8], Int) = ([], 0)
        let count = timeline.write(selection(timeline.count), as: JSONLinesOutput(), threads: threads) {
            bytes += $0
            blocks += 1
            return blocks < stopAfter
        }
        return (String(decoding: bytes, as: UTF8.self), count)
    }

    @Test("EVD-03 what is written is the same with any number of threads, line numbers and all", arguments: [1, 2, 7])
    func writingDoesNotDependOnThreads(_ threads: Int) {
        let timeline = Timeline(NarrowingTests.reading.sources)
        let one = timeline.events(in: 0..<timeline.count).map(JSONLinesOutput().line).joined()
        let (text, count) = written({ Selection(positions: 0..<$0) }, threads: threads)
        #expect(count == 60_000)
        #expect(text == one)
    }

    @Test("EVD-11 the first and the last of what matches are the ends of all that matches", arguments: [1, 10, 5_000])
    func headAndTailAreTheEnds(_ number: Int) {
        let query = Query(text: "a number", severity: .error)
        let all: [Substring] = written({ Selection(positions: 100..<$0, query: query) }).0.split(separator: "\n")
        let head = written({ Selection(positions: 100..<$0, query: query, limit: .first(number)) }).0
        let tail = written({ Selection(positions: 100..<$0, query: query, limit: .last(number)) }).0
        #expect(all.count == 4_278)
        #expect(head.split(separator: "\n") == Array(all.prefix(number)))
        #expect(tail.split(separator: "\n") == Array(all.suffix(number)))
    }

    @Test("EVD-11 the last ones are found from the end: what lies before them is not looked at")
    func tailIsFoundFromTheEnd() {
        let timeline = Timeline(NarrowingTests.reading.sources)
        let meter = WorkMeter()
        let selection = Selection(positions: 0..<timeline.count, query: Query(text: "number"), limit: .last(10))
        timeline.write(selection, as: JSONLinesOutput(), threads: 2, meter: meter) { _ in true }
        #expect(meter.done <= 4096)
    }

    @Test("EVD-11 nothing more is read once nobody wants to hear")
    func writingStops() {
        #expect(written({ Selection(positions: 0..<$0) }, stopAfter: 1).1 < 60_000)
    }

    @Test("EVD-11 a source that is not wanted is not read, only named")
    func unwantedIsNotRead() throws {
        try withFolder { folder in
            for name in ["web-1.log", "web-2.log", "db.log"] {
                try Data("2026-03-01T12:00:00Z INFO x\n".utf8).write(to: folder.appending(path: name))
            }
            var options = ReadingOptions()
            options.wanted = [SourcePattern("web-*")]
            let reading = try Reading(of: folder, named: "logs", options: options)
            #expect(reading.sources.map(\.name) == ["logs/web-1.log", "logs/web-2.log"])
            #expect(reading.unwanted == ["logs/db.log"])
        }
    }

    @Test(
        "EVD-11 a pattern matches the last parts of a name",
        arguments: [
            ("db.log", "logs/db.log", true), ("logs/db.log", "/var/logs/db.log", true), ("*.log", "a/b/db.log", true),
            ("b.log", "logs/db.log", false), ("db", "logs/db.log", false), ("d?.log", "db.log", true),
        ])
    func patternMatches(_ pattern: String, _ name: String, _ isMatch: Bool) {
        #expect(SourcePattern(pattern).matches(name) == isMatch)
    }

    @Test("EVD-11 the clock of one source is moved, and its entries stand where they belong")
    func oneClockIsMoved() throws {
        try withFolder { folder in
            for name in ["a.log", "b.log"] {
                try Data("2026-03-01T12:00:00Z INFO \(name)\n".utf8).write(to: folder.appending(path: name))
            }
            var options = ReadingOptions()
            options.shifts = [SourceShift(SourcePattern("a.log"), nanoseconds: 90_000_000_000)]
            let events = try Reading(of: folder, options: options).events
            #expect(events.map(\.text) == ["b.log", "a.log"])
            #expect(events[1].time == "2026-03-01T12:01:30.000Z")
            #expect(events[1].timeAsWritten == "2026-03-01T12:00:00Z")
        }
    }

    @Test("EVD-11 a tally counts by source, stretch and severity, and every stretch lies where it should")
    func tallyCounts() {
        let timeline = Timeline(NarrowingTests.reading.sources)
        let tally = timeline.tally(Selection(positions: 0..<timeline.count), bucket: 10_000_000_000)
        #expect(tally.columns == 6)
        #expect(tally.total == Tally.Counts(total: 60_000, warnings: 0, errors: 8_572))
        #expect(tally.counts[0]?[5] == Tally.Counts(total: 5_000, warnings: 0, errors: 714))
        #expect(tally.start(of: 1).rfc3339(decimals: 0) == "2026-03-01T12:00:10Z")
    }

    @Test("EVD-11 bars fit the width, the largest fills it, gaps are shown, and without a terminal there are none")
    func barsFitTheWidth() throws {
        let start = try #require(Instant(rfc3339: "2026-03-01T12:00:00Z"))
        let counts = [(0, 8), (60, 800), (240, 1)].map { (start: start.advanced(bySeconds: $0.0), count: $0.1) }
        let lines = CountBars(counts, bucket: 60_000_000_000, width: 60).text.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[0] == "2026-03-01T12:00:00Z    8  ▎")
        #expect(lines[1].count == 59 && lines[1].hasSuffix("█"))
        #expect(lines[2] == "⋮")
        #expect(lines[3].hasSuffix("    1  ▏"))
        #expect(CountBars([counts[1]], bucket: 60_000_000_000, width: nil).text == "2026-03-01T12:01:00Z  800\n")
    }
}
