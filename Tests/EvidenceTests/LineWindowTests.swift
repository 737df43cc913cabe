import Foundation
import Testing
import Timekeeping

@testable import Evidence

@Suite struct LineWindowTests {
    @Test("EVD-03 a file that is read piece by piece has its entries where they stand", arguments: [1, 3])
    func largeFileIsReadInPieces(threads: Int) throws {
        var text = "opened\n"
        var expected: [Range<Int>] = []
        for number in 0..<40_000 {
            let start = text.utf8.count
            text += "\(Instant(seconds: 1_772_366_400 + Int64(number)).rfc3339(decimals: 3)) up "
            // Longer than a piece, now and then; longer than others, always.
            text += String(repeating: "x", count: number == 20_000 ? 2 << 20 : number * 37 % 500)
            if number % 7 == 0 { text += "\n  and more" }
            expected.append(start..<text.utf8.count)
            text += number % 5 == 0 ? "\r\n" : "\n"
        }
        let options = ReadingOptions(threads: threads, chunkSize: 1 << 20)
        let source = try #require(try read(text, options: options).sources.first)
        #expect(source.undatedRange == 0..<6)
        let found = source.list.records.map { source.list.range(of: $0) }
        #expect(found.count == expected.count)
        #expect(
            zip(found, expected).allSatisfy { $0.lowerBound == $1.lowerBound && $0.upperBound - $1.upperBound <= 1 })
    }

    @Test("EVD-06 a year-less log keeps its year however many pieces it is read in")
    func yearsDoNotDependOnPieces() throws {
        let lines = (0..<400).map { day in
            let time = CivilTime(Instant(seconds: 1_753_000_000 + Int64(day) * 86_400))
            let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            return
                "\(months[time.month - 1]) \(time.day < 10 ? " " : "")\(time.day) 12:00:00 edge-1 cron[1]: day \(day)\n"
        }
        let small = try read(lines.joined(), options: ReadingOptions(year: 2025, threads: 2, chunkSize: 512))
        #expect(small.sources.map(\.first) == [Instant(rfc3339: "2025-07-20T12:00:00Z")])
        #expect(small.sources.map(\.last) == [Instant(rfc3339: "2026-08-23T12:00:00Z")])
    }

    @Test("EVD-14 the index takes no more than 24 bytes an entry, even of short lines")
    func indexIsSmall() throws {
        let lines = (0..<20_000).map { "\(Instant(seconds: 1_772_366_400 + Int64($0)).rfc3339(decimals: 0)) up\n" }
        let source = try #require(try read(lines.joined()).sources.first)
        let marks = source.marks.marks.count * MemoryLayout<(offset: Int, line: Int)>.stride
        #expect(source.entryCount == lines.count)
        #expect(source.list.records.count * MemoryLayout<Record>.stride + marks <= 24 * lines.count)
    }
}
