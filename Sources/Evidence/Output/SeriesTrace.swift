import Foundation
public import Timekeeping

/// What there is to see of a series between two instants: its line, and its values in words.
///
/// The line is thinned to what a picture can show. Of each of its columns the first, the lowest, the highest and the last
/// value stay, so that no peak is lost. It breaks off where points are missing and at what is no number.
public struct SeriesTrace: Sendable {
    /// What was measured in one stretch of the time.
    public struct Row: Sendable {
        public let start: Instant
        /// How often it was measured.
        public internal(set) var count = 0
        /// Nil where nothing that was measured is a number.
        public internal(set) var lowest: Double?
        public internal(set) var highest: Double?
    }

    public let name: String
    /// How many values there are, be they numbers or not.
    public private(set) var count = 0
    /// Values that are NaN or infinite.
    public private(set) var oddCount = 0
    public private(set) var lowest: Series.Point?
    public private(set) var highest: Series.Point?
    /// The values of the time in a few round stretches, without those in which nothing was measured.
    public private(set) var rows: [Row] = []
    private let (from, until): (Instant, Instant)
    private var pieces: [[Series.Point]] = []

    private static let columns = 600.0
    private static let mostRows: UInt64 = 24

    public init(_ series: Series, from: Instant, until: Instant) {
        (name, self.from, self.until) = (series.name, from, until)
        let inside = series.indices(from: from, until: until)
        let stretch = Stretch.round(from: from, until: until, most: SeriesTrace.mostRows)
        for point in series.points[inside] { take(point, stretch: stretch) }
        guard count > oddCount else { return }
        pieces = thinned(series, at: inside)
    }

    /// How often the line breaks off and goes on.
    public var breaks: Int { max(0, pieces.count - 1) }

    private mutating func take(_ point: Series.Point, stretch: Int64) {
        count += 1
        let number = point.instant.nanoseconds.dividedDown(by: stretch)
        let (start, overflow) = number.multipliedReportingOverflow(by: stretch)
        let row = Instant(nanoseconds: overflow ? .min : start)
        if rows.last?.start != row { rows.append(Row(start: row)) }
        rows[rows.count - 1].take(point.value)
        guard point.value.isFinite else { return oddCount += 1 }
        if lowest.map({ point.value < $0.value }) ?? true { lowest = point }
        if highest.map({ point.value > $0.value }) ?? true { highest = point }
    }

    /// The line, with one point beyond each end of the time, so that it does not begin and end in the open.
    private func thinned(_ series: Series, at inside: Range<Int>) -> [[Series.Point]] {
        let drawn = max(inside.lowerBound - 1, 0)..<min(inside.upperBound + 1, series.points.count)
        var (pieces, column): ([[Series.Point]], Column?) = ([], nil)
        var last: Series.Point?
        for point in series.points[drawn] {
            defer { last = point }
            guard point.value.isFinite else { continue }
            let number = Int((place(of: point) * SeriesTrace.columns).rounded(.down))
            let isBroken = last.map { !$0.value.isFinite || series.breaks(between: $0, and: point) } ?? true
            if !isBroken, column?.number == number {
                column?.take(point)
                continue
            }
            if let column { pieces[pieces.count - 1] += column.points }
            if isBroken { pieces.append([]) }
            column = Column(number: number, point)
        }
        if let column { pieces[pieces.count - 1] += column.points }
        return pieces
    }

    /// Where in the time it lies, from 0 to 1; beyond that no further than can be drawn.
    private func place(of point: Series.Point) -> Double {
        let length = max(Double(until.nanoseconds) - Double(from.nanoseconds), 1)
        let place = (Double(point.instant.nanoseconds) - Double(from.nanoseconds)) / length
        return min(max(place, -1_000), 1_000)
    }

    /// The numbers that one column of the picture shows.
    private struct Column {
        let number: Int
        private var first, last, lowest, highest: Series.Point

        init(number: Int, _ point: Series.Point) {
            self.number = number
            (first, last, lowest, highest) = (point, point, point, point)
        }

        mutating func take(_ point: Series.Point) {
            if point.value < lowest.value { lowest = point }
            if point.value > highest.value { highest = point }
            last = point
        }

        /// In the order of time, each once.
        var points: [Series.Point] {
            let middle = lowest.instant <= highest.instant ? [lowest, highest] : [highest, lowest]
            return ([first] + middle + [last]).reduce(into: []) { points, point in
                if points.last?.instant != point.instant { points.append(point) }
            }
        }
    }
}

extension SeriesTrace.Row {
    fileprivate mutating func take(_ value: Double) {
        count += 1
        guard value.isFinite else { return }
        lowest = min(lowest ?? value, value)
        highest = max(highest ?? value, value)
    }
}

extension SeriesTrace {
    /// The line as the data of an SVG path, from the lowest value at the bottom to the highest at the top. A value that
    /// stands alone is a line without length: with round ends it is a dot.
    ///
    /// - Parameter scale: The values at the bottom and at the top, where several traces stand beside each other.
    public func path(width: Double, height: Double, on scale: ClosedRange<Double>? = nil) -> String {
        guard let lowest = scale?.lowerBound ?? lowest?.value, let highest = scale?.upperBound ?? highest?.value else {
            return ""
        }
        // Halves, as the distance of two numbers may be more than a number can be.
        let range = highest / 2 - lowest / 2
        return pieces.map { piece in
            let corners = piece.map { point in
                let share = range > 0 ? (point.value / 2 - lowest / 2) / range : 0.5
                return "\((place(of: point) * width).short) \((height - min(max(share, -9), 9) * height).short)"
            }
            return "M" + corners.joined(separator: "L") + (corners.count == 1 ? "h0" : "")
        }.joined()
    }

    /// As in `240 values: lowest 0.2 at 12:00, highest 31 at 12:04; 3 are no numbers; the line breaks off 2 times`.
    public func words(_ time: (Instant) -> String) -> String {
        guard count > 0 else { return "nothing was measured in this time" }
        var words = [count == 1 ? "1 value" : "\(count.grouped) values"]
        if let lowest, let highest {
            words[0] += ": lowest \(lowest.value.measured) at \(time(lowest.instant)), "
            words[0] += "highest \(highest.value.measured) at \(time(highest.instant))"
        }
        if oddCount > 0 { words.append("\(oddCount.grouped) \(oddCount == 1 ? "is no number" : "are no numbers")") }
        if breaks > 0 { words.append("the line breaks off \(breaks == 1 ? "once" : "\(breaks.grouped) times")") }
        return words.joined(separator: "; ")
    }
}

extension Series {
    /// The points from `from` on and before `until`.
    fileprivate func indices(from: Instant, until: Instant) -> Range<Int> {
        let lower = points.firstIndex(notBefore: from)
        return lower..<max(lower, points.firstIndex(notBefore: until))
    }
}

extension [Series.Point] {
    fileprivate func firstIndex(notBefore instant: Instant) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].instant < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Double {
    /// A measured number for a reader: as in `0.02314`, `31.5` or `1,234,567`.
    public var measured: String {
        guard isFinite else { return isNaN ? "no number" : self < 0 ? "−∞" : "∞" }
        let whole = rounded()
        if magnitude < 1e15, whole == self || magnitude >= 1_000 { return Int(whole).grouped }
        return String(format: "%.4g", self)
    }
}
