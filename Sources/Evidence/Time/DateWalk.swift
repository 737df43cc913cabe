import Timekeeping

/// Gives dates to times that lack them, so that the log keeps its order: a step back of a minute or more is the next
/// day. A smaller one is what several threads do to a log.
struct DateWalk {
    private static let disorder = 60 * Stamp.second

    /// How often the clock went back to an earlier time of day, and where in the source it did so first.
    private(set) var count = 0
    private(set) var offset: Int?

    /// Moves each record from 1970-01-01 to its own day: the first one to `date`, or the last one to the day that puts it
    /// before `changed`.
    static func settle(
        _ records: UnsafeMutableBufferPointer<Record>, date: CalendarDay?, changed: Instant
    ) -> DateWalk {
        var walk = DateWalk()
        var day: Int64 = 0
        var previous = records.first?.nanoseconds ?? 0
        for index in records.indices {
            let time = records[index].nanoseconds
            if time <= previous - disorder {
                walk.note(records[index])
                day += 1
            } else if time >= previous + Stamp.day - disorder {
                day -= 1
            }
            previous = time
            records[index].nanoseconds = time + day * Stamp.day
        }
        guard let last = records.last else { return walk }
        let shift =
            date.map { Instant(of: $0).nanoseconds }
            ?? (changed.nanoseconds - last.nanoseconds).dividedDown(by: Stamp.day) * Stamp.day
        for index in records.indices { records[index].nanoseconds &+= shift }
        return walk
    }

    private mutating func note(_ record: Record) {
        count += 1
        offset = offset ?? record.offset
    }
}

extension DateWalk {
    /// What is to be said, and asked where nobody gave a date. `first` is the first entry with the day it was put on.
    func finding(first: Record, date: CalendarDay?) -> [RawFinding] {
        guard date == nil || count > 0 else { return [] }
        let steps =
            count == 0
            ? ""
            : "; the clock goes back \(count == 1 ? "once" : "\(count) times"), each time to what was taken for the next day"
        let day = CalendarDay(Instant(nanoseconds: first.nanoseconds))
        if let date {
            return [
                RawFinding(
                    kind: .dateAssumed, weight: .note, offset: offset,
                    message:
                        "times lack the date; the first entry was put on \(date)\(steps). Check that no day was left out"
                )
            ]
        }
        return [
            RawFinding(
                kind: .dateAssumed, weight: .warning, offset: offset,
                message:
                    "times lack the date; the first entry was put on \(day), so that the last one is from before the "
                    + "file was changed\(steps). Pass --date to say on which day the first entry was written",
                question: .date(assumed: day))
        ]
    }
}
