import Timekeeping

/// Round moments on a time axis, and how they are called.
struct TimeAxis {
    struct Tick: Equatable {
        var instant: Instant
        /// As in `12:05`, with the day in front where it is another than at the tick before; a day, a month or a
        /// year on longer axes.
        var label: String
    }

    private static let steps: [Int64] =
        [1_000_000, 10_000_000, 100_000_000]
        + [
            1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800,
            604_800,
            1_209_600,
        ].map { $0 * Stamp.second }
    private static let month = UInt64(2_629_746) * UInt64(Stamp.second)
    private static let months = [1, 3, 6, 12, 24, 60, 120, 600, 1200, 6000]

    let ticks: [Tick]

    /// No more than `limit` ticks from `start` to `end`, each on a multiple of their distance.
    init(from start: Instant, to end: Instant, limit: Int) {
        let span = UInt64(bitPattern: max(end, start).nanoseconds &- start.nanoseconds)
        let limit = UInt64(max(limit, 1))
        if let step = TimeAxis.steps.first(where: { span / UInt64($0) < limit }) {
            ticks = TimeAxis.ticks(from: start, to: end, every: step)
        } else {
            let step = TimeAxis.months.first { span / (TimeAxis.month * UInt64($0)) < limit } ?? 12_000
            ticks = TimeAxis.ticks(from: start, to: end, everyMonths: step)
        }
    }

    private static func ticks(from start: Instant, to end: Instant, every step: Int64) -> [Tick] {
        var ticks: [Tick] = []
        var number = start.nanoseconds.dividedDown(by: step)
        var day: String?
        while true {
            let (next, overflow) = number.multipliedReportingOverflow(by: step)
            guard !overflow, next <= end.nanoseconds else { return ticks }
            number += 1
            guard next >= start.nanoseconds else { continue }
            let text = Instant(nanoseconds: next).rfc3339(decimals: 3)
            let date = String(text.prefix(10))
            let clock = text.dropFirst(11).prefix(step < Stamp.second ? 12 : step < 60 * Stamp.second ? 8 : 5)
            let label =
                step >= 86_400 * Stamp.second ? date : date == day ? String(clock) : "\(date.dropFirst(5)) \(clock)"
            ticks.append(Tick(instant: Instant(nanoseconds: next), label: label))
            day = date
        }
    }

    private static func ticks(from start: Instant, to end: Instant, everyMonths step: Int) -> [Tick] {
        let first = CivilTime(start)
        var number = (first.year * 12 + first.month - 1) / step
        var ticks: [Tick] = []
        while true {
            let (year, month) = (number * step / 12, number * step % 12 + 1)
            number += 1
            guard year < 2262 else { return ticks }
            guard let instant = CivilTime(year: year, month: month, day: 1).instant(), instant >= start else {
                continue
            }
            guard instant <= end else { return ticks }
            let text = instant.rfc3339(decimals: 0)
            ticks.append(Tick(instant: instant, label: String(text.prefix(step % 12 == 0 ? 4 : 7))))
        }
    }
}
