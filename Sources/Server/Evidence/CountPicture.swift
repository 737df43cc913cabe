import Debriefing
import Foundation
import Publishing
import Timekeeping

/// How many lines of evidence there are at what time, as bars over a time axis. A bar leads to its time.
struct CountPicture {
    let counts: [(start: Instant, count: Int)]
    let from: Instant
    let until: Instant
    /// Where the axis ends: where somebody wants it to, else at the end of the last bar.
    let end: Instant
    /// Nanoseconds a bar.
    let bucket: Int64
    let words: TimeWords
    /// The address of the lines between two instants.
    let path: (Instant, Instant) -> String

    private static let (width, height, foot) = (1200.0, 140.0, 46.0)
    private static let steps: [Int64] = [
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400,
    ]

    /// A stretch that makes about a hundred and fifty bars.
    static func bucket(over span: (from: Instant, until: Instant)?) -> Int64 {
        let seconds = span.map { $0.until.nanoseconds / 1_000_000_000 - $0.from.nanoseconds / 1_000_000_000 } ?? 0
        // No longer than a hundred days: then the start of a bar is an instant that there is, even of the first in 1678.
        let step = steps.first { seconds / $0 <= 150 } ?? min(100, seconds / 150 / 86_400 + 1) * 86_400
        return step * 1_000_000_000
    }

    var svg: String {
        let total = counts.reduce(0) { $0 + $1.count }
        let label =
            "\(total) lines from \(named(from)) to \(named(until))"
            + (peak.map { ", most of them at \(named($0))" } ?? "")
        return """
            <svg class="counts" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height + Self.foot))" role="group" aria-label="\(label)" \
            data-from="\(seconds(from))" data-until="\(seconds(end))">\
            \(bars)<line class="axis" x1="0" x2="\(Int(Self.width))" y1="\(Int(Self.height))" y2="\(Int(Self.height))"/>\
            \(ticks)</svg>
            """
    }

    private var peak: Instant? { counts.max { $0.count < $1.count }?.start }

    private var bars: String {
        let most = Double(counts.map(\.count).max() ?? 1)
        return counts.map { bar($0, $1, of: most) }.joined()
    }

    private func bar(_ start: Instant, _ count: Int, of most: Double) -> String {
        let height = max(1, Double(count) / most * (Self.height - 8))
        let end = Instant(nanoseconds: start.nanoseconds + bucket)
        let (left, right) = (max(0, x(start)), x(end))
        let address = path(start, end).replacing("&", with: "&amp;")
        // Not in the order of tabs: the fields for the time do the same by keyboard, in two steps instead of a hundred.
        return """
            <a href="\(address)" tabindex="-1"><rect class="reach" x="\(written(left))" y="0" width="\(written(max(1, right - left)))" height="\(Int(Self.height))"/>\
            <rect class="bar" x="\(written(left))" y="\(written(Self.height - height))" width="\(written(max(1, right - left - 1)))" \
            height="\(written(height))"/><title>\(named(start)): \(count)</title></a>
            """
    }

    /// Six times along the axis, at starts of bars, with the day where it is another than the one before.
    private var ticks: String {
        var day = ""
        return (0..<6).map { index in
            // A mean of the two, as all the years there are do not fit into one difference.
            let raw = from.nanoseconds / 6 * (6 - Int64(index)) + until.nanoseconds / 6 * Int64(index)
            let start = Instant(nanoseconds: raw.dividedDown(by: bucket) * bucket)
            let date = words.time(start, .day)
            defer { day = date }
            let time = bucket < 86_400_000_000_000 ? words.time(start, bucket < 60_000_000_000 ? .second : .minute) : ""
            // The day stands below: beside the time it would run into the next one.
            let rows = [time, date == day ? "" : date].filter { !$0.isEmpty }
            return rows.enumerated().map { row, text in
                "<text x=\"\(written(max(0, x(start))))\" y=\"\(Int(Self.height) + 18 + 22 * row)\">\(text)</text>"
            }.joined()
        }.joined()
    }

    private func x(_ instant: Instant) -> Double {
        let length = max(1, Double(end.nanoseconds) - Double(from.nanoseconds))
        return (Double(instant.nanoseconds) - Double(from.nanoseconds)) / length * Self.width
    }

    private func named(_ instant: Instant) -> String { "\(words.time(instant, .day)), \(words.time(instant, .second))" }

    private func seconds(_ instant: Instant) -> Int64 { instant.nanoseconds.dividedDown(by: 1_000_000_000) }

    private func written(_ value: Double) -> String { String(format: "%.1f", value) }
}
