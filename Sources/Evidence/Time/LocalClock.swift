import Foundation
import Timekeeping

/// Turns what a wall clock showed into instants, entry after entry.
///
/// In the hour that autumn repeats, the order of the file decides: from the first entry that steps back by a second or
/// more on, the second pass is meant, as it is for one that steps back into the hour from after it. A smaller step back
/// is what several threads do to a log.
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
    private let covered: Range<Int64>
    private var previous: Int64?
    private var isSecondPass = false
    /// Wall clock times that lie between two changes and their overlaps and gaps, and the offset there: nearly all of
    /// a log is in one or two of them.
    private var plain: (wall: Range<Int64>, offset: Int64) = (0..<0, 0)

    /// Knows the changes between two wall clock times.
    init(_ zone: TimeZone, from first: Int64, through last: Int64) {
        self.zone = zone
        let margin = 2 * Stamp.day
        covered = ClockShift.moved(first, by: -margin)..<ClockShift.moved(max(first, last), by: margin)
        changes = LocalClock.changes(of: zone, from: covered.lowerBound, through: covered.upperBound)
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
    @inline(__always)
    mutating func instant(_ wall: Int64) -> (nanoseconds: Int64, isSkipped: Bool) {
        guard plain.wall.contains(wall) else { return lookUp(wall) }
        previous = wall
        return (wall &- plain.offset, false)
    }

    private mutating func lookUp(_ wall: Int64) -> (nanoseconds: Int64, isSkipped: Bool) {
        defer { previous = wall }
        let number = changes.lastIndex { $0.wall.lowerBound <= wall }
        let next = changes.dropFirst((number ?? -1) + 1).first?.wall.lowerBound ?? .max
        guard let change = number.map({ changes[$0] }) else {
            let offset = changes.first?.before ?? LocalClock.offset(of: zone, at: wall / Stamp.second)
            plain = (covered.lowerBound..<min(next, covered.upperBound), offset)
            return (wall &- offset, false)
        }
        guard change.wall.contains(wall) else {
            plain = (change.wall.upperBound..<next, change.after)
            return (wall &- change.after, false)
        }
        guard change.before > change.after else { return (wall &- change.before, true) }
        if let previous { isSecondPass = isSecondPass(wall, after: previous, overlap: change.wall) }
        return (wall &- (isSecondPass ? change.after : change.before), false)
    }

    private func isSecondPass(_ wall: Int64, after previous: Int64, overlap: Range<Int64>) -> Bool {
        if overlap.contains(previous) { return isSecondPass || wall <= previous - Stamp.second }
        return previous >= overlap.upperBound
    }
}
