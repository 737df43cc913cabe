import Foundation
import Testing
import Timekeeping

@testable import Evidence

@Suite struct IndexCacheTests {
    /// A log and the folder where its index is kept.
    private struct Shelf {
        let log: URL
        var options: ReadingOptions

        func write(_ text: String, changed: Int64 = 1_772_400_000) throws {
            // In place: a growing log stays the same file.
            if !FileManager.default.fileExists(atPath: log.path) { try Data().write(to: log) }
            let handle = try FileHandle(forWritingTo: log)
            try handle.truncate(atOffset: 0)
            try handle.write(contentsOf: Data(text.utf8))
            try handle.close()
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: Double(changed))], ofItemAtPath: log.path)
        }

        func read(saving: Bool = true) throws -> Reading {
            let reading = try Reading(of: log, options: options)
            if saving { reading.sources.forEach { $0.saveIndex() } }
            return reading
        }

        func readWithoutIndex() throws -> Reading {
            var options = options
            options.cache = nil
            return try Reading(of: log, options: options)
        }

        var saved: [URL] {
            let folder = options.cache?.folder ?? log
            return (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        }
    }

    private func withShelf(zone: String? = nil, _ body: (inout Shelf) throws -> Void) throws {
        try withFolder { folder in
            let cache = IndexCache(folder: folder.appending(path: "kept"), leastSize: 1)
            let options = ReadingOptions(zone: zone.flatMap(Zone.init), cache: cache)
            var shelf = Shelf(log: folder.appending(path: "app.log"), options: options)
            try body(&shelf)
        }
    }

    private static func lines(_ numbers: Range<Int>) -> String {
        numbers.map { "\(Instant(seconds: 1_772_366_400 + Int64($0)).rfc3339(decimals: 0)) INFO number \($0)\n" }
            .joined()
    }

    @Test("EVD-13 a second reading takes the saved index and does not look for times again")
    func savedIndexIsUsed() throws {
        try withShelf { shelf in
            let text = IndexCacheTests.lines(0..<1000)
            try shelf.write(text)
            let first = try shelf.read()
            #expect(shelf.saved.count == 1)
            // What nobody does to a log: its middle is altered, and it says that it was not.
            try shelf.write(text.replacing("12:08:", with: "23:08:"))
            let second = try shelf.read()
            #expect(second.sources.map(\.last) == first.sources.map(\.last))
            #expect(second.events.map(\.instant) == first.events.map(\.instant))
            #expect(try shelf.readWithoutIndex().sources.map(\.last) != first.sources.map(\.last))
        }
    }

    @Test("EVD-13 a file that was changed is indexed anew", arguments: [1_772_400_001, 1_772_400_000] as [Int64])
    func changedFileIsIndexedAnew(changed: Int64) throws {
        try withShelf { shelf in
            try shelf.write(IndexCacheTests.lines(0..<1000))
            _ = try shelf.read()
            try shelf.write(IndexCacheTests.lines(500..<(changed == 1_772_400_000 ? 1400 : 1500)), changed: changed)
            #expect(try shelf.read().events == shelf.readWithoutIndex().events)
        }
    }

    @Test("EVD-13 an index that was read in another zone is not taken")
    func otherOptionsHaveAnotherIndex() throws {
        try withShelf(zone: "Europe/Berlin") { shelf in
            try shelf.write("2026-03-01 12:00:00 up\n")
            _ = try shelf.read()
            shelf.options.zone = Zone("America/New_York")
            #expect(try shelf.read().events.map(\.time) == ["2026-03-01T17:00:00.000Z"])
            #expect(shelf.saved.count == 2)
        }
    }

    @Test(
        "EVD-13 a file that has grown is indexed from where it ended, and comes out as if read whole",
        arguments: [
            // The last line was being written, and more lines belong to its entry.
            ("2026-03-01T12:00:00Z up\n2026-03-01T12:00:01Z ERROR fai", "led\n  at once\n2026-03-01T12:00:02Z up\n"),
            // Lines that come late.
            ("x\n2026-03-01T12:00:05Z five\n2026-03-01T12:00:06Z six\n", "2026-03-01T12:00:01Z one\n  and more\n"),
            // No year, over New Year.
            ("Dec 30 12:00:00 a cron[1]: x\nDec 31 23:59:59 a cron[1]: y\n", "Jan  1 00:00:00 a cron[1]: z\n"),
            // No offset, in the hour that Berlin has twice.
            ("2025-10-26 02:30:00 INFO a\n2025-10-26 02:10:00 INFO b\n", "2025-10-26 02:20:00 INFO c\n"),
            // No date, over midnight.
            ("23:59:58.000 INFO a\n23:59:59.000 INFO b\n", "00:00:01.000 INFO c\n"),
        ])
    func grownFileIsReadOn(before: String, more: String) throws {
        try withShelf(zone: "Europe/Berlin") { shelf in
            shelf.options.year = 2025
            shelf.options.date = CalendarDay("2026-02-28")
            try shelf.write(before)
            _ = try shelf.read()
            try shelf.write(before + more, changed: 1_772_500_000)
            let (grown, whole) = (try shelf.read(), try shelf.readWithoutIndex())
            #expect(grown.events == whole.events)
            #expect(grown.sources.map(\.undatedCount) == whole.sources.map(\.undatedCount))
            #expect(try shelf.read().events == whole.events)
        }
    }

    @Test("EVD-13 a grown file is not read again up to where it ended")
    func grownFileIsNotReadAgain() throws {
        try withShelf { shelf in
            let text = IndexCacheTests.lines(0..<1000)
            try shelf.write(text)
            _ = try shelf.read()
            let altered = text.replacing("12:08:", with: "23:08:") + IndexCacheTests.lines(1000..<1002)
            try shelf.write(altered, changed: 1_772_500_000)
            let grown = try shelf.read()
            #expect(grown.sources.map(\.entryCount) == [1002])
            #expect(grown.sources.map(\.last) == [Instant(seconds: 1_772_366_400 + 1001)])
        }
    }

    @Test("EVD-13 EVD-15 a damaged index is not taken", arguments: [0, 7, 20, 200, -1, -16])
    func damagedIndexIsNotTaken(length: Int) throws {
        try withShelf { shelf in
            try shelf.write(IndexCacheTests.lines(0..<100))
            let first = try shelf.read()
            let file = try #require(shelf.saved.first)
            let bytes = try Data(contentsOf: file)
            try bytes.prefix(length < 0 ? bytes.count + length : length).write(to: file)
            #expect(try shelf.read().events == first.events)
        }
    }

    @Test("EVD-13 small sources, archives and pipes are not saved")
    func smallSourcesAreNotSaved() throws {
        try withShelf { shelf in
            shelf.options.cache?.leastSize = 1 << 20
            try shelf.write(IndexCacheTests.lines(0..<100))
            _ = try shelf.read()
            #expect(shelf.saved.isEmpty)
        }
    }
}
