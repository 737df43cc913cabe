import Timekeeping

/// The readable marks along one stretch of the time axis.
struct Ticks {
    let stretch: TimeScale.Stretch
    let clock: WallClock
    /// Seconds from one tick to the next, on the wall clock.
    let step: Int64
    let instants: [Instant]

    private static let day: Int64 = 86_400
    private static let steps: [Int64] =
        [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200]
        + [1, 2, 7, 14, 28, 56, 112, 224, 448, 896, 1792, 3584, 7168, 14_336].map { $0 * day }

    init(_ stretch: TimeScale.Stretch, clock: WallClock) {
        let seconds = stretch.from.distance(to: stretch.until) / 1e9
        let pixels = (stretch.right - stretch.left) / max(seconds, 1e-9)
        let fitting = Ticks.steps.first { Double($0) * pixels >= Ticks.labelWidth($0) } ?? Ticks.day * 28_672
        self.stretch = stretch
        self.clock = clock
        (step, instants) = Ticks.coarser(than: fitting, stretch, clock)
    }

    /// Whether the ticks are days; their labels are dates then, not times.
    var areDays: Bool { step >= Ticks.day }

    /// The midnights in the stretch, if the ticks are closer than that.
    var midnights: [Instant] {
        areDays ? [] : Ticks.every(Ticks.day, in: stretch, clock)
    }

    /// The instants `step` apart, or in a short stretch that holds none of these the first of a finer step.
    private static func coarser(
        than step: Int64, _ stretch: TimeScale.Stretch, _ clock: WallClock
    ) -> (Int64, [Instant]) {
        let instants = every(step, in: stretch, clock)
        guard instants.isEmpty, let finer = steps.last(where: { $0 < step }) else { return (step, instants) }
        let (found, first) = coarser(than: finer, stretch, clock)
        return (found, Array(first.prefix(1)))
    }

    private static func labelWidth(_ step: Int64) -> Double {
        step >= day ? 104 : step >= 60 ? 62 : 84
    }

    /// The instants at which the wall clock shows a multiple of `step`.
    private static func every(_ step: Int64, in stretch: TimeScale.Stretch, _ clock: WallClock) -> [Instant] {
        let first = stretch.from.seconds + (stretch.from.nanoseconds.isMultiple(of: 1_000_000_000) ? 0 : 1)
        let last = stretch.until.seconds
        var ticks: [Instant] = []
        var second = first - clock.remainder(of: first, step)
        while second <= last {
            if second >= first { ticks.append(Instant(seconds: second)) }
            second = max(second + 1, clock.nearest(to: second + step, step))
        }
        return ticks
    }
}

extension WallClock {
    /// How far the clock is past a multiple of `step` seconds.
    fileprivate func remainder(of second: Int64, _ step: Int64) -> Int64 {
        // An instant holds 9.2 thousand million seconds either way; a tick may lie just beyond.
        let known = Instant(seconds: min(9_200_000_000, max(-9_200_000_000, second)))
        // Counted from a Monday, so that weeks begin on Mondays.
        let shown = second + Int64(offset(at: known)) - 4 * 86_400
        return shown - shown.dividedDown(by: step) * step
    }

    /// The second nearest to `second` at which the clock shows a multiple of `step`: it may have been set in between.
    fileprivate func nearest(to second: Int64, _ step: Int64) -> Int64 {
        let past = remainder(of: second, step)
        return past * 2 > step ? second + step - past : second - past
    }
}
