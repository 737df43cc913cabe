import Timekeeping

/// Gives years to times that lack them, so that the log runs forwards from entry to entry.
///
/// A step of up to thirty days back is disorder and stays; a larger one is New Year. The same holds for a late line of
/// the old year in the new one.
struct YearWalk {
    private static let disorder: Int64 = 30
    private static let leapDay = CivilTime.day(ofYear: Stamp.placeholderYear, month: 2, day: 29)

    /// How many years after the first record the last one read lies.
    private var year = 0
    private var previous: Int64?

    private mutating func year(ofDay day: Int64) -> Int {
        if let previous {
            if day < previous - YearWalk.disorder { year += 1 }
            if day > previous + 366 - YearWalk.disorder { year -= 1 }
        }
        previous = day
        return year
    }

    /// Moves each record from the placeholder year into its own. Returns the year of the first record.
    static func settle(
        _ records: UnsafeMutableBufferPointer<Record>, year: Int?, changed: Instant
    ) -> Int {
        let first = year ?? firstYear(of: records, changed: changed)
        var walk = YearWalk()
        records.forEachDay { range, day in
            let shift = shift(to: first + walk.year(ofDay: day), afterLeapDay: day >= leapDay)
            for index in range { records[index].nanoseconds += shift }
        }
        return first
    }

    /// The latest year that puts no last record more than a day after the change and every 29 February into a leap year.
    private static func firstYear(of records: UnsafeMutableBufferPointer<Record>, changed: Instant) -> Int {
        var walk = YearWalk()
        var leapYears: Set<Int> = []
        records.forEachDay { _, day in
            let year = walk.year(ofDay: day)
            if day == leapDay { leapYears.insert(year) }
        }
        let last = walk.year
        guard let final = records.last else { return CivilTime(changed).year }
        var year = CivilTime(changed).year
        let isAfterLeapDay = final.nanoseconds >= leapDay * Stamp.day
        if final.nanoseconds + shift(to: year, afterLeapDay: isAfterLeapDay) > changed.nanoseconds + Stamp.day {
            year -= 1
        }
        let candidates = (year - 8...year).reversed().map { $0 - last }
        return candidates.first { first in leapYears.allSatisfy { CivilTime.isLeap(first + $0) } } ?? year - last
    }

    /// Nanoseconds between a day of the placeholder year and the same day of `year`.
    private static func shift(to year: Int, afterLeapDay: Bool) -> Int64 {
        let month = afterLeapDay ? 3 : 1
        let held = min(max(year, 1678), 2261)
        let days =
            CivilTime.day(ofYear: held, month: month, day: 1)
            - CivilTime.day(ofYear: Stamp.placeholderYear, month: month, day: 1)
        return days * Stamp.day
    }
}

extension UnsafeMutableBufferPointer<Record> {
    /// Calls `body` with each run of records of one day, and that day, counted from 1970.
    fileprivate func forEachDay(_ body: (_ range: Range<Int>, _ day: Int64) -> Void) {
        var start = 0
        while start < count {
            let day = self[start].nanoseconds.dividedDown(by: Stamp.day)
            let today = day * Stamp.day..<(day + 1) * Stamp.day
            let end = self[start...].firstIndex { !today.contains($0.nanoseconds) } ?? count
            body(start..<end, day)
            start = end
        }
    }
}
