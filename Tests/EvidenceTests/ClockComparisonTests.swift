import Evidence
import Foundation
import Testing
import Timekeeping

@Suite struct ClockComparisonTests {
    /// Requests in two logs of which the second's clock is `late` seconds behind, apart from some way between them.
    private static func logs(late: Int64) -> (String, String) {
        var (first, second) = ("", "")
        for number in 0..<50 {
            let start = Instant(seconds: 1_772_366_400 + Int64(number) * 7)
            let arrival = Instant(
                nanoseconds: start.advanced(bySeconds: -late).nanoseconds + Int64(number % 5) * 1_000_000)
            let id = "4bf92f3577b34da6a3ce929d0e0e\(1000 + number)"
            first += "\(start.rfc3339) INFO sent trace=\(id) to web-backend-01\n"
            second += "\(arrival.rfc3339) INFO got trace=\(id) at web-backend-01\n"
        }
        return (first, second)
    }

    private func timeline(_ texts: String..., options: ReadingOptions = ReadingOptions()) throws -> Timeline {
        Timeline(try texts.flatMap { try read($0, options: options).sources })
    }

    @Test("EVD-22 identical ids in two sources give the shift between their clocks, with the pairs as evidence")
    func idsGiveShift() throws {
        let (first, second) = ClockComparisonTests.logs(late: 90)
        let timeline = try timeline(first, second)
        let comparison = try #require(timeline.clockComparison(of: 0, with: 1))
        #expect(comparison.count == 50)
        #expect(abs(comparison.shift - 90_000_000_000) <= 2_000_000)
        #expect(comparison.spread <= 2_000_000)
        #expect(comparison.pairs.count == ClockComparison.shownPairs)
        let pair = comparison.pairs[0]
        #expect(timeline.sources[0].text(pair.first).contains(pair.shared))
        #expect(timeline.sources[1].text(pair.second).contains(pair.shared))
        let mended = try Timeline(
            read(first).sources + read(second, options: ReadingOptions(shift: comparison.shift)).sources)
        #expect(abs(mended.clockComparison(of: 0, with: 1)?.shift ?? .max) <= 2_000_000)
    }

    @Test("EVD-22 some wrong pairs do no harm")
    func medianIsRobust() throws {
        let (first, second) = ClockComparisonTests.logs(late: 90)
        let replays = { (hour: Int, id: String) in
            (10..<20).map { "2026-03-01T\(hour):00:\($0)Z INFO replay trace=\(id)2f3577b34da6a3ce929d0e0e\($0)\n" }
                .joined()
        }
        let earlier = replays(10, "aaaa") + first + replays(20, "bbbb")
        let later = replays(11, "bbbb") + second + replays(21, "aaaa")
        let comparison = try #require(try timeline(earlier, later).clockComparison(of: 0, with: 1))
        #expect(comparison.count == 70)
        #expect(abs(comparison.shift - 90_000_000_000) <= 4_000_000)
    }

    @Test("EVD-22 a message that a chat quotes pairs with the line it is from")
    func quotedMessagePairs() throws {
        let log = "2026-03-01T12:00:00Z ERROR disk is full on db one\n2026-03-01T12:00:01Z INFO other\n"
        let chat = """
            [{"type":"message","user":"U1","ts":"1772366460.000012","text":"seen: \\"disk is full on db one\\" again"}]
            """
        let comparison = try #require(try timeline(log, chat).clockComparison(of: 0, with: 1))
        #expect(comparison.pairs.map(\.shared) == ["disk is full on db one"])
        #expect(comparison.shift == -60_000_012_000)
    }

    @Test("EVD-22 times, numbers and names that are everywhere pair nothing")
    func commonWordsPairNothing() throws {
        let text = (0..<60).map {
            "2026-03-01T12:00:\($0 < 10 ? "0" : "")\($0)Z INFO web-backend-012x42 took 12345678 ms\n"
        }.joined()
        #expect(try timeline(text, text.replacing("T12:", with: "T13:")).clockComparison(of: 0, with: 1) == nil)
        #expect(try timeline(text).clockComparison(of: 0, with: 0) == nil)
        #expect(try timeline(text, "").clockComparison(of: 0, with: 7) == nil)
    }

    @Test("EVD-22 two entries marked as the same moment give the shift")
    func markedEntriesGiveShift() throws {
        let events = try read("2026-03-01T12:00:00Z INFO a\n2026-03-01T12:01:30.5Z INFO b\n").events
        #expect(ClockComparison.shift(from: events[0], to: events[1]) == 90_500_000_000)
        #expect(ClockComparison.shift(from: events[1], to: events[0]) == -90_500_000_000)
    }
}
