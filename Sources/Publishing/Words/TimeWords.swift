public import Debriefing
public import Timekeeping

/// How instants and moments are worded for readers in one zone. Nothing is worded more finely than it is known.
public struct TimeWords: Sendable {
    /// How much of the date stands beside a time.
    public enum Dating: Sendable, Comparable {
        /// None: it stands over the time, or all times are of one day.
        case none
        /// As in `29 March`.
        case day
        /// As in `29 March 2026`.
        case year
        /// As in `Sunday 29 March 2026`.
        case week
    }

    /// The clock that the readers go by.
    public let clock: WallClock
    /// The clock by which a day is meant that is all that is known of a time.
    private let dayClock: WallClock

    /// Words times as they are read on `clock`.
    ///
    /// - Parameter days: the clock of whoever told a day and no time; `clock` if nil.
    public init(_ clock: WallClock, days: WallClock? = nil) {
        self.clock = clock
        dayClock = days ?? clock
    }

    /// For what is known by its day.
    var ofDays: TimeWords { TimeWords(dayClock) }

    /// As in `14:05`, `14:05:09` or `14:05:09.123`; for a day alone as in `29 March 2026`.
    ///
    /// An hour that the clock shows twice is told apart by its offset: `02:30 (+01:00)`.
    public func time(_ instant: Instant, _ precision: Precision) -> String {
        guard precision != .day else { return date(instant, .year) }
        return reading(instant, precision) + (clock.showsTwice(instant) ? " (\(clock.offsetName(at: instant)))" : "")
    }

    /// The time of day as finely as the instant tells. A whole minute is worded as one: its seconds may be made up.
    public func time(_ instant: Instant) -> String {
        time(instant, finest(instant))
    }

    /// As in `Sunday 29 March 2026`.
    public func day(_ instant: Instant) -> String {
        date(instant, .week)
    }

    /// As in `Sunday 29 March 2026`.
    public func day(_ day: CalendarDay) -> String {
        TimeWords(.utc).day(Instant(of: day))
    }

    /// As in `Europe/Berlin (+02:00)`.
    public func zone(at instant: Instant) -> String {
        clock == .utc ? "UTC" : "\(clock.name) (\(clock.offsetName(at: instant)))"
    }

    /// As in `Times in Europe/Berlin (+02:00)`; tells each setting of the clocks from `start` to `end`.
    public func zoneNote(from start: Instant, to end: Instant) -> String {
        let changes = clock.changes(from: start, to: end).map { "; " + change($0) }
        return "Times in \(zone(at: start))" + changes.joined()
    }

    /// As in `clocks go forward from 02:00 to 03:00 (+02:00) on 29 March`.
    func change(_ change: ClockChange) -> String {
        let direction = change.offsetAfter > change.offsetBefore ? "forward" : "back"
        return "clocks go \(direction) from \(change.from.reading(.minute)) to \(reading(change.at, .minute)) "
            + "(\(clock.offsetName(at: change.at))) on \(date(change.at, .day))"
    }

    /// As in `14:05`, whether or not the clock shows that twice.
    func reading(_ instant: Instant, _ precision: Precision) -> String {
        clock.time(at: instant).reading(precision)
    }

    /// As in `Sunday`.
    func weekday(_ instant: Instant) -> String {
        TimeWords.weekdays[clock.time(at: instant).weekday - 1]
    }

    /// How finely the instant tells.
    func finest(_ instant: Instant) -> Precision {
        let steps: [(Int64, Precision)] = [
            (60_000_000_000, .minute), (1_000_000_000, .second), (1_000_000, .millisecond),
        ]
        return steps.first { instant.nanoseconds.isMultiple(of: $0.0) }?.1 ?? .nanosecond
    }

    /// Empty, or as in `29 March`, `29 March 2026` or `Sunday 29 March 2026`.
    func date(_ instant: Instant, _ dating: Dating) -> String {
        let time = clock.time(at: instant)
        return switch dating {
        case .none: ""
        case .day: "\(time.day) \(TimeWords.months[time.month - 1])"
        case .year: "\(time.day) \(TimeWords.months[time.month - 1]) \(time.year)"
        case .week: "\(weekday(instant)) \(date(instant, .year))"
        }
    }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

extension CivilTime {
    /// The time of day to `precision`, cut off and not rounded.
    fileprivate func reading(_ precision: Precision) -> String {
        let digits = { (number: Int, width: Int) in
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        let minute = "\(digits(hour, 2)):\(digits(self.minute, 2))"
        let second = "\(minute):\(digits(self.second, 2))"
        return switch precision {
        case .day, .minute: minute
        case .second: second
        case .millisecond: "\(second).\(digits(nanosecond / 1_000_000, 3))"
        case .nanosecond: "\(second).\(CivilTime.known(digits(nanosecond, 9)))"
        }
    }

    /// The digits without the zeros at their end, three at a time: clocks that count in microseconds write these as well.
    private static func known(_ digits: String) -> Substring {
        var digits = digits[...]
        while digits.count > 3, digits.hasSuffix("000") { digits = digits.dropLast(3) }
        return digits
    }
}
