import Timekeeping

/// One setting of the clocks in a zone.
struct ClockChange: Hashable {
    let at: Instant
    /// Seconds ahead of UTC until then.
    let offsetBefore: Int
    /// Seconds ahead of UTC from then on.
    let offsetAfter: Int
}

extension WallClock {
    /// The settings of the clocks after `start` and up to `end`; none are looked for in more than two years.
    func changes(from start: Instant, to end: Instant) -> [ClockChange] {
        let (first, last) = (start.seconds, end.seconds)
        guard first < last, last - first <= 2 * 366 * 86_400 else { return [] }
        // Twice a day is often enough: no zone sets its clocks more often.
        let probes = Array(stride(from: first, to: last, by: 43_200)) + [last]
        return zip(probes, probes.dropFirst()).compactMap { change(after: $0, upTo: $1) }
    }

    /// Whether another instant, an hour earlier or later perhaps, reads the same on this clock.
    func showsTwice(_ instant: Instant) -> Bool {
        let own = offset(at: instant)
        return [Int64(-86_400), 86_400].contains { day in
            let other = offset(at: instant.advanced(bySeconds: day))
            guard other != own else { return false }
            return offset(at: instant.advanced(bySeconds: Int64(own - other))) == other
        }
    }

    private func change(after start: Int64, upTo end: Int64) -> ClockChange? {
        let (before, after) = (offset(at: Instant(seconds: start)), offset(at: Instant(seconds: end)))
        guard before != after else { return nil }
        var (early, late) = (start, end)
        while late - early > 1 {
            let middle = early + (late - early) / 2
            if offset(at: Instant(seconds: middle)) == before { early = middle } else { late = middle }
        }
        return ClockChange(at: Instant(seconds: late), offsetBefore: before, offsetAfter: after)
    }
}
