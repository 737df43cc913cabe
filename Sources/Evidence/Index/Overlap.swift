import Timekeeping

/// How much of one source stands in another one already.
public struct Overlap: Sendable, Hashable {
    /// The later of the two in the order of sources: its entries are left out.
    public let source: Int
    /// The earlier one, which shows them.
    public let earlier: Int
    public let count: Int
}

extension Timeline {
    /// As `init(_:)`, with what sources have in common shown once: what a rotated copy, a longer export of the same chat
    /// or a log that was fetched again has from a source before it. ``SharedStretch`` says when that is so. The later source
    /// is told of it by a finding; its bytes stay, and ``Source/whole`` has all of its entries.
    ///
    /// Only sources of one format that overlap in time are compared, and of those the instants first.
    public init(countingOnce sources: [Source]) {
        let pairs = Timeline.candidates(sources)
        let shared = pairs.mapConcurrently(threads: ReadingOptions.availableThreads) { pair in
            SharedStretch(of: sources[pair.later], with: sources[pair.earlier])?.repeats ?? []
        }
        var repeats: [Int: Repeats] = [:]
        for (pair, ranges) in zip(pairs, shared) where !ranges.isEmpty {
            repeats[pair.later, default: Repeats(of: sources[pair.later])].add(ranges, from: pair.earlier)
        }
        self.init(sources.indices.map { repeats[$0]?.left(of: sources[$0], among: sources) ?? sources[$0] })
        overlaps = repeats.sorted { $0.key < $1.key }.flatMap { later, repeats in
            repeats.counts.map { Overlap(source: later, earlier: $0.earlier, count: $0.count) }
        }
    }

    /// The pairs that are compared. Of more, which some thousands of sources of one format and one time would make, none is:
    /// that would take longer than reading them.
    private static let mostPairs = 1_000_000

    private static func candidates(_ sources: [Source]) -> [(later: Int, earlier: Int)] {
        let spans = sources.indices.compactMap { index in
            sources[index].first.flatMap { first in sources[index].last.map { (index, first: first, last: $0) } }
        }
        var pairs: [(later: Int, earlier: Int)] = []
        for group in Dictionary(grouping: spans, by: { sources[$0.0].format }).values where group.count > 1 {
            var open: [(Int, first: Instant, last: Instant)] = []
            for span in group.sorted(by: { ($0.first, $0.0) < ($1.first, $1.0) }) {
                open.removeAll { $0.last < span.first }
                pairs += open.map { (max($0.0, span.0), min($0.0, span.0)) }
                guard pairs.count <= mostPairs else { return [] }
                open.append(span)
            }
        }
        return pairs.sorted { $0 < $1 }
    }
}

/// Which entries of a source stand in earlier ones.
private struct Repeats {
    private var isRepeated: [Bool]
    private(set) var counts: [(earlier: Int, count: Int)] = []

    init(of source: Source) {
        isRepeated = Array(repeating: false, count: source.entryCount)
    }

    mutating func add(_ ranges: [Range<Int>], from earlier: Int) {
        var count = 0
        for index in ranges.lazy.flatMap(\.self) where !isRepeated[index] {
            isRepeated[index] = true
            count += 1
        }
        if count > 0 { counts.append((earlier, count)) }
    }

    func left(of source: Source, among sources: [Source]) -> Source {
        let findings = counts.map { earlier, count in
            let (number, verb) = (count.grouped, count == 1 ? "stands" : "stand")
            let which =
                count == source.entryCount
                ? "all \(number) entries" : "\(number) of \(source.entryCount.grouped) entries"
            return Finding(
                .overlap, .note, source: source.name,
                message:
                    "\(which) \(verb) in \(sources[earlier].name) already; \(count == 1 ? "it is" : "they are") shown once"
            )
        }
        return Source(source, showing: source.list.leavingOut(isRepeated), findings)
    }
}

extension RecordList {
    /// A copy without the records that are marked.
    fileprivate func leavingOut(_ isLeftOut: [Bool]) -> RecordList {
        var kept = RecordList(expecting: records.count - isLeftOut.count(where: \.self))
        for index in records.indices where !isLeftOut[index] { kept.append(records[index], of: self) }
        return kept
    }
}
