import Debriefing
import Timekeeping

/// Reads and writes moments as people type them: `14:05`, `14:05:09`, `about 14:05`, `14:05–14:20`, `2026-03-29 14:05`,
/// or nothing for a time that nobody knows. What one time may look like, `TypedTime` says.
struct TypedMoment {
    let clock: WallClock
    /// The days of which a time can be that is typed without one; of several it is that on which it falls into `event`.
    let days: [CalendarDay]
    let event: ClosedRange<Instant>?

    init(clock: WallClock, day: CalendarDay) {
        (self.clock, days, event) = (clock, [day], nil)
    }

    /// For an event that may go past midnight.
    init(clock: WallClock, event: ClosedRange<Instant>) {
        let first = CalendarDay(clock.time(at: event.lowerBound))
        let last = CalendarDay(clock.time(at: event.upperBound))
        self.clock = clock
        self.event = event
        // A time that falls into the event twice need not be looked for a third time.
        days = Array(sequence(first: first) { $0 < last ? $0.next : nil }.prefix(3))
    }

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
        guard words.utf8.count <= TypedMoment.longest, TypedTime(words, on: days[0]) == nil else { return nil }
        return words.indices.lazy.filter { words[$0] == "-" }
            .map { (String(words[..<$0]).trimmingBlanks, String(words[words.index(after: $0)...]).trimmingBlanks) }
            .first { TypedTime($0.0, on: days[0]) != nil && TypedTime($0.1, on: days[0]) != nil }
    }

    /// The end of a range that is typed without a day is of the day of its start, or of the day after if it lay before it.
    private func time(_ words: String, after start: Instant?) throws(Refusal) -> (Instant, Precision) {
        guard let start else { return try time(words) }
        let day = CalendarDay(clock.time(at: start))
        let typed = try typed(words, on: day)
        let instant = try instant(of: typed)
        guard instant < start else { return (instant, typed.precision) }
        guard !typed.isDated else { throw .invalid("The range ends before it begins. Swap the two times.") }
        // By the calendar and not by so many seconds: the clocks may change in that night.
        let end = try self.instant(of: try self.typed(words, on: day.next))
        guard end <= start.advanced(bySeconds: TypedMoment.longestNight) else {
            throw .invalid(
                "The range ends before it begins. Swap the two times, or write the day of the end as well: \(day.next) \(words)."
            )
        }
        return (end, typed.precision)
    }

    /// TIM-07: the order of a night is not guessed. What falls into the event on one of its days is of that day.
    private func time(_ words: String) throws(Refusal) -> (Instant, Precision) {
        var candidates: [TypedTime] = []
        for day in days { candidates.append(try typed(words, on: day)) }
        guard let event, candidates.count > 1, !candidates[0].isDated else {
            return (try instant(of: candidates[0]), candidates[0].precision)
        }
        // The minute in which the event began belongs to it, whatever the second.
        let first = Instant(seconds: event.lowerBound.seconds.dividedDown(by: 60) * 60)
        let inside = candidates.filter { typed in
            shown(by: typed).map { (first...max(first, event.upperBound)).contains($0) } ?? false
        }
        guard let only = inside.first, inside.count == 1 else {
            let reason =
                inside.isEmpty ? "falls into the event on none of its days" : "falls into the event on several days"
            throw .invalid("“\(words)” \(reason). Write the day as well, as in \(days[0]) \(words).")
        }
        return (try instant(of: only), only.precision)
    }

    private func typed(_ words: String, on day: CalendarDay) throws(Refusal) -> TypedTime {
        guard words.utf8.count <= TypedMoment.longest, let typed = TypedTime(words, on: day) else {
            throw .invalid(
                "“\(words.prefix(TypedMoment.longest))” is no time that can be read. Write 14:05, 14:05:09, about 14:05, "
                    + "14:05–14:20, or with the day 2026-03-29 14:05; leave it empty if nobody knows.")
        }
        return typed
    }

    private func shown(by typed: TypedTime) -> Instant? {
        typed.offset.map { typed.time.instant(offset: $0) } ?? clock.instant(of: typed.time)
    }

    private func instant(of typed: TypedTime) throws(Refusal) -> Instant {
        guard let instant = shown(by: typed) else {
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

extension CalendarDay {
    /// By the calendar and not by so many seconds on a clock: the clocks may change in that night.
    fileprivate var next: CalendarDay { CalendarDay(Instant(of: self).advanced(bySeconds: 86_400)) }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
