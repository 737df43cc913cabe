import Debriefing
import Timekeeping

/// Reads dates as people type them and as browsers' date fields send them. Nothing typed is nil.
enum TypedDate {
    /// As in `2026-04-10`.
    static func day(_ text: String?) throws(Refusal) -> CalendarDay? {
        guard let text, !text.isEmpty else { return nil }
        guard let day = CalendarDay(text) else { throw .invalid("“\(text)” is no day. Write it as in 2026-04-10.") }
        return day
    }

    /// As in `2026-04-10 10:00`, on `clock` unless it has an offset of its own.
    static func instant(_ text: String?, _ clock: WallClock) throws(Refusal) -> Instant? {
        guard let text, !text.isEmpty else { return nil }
        guard let (time, offset) = CivilTime.parse(text),
            let instant = offset.map({ time.instant(offset: $0) }) ?? clock.instant(of: time)
        else { throw .invalid("“\(text)” is no date with a time. Write it as in 2026-04-10 10:00.") }
        return instant
    }

    /// What a browser's date-and-time field shows for `instant` on `clock`.
    static func write(_ instant: Instant?, _ clock: WallClock) -> String {
        guard let instant else { return "" }
        let local = instant.advanced(bySeconds: Int64(clock.offset(at: instant)))
        return String(local.rfc3339(decimals: 0).dropLast(4))
    }
}
