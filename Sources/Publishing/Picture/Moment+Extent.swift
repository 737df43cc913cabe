import Debriefing
import Timekeeping

extension Moment {
    var hasTime: Bool { start != nil }

    /// Whether it tells seconds or less.
    var isFine: Bool {
        switch self {
        case .exact(_, let precision), .about(_, let precision), .between(_, _, let precision):
            precision != .minute && precision != .day
        case .before, .after, .unknown: false
        }
    }

    /// What the moment takes up of the axis: a point, or a range, or whole days where only the day is known.
    /// Nil if it has no time of its own.
    func extent(on clock: WallClock) -> ClosedRange<Instant>? {
        switch self {
        case .exact(let at, .day), .about(let at, .day): clock.day(of: at)
        case .exact(let at, _), .about(let at, _): at...at
        case .between(let from, let until, .day):
            clock.day(of: from).lowerBound...max(clock.day(of: from).upperBound, clock.day(of: until).upperBound)
        case .between(let from, let until, _): from...max(from, until)
        case .before, .after, .unknown: nil
        }
    }
}

extension WallClock {
    /// From one midnight to the next.
    fileprivate func day(of instant: Instant) -> ClosedRange<Instant> {
        let shown = time(at: instant)
        let midnight = CivilTime(year: shown.year, month: shown.month, day: shown.day)
        guard let start = self.instant(of: midnight) else { return instant...instant }
        let next = time(at: start.moved(by: 30 * 3600e9))
        let end = self.instant(of: CivilTime(year: next.year, month: next.month, day: next.day)) ?? start
        return min(start, instant)...max(start, end, instant)
    }
}
