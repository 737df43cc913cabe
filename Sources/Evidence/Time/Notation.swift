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
    /// `01/03/2026 12:00:00`, `01.03.2026 12:00`
    case dayFirst
    /// `0301 12:00:00.000000`, as glog writes it: no year
    case monthDayDigits
    /// `12:00:00.000`: no date
    case clockOnly
    /// `1772366400`, in seconds (a fraction may follow), milliseconds, microseconds or nanoseconds
    case epoch

    var lacksYear: Bool { self == .monthName || self == .monthDayDigits }

    var lacksDate: Bool { self == .clockOnly }

    /// Whether all of the date stands before the time of day, so that it can be remembered from line to line.
    var hasDateFirst: Bool { self != .yearLast && self != .clockOnly && self != .epoch }
}

extension Notation {
    /// The time that begins at `index` in this notation.
    func read(_ bytes: Bytes, at index: Int) -> Stamp? {
        switch self {
        case .epoch: bytes.epoch(at: index)
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
        return self == .compact ? bytes.compactClock(at: index) : nil
    }

    func datePart(of bytes: Bytes, at index: Int) -> DatePart? {
        switch self {
        case .yearFirst: bytes.yearFirstDate(at: index)
        case .compact: bytes.compactDate(at: index)
        case .shortYearFirst: bytes.shortYearFirstDate(at: index)
        case .shortCompact: bytes.shortCompactDate(at: index)
        case .dayMonthName: bytes.dayMonthNameDate(at: index)
        case .monthNameYear: bytes.monthNameYearDate(at: index)
        case .monthName: bytes.monthNameDate(at: index)
        case .monthFirst: bytes.numericDate(at: index, dayFirst: false)
        case .dayFirst: bytes.numericDate(at: index, dayFirst: true)
        case .monthDayDigits: bytes.monthDayDigitsDate(at: index)
        case .yearLast, .clockOnly, .epoch: nil
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
