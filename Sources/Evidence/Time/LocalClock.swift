import Foundation
import Timekeeping

/// Turns what a wall clock showed into instants, entry after entry.
///
/// In the hour that autumn repeats, the order of the file decides: from the first entry that steps back by a second or
/// more on, the second pass is meant. A smaller step back is what several threads do to a log.
struct LocalClock {
    /// Where the offset to UTC changes. Gaps and overlaps are counted on the wall clock, in nanoseconds.
    private struct Change {
        var instant: Int64
        var before: Int64
        var after: Int64
        var wall: Range<Int64> { instant + min(before, after)..<instant + max(before, after) }
    }

    private let zone: TimeZone
    private let changes: [Change]
    private var previous: Int64?
    private var isSecondPass = false

    /// Knows the changes between two wall clock times.
    init(_ zone: TimeZone, from first: Int64, through last: Int64) {
        self.zone = zone
        changes = LocalClock.changes(of: zone, from: first - 2 * Stamp.day, through: last + 2 * Stamp.day)
    }

    private static func changes(of zone: TimeZone, from first: Int64, through last: Int64) -> [Change] {
        var changes: [Change] = []
        var date = Date(timeIntervalSince1970: Double(first / Stamp.second))
        while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date {
            let seconds = Int64(next.timeIntervalSince1970.rounded())
            guard seconds * Stamp.second <= last else { break }
            changes.append(
                Change(
                    instant: seconds * Stamp.second, before: offset(of: zone, at: seconds - 1),
                    after: offset(of: zone, at: seconds)))
            date = next
        }
        return changes
    }

    private static func offset(of zone: TimeZone, at seconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))) * Stamp.second
    }

    /// The instant at which the clock showed `wall`, and whether it is one the clock never shows.
    mutating func instant(_ wall: Int64) -> (nanoseconds: Int64, isSkipped: Bool) {
        defer { previous = wall }
        guard let change = changes.last(where: { $0.wall.lowerBound <= wall }) else {
            let offset = changes.first?.before ?? LocalClock.offset(of: zone, at: wall / Stamp.second)
            return (wall - offset, false)
        }
        guard change.wall.contains(wall) else {
            isSecondPass = false
            return (wall - change.after, false)
        }
        guard change.before > change.after else { return (wall - change.before, true) }
        if let previous, change.wall.contains(previous), wall <= previous - Stamp.second { isSecondPass = true }
        return (wall - (isSecondPass ? change.after : change.before), false)
    }
}
