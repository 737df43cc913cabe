import Debriefing
import Timekeeping

/// Reads and writes moments as people type them: `14:05`, `14:05:09`, `about 14:05`, `14:05–14:20`, `2026-03-29 14:05`,
/// or nothing for a time that nobody knows.
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
        return nil
    }

    /// The end of a range that is typed without a day is of the day of its start, or of the day after if it lay before it.
    private func time(_ words: String, after start: Instant?) throws(Refusal) -> (Instant, Precision) {
        let upper = words.uppercased()
        if CivilTime.parse(upper) != nil { return (try instant(upper, words), precision(of: upper)) }
        guard let start else { return (try instantWithoutDay(upper, words), precision(of: upper)) }
        let day = CalendarDay(clock.time(at: start))
        let sameDay = try instant(upper, on: day, words)
        return (sameDay < start ? try instant(upper, on: day.next, words) : sameDay, precision(of: upper))
    }

    /// TIM-07: the order of a night is not guessed. What falls into the event on one of its days is of that day.
    private func instantWithoutDay(_ upper: String, _ words: String) throws(Refusal) -> Instant {
        var instants: [Instant] = []
        for day in days { instants.append(try instant(upper, on: day, words)) }
        guard let event, instants.count > 1 else { return instants[0] }
        // The minute in which the event began belongs to it, whatever the second.
        let first = Instant(seconds: event.lowerBound.seconds.dividedDown(by: 60) * 60)
        let inside = instants.filter { (first...max(first, event.upperBound)).contains($0) }
        guard let only = inside.first, inside.count == 1 else {
            let reason =
                inside.isEmpty ? "falls into the event on none of its days" : "falls into the event on several days"
            throw .invalid("“\(words)” \(reason). Write the day as well, as in \(days[0]) \(words).")
        }
        return only
    }

    private func instant(_ upper: String, on day: CalendarDay, _ words: String) throws(Refusal) -> Instant {
        try instant("\(day) \(upper.count == 4 ? "0" : "")\(upper)", words)
    }

    private func instant(_ text: String, _ words: String) throws(Refusal) -> Instant {
        guard let (time, offset) = CivilTime.parse(text) else {
            throw .invalid(
                "“\(words)” is no time that can be read. Write 14:05, 14:05:09, about 14:05, 14:05–14:20, "
                    + "or with the day 2026-03-29 14:05; leave it empty if nobody knows.")
        }
        guard let instant = offset.map({ time.instant(offset: $0) }) ?? clock.instant(of: time) else {
            throw TypedDate.outOfReach(words)
        }
        return instant
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

extension CalendarDay {
    /// By the calendar and not by so many seconds on a clock: the clocks may change in that night.
    fileprivate var next: CalendarDay { CalendarDay(Instant(of: self).advanced(bySeconds: 86_400)) }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
