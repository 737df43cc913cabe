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

    private mutating func year(of record: Record) -> Int {
        let day = record.nanoseconds.dividedDown(by: Stamp.day)
        if let previous {
            if day < previous - YearWalk.disorder { year += 1 }
            if day > previous + 366 - YearWalk.disorder { year -= 1 }
        }
        previous = day
        return year
    }

    /// Moves each record from the placeholder year into its own. Returns the year of the first record.
    static func settle(
        _ records: inout ContiguousArray<Record>, year: Int?, changed: Instant
    ) -> Int {
        let first = year ?? firstYear(of: records, changed: changed)
        var walk = YearWalk()
        var shifts: [Int: Int64] = [:]
        for index in records.indices {
            let year = first + walk.year(of: records[index])
            let isAfterLeapDay = records[index].nanoseconds >= leapDay * Stamp.day
            let key = year * 2 + (isAfterLeapDay ? 1 : 0)
            let shift = shifts[key] ?? shift(to: year, afterLeapDay: isAfterLeapDay)
            shifts[key] = shift
            records[index].nanoseconds += shift
        }
        return first
    }

    /// The latest year that puts no last record more than a day after the change and every 29 February into a leap year.
    private static func firstYear(of records: ContiguousArray<Record>, changed: Instant) -> Int {
        var walk = YearWalk()
        var leapYears: Set<Int> = []
        for record in records {
            let year = walk.year(of: record)
            if record.nanoseconds.dividedDown(by: Stamp.day) == leapDay { leapYears.insert(year) }
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
