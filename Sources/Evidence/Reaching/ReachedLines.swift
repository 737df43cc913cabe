public import Timekeeping

/// Lines of evidence that had reached somebody by a moment: what was said where they were, and alerts that name them.
public struct ReachedLines: Sendable {
    public struct Line: Sendable, Hashable {
        public enum Reason: Sendable, Hashable {
            case wrote
            /// It was said in a channel in which they had written by then.
            case channel(String)
            /// It stood there when they first wrote in the channel: they may not have read it.
            case before(String)
            case alert
        }

        public let event: Event
        public let reason: Reason
    }

    /// The last of them, in the order of time.
    public fileprivate(set) var lines: [Line] = []
    /// How many there are.
    public fileprivate(set) var count = 0
    /// When the next one comes.
    public fileprivate(set) var next: Instant?
    /// A source is longer than what is looked at of it.
    public fileprivate(set) var isCut = false
}

extension Timeline {
    /// How many entries of each source are looked at for what reached somebody.
    public static let reachingLimit = 100_000

    /// What had reached the one who is called by `names` by `end`, `most` lines of it at the most. Only chats and alerts
    /// are read; of each source no more than `limit` entries.
    public func lines(
        reaching names: [String], through end: Instant, most: Int = 100, limit: Int = Timeline.reachingLimit
    ) -> ReachedLines {
        let eyes = Eyes(names: names, end: end, limit: limit)
        let chats = Dictionary(grouping: sources.indices.filter { sources[$0].isChat }) { sources[$0].channel ?? "" }
        var found = chats.map { channel, indices in
            channel.isEmpty
                ? eyes.wroteOrIsNamed(in: indices.map { ($0, sources[$0]) })
                : eyes.heard(in: channel, indices.map { ($0, sources[$0]) })
        }
        found.append(eyes.alerts(in: sources.indices.filter { sources[$0].isAlerting }.map { ($0, sources[$0]) }))
        let places = found.flatMap(\.places).sorted {
            ($0.place.at, $0.place.index, $0.place.record) < ($1.place.at, $1.place.index, $1.place.record)
        }
        var reached = ReachedLines()
        reached.lines = places.suffix(most).map { place, reason in
            let position = positions(from: nil, until: Instant(nanoseconds: place.at)).upperBound
            let event = place.source.event(place.entry, at: position, sourceIndex: place.index)
            return .init(event: event, reason: reason)
        }
        reached.count = places.count
        reached.next = found.compactMap(\.next).min()
        reached.isCut = found.contains(where: \.isCut)
        return reached
    }
}

/// An entry of one of the sources.
private struct Place {
    let index: Int
    let source: Source
    let record: Int

    var entry: Record { source.list.records[record] }
    var at: Int64 { entry.nanoseconds }
}

/// What is found in one channel, or in all alerts.
private struct Reached {
    var places: [(place: Place, reason: ReachedLines.Line.Reason)] = []
    var next: Instant?
    var isCut: Bool
}

/// Who looks, and up to when.
private struct Eyes {
    let names: Set<String>
    let needles: [[UInt8]]
    let end: Instant
    let limit: Int

    init(names: [String], end: Instant, limit: Int) {
        self.names = Set(names.map { $0.lowercased() })
        needles = self.names.filter { !$0.isEmpty }.map { Array($0.utf8) }
        (self.end, self.limit) = (end, limit)
    }

    /// All that was said in a channel, once they have written there.
    func heard(in channel: String, _ sources: [(Int, Source)]) -> Reached {
        var found = Reached(isCut: isCut(sources))
        var first: Int64?
        for place in places(in: sources) {
            if first == nil, wrote(place) { first = place.at }
            if place.at <= end.nanoseconds {
                found.places.append((place, .channel(channel)))
            } else if first != nil {
                found.next = Instant(nanoseconds: place.at)
                break
            }
        }
        guard let first, first <= end.nanoseconds else {
            found.places = []
            return found
        }
        for index in found.places.indices where found.places[index].place.at < first {
            found.places[index].reason = .before(channel)
        }
        return found
    }

    /// Of a file that holds several channels only what they wrote, or what names them.
    func wroteOrIsNamed(in sources: [(Int, Source)]) -> Reached {
        only(in: sources) { place in
            wrote(place) ? .wrote : isNamed(in: place) ? .channel(place.source.name) : nil
        }
    }

    func alerts(in sources: [(Int, Source)]) -> Reached { only(in: sources) { isNamed(in: $0) ? .alert : nil } }

    private func only(in sources: [(Int, Source)], _ reason: (Place) -> ReachedLines.Line.Reason?) -> Reached {
        var found = Reached(isCut: isCut(sources))
        for (index, source) in sources {
            for place in places(in: [(index, source)]) {
                guard let reason = reason(place) else { continue }
                if place.at > end.nanoseconds {
                    found.next = min(found.next ?? Instant(nanoseconds: .max), Instant(nanoseconds: place.at))
                    break
                }
                found.places.append((place, reason))
            }
        }
        return found
    }

    /// Source by source in the order of their first entries: a channel may have a file for each day.
    private func places(in sources: [(Int, Source)]) -> some Sequence<Place> {
        sources.sorted { ($0.1.first?.nanoseconds ?? .max, $0.0) < ($1.1.first?.nanoseconds ?? .max, $1.0) }.lazy
            .flatMap { index, source in
                (0..<min(limit, source.entryCount)).lazy.map { Place(index: index, source: source, record: $0) }
            }
    }

    private func isCut(_ sources: [(Int, Source)]) -> Bool { sources.contains { $0.1.entryCount > limit } }

    private func wrote(_ place: Place) -> Bool {
        place.source.details(of: place.entry).actor.map { names.contains($0.lowercased()) } ?? false
    }

    private func isNamed(in place: Place) -> Bool {
        let entry = place.source.entry(place.entry)[0..<4096]
        return needles.contains { entry.holdsWord($0) }
    }
}

extension Source {
    /// Whether it is what people wrote to each other.
    public var isChat: Bool {
        ["slack", "discord", "teams", "matrix", "mattermost"].contains(format) || format.hasPrefix("irc-")
    }

    public var isAlerting: Bool {
        ["alertmanager", "pagerduty", "opsgenie", "grafana"].contains { format.hasPrefix($0) }
    }

    /// The channel that all of it was said in; nil for an export of several. Slack has a file for each day of a channel.
    var channel: String? {
        guard format != "mattermost" else { return nil }
        let parts = name.split(separator: "/")
        return format == "slack" && parts.count > 1 ? String(parts[parts.count - 2]) : parts.last.map(String.init)
    }
}
