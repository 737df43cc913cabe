import Debriefing
import Timekeeping

/// Reads dates as people type them and as browsers' date fields send them. Nothing typed is nil.
enum TypedDate {
    /// As in `2026-04-10`.
    static func day(_ text: String?) throws(Refusal) -> CalendarDay? {
        guard let text, !text.isEmpty else { return nil }
        if let day = CalendarDay(text) { return day }
        guard text.utf8.count == 10, CivilTime.parse(text) != nil else {
            throw .invalid("“\(text)” is no day. Write it as in 2026-04-10.")
        }
        throw outOfReach(text)
    }

    /// As in `2026-04-10 10:00`, on `clock` unless it has an offset of its own.
    static func instant(_ text: String?, _ clock: WallClock) throws(Refusal) -> Instant? {
        guard let text, !text.isEmpty else { return nil }
        guard let (time, offset) = CivilTime.parse(text) else {
            throw .invalid("“\(text)” is no date with a time. Write it as in 2026-04-10 10:00.")
        }
        guard let instant = offset.map({ time.instant(offset: $0) }) ?? clock.instant(of: time) else {
            throw outOfReach(text)
        }
        return instant
    }

    /// A day that there is, in a year that an `Instant` cannot hold.
    static func outOfReach(_ text: String) -> Refusal {
        .invalid("“\(text)” lies outside the years 1678 to 2261. Check the year.")
    }

    /// What a browser's date-and-time field shows for `instant` on `clock`.
    static func write(_ instant: Instant?, _ clock: WallClock) -> String {
        guard let instant else { return "" }
        let local = instant.advanced(bySeconds: Int64(clock.offset(at: instant)))
        return String(local.rfc3339(decimals: 0).dropLast(4))
    }
}
