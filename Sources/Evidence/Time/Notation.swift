/// One of the ways in which people and programs write a time.
enum Notation: String, CaseIterable, Sendable {
    /// `2026-03-01T12:00:00`, `2026/03/01 12:00:00`, `2026.3.1 12:00:00`
    case yearFirst
    /// `20260301T120000`, `20260301-12:00:00`
    case compact
    /// `26/03/01 12:00:00`
    case shortYearFirst
    /// `260301 12:00:00`
    case shortCompact
    /// `01/Mar/2026:12:00:00`, `01 Mar 2026 12:00:00`, `Sun, 1 Mar 2026 12:00:00`
    case dayMonthName
    /// `Mar 1 2026 12:00:00`, `March 1, 2026 12:00:00 PM`
    case monthNameYear
    /// `Sun Mar  1 12:00:00 2026`, `Sun Mar  1 12:00:00 UTC 2026`
    case yearLast
    /// `Mar  1 12:00:00`: no year
    case monthName
    /// `03/01/2026 12:00:00`
    case monthFirst
    /// `01/03/2026 12:00:00`, `01.03.2026 12:00`, `01.03.26, 12:00`
    case dayFirst
    /// `0301 12:00:00.000000`, as glog writes it, `03-01 12:00:00.000`, as Android does: no year
    case monthDayDigits
    /// `12:00:00.000`: no date
    case clockOnly
    /// `260301 120000`: only where a format says so, since any two numbers look like it
    case shortDigits
    /// `@4000000069a42a0a1dcd6500`: TAI64N, as daemontools and runit write it
    case tai64n
    /// `12.345678`, in seconds since the machine started
    case sinceBoot
    /// `1772366400`, in seconds (a fraction may follow), milliseconds, microseconds or nanoseconds
    case epoch

    var lacksYear: Bool { self == .monthName || self == .monthDayDigits }

    var lacksDate: Bool { self == .clockOnly }

    /// Whether none of its times begins with anything but a digit.
    var beginsWithDigit: Bool {
        switch self {
        case .yearFirst, .compact, .shortYearFirst, .shortCompact, .shortDigits, .monthFirst, .dayFirst,
            .monthDayDigits, .clockOnly:
            true
        case .dayMonthName, .monthNameYear, .yearLast, .monthName, .tai64n, .sinceBoot, .epoch: false
        }
    }

    /// Whether it counts from a start that has to be known from elsewhere.
    var lacksOrigin: Bool { self == .sinceBoot }

    /// Whether all of the date stands before the time of day, so that it can be remembered from line to line.
    var hasDateFirst: Bool {
        switch self {
        case .yearLast, .clockOnly, .epoch, .tai64n, .sinceBoot: false
        default: true
        }
    }
}

extension Notation {
    /// The time that begins at `index` in this notation.
    func read(_ bytes: Bytes, at index: Int) -> Stamp? {
        switch self {
        case .epoch: bytes.epoch(at: index)
        case .tai64n: bytes.tai64n(at: index)
        case .sinceBoot: bytes.secondsSinceBoot(at: index)
        case .clockOnly: bytes.clockOnly(at: index)
        case .yearLast: bytes.yearLast(at: index)
        default: readDateFirst(bytes, at: index)
        }
    }

    private func readDateFirst(_ bytes: Bytes, at index: Int) -> Stamp? {
        guard let date = datePart(of: bytes, at: index), let days = date.days,
            let clock = clock(in: bytes, at: date.end)
        else { return nil }
        return bytes.stamp(from: index, days: days, clock: clock)
    }

    /// The time of day that follows the date at `index`.
    @inline(__always)
    func clock(in bytes: Bytes, at index: Int) -> ClockTime? {
        if let clock = bytes.clock(at: index) { return bytes.applyingHalfOfDay(to: clock) }
        return self == .compact || self == .shortDigits ? bytes.compactClock(at: index) : nil
    }

    func datePart(of bytes: Bytes, at index: Int) -> DatePart? {
        switch self {
        case .yearFirst: bytes.yearFirstDate(at: index)
        case .compact: bytes.compactDate(at: index)
        case .shortYearFirst: bytes.shortYearFirstDate(at: index)
        case .shortCompact, .shortDigits: bytes.shortCompactDate(at: index)
        case .dayMonthName: bytes.dayMonthNameDate(at: index)
        case .monthNameYear: bytes.monthNameYearDate(at: index)
        case .monthName: bytes.monthNameDate(at: index)
        case .monthFirst: bytes.numericDate(at: index, dayFirst: false)
        case .dayFirst: bytes.numericDate(at: index, dayFirst: true)
        case .monthDayDigits: bytes.monthDayDigitsDate(at: index)
        case .yearLast, .clockOnly, .epoch, .tai64n, .sinceBoot: nil
        }
    }
}

extension Bytes {
    /// Puts date and time of day together and reads the offset that may follow.
    @inline(__always)
    func stamp(from index: Int, days: Int64, clock: ClockTime) -> Stamp {
        let local = days * Stamp.day + clock.nanoseconds
        guard let offset = offset(at: clock.end) else {
            return Stamp(nanoseconds: local, isLocal: true, range: index..<clock.end)
        }
        return Stamp(
            nanoseconds: local - Int64(offset.seconds) * Stamp.second, isLocal: false, range: index..<offset.end)
    }

    func clockOnly(at index: Int) -> Stamp? {
        guard self[index].isDigit, let clock = clock(at: index), clock.end - index >= 7 else { return nil }
        return Stamp(nanoseconds: clock.nanoseconds, isLocal: true, range: index..<clock.end)
    }

    /// Reads `Sun Mar  1 12:00:00 2026`, with a zone before the year or an offset after it.
    func yearLast(at index: Int) -> Stamp? {
        guard var date = monthNameDate(at: skippingWeekday(index)), let clock = clock(at: date.end) else { return nil }
        let zone = offset(at: clock.end)
        var end = zone?.end ?? clock.end
        if zone == nil, let name = capitals(at: end + 1) { end += 1 + name.count }
        guard self[end] == .blank, let year = four(end + 1), !self[end + 5].isDigit else { return nil }
        date.year = year
        guard let days = date.days else { return nil }
        let atYear = ClockTime(nanoseconds: clock.nanoseconds, end: end + 5)
        guard let zone else { return stamp(from: index, days: days, clock: atYear) }
        let seconds = Int64(zone.seconds) * Stamp.second
        return Stamp(
            nanoseconds: days * Stamp.day + clock.nanoseconds - seconds, isLocal: false, range: index..<end + 5)
    }
}
