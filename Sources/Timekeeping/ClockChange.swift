/// One setting of the clocks in a zone.
public struct ClockChange: Hashable, Sendable {
    public let at: Instant
    /// Seconds ahead of UTC until then.
    public let offsetBefore: Int
    /// Seconds ahead of UTC from then on.
    public let offsetAfter: Int

    /// What the clock showed when it was set.
    public var from: CivilTime { CivilTime(at, offset: offsetBefore) }
    /// What it was set to.
    public var to: CivilTime { CivilTime(at, offset: offsetAfter) }
}

extension WallClock {
    /// The settings of the clocks after `start` and up to `end`; none are looked for in more than two years.
    public func changes(from start: Instant, to end: Instant) -> [ClockChange] {
        let (first, last) = (start.seconds, end.seconds)
        guard first < last, last - first <= 2 * 366 * 86_400 else { return [] }
        // Twice a day is often enough: no zone sets its clocks more often.
        let probes = Array(stride(from: first, to: last, by: 43_200)) + [last]
        return zip(probes, probes.dropFirst()).compactMap { change(after: $0, upTo: $1) }
    }

    /// Whether another instant, an hour earlier or later perhaps, reads the same on this clock.
    public func showsTwice(_ instant: Instant) -> Bool {
        instants(of: time(at: instant)).count > 1
    }

    /// Every instant at which the clock shows `time`, the earliest first: none where it was set forward over it,
    /// two where it was set back.
    public func instants(of time: CivilTime) -> [Instant] {
        guard let naive = time.instant() else { return [] }
        let offsets = [Int64(-86_400), 86_400].map { offset(at: naive.advanced(bySeconds: $0)) }
        let candidates = Set(offsets).map { naive.advanced(bySeconds: -Int64($0)) }
        return candidates.filter { self.time(at: $0) == time }.sorted()
    }

    /// The setting of the clocks by which there is no `time` on that day, or two of it.
    public func change(around time: CivilTime) -> ClockChange? {
        guard let naive = time.instant() else { return nil }
        return changes(from: naive.advanced(bySeconds: -86_400), to: naive.advanced(bySeconds: 86_400)).first
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
