import Debriefing
import Timekeeping

/// Reads and writes moments as people type them: `14:05`, `14:05:09`, `about 14:05`, `14:05–14:20`, `2026-03-29 14:05`,
/// or nothing for a time that nobody knows.
struct TypedMoment {
    let clock: WallClock
    /// The day of a time that is typed without one.
    let day: CalendarDay

    func read(_ text: String) throws(Refusal) -> Moment {
        var words = text.lowercased().replacing("\u{2212}", with: "-").trimmingBlanks
        guard !words.isEmpty, words != "?", words != "unknown" else { return .unknown }
        let isAbout = ["about ", "around ", "approx ", "ca. ", "ca ", "~"].first { words.hasPrefix($0) }
        if let isAbout { words = String(words.dropFirst(isAbout.count)).trimmingBlanks }
        if let (start, end) = range(words) {
            let (from, precision) = try time(start, after: nil)
            let (until, _) = try time(end, after: from)
            return .between(from, until, precision)
        }
        let (at, precision) = try time(words, after: nil)
        return isAbout == nil ? .exact(at, precision) : .about(at, precision)
    }

    /// What `read` turns into the same moment; empty for one that has no time of its own.
    func write(_ moment: Moment) -> String {
        switch moment {
        case .exact(let at, let precision): write(at, precision)
        case .about(let at, let precision): "about " + write(at, precision)
        case .between(let from, let until, let precision): "\(write(from, precision)) – \(write(until, precision))"
        case .before, .after, .unknown: ""
        }
    }

    private func range(_ words: String) -> (String, String)? {
        for separator in ["–", "—", " to ", " until ", " - "] {
            let parts = words.split(separator: separator, maxSplits: 1).map { String($0).trimmingBlanks }
            if parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) { return (parts[0], parts[1]) }
        }
        return nil
    }

    /// The end of a range that is typed without a day is of the day of its start, or of the day after if it lay before it.
    private func time(_ words: String, after start: Instant?) throws(Refusal) -> (Instant, Precision) {
        let upper = words.uppercased()
        let day = start.map { CalendarDay(clock.time(at: $0)) } ?? day
        let onItsOwn = CivilTime.parse(upper)
        guard let (time, offset) = onItsOwn ?? CivilTime.parse("\(day) \(upper.count == 4 ? "0" : "")\(upper)") else {
            throw .invalid(
                "“\(words)” is no time that can be read. Write 14:05, 14:05:09, about 14:05, 14:05–14:20, "
                    + "or with the day 2026-03-29 14:05; leave it empty if nobody knows.")
        }
        guard let instant = offset.map({ time.instant(offset: $0) }) ?? clock.instant(of: time) else {
            throw .invalid("“\(words)” lies outside the years 1678 to 2261. Check the year.")
        }
        guard onItsOwn == nil, let start, instant < start else { return (instant, precision(of: upper)) }
        // By the calendar and not by so many seconds: the clocks may change in that night.
        let next = CalendarDay(Instant(of: day).advanced(bySeconds: 86_400))
        return try TypedMoment(clock: clock, day: next).time(words, after: nil)
    }

    private func precision(of text: String) -> Precision {
        let clock = text.drop { $0 != ":" }.dropFirst()
        guard !clock.isEmpty else { return .day }
        guard let seconds = clock.firstIndex(of: ":"), !clock[..<seconds].contains(where: { "+-Z".contains($0) }) else {
            return .minute
        }
        let fraction = clock[seconds...].drop { $0 != "." && $0 != "," }.dropFirst().prefix { $0.isNumber }
        return fraction.isEmpty ? .second : fraction.count <= 3 ? .millisecond : .nanosecond
    }

    private func write(_ instant: Instant, _ precision: Precision) -> String {
        let time = clock.time(at: instant)
        let offset = clock.offset(at: instant)
        let text = Instant(nanoseconds: instant.nanoseconds + Int64(offset) * 1_000_000_000)
            .rfc3339(decimals: precision == .millisecond ? 3 : precision == .nanosecond ? 9 : 0)
            .replacing("T", with: " ").replacing("Z", with: "")
        let length = precision == .day ? 10 : precision == .minute ? 16 : text.count
        // The hour that a clock shows twice, and a time finer than it is shown, need the offset to come back the same.
        let isPlain = clock.instant(of: time) == instant
        return text.prefix(length) + (isPlain ? "" : clock.offsetName(at: instant).replacing("−", with: "-"))
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
