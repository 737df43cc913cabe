public import Timekeeping

/// How far the clocks of two sources are apart, by the same ids in both: of a trace or a request, of an alert, or a message
/// that one quotes from the other.
public struct ClockComparison: Sendable, Hashable {
    /// Two entries that share something, and so are about the same moment or nearly so.
    public struct Pair: Sendable, Hashable {
        /// What they share.
        public var shared: String
        /// Where they are in their sources, in bytes.
        public var first: Range<Int>
        public var second: Range<Int>
        public var firstInstant: Instant
        public var secondInstant: Instant

        /// Nanoseconds to add to the clock of the second source so that it agrees with the first.
        public var shift: Int64 {
            let (shift, overflow) = firstInstant.nanoseconds.subtractingReportingOverflow(secondInstant.nanoseconds)
            return overflow ? (firstInstant < secondInstant ? .min : .max) : shift
        }
    }

    /// Nanoseconds to add to the clock of the second source: the median of the pairs, so that a few wrong ones do no harm.
    /// It comes on top of a shift with which the source was read.
    public let shift: Int64
    /// How far half of the pairs are from that at most: how well they agree. What is on its way from one source to the
    /// other takes time, so it is hardly ever nothing.
    public let spread: Int64
    /// How many pairs there are.
    public let count: Int
    /// The pairs nearest to `shift`, as evidence, no more than `ClockComparison.shownPairs`.
    public let pairs: [Pair]

    public static let shownPairs = 20

    /// Nil if the two have nothing in common.
    init?(_ found: [Pair]) {
        let shifts = found.map(\.shift).sorted()
        guard !shifts.isEmpty else { return nil }
        let median = shifts[(shifts.count - 1) / 2]
        let distance = { (shift: Int64) in shift.subtractingReportingOverflow(median).partialValue.magnitude }
        let distances = shifts.map(distance).sorted()
        shift = median
        spread = Int64(clamping: distances[(distances.count - 1) / 2])
        count = found.count
        pairs = Array(found.sorted { distance($0.shift) < distance($1.shift) }.prefix(ClockComparison.shownPairs))
    }

    /// The shift of the second entry's source that makes two entries the same moment, which somebody has marked as such.
    public static func shift(from second: Event, to first: Event) -> Int64 {
        let (shift, overflow) = first.instant.nanoseconds.subtractingReportingOverflow(second.instant.nanoseconds)
        return overflow ? (first.instant < second.instant ? .min : .max) : shift
    }
}

extension Timeline {
    /// Compares the clocks of two sources by what their entries have in common; nil where that is nothing.
    ///
    /// It looks at entries in the time that both sources have, and fourteen hours around it, no more than `limit` of each.
    public func clockComparison(of first: Int, with second: Int, limit: Int = 100_000) -> ClockComparison? {
        guard sources.indices.contains(first), sources.indices.contains(second), first != second else { return nil }
        let sides = [(first, second), (second, first)].map { side in
            SharedWords(of: sources[side.0], near: sources[side.1], limit: limit)
        }
        return ClockComparison(sides[0].pairs(with: sides[1]))
    }
}
