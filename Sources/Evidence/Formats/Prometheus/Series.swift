public import Timekeeping

/// What was measured over time: the points of one time series, to be drawn under the axis of a timeline.
public struct Series: Sendable {
    public struct Point: Sendable {
        public var instant: Instant
        /// As measured: NaN and the infinities are values too.
        public var value: Double

        public init(instant: Instant, value: Double) {
            self.instant = instant
            self.value = value
        }
    }

    /// The metric and its labels, as in `http_requests_total{code="500",job="shop"}`.
    public var name: String
    public var labels: [String: String]
    /// In the order of time.
    public var points: [Point]
    /// The distance of two neighbouring points in nanoseconds, where none is missing; nil for a lone point.
    public var step: Int64?

    public init(name: String, labels: [String: String] = [:], points: [Point], step: Int64? = nil) {
        self.name = name
        self.labels = labels
        self.points = points
        self.step = step
    }
}

extension Series {
    /// Where points are missing: from the last point before each gap to the first one after it. A line drawn over a gap
    /// would show what nobody measured.
    public var gaps: [Range<Instant>] {
        guard let step else { return [] }
        return zip(points, points.dropFirst()).compactMap { before, after in
            isGap(from: before, to: after, step: step) ? before.instant..<after.instant : nil
        }
    }

    private func isGap(from before: Point, to after: Point, step: Int64) -> Bool {
        Series.distance(from: before, to: after) / 3 > UInt64(step) / 2
    }

    /// Whether a line from `before` to its neighbour `after` would show what nobody measured.
    func breaks(between before: Point, and after: Point) -> Bool {
        step.map { isGap(from: before, to: after, step: $0) } ?? true
    }

    /// All of time does not fit into a signed number.
    private static func distance(from before: Point, to after: Point) -> UInt64 {
        UInt64(bitPattern: after.instant.nanoseconds &- before.instant.nanoseconds)
    }

    /// The smallest distance between two neighbours.
    static func step(of points: [Point]) -> Int64? {
        zip(points, points.dropFirst()).map { distance(from: $0, to: $1) }.filter { $0 > 0 }.min()
            .map { Int64(clamping: $0) }
    }

    func moved(by shift: Int64) -> Series {
        guard shift != 0 else { return self }
        var moved = self
        for index in points.indices {
            let nanoseconds = ClockShift.moved(points[index].instant.nanoseconds, by: shift)
            moved.points[index].instant = Instant(nanoseconds: nanoseconds)
        }
        return moved
    }
}
