import Timekeeping

/// Which entries of a timeline are wanted.
public struct Selection: Sendable {
    public enum Limit: Sendable, Hashable {
        case none
        /// So many, from the earliest on.
        case first(Int)
        /// So many, up to the latest.
        case last(Int)
    }

    public var positions: Range<Int>
    public var query: Query
    public var limit: Limit
    /// Hides secrets in what is written; nil writes everything as it is.
    public var masking: Masking?

    public init(positions: Range<Int>, query: Query = Query(), limit: Limit = .none, masking: Masking? = nil) {
        self.positions = positions
        self.query = query
        self.limit = limit
        self.masking = masking
    }
}

extension Timeline {
    /// Writes the selected entries, without head and tail, in blocks of several lines until `sink` returns false.
    /// The last entries are looked for from the end. The blocks, put together, do not depend on the number of threads.
    ///
    /// - Returns: How many entries were handed to `sink`.
    @discardableResult
    public func write(
        _ selection: Selection, as output: some Output, threads: Int = ReadingOptions.availableThreads,
        meter: WorkMeter? = nil, to sink: ([UInt8]) -> Bool
    ) -> Int {
        meter?.add(total: selection.positions.count)
        var walk = StretchWalk(of: selection, threads: threads)
        let writer = EntryWriter(
            sources: sources, output: output, masking: selection.masking, threads: threads, meter: meter)
        if case .last(let limit) = selection.limit {
            return writer.write(lastPlaces(limit, walk: &walk, meter: meter), to: sink).count
        }
        var left = if case .first(let limit) = selection.limit { limit } else { Int.max }
        var count = 0
        while left > 0, let stretches = walk.next() {
            var places = places(in: stretches, matching: selection.query, threads: threads, meter: meter)
            if places.count > left { places.removeLast(places.count - left) }
            left -= places.count
            let written = writer.write(places, to: sink)
            count += written.count
            if !written.isOpen { break }
        }
        return count
    }

    private func lastPlaces(_ limit: Int, walk: inout StretchWalk, meter: WorkMeter?) -> [TimelineCursor.Place] {
        var batches: [[TimelineCursor.Place]] = []
        var count = 0
        while count < limit, let stretches = walk.next() {
            batches.append(places(in: stretches, matching: walk.query, threads: walk.threads, meter: meter))
            count += batches.last?.count ?? 0
        }
        return batches.reversed().flatMap(\.self).suffix(limit)
    }

    /// The entries in `stretches`, which lie side by side, that match.
    private func places(
        in stretches: [Range<Int>], matching query: Query, threads: Int, meter: WorkMeter?
    ) -> [TimelineCursor.Place] {
        stretches.mapConcurrently(threads: threads) { stretch in
            let matcher = Matcher(query)
            var cursor = cursor(at: stretch.lowerBound)
            var places: [TimelineCursor.Place] = []
            if query.isEmpty { places.reserveCapacity(stretch.count) }
            while cursor.position < stretch.upperBound, let place = cursor.next() {
                guard query.isEmpty || matcher.matches(place, of: sources[place.source]) else { continue }
                places.append(place)
            }
            meter?.add(done: stretch.count)
            return places
        }.flatMap(\.self)
    }
}

/// Turns places into text, several blocks of them at once.
private struct EntryWriter<Format: Output> {
    let sources: [Source]
    let output: Format
    let masking: Masking?
    let threads: Int
    let meter: WorkMeter?

    /// Entries that one thread writes at a time.
    private static var block: Int { 4096 }

    /// How many entries were handed to `sink`, and whether it wants more.
    func write(_ places: [TimelineCursor.Place], to sink: ([UInt8]) -> Bool) -> (count: Int, isOpen: Bool) {
        var count = 0
        var blocks = stride(from: 0, to: places.count, by: Self.block).map { start in
            places[start..<min(start + Self.block, places.count)]
        }[...]
        while !blocks.isEmpty {
            let batch = Array(blocks.prefix(threads * 2))
            blocks = blocks.dropFirst(batch.count)
            for (block, bytes) in zip(batch, batch.mapConcurrently(threads: threads, text)) {
                guard sink(bytes) else { return (count, false) }
                count += block.count
            }
        }
        return (count, true)
    }

    @Sendable
    private func text(of places: ArraySlice<TimelineCursor.Place>) -> [UInt8] {
        var buffer = OutputBuffer()
        var lines: [LinePlace?] = Array(repeating: nil, count: sources.count)
        var hidden = 0
        for place in places {
            let source = sources[place.source]
            let record = source.list.records[place.record]
            let line = source.line(at: record.offset, after: &lines[place.source])
            var event = source.eventWithoutRaw(record, at: place.position, line: line, sourceIndex: place.source)
            if let masking { hidden += masking.mask(&event) }
            output.write(event, to: &buffer)
        }
        meter?.add(hidden: hidden)
        return buffer.bytes
    }
}

/// Goes through positions in stretches that grow: what is found soon is there soon, and the rest goes fast.
private struct StretchWalk {
    let query: Query
    let threads: Int
    private var rest: Range<Int>
    private let isBackwards: Bool
    private var size = 256

    /// With it, a batch of places takes some megabytes.
    private static let largest = 1 << 14

    init(of selection: Selection, threads: Int) {
        query = selection.query
        rest = selection.positions
        self.threads = threads
        isBackwards = if case .last = selection.limit { true } else { false }
    }

    /// The next stretches, in the order of time, to be looked at together.
    mutating func next() -> [Range<Int>]? {
        guard !rest.isEmpty else { return nil }
        let count = min(rest.count, size * threads * 4)
        let taken = isBackwards ? rest.suffix(count) : rest.prefix(count)
        rest = isBackwards ? rest.lowerBound..<taken.lowerBound : taken.upperBound..<rest.upperBound
        defer { size = min(size * 4, StretchWalk.largest) }
        return stride(from: taken.lowerBound, to: taken.upperBound, by: size).map {
            $0..<min($0 + size, taken.upperBound)
        }
    }
}
