import Foundation
import Testing
import Timekeeping

@testable import Evidence

@Suite struct TimelineTests {
    /// Lines of which many share an instant, some have none, some are out of order and some are long.
    private static let log: String = (0..<700).map { number in
        let second = number / 7 % 60
        let minute = number / 42 % 60
        let time = "2026-03-01T12:\(minute < 10 ? "0" : "")\(minute):\(second < 10 ? "0" : "")\(second)Z"
        let stack = number % 5 == 0 ? "\n  at line \(number)\n" + String(repeating: "x", count: number % 300) : ""
        return "\(time) INFO number \(number)\(stack)\n"
    }.joined()

    @Test(
        "EVD-03 any number of threads and any size of chunks give the same bytes", arguments: [1, 2, 7],
        [40, 1000, 1 << 20])
    func threadsAndChunksDoNotMatter(threads: Int, chunkSize: Int) throws {
        let expected = try output(options: ReadingOptions(threads: 1))
        let found = try output(options: ReadingOptions(threads: threads, chunkSize: chunkSize))
        #expect(found == expected)
    }

    private func output(options: ReadingOptions) throws -> [String] {
        let partial = "2026-03-01T12:00:00.1Z stdout P one\n2026-03-01T12:00:00.2Z stdout F two\n"
        let sources = try [
            read(TimelineTests.log, named: "a.log", options: options),
            read("preamble\nmore\n" + TimelineTests.log, named: "b.log", options: options),
            read(String(repeating: partial, count: 50), named: "c.log", options: options),
        ].flatMap(\.sources)
        let timeline = Timeline(sources)
        return [SourcesTable(sources).jsonLines]
            + timeline.events(in: 0..<timeline.count).map { JSONLinesOutput().line(for: $0) }
    }

    @Test("EVD-03 equal instants keep the order of the sources, then of the lines")
    func equalInstantsKeepOrder() throws {
        let text = "2026-03-01T12:00:00Z INFO one\n2026-03-01T12:00:00Z INFO two\n"
        let timeline = Timeline(try read(text, named: "b.log").sources + read(text, named: "a.log").sources)
        let found = timeline.events(in: 0..<4).map { "\($0.source) \($0.text)" }
        #expect(found == ["b.log one", "b.log two", "a.log one", "a.log two"])
    }

    @Test("EVD-05 mixed offsets in one source order rightly")
    func mixedOffsetsOrder() throws {
        let reading = try read(
            """
            2026-03-01T13:00:00+01:00 INFO b
            2026-03-01T06:59:59-05:00 INFO a
            2026-03-01T12:00:01Z INFO c
            """)
        #expect(reading.events.map(\.text) == ["a", "b", "c"])
    }

    @Test("EVD-11 a page from the middle equals that part of the whole")
    func pageEqualsPartOfWhole() throws {
        let timeline = Timeline(
            try read(TimelineTests.log, named: "a.log").sources + read(TimelineTests.log, named: "b.log").sources)
        let whole = timeline.events(in: 0..<timeline.count)
        #expect(whole.count == 1400)
        for start in stride(from: 0, to: 1400, by: 177) {
            #expect(timeline.events(in: start..<start + 5) == Array(whole.dropFirst(start).prefix(5)))
        }
        #expect(timeline.events(in: 1400..<1410).isEmpty)
    }

    @Test("EVD-11 the first bound is part of what is asked for, the second is not")
    func boundsAreHalfOpen() throws {
        let text = (0..<10).map { "2026-03-01T12:00:0\($0)Z INFO \($0)\n" }.joined()
        let timeline = Timeline(try read(text).sources)
        let positions = timeline.positions(
            from: Instant(rfc3339: "2026-03-01T12:00:03Z"), until: Instant(rfc3339: "2026-03-01T12:00:05Z"))
        #expect(timeline.events(in: positions).map(\.text) == ["3", "4"])
        #expect(timeline.positions(from: nil, until: nil) == 0..<10)
    }

    @Test("EVD-11 counts come from the index and add up to the entries")
    func countsAddUp() throws {
        let timeline = Timeline(try read(TimelineTests.log).sources)
        let counts = timeline.counts(bucket: 60_000_000_000)
        #expect(counts.reduce(0) { $0 + $1.count } == timeline.count)
        #expect(counts.map(\.start) == counts.map(\.start).sorted())
        let asked = timeline.counts(in: 0..<timeline.count, matching: Query(text: "number"), bucket: 60_000_000_000)
        #expect(asked.map(\.count) == counts.map(\.count))
    }

    @Test("EVD-11 searching ignores case, keeps to sources and severity, and stops at its limit")
    func searchNarrows() throws {
        let sources = try read("2026-03-01T12:00:00Z ERROR Disk full\n2026-03-01T12:00:02Z INFO disk\n", named: "a")
            .sources
        let timeline = Timeline(try sources + read("2026-03-01T12:00:01Z INFO DISK\n", named: "b").sources)
        #expect(timeline.search(Query(text: "dISK")) == [0, 1, 2])
        #expect(timeline.search(Query(text: "disk"), after: 0, limit: 1) == [1])
        #expect(timeline.search(Query(text: "disk", sources: [1])) == [1])
        #expect(timeline.search(Query(severity: .warning)) == [0])
        #expect(timeline.search(Query(text: "absent")).isEmpty)
    }

    @Test("EVD-11 a word is found wherever in an entry it stands, at every length", arguments: 1...40)
    func wordIsFoundEverywhere(length: Int) throws {
        let word = String("Connection [RESET] by peer, and once more: ä".unicodeScalars.prefix(length))
        let needle = try #require(Needle(word))
        for place in 0..<50 {
            let text = String(repeating: "n", count: place) + word.uppercased() + "!"
            #expect(found(needle, in: text), "\(word) at \(place)")
            #expect(!found(needle, in: String(text.dropLast(2))) || length == 1)
        }
    }

    private func found(_ needle: Needle, in text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { needle.occurs(in: Bytes(start: $0, count: buffer.count)) } ?? false
        }
    }

    @Test("EVD-11 a regular expression narrows, and one that is none is refused")
    func patternNarrows() throws {
        let timeline = Timeline(
            try read("2026-03-01T12:00:00Z took 12 ms\n2026-03-01T12:00:01Z took 1200 ms\n  again\n").sources)
        #expect(timeline.search(Query(pattern: try Query.Pattern(#"took \d{4,} ms\s+again"#))) == [1])
        #expect(timeline.search(Query(text: "12", pattern: try Query.Pattern("TOOK"))).isEmpty)
        #expect(throws: (any Error).self) { try Query.Pattern("took (") }
    }

    @Test("EVD-01 several paths are read as one; what cannot be read is told and keeps nobody from the rest")
    func severalPathsAreReadAsOne() throws {
        try withFolder { folder in
            try Data("2026-03-01T12:00:01Z b\n".utf8).write(to: folder.appending(path: "b.log"))
            try Data("2026-03-01T12:00:00Z a\n".utf8).write(to: folder.appending(path: "a.log"))
            let places = ["b.log", "absent.log", "a.log"].map { name in
                Reading.Place.path(folder.appending(path: name).path, named: name)
            }
            let reading = Reading(ofAll: places)
            #expect(reading.sources.map(\.name) == ["b.log", "a.log"])
            #expect(reading.refusals.map(\.name) == ["absent.log"])
            #expect(reading.events.map(\.text) == ["a", "b"])
        }
    }

    @Test("an empty timeline answers every question")
    func emptyTimelineAnswers() {
        let timeline = Timeline([])
        #expect(timeline.events(in: 0..<10).isEmpty)
        #expect(timeline.search(Query(text: "x")).isEmpty)
        #expect(timeline.counts(bucket: 1).isEmpty)
        #expect(timeline.positions(from: Instant(seconds: 0), until: nil).isEmpty)
    }
}
