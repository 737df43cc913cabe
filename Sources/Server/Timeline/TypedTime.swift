import Debriefing
import Timekeeping

/// One time as people type it: `14:05`, `4.15`, `0415`, `14:05:09.250`, `04:20 UTC`, `2026-03-29 14:05+02:00`,
/// `29.03.2026 14:05`, or a day alone.
struct TypedTime {
    let time: CivilTime
    /// Seconds ahead of UTC; nil where none is written.
    let offset: Int?
    /// Whether its day was typed with it.
    let isDated: Bool
    let precision: Precision

    /// Nil for what is no time; `day` is that of a time typed without one.
    init?(_ text: String, on day: CalendarDay) {
        var rest = text.lowercased()[...]
        let typedDay = TypedTime.takeDay(from: &rest)
        guard !rest.isEmpty || typedDay != nil else { return nil }
        let clock = rest.isEmpty ? "" : TypedTime.clock(rest)
        guard let clock, TypedTime.hasOffsetThatExists(clock, isDated: typedDay != nil) else { return nil }
        guard let (time, offset) = CivilTime.parse("\(typedDay ?? "\(day)")\(clock.isEmpty ? "" : " ")\(clock)") else {
            return nil
        }
        (self.time, self.offset, isDated) = (time, offset, typedDay != nil)
        precision = TypedTime.precision(of: clock)
    }

    /// The day at the start, as in `2026-03-29`, with what parts it from the time.
    private static func takeDay(from text: inout Substring) -> String? {
        if let found = text.prefixMatch(of: /([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[t ]\s*|,\s*|$)/) {
            text = text[found.range.upperBound...]
            return String(found.1)
        }
        guard let found = text.prefixMatch(of: /([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?:\s+|,\s*|$)/) else {
            return nil
        }
        text = text[found.range.upperBound...]
        let (day, month) = (
            found.1.count == 1 ? "0\(found.1)" : "\(found.1)", found.2.count == 1 ? "0\(found.2)" : "\(found.2)"
        )
        return "\(found.3)-\(month)-\(day)"
    }

    /// The time of day as in `04:15:09.250+02:00`.
    private static func clock(_ text: Substring) -> String? {
        let parts = /([0-9]{1,2}):([0-9]{2})(|:[0-9]{2}(?:[.,][0-9]+)?)\s*(|z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})/
        let short = /([0-9]{1,2})\.?([0-9]{2})()\s*(|z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})/
        guard let found = (try? parts.wholeMatch(in: text))?.output ?? (try? short.wholeMatch(in: text))?.output,
            // Three digits alone are no time.
            found.1.count == 2 || !text.hasPrefix(found.1 + found.2)
        else { return nil }
        let offset = ["utc", "gmt", "z"].contains(found.4) ? "Z" : found.4
        return "\(found.1.count == 1 ? "0" : "")\(found.1):\(found.2)\(found.3)\(offset)"
    }

    /// Whether what follows a hyphen can be an offset: without a day it is the end of a range, `03:50-04:10`, and so it is
    /// where no clock on earth is that far from UTC.
    private static func hasOffsetThatExists(_ clock: String, isDated: Bool) -> Bool {
        guard let hyphen = clock.firstIndex(of: "-") else { return true }
        let digits = clock[hyphen...].filter(\.isNumber)
        return isDated && digits <= "1200" && ["00", "15", "30", "45"].contains(digits.suffix(2))
    }

    private static func precision(of clock: String) -> Precision {
        guard !clock.isEmpty else { return .day }
        guard clock.dropFirst(5).first == ":" else { return .minute }
        let fraction = clock.dropFirst(8).drop { $0 != "." && $0 != "," }.dropFirst().prefix(while: \.isNumber)
        return fraction.isEmpty ? .second : fraction.count <= 3 ? .millisecond : .nanosecond
    }
}
