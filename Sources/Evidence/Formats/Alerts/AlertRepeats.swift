import Synchronization
import Timekeeping

/// How often entries were sent; worked out again when somebody first asks, for the index has no place for it.
final class AlertRepeats: Sendable {
    private struct Key: Hashable {
        var offset: Int
        var nanoseconds: Int64
    }

    private let known = Mutex<[Key: (count: Int, last: Int64?)]?>(nil)

    func of(_ source: some AlertSource, offset: Int, nanoseconds: Int64) -> (count: Int, last: Int64?)? {
        known.withLock { known in
            let found = known ?? AlertRepeats.collect(source)
            known = found
            return found[Key(offset: offset, nanoseconds: nanoseconds)]
        }
    }

    private static func collect(_ source: some AlertSource) -> [Key: (count: Int, last: Int64?)] {
        var known: [Key: (count: Int, last: Int64?)] = [:]
        for entry in AlertFold(of: source).entries where entry.count > 1 {
            known[Key(offset: entry.range.lowerBound, nanoseconds: entry.stamp.nanoseconds)] = (entry.count, entry.last)
        }
        return known
    }

    /// ` (sent 5 times, last at 2026-03-01 12:20 UTC)`
    static func suffix(count: Int, last: Int64?) -> String {
        guard count > 1 else { return "" }
        let end = last.map { ", last at \(minute(Instant(nanoseconds: $0)))" } ?? ""
        return " (sent \(count) times\(end))"
    }

    /// The time to the minute; with seconds where they are not nought.
    private static func minute(_ instant: Instant) -> String {
        let whole = instant.seconds
        let text = Instant(seconds: whole).rfc3339(decimals: 0)
        let end = whole.isMultiple(of: 60) ? 16 : 19
        return text.prefix(end).replacing("T", with: " ") + " UTC"
    }
}
