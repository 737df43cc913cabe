public import Timekeeping

/// A point of an event as finely as somebody named it: all that happened within it belongs to it.
public struct Point: Hashable, Sendable {
    public let at: Instant
    public let precision: Precision

    public init(at: Instant, precision: Precision) {
        self.at = at
        self.precision = precision
    }

    /// The last instant that belongs to it: of 14:05 the end of that minute.
    public var end: Instant { at.moved(by: precision.length - 1) }
}

/// A timeline as it can be met without its outcome: what had happened by a point of the event, and nothing else.
///
/// An entry comes in once it may have happened, and is marked until it surely had: a range with its start, until its end;
/// “about 14:05” at 14:05, until a quarter of an hour later. What is told as before or after another entry comes in when
/// that one surely had happened; after it stays marked. What has no time at all comes in at the end.
public struct Reveal: Sendable {
    public struct Known: Hashable, Sendable {
        public let entry: Entry
        /// It is not sure that it had happened by then.
        public let mayBeLater: Bool
    }

    private let entries: [Entry]
    private let extents: [EntryID: Extent]
    /// Where the event begins and ends, by what the timeline tells; nil if it tells no time.
    public let span: ClosedRange<Instant>?
    private let points: [Point]

    public init(_ timeline: Timeline) {
        entries = timeline.entries
        extents = Reveal.extents(of: entries)
        let sure = extents.values.compactMap(\.surely)
        let last = sure.max { $0.end < $1.end }
        points = Set(extents.values.map(\.first) + (last.map { [$0] } ?? [])).sorted {
            ($0.at, $0.end) < ($1.at, $1.end)
        }
        span = points.first.flatMap { first in last.map { first.at...max(first.at, $0.at) } }
    }

    /// The first point at which anything comes in.
    public var first: Point? { points.first }

    /// What had happened by `point`, in the order of the timeline.
    public func known(by point: Point) -> [Known] {
        let isOver = span.map { $0.upperBound <= point.end } ?? true
        return entries.compactMap { entry in
            guard let extent = extents[entry.id] else {
                return isOver ? Known(entry: entry, mayBeLater: true) : nil
            }
            guard extent.first.at <= point.end else { return nil }
            return Known(entry: entry, mayBeLater: extent.surely.map { $0.end > point.end } ?? true)
        }
    }

    /// The next point at which more comes in, or more of `some`.
    public func point(after point: Point, of some: [Known]? = nil) -> Point? {
        points(of: some).first { $0.at > point.end }
    }

    /// The last point before it at which something came in, or something of `some`.
    public func point(before point: Point, of some: [Known]? = nil) -> Point? {
        points(of: some).last { $0.at < point.at }
    }

    private func points(of some: [Known]?) -> [Point] {
        guard let some else { return points }
        let ids = Set(some.compactMap { extents[$0.entry.id]?.first })
        return points.filter(ids.contains)
    }
}

extension Reveal {
    /// From when on something may have happened, and from when on it surely had; nil for never.
    private struct Extent {
        let first: Point
        let surely: Point?

        init?(_ moment: Moment, beside anchor: Extent?) {
            switch moment {
            case .exact(let at, let precision): self.init(Point(at: at, precision: precision))
            case .about(let at, let precision):
                self.init(
                    Point(at: at, precision: precision),
                    surely: Point(at: at.moved(by: precision.doubt), precision: precision))
            case .between(let from, let until, let precision):
                self.init(Point(at: from, precision: precision), surely: Point(at: until, precision: precision))
            case .before:
                guard let sure = anchor?.surely else { return nil }
                self.init(sure)
            case .after:
                guard let sure = anchor?.surely else { return nil }
                self.init(sure, surely: nil)
            case .unknown: return nil
            }
        }

        private init(_ point: Point) { self.init(point, surely: point) }

        private init(_ first: Point, surely: Point?) {
            (self.first, self.surely) = (first, surely)
        }
    }

    /// From those with a time of their own to those told by them. The stack is our own: a chain may be of any length.
    private static func extents(of entries: [Entry]) -> [EntryID: Extent] {
        let beside = Dictionary(grouping: entries) { $0.content.moment.anchor }
        var extents: [EntryID: Extent] = [:]
        var open: [(entry: Entry, anchor: Extent?)] = (beside[nil] ?? []).map { ($0, nil) }
        while let (entry, anchor) = open.popLast() {
            guard let extent = Extent(entry.content.moment, beside: anchor) else { continue }
            extents[entry.id] = extent
            open += (beside[entry.id] ?? []).map { ($0, extent) }
        }
        return extents
    }
}

extension Instant {
    fileprivate func moved(by nanoseconds: Int64) -> Instant {
        let (moved, overflow) = self.nanoseconds.addingReportingOverflow(nanoseconds)
        return Instant(nanoseconds: overflow ? .max : moved)
    }
}

extension Precision {
    /// Nanoseconds that it does not tell apart.
    fileprivate var length: Int64 {
        switch self {
        case .day: 86_400_000_000_000
        case .minute: 60_000_000_000
        case .second: 1_000_000_000
        case .millisecond: 1_000_000
        case .nanosecond: 1
        }
    }

    /// How much later than told something may have been that was told as “about”.
    fileprivate var doubt: Int64 {
        switch self {
        case .day: 86_400_000_000_000
        case .minute: 900_000_000_000
        case .second, .millisecond, .nanosecond: 60_000_000_000
        }
    }
}

extension Timeline {
    /// The same with none but these entries on it.
    public func only(_ known: [Reveal.Known]) -> Timeline { keeping(Set(known.map(\.entry.id))) }
}

extension Debrief {
    /// As it stood to whoever knew of nothing but these entries.
    public func knowing(_ known: [Reveal.Known]) -> Debrief {
        var debrief = self
        debrief.timeline = timeline.only(known)
        return debrief
    }
}
