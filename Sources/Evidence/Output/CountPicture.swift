import Timekeeping

/// Bars over a time axis, one lane for each source, stacked by how grave the entries are.
struct CountPicture {
    /// One row of the picture.
    struct Lane {
        var name: String
        var counts: [Int: Tally.Counts]
    }

    /// How wide it is drawn, in the pixels in which its letters are twelve high.
    enum Width: Int {
        case wide = 1080
        case narrow = 340
    }

    private static let most = 12
    private static let (bars, lane, top, axis) = (44, 68, 6, 26)
    let tally: Tally
    let lanes: [Lane]

    /// The sources with the most entries have lanes of their own; what is left shares the last one.
    init(_ tally: Tally, names: [Int: String]) {
        self.tally = tally
        let sizes = tally.counts.mapValues { $0.values.reduce(0) { $0 + $1.total } }
        let ranked = sizes.keys.sorted { (sizes[$0] ?? 0, $1) > (sizes[$1] ?? 0, $0) }
        let own = ranked.count > CountPicture.most ? Array(ranked.prefix(CountPicture.most - 1)) : ranked
        let others = ranked.dropFirst(own.count)
        var lanes = own.sorted().map { Lane(name: names[$0] ?? "", counts: tally.counts[$0] ?? [:]) }
        if !others.isEmpty {
            let sums = others.reduce(into: [Int: Tally.Counts]()) { sums, source in
                sums.merge(tally.counts[source] ?? [:]) { left, right in
                    var sum = left
                    sum.add(right)
                    return sum
                }
            }
            lanes.append(Lane(name: "\(others.count.grouped) other sources", counts: sums))
        }
        self.lanes = lanes
    }

    /// An SVG element; the page's style gives it its colours.
    func svg(_ width: Width) -> String {
        let height = CountPicture.top + lanes.count * CountPicture.lane + CountPicture.axis
        return """
            <svg class="\(width)" viewBox="0 0 \(width.rawValue) \(height)" role="img" aria-label="\(label)">
            \(axis(width, height: height))
            \(lanes.enumerated().map { drawn($1, number: $0, width: width) }.joined(separator: "\n"))
            \(titles(width, height: height))
            </svg>
            """
    }

    private var label: String {
        let total = tally.total
        return
            "\(total.total.grouped) entries over time, \(total.errors.grouped) of them errors, in \(lanes.count) lanes, "
            + "at most \((tally.sums.values.map(\.total).max() ?? 0).grouped) in \(Stretch.words(tally.bucket))"
    }

    private func axis(_ width: Width, height: Int) -> String {
        AxisRow(from: tally.start(of: 0), until: tally.start(of: tally.columns), width: width)
            .drawn(top: CountPicture.top, bottom: height - CountPicture.axis)
    }

    private func drawn(_ lane: Lane, number: Int, width: Width) -> String {
        let base = CountPicture.top + (number + 1) * CountPicture.lane
        let most = lane.counts.values.map(\.total).max() ?? 0
        let letters = width == .wide ? 90 : 24
        let name = lane.name.count > letters ? "…" + lane.name.suffix(letters - 1) : lane.name
        let parts: [(String, (Tally.Counts) -> (Int, Int))] = [
            ("rest", { ($0.errors + $0.warnings, $0.total) }), ("warning", { ($0.errors, $0.errors + $0.warnings) }),
            ("error", { (0, $0.errors) }),
        ]
        let bars = parts.map { name, range in
            "<path class=\"\(name)\" d=\"\(path(lane, base: base, most: most, width: width, range))\"/>"
        }
        return """
            <text class="name" x="0" y="\(base - CountPicture.bars - 8)">\(name.inert.onOneLine.escapedForHTML)</text>
            <text class="most" x="\(width.rawValue)" y="\(base - CountPicture.bars - 8)" text-anchor="end">\
            ≤ \(most.grouped)</text>
            \(bars.joined(separator: "\n"))
            <path class="base" d="M0 \(base)H\(width.rawValue)"/>
            """
    }

    /// The bars of one severity. An entry alone among thousands is still one pixel high.
    private func path(
        _ lane: Lane, base: Int, most: Int, width: Width, _ range: (Tally.Counts) -> (Int, Int)
    ) -> String {
        let step = Double(width.rawValue) / Double(tally.columns)
        let scale = Double(CountPicture.bars) / Double(max(most, 1))
        return lane.counts.sorted { $0.key < $1.key }.map { column, counts in
            let (lower, upper) = range(counts)
            guard upper > lower else { return "" }
            let bottom = Double(base) - Double(lower) * scale
            let height = max(Double(upper - lower) * scale, 1)
            let width = max(step * 0.88, 0.7).short
            return "M\((Double(column) * step).short) \(bottom.short)v\((-height).short)h\(width)v\(height.short)z"
        }.joined()
    }

    /// What lies under the pointer, for each stretch that has entries.
    private func titles(_ width: Width, height: Int) -> String {
        let step = Double(width.rawValue) / Double(tally.columns)
        return tally.sums.sorted { $0.key < $1.key }.map { column, counts in
            """
            <rect class="over" x="\((Double(column) * step).short)" y="0" width="\(step.short)" height="\(height)">\
            <title>\(tally.start(of: column).clockWords): \(counts.words)</title></rect>
            """
        }.joined(separator: "\n")
    }
}

extension Tally.Counts {
    /// As in `4,012 entries, 12 errors, 1 warning`.
    var words: String {
        let parts = [(total, "entry", "entries"), (errors, "error", "errors"), (warnings, "warning", "warnings")]
        return parts.filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.0 == 1 ? $0.1 : $0.2)" }.joined(separator: ", ")
    }
}

extension Double {
    /// With one digit after the point at most.
    var short: String {
        let tenths = Int((self * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
    }
}

extension Int {
    /// As in `1,234,567`.
    public var grouped: String {
        var digits = String(magnitude)
        var index = digits.count - 3
        while index > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: index))
            index -= 3
        }
        return (self < 0 ? "-" : "") + digits
    }
}

extension Instant {
    /// As in `2026-03-01 12:00:00`, with a fraction if there is one.
    var clockWords: String {
        let text = rfc3339(decimals: nanoseconds % Stamp.second == 0 ? 0 : 3).dropLast()
        return String(text).replacing("T", with: " ")
    }
}

enum Stretch {
    private static let rounds: [Int64] =
        [1_000_000, 10_000_000, 100_000_000]
        + [
            1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800,
            604_800, 1_209_600, 2_592_000, 7_776_000, 31_536_000, 315_360_000,
        ].map { $0 * Stamp.second }

    /// A round stretch of time, in nanoseconds, of which fewer than `most` begin between the two; more in all of time.
    static func round(from start: Instant, until end: Instant, most: UInt64) -> Int64 {
        let span = UInt64(bitPattern: end.nanoseconds &- start.nanoseconds)
        return rounds.first { span / UInt64($0) < most } ?? 315_360_000 * Stamp.second
    }

    /// As in `5 min`, `1 h`, `100 ms`.
    static func words(_ nanoseconds: Int64) -> String {
        let units: [(Int64, String)] = [
            (86_400 * Stamp.second, "d"), (3600 * Stamp.second, "h"), (60 * Stamp.second, "min"), (Stamp.second, "s"),
            (1_000_000, "ms"),
        ]
        let unit = units.first { nanoseconds >= $0.0 && nanoseconds % $0.0 == 0 } ?? (1, "ns")
        return "\(Int(nanoseconds / unit.0).grouped) \(unit.1)"
    }
}

extension Timeline {
    /// A round stretch of time, in nanoseconds, that divides the entries at `positions` into at most about 200.
    public func bucket(for positions: Range<Int>) -> Int64 {
        guard let first = events(in: positions.prefix(1)).first?.instant,
            let last = events(in: positions.suffix(1)).first?.instant
        else { return Stamp.second }
        return Stretch.round(from: first, until: last, most: 200)
    }
}
