import Timekeeping

/// Steps through the sources of a timeline in the order of time.
struct TimelineCursor {
    /// One entry: which source, which of its records, and where in the timeline.
    struct Place {
        var source: Int
        var record: Int
        var position: Int
    }

    private(set) var position: Int
    private let sources: [Source]
    /// The next record of each source.
    private var records: [Int]
    /// The sources that have one, the earliest on top: a binary heap.
    private var heap: [(nanoseconds: Int64, source: Int)] = []

    init(sources: [Source], records: [Int], position: Int) {
        self.sources = sources
        self.records = records
        self.position = position
        for source in sources.indices where records[source] < sources[source].entryCount {
            heap.append((sources[source].list.records[records[source]].nanoseconds, source))
        }
        for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(index) }
    }

    /// The entry at `position`, which is then one further.
    mutating func next() -> Place? {
        guard let source = heap.first?.source else { return nil }
        let place = Place(source: source, record: records[source], position: position)
        position += 1
        records[source] += 1
        if records[source] < sources[source].entryCount {
            heap[0].nanoseconds = sources[source].list.records[records[source]].nanoseconds
        } else {
            heap.swapAt(0, heap.count - 1)
            heap.removeLast()
        }
        sink(0)
        return place
    }

    private mutating func sink(_ start: Int) {
        var index = start
        while true {
            let left = index * 2 + 1
            guard left < heap.count else { return }
            let child = left + 1 < heap.count && heap[left + 1] < heap[left] ? left + 1 : left
            guard heap[child] < heap[index] else { return }
            heap.swapAt(index, child)
            index = child
        }
    }
}

extension Timeline {
    /// A cursor whose next entry is the one at `position`.
    func cursor(at position: Int) -> TimelineCursor {
        let position = min(max(position, 0), count)
        guard position < count else {
            return TimelineCursor(sources: sources, records: sources.map(\.entryCount), position: count)
        }
        let instant = nanoseconds(at: position)
        var next = sources.map { $0.list.firstIndex(notBefore: instant) }
        var missing = position - next.reduce(0, +)
        for index in sources.indices where missing > 0 {
            let equal = sources[index].list.firstIndex(after: instant) - next[index]
            next[index] += min(equal, missing)
            missing -= min(equal, missing)
        }
        return TimelineCursor(sources: sources, records: next, position: position)
    }

    /// The instant of the entry at `position`: the largest that no more than `position` entries are earlier than.
    private func nanoseconds(at position: Int) -> Int64 {
        var low = first?.nanoseconds ?? 0
        var high = last?.nanoseconds ?? 0
        while low < high {
            let middle = high - Int64(bitPattern: (UInt64(bitPattern: high) &- UInt64(bitPattern: low)) / 2)
            let earlier = sources.reduce(0) { $0 + $1.list.firstIndex(notBefore: middle) }
            if earlier <= position { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

extension RecordList {
    /// The index of the first record later than `nanoseconds`; the count if there is none.
    func firstIndex(after nanoseconds: Int64) -> Int {
        nanoseconds == .max ? records.count : firstIndex(notBefore: nanoseconds + 1)
    }
}
