public import Debriefing
public import Timekeeping

/// Times as elements of a page, so that a script can word them anew for a reader in another zone. Without script they stand
/// as they are worded here.
///
/// `datetime` is the instant in UTC, `data-until` the end of a range; `data-precision` and `data-dating` say how it is worded.
/// Its title says it in UTC, and as it was written where that is known. What is known by its day alone is a day on the clock
/// of the debrief, whoever reads it, and is no such element. A key leads from one to the next: as stops of the Tab key they
/// would stand in the way of everything else.
extension TimeWords {
    /// The moment as `moment(_:in:dating:)` words it, as HTML.
    public func element(_ moment: Moment, in timeline: Timeline, dating: Dating) -> String {
        switch moment {
        case .exact(let at, let precision) where precision != .day: element(at, precision, dating: dating)
        case .about(let at, let precision) where precision != .day:
            "about " + element(at, precision, dating: dating)
        case .between(let from, let until, let precision) where precision != .day:
            element(from: from, until: until, precision, dating: dating)
        default: Markup.escaped(self.moment(moment, in: timeline, dating: dating))
        }
    }

    /// A time to `precision`, as HTML; with `.day` the day alone, which is another one in another zone.
    ///
    /// - Parameter written: the time as it stands in a source.
    public func element(
        _ at: Instant, _ precision: Precision, dating: Dating = .none, written: String? = nil
    ) -> String {
        let words = [date(at, dating), precision == .day ? "" : time(at, precision)].filter { !$0.isEmpty }
        return TimeElement(at: at, precision: precision, dating: dating, written: written)
            .html(words.joined(separator: ", "))
    }

    /// A time as finely as the instant tells, as HTML.
    public func element(_ at: Instant, dating: Dating = .none, written: String? = nil) -> String {
        element(at, finest(at), dating: dating, written: written)
    }

    /// A range as HTML: `14:05–14:20`, or with `joint` as in `14:05 to 14:20`.
    public func element(
        from: Instant, until: Instant, _ precision: Precision, dating: Dating, joint: String? = nil
    ) -> String {
        let isOneDay = date(from, .year) == date(until, .year)
        let far = max(dating, .day)
        let words =
            isOneDay
            ? point(from, precision, dating) + (joint ?? "–") + time(until, precision)
            : point(from, precision, far) + (joint ?? " – ") + point(until, precision, far)
        return TimeElement(at: from, until: until, precision: precision, dating: dating, joint: joint).html(words)
    }

    /// What `zone(at:)` says, as HTML.
    public func zoneElement(at instant: Instant) -> String {
        #"<span data-zone-at="\#(instant.rfc3339(decimals: 0))">"# + Markup.escaped(zone(at: instant)) + "</span>"
    }

    /// The name of the zone, as HTML.
    public var zoneElement: String { "<span data-zone-name>" + Markup.escaped(clock.name) + "</span>" }

    /// What `zoneNote(from:to:)` says, as HTML.
    public func zoneElement(from start: Instant, to end: Instant) -> String {
        let span = "\(start.rfc3339(decimals: 0)) \(end.rfc3339(decimals: 0))"
        return #"<span data-zone-note="\#(span)">"# + Markup.escaped(zoneNote(from: start, to: end)) + "</span>"
    }

    /// Where each of `entries` stands in a list parted by days: at an instant, as RFC 3339 writes it, or under a heading
    /// that is the same in every zone.
    public func places(of entries: [Entry]) -> [String] {
        let anchors = Anchors(entries)
        return zip(entries, headings(of: entries)).map { entry, heading in
            place(of: anchors.anchor(of: entry).entry.content.moment) ?? heading
        }
    }

    /// Where a moment stands in a list parted by days, as RFC 3339 writes it; nil if no more than its day is known.
    public func place(of moment: Moment) -> String? {
        moment.isWholeDay ? nil : moment.start?.rfc3339(decimals: 0)
    }
}

private struct TimeElement {
    let at: Instant
    var until: Instant?
    let precision: Precision
    let dating: TimeWords.Dating
    var joint: String?
    var written: String?

    func html(_ words: String) -> String {
        let attributes: [(String, String?)] = [
            ("datetime", at.rfc3339(decimals: decimals)), ("data-until", until?.rfc3339(decimals: decimals)),
            ("data-precision", precision.rawValue), ("data-dating", dating == .none ? nil : "\(dating)"),
            ("data-joint", joint), ("title", title), ("tabindex", "-1"),
        ]
        let written = attributes.compactMap { name, value in
            value.map { #" \#(name)="\#(Markup.escaped($0.inert))""# }
        }
        return "<time\(written.joined())>" + Markup.escaped(words) + "</time>"
    }

    private var title: String {
        let clock = TimeWords(.utc)
        let precision = precision == .day ? Precision.minute : precision
        let range =
            until.map { clock.span(at, $0, precision) } ?? clock.point(at, precision, .year)
        return "\(range) UTC" + (written.map { " · written as \($0)" } ?? "")
    }

    private var decimals: Int {
        switch precision {
        case .day, .minute, .second: 0
        case .millisecond: 3
        case .nanosecond: 9
        }
    }
}
