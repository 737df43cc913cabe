import Timekeeping

/// Where instants lie across the picture: one stretch of time after another, with long quiet gaps left out.
struct TimeScale {
    /// A time without a gap, and where it is drawn.
    struct Stretch {
        let from: Instant
        let until: Instant
        let left: Double
        let right: Double

        func x(_ instant: Instant) -> Double {
            let part = from.distance(to: instant) / max(1, from.distance(to: until))
            return left + min(1, max(0, part)) * (right - left)
        }
    }

    static let gapWidth = 76.0
    private static let leastWidth = 110.0

    let stretches: [Stretch]

    /// A scale on which all of `extents` are seen, and at least `least` seconds.
    init(showing extents: [ClosedRange<Instant>], from left: Double, to right: Double, least: Double) {
        let busy = Quiet.parting(extents)
        let length = busy.reduce(0) { $0 + $1.lowerBound.distance(to: $1.upperBound) }
        let margin = max(length * 0.025, (least * 1e9 - length) / 2)
        let shown = busy.map { $0.lowerBound.moved(by: -margin)...$0.upperBound.moved(by: margin) }
        let room = right - left - Double(shown.count - 1) * TimeScale.gapWidth
        let shares = shown.map { $0.lowerBound.distance(to: $0.upperBound) }
        let total = max(1, shares.reduce(0, +))
        var stretches: [Stretch] = []
        for (range, share) in zip(shown, shares) {
            let start = stretches.last.map { $0.right + TimeScale.gapWidth } ?? left
            let spare = room - Double(shown.count) * TimeScale.leastWidth
            let end = start + TimeScale.leastWidth + spare * share / total
            stretches.append(Stretch(from: range.lowerBound, until: range.upperBound, left: start, right: end))
        }
        self.stretches = stretches
    }

    /// A scale of just that time.
    init(_ window: ClosedRange<Instant>, from left: Double, to right: Double) {
        stretches = [Stretch(from: window.lowerBound, until: window.upperBound, left: left, right: right)]
    }

    func x(_ instant: Instant) -> Double {
        let home = stretches.first { instant <= $0.until } ?? stretches.last
        return home?.x(instant) ?? 0
    }
}

extension Instant {
    /// Nanoseconds from here to `other`, as exactly as a picture needs. The whole of time does not fit into an `Int64`.
    func distance(to other: Instant) -> Double {
        Double(other.nanoseconds) - Double(nanoseconds)
    }

    /// The instant `nanoseconds` later, or the end of time.
    func moved(by nanoseconds: Double) -> Instant {
        let moved = Double(self.nanoseconds) + nanoseconds
        return Instant(nanoseconds: Int64(exactly: moved.rounded()) ?? (moved < 0 ? .min : .max))
    }
}
