import Timekeeping

/// Gives years to times that lack them, so that the log runs forwards from entry to entry.
///
/// A step of up to thirty days back is disorder and stays; a larger one is New Year. The same holds for a late line of
/// the old year in the new one.
struct YearWalk {
    private static let disorder: Int64 = 30
    fileprivate static let leapDay = CivilTime.day(ofYear: Stamp.placeholderYear, month: 2, day: 29)

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

    /// Where the year of the first record that lacks one is from.
    enum Origin: Equatable { case given, neighbours, change, leapDay }

    /// Moves each record from the placeholder year into its own. Returns the year of the first that lacked one, and how it
    /// is known: from the reader, from a neighbour that has a year, from when the source was changed, or from that and a
    /// 29 February in it.
    static func settle(
        _ records: UnsafeMutableBufferPointer<Record>, year: Int?, changed: Instant
    ) -> (first: Int, origin: Origin)? {
        guard let start = records.firstIndex(where: \.lacksYear) else { return nil }
        if year == nil, let dated = records.firstIndex(where: { !$0.lacksYear }) {
            NeighbourYears.settle(records, from: dated)
            return (CivilTime(Instant(nanoseconds: records[start].nanoseconds)).year, .neighbours)
        }
        let (first, origin) = year.map { ($0, .given) } ?? firstYear(of: records, changed: changed)
        walk(records, from: first)
        return (first, origin)
    }

    private static func walk(_ records: UnsafeMutableBufferPointer<Record>, from first: Int) {
        var walk = YearWalk()
        records.forEachDay { range, day in
            guard records[range.lowerBound].lacksYear else { return }
            let shift = shift(to: first + walk.year(ofDay: day), afterLeapDay: day >= leapDay)
            for index in range { records[index].nanoseconds += shift }
        }
    }

    /// The latest year that puts no last record more than a day after the change and every 29 February into a leap year.
    private static func firstYear(
        of records: UnsafeMutableBufferPointer<Record>, changed: Instant
    ) -> (first: Int, origin: Origin) {
        var walk = YearWalk()
        var leapYears: Set<Int> = []
        records.forEachDay { _, day in
            let year = walk.year(ofDay: day)
            if day == leapDay { leapYears.insert(year) }
        }
        let last = walk.year
        guard let final = records.last else { return (CivilTime(changed).year, .change) }
        var year = CivilTime(changed).year
        let isAfterLeapDay = final.nanoseconds >= leapDay * Stamp.day
        if final.nanoseconds + shift(to: year, afterLeapDay: isAfterLeapDay) > changed.nanoseconds + Stamp.day {
            year -= 1
        }
        let candidates = (year - 8...year).reversed().map { $0 - last }
        let latest = year - last
        let fitting = candidates.first { first in leapYears.allSatisfy { CivilTime.isLeap(first + $0) } } ?? latest
        return (fitting, fitting == latest ? .change : .leapDay)
    }

    /// Nanoseconds between a day of the placeholder year and the same day of `year`.
    fileprivate static func shift(to year: Int, afterLeapDay: Bool) -> Int64 {
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
            // Wraps at the ends of time, where a range would trap.
            let midnight = day &* Stamp.day
            let end = self[start...].firstIndex { UInt64(bitPattern: $0.nanoseconds &- midnight) >= Stamp.day } ?? count
            body(start..<end, day)
            start = end
        }
    }
}

extension Record {
    /// Whether it still lies in the placeholder year. A source of that very year would be taken for one without years only
    /// if other lines of it have none.
    fileprivate var lacksYear: Bool { Record.placeholder.contains(nanoseconds) }

    private static let placeholder = range(of: Stamp.placeholderYear)

    private static func range(of year: Int) -> Range<Int64> {
        let bounds = [year, year + 1].map { CivilTime.day(ofYear: $0, month: 1, day: 1) * Stamp.day }
        return bounds[0]..<bounds[1]
    }
}

/// Gives years to times that lack them in a source of which other times have one, as after an update that changed how its
/// times are written: each comes as near to its neighbour as it can.
private enum NeighbourYears {
    static func settle(_ records: UnsafeMutableBufferPointer<Record>, from dated: Int) {
        var neighbour = records[dated].nanoseconds
        for index in records[..<dated].indices.reversed() { neighbour = settle(&records[index], near: neighbour) }
        neighbour = records[dated].nanoseconds
        for index in dated..<records.count { neighbour = settle(&records[index], near: neighbour) }
    }

    private static func settle(_ record: inout Record, near neighbour: Int64) -> Int64 {
        guard record.lacksYear else { return record.nanoseconds }
        let year = CivilTime(Instant(nanoseconds: neighbour)).year
        let isLeapDay = record.nanoseconds.dividedDown(by: Stamp.day) == YearWalk.leapDay
        let years = isLeapDay ? Array(year - 4...year + 4).filter(CivilTime.isLeap) : [year - 1, year, year + 1]
        let isAfterLeapDay = record.nanoseconds >= YearWalk.leapDay * Stamp.day
        let times = years.map { record.nanoseconds + YearWalk.shift(to: $0, afterLeapDay: isAfterLeapDay) }
        record.nanoseconds = times.min { distance($0, neighbour) < distance($1, neighbour) } ?? record.nanoseconds
        return record.nanoseconds
    }

    private static func distance(_ time: Int64, _ other: Int64) -> UInt64 {
        time.subtractingReportingOverflow(other).partialValue.magnitude
    }
}
