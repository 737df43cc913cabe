public import Timekeeping

/// Several sources as one sequence in the order of time. Entries of one instant keep the order of the sources, then of
/// their lines.
///
/// Nothing is copied: a position is found by halving in the indexes of the sources.
public struct Timeline: Sendable {
    public let sources: [Source]
    /// How many entries all sources have.
    public let count: Int
    /// What later sources have from earlier ones, if that is shown once.
    public internal(set) var overlaps: [Overlap] = []

    public init(_ sources: [Source]) {
        self.sources = sources
        count = sources.reduce(0) { $0 + $1.entryCount }
    }

    /// The instant of the first entry; nil if there is none.
    public var first: Instant? { sources.compactMap(\.first).min() }

    /// The instant of the last entry; nil if there is none.
    public var last: Instant? { sources.compactMap(\.last).max() }

    /// The entries at `positions`, as far as there are any.
    public func events(in positions: Range<Int>) -> [Event] {
        let positions = positions.clamped(to: 0..<count)
        var events: [Event] = []
        events.reserveCapacity(positions.count)
        forEachEvent(in: positions) { event in
            events.append(event)
            return true
        }
        return events
    }

    /// The entry of a source whose bytes start at `offset`, with its place in the timeline; that of its twin, if another
    /// source shows it.
    public func event(ofEntryAt offset: Int, in sourceIndex: Int, at instant: Instant) -> Event? {
        guard instant.nanoseconds < .max, sources.indices.contains(sourceIndex) else { return nil }
        let positions = positions(from: instant, until: Instant(nanoseconds: instant.nanoseconds + 1))
        let shown = events(in: positions)
        let own = shown.first { $0.sourceIndex == sourceIndex && $0.range.lowerBound == offset }
        let whole = sources[sourceIndex].whole
        guard own == nil, whole !== sources[sourceIndex] else { return own }
        let records = whole.list.records[whole.list.firstIndex(notBefore: instant.nanoseconds)...]
        guard
            let record = records.prefix(while: { $0.nanoseconds == instant.nanoseconds }).first(where: {
                $0.offset == offset
            })
        else { return nil }
        let event = whole.event(record, at: 0, sourceIndex: sourceIndex)
        let twin = shown.first { $0.raw == event.raw } ?? shown.first { $0.text == event.text }
        return twin.map { whole.event(record, at: $0.position, sourceIndex: sourceIndex) }
    }

    /// The positions of the entries from `from` on and before `until`; nil stands for no bound.
    public func positions(from: Instant?, until: Instant?) -> Range<Int> {
        let lower = from.map { position(of: $0) } ?? 0
        let upper = until.map { position(of: $0) } ?? count
        return lower..<max(lower, upper)
    }

    /// How many entries are earlier than `instant`.
    private func position(of instant: Instant) -> Int {
        sources.reduce(0) { $0 + $1.list.firstIndex(notBefore: instant.nanoseconds) }
    }
}

extension RecordList {
    /// The index of the first record that is not earlier than `nanoseconds`; the count if all are.
    func firstIndex(notBefore nanoseconds: Int64) -> Int {
        var (low, high) = (0, records.count)
        while low < high {
            let middle = (low + high) / 2
            if records[middle].nanoseconds < nanoseconds { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
