import Timekeeping

/// Knows which day it is, line after line.
struct IRCCalendar {
    enum Line {
        case entry(Stamp)
        /// It names the day of what follows.
        case day
        case other
    }

    private var day: Int64?
    private var previousMonth: Int?

    init(day: Int64?) {
        self.day = day
    }

    mutating func read(_ line: Bytes) -> Line {
        if line[0] == UInt8(ascii: "-") || line[0] == UInt8(ascii: "*"), let boundary = IRCDate.boundary(in: line) {
            day = boundary.stamp.nanoseconds.dividedDown(by: Stamp.day)
            previousMonth = nil
            return boundary.hasClock ? .entry(boundary.stamp) : .day
        }
        let start = line.skippingBlanks(0) + (line[line.skippingBlanks(0)] == UInt8(ascii: "[") ? 1 : 0)
        if let clock = line.clock(at: start), clock.end - start <= 8 || line[start + 8] == UInt8(ascii: ".") {
            let nanoseconds = (day ?? 0) * Stamp.day + clock.nanoseconds
            return .entry(Stamp(nanoseconds: nanoseconds, isLocal: true, range: start..<clock.end))
        }
        if let stamp = Notation.yearFirst.read(line, at: start) { return .entry(stamp) }
        return yearless(line, at: start).map { .entry($0) } ?? .other
    }

    /// `Mar 01 12:00:00`, in the year of the day named last or, after December, the one after it.
    private mutating func yearless(_ line: Bytes, at index: Int) -> Stamp? {
        guard var date = line.monthNameDate(at: index), let clock = line.clock(at: date.end) else { return nil }
        if let known = day {
            var year = CivilTime.date(ofDay: known).year
            if let previousMonth, previousMonth - date.month > 6 {
                year += 1
                day = CivilTime.day(ofYear: year, month: 1, day: 1)
            }
            previousMonth = date.month
            date.year = year
        }
        return date.days.map {
            Stamp(nanoseconds: $0 * Stamp.day + clock.nanoseconds, isLocal: true, range: index..<clock.end)
        }
    }
}
