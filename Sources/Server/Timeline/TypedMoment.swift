import Debriefing
import Timekeeping

/// Reads and writes moments as people type them: `14:05`, `14:05:09`, `about 14:05`, `14:05–14:20`, `2026-03-29 14:05`,
/// or nothing for a time that nobody knows. What one time may look like, `TypedTime` says.
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
        // A plain hyphen stands in dates and offsets as well.
        guard words.utf8.count <= TypedMoment.longest, TypedTime(words, on: day) == nil else { return nil }
        return words.indices.lazy.filter { words[$0] == "-" }
            .map { (String(words[..<$0]).trimmingBlanks, String(words[words.index(after: $0)...]).trimmingBlanks) }
            .first { TypedTime($0.0, on: day) != nil && TypedTime($0.1, on: day) != nil }
    }

    /// The end of a range that is typed without a day is of the day of its start, or of the day after if it lay before it.
    private func time(_ words: String, after start: Instant?) throws(Refusal) -> (Instant, Precision) {
        let day = start.map { CalendarDay(clock.time(at: $0)) } ?? day
        guard words.utf8.count <= TypedMoment.longest, let typed = TypedTime(words, on: day) else {
            throw .invalid(
                "“\(words.prefix(TypedMoment.longest))” is no time that can be read. Write 14:05, 14:05:09, about 14:05, "
                    + "14:05–14:20, or with the day 2026-03-29 14:05; leave it empty if nobody knows.")
        }
        let instant = try instant(of: typed)
        guard let start, instant < start else { return (instant, typed.precision) }
        guard !typed.isDated else { throw .invalid("The range ends before it begins. Swap the two times.") }
        // By the calendar and not by so many seconds: the clocks may change in that night.
        let next = CalendarDay(Instant(of: day).advanced(bySeconds: 86_400))
        let (end, precision) = try TypedMoment(clock: clock, day: next).time(words, after: nil)
        guard end <= start.advanced(bySeconds: TypedMoment.longestNight) else {
            throw .invalid(
                "The range ends before it begins. Swap the two times, or write the day of the end as well: \(next) \(words)."
            )
        }
        return (end, precision)
    }

    private func instant(of typed: TypedTime) throws(Refusal) -> Instant {
        guard let instant = typed.offset.map({ typed.time.instant(offset: $0) }) ?? clock.instant(of: typed.time) else {
            throw .invalid("The year \(typed.time.year) lies outside the years 1678 to 2261. Check the year.")
        }
        guard typed.offset == nil, typed.precision != .day, clock.instants(of: typed.time).count != 1,
            let change = clock.change(around: typed.time)
        else { return instant }
        throw TypedHour(typed, change).refusal
    }

    /// Characters of a time with all that belongs to it, generously.
    private static let longest = 100
    /// Seconds between two times of which the second is taken to be of the next day.
    private static let longestNight: Int64 = 12 * 3600

    private func write(_ instant: Instant, _ precision: Precision) -> String {
        let time = clock.time(at: instant)
        let offset = clock.offset(at: instant)
        let text = Instant(nanoseconds: instant.nanoseconds + Int64(offset) * 1_000_000_000)
            .rfc3339(decimals: precision == .millisecond ? 3 : precision == .nanosecond ? 9 : 0)
            .replacing("T", with: " ").replacing("Z", with: "")
        let length = precision == .day ? 10 : precision == .minute ? 16 : text.count
        // The hour that a clock shows twice, and a time finer than it is shown, need the offset to come back the same.
        let isPlain = clock.instants(of: time) == [instant]
        return text.prefix(length) + (isPlain ? "" : clock.offsetName(at: instant).replacing("−", with: "-"))
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
