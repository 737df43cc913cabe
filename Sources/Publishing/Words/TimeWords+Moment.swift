public import Debriefing
import Timekeeping

extension TimeWords {
    /// The moment in words, with the date where the timeline spans several days: `14:05`, `about 14:05`,
    /// `14:05–14:20`, `before “Restarted the worker”`, `time not known`.
    public func moment(_ moment: Moment, in timeline: Timeline) -> String {
        self.moment(moment, in: timeline, dating: dating(of: timeline.entries))
    }

    /// The moment in words, with `dating` beside its times. Say once for a whole list what `dating(of:)` it needs.
    public func moment(_ moment: Moment, in timeline: Timeline, dating: Dating) -> String {
        switch moment {
        case .exact(let at, let precision): point(at, precision, dating)
        case .about(let at, let precision): "about " + point(at, precision, dating)
        case .between(let from, let until, let precision): range(from, until, precision, dating)
        case .before(let anchor): "before " + quote(anchor, in: timeline)
        case .after(let anchor): "after " + quote(anchor, in: timeline)
        case .unknown: "time not known"
        }
    }

    /// How much of the date has to stand beside the times of `entries`, so that nobody mistakes one day for another.
    public func dating(of entries: [Entry]) -> Dating {
        let times = entries.flatMap { [$0.content.moment.start, $0.content.moment.end] }.compactMap { $0 }
        guard let first = times.min(), let last = times.max() else { return .none }
        let (start, end) = (clock.time(at: first), clock.time(at: last))
        guard start.year == end.year else { return .year }
        return (start.month, start.day) == (end.month, end.day) ? .none : .day
    }

    /// The heading under which each of `entries` stands in a list parted by days. What is told by another entry stands
    /// under that one's day, and what has no time under `Time not known`.
    public func headings(of entries: [Entry]) -> [String] {
        let anchors = Anchors(entries)
        return entries.map { entry in
            let moment = anchors.anchor(of: entry).entry.content.moment
            return moment.start.map(moment.isWholeDay ? ofDays.day : day) ?? "Time not known"
        }
    }

    func point(_ at: Instant, _ precision: Precision, _ dating: Dating) -> String {
        guard precision != .day else { return ofDays.date(at, max(dating, .day)) }
        return [date(at, dating), time(at, precision)].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// As in `29 March 2026, 14:05–14:20`.
    func span(_ from: Instant, _ until: Instant, _ precision: Precision) -> String {
        range(from, until, precision, .year)
    }

    private func range(_ from: Instant, _ until: Instant, _ precision: Precision, _ dating: Dating) -> String {
        guard precision != .day else {
            let (first, last) = (point(from, .day, dating), point(until, .day, dating))
            return ofDays.date(from, .year) == ofDays.date(until, .year) ? first : first + " – " + last
        }
        guard date(from, .year) == date(until, .year) else {
            return point(from, precision, max(dating, .day)) + " – " + point(until, precision, max(dating, .day))
        }
        return point(from, precision, dating) + "–" + time(until, precision)
    }

    private func quote(_ anchor: EntryID, in timeline: Timeline) -> String {
        guard let entry = timeline[anchor], entry.removal == nil else {
            return "something that is no longer on the timeline"
        }
        return "“\(entry.content.text.oneLine.shortened(to: 60).inQuotes)”"
    }
}

extension Moment {
    /// No more is known of it than the day.
    var isWholeDay: Bool {
        switch self {
        case .exact(_, let precision), .about(_, let precision), .between(_, _, let precision): precision == .day
        case .before, .after, .unknown: false
        }
    }
}

extension String {
    /// The text as it stands between double quotation marks: its own become single.
    fileprivate var inQuotes: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "“", "„": result.append("‘")
            case "”": result.append("’")
            case "\"": result.append("'")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
