import Timekeeping

/// How much a source writes over time, and where that changes. Only the index is looked at.
struct SourceRate {
    private let source: Source
    private let index: Int
    /// The records between the two ends.
    private let range: Range<Int>

    /// How many stretches of equal length the time is divided into.
    private static let stretches = 120
    private static let sampleSize = 10_000
    /// What is too few to tell anything from.
    private static let fewest = 20
    /// How much more or less is a change: this many times the usual, and by this many entries.
    private static let factor = 4.0
    private static let difference = 10.0
    /// So many stretches of no more than the usual do not end it yet.
    private static let lull = 3

    init(source: Source, index: Int, from first: Instant, through last: Instant) {
        self.source = source
        self.index = index
        let lower = source.list.firstIndex(notBefore: first.nanoseconds)
        range = lower..<max(lower, source.list.firstIndex(after: last.nanoseconds))
    }

    var suggestions: [Suggestion] {
        guard range.count >= SourceRate.fewest else { return [] }
        return surges + silences
    }

    private var records: Slice<UnsafeMutableBufferPointer<Record>> { source.list.records[range] }

    private func suggestion(_ kind: Suggestion.Kind, at record: Int, _ text: String) -> Suggestion {
        let record = source.list.records[record]
        return Suggestion(
            kind: kind, instant: Instant(nanoseconds: record.nanoseconds), sourceIndex: index,
            range: source.list.range(of: record), text: text)
    }
}

extension SourceRate {
    /// Where the source begins to write much more than it mostly does, and where it ceases to.
    private var surges: [Suggestion] {
        let (first, last) = (records[range.lowerBound].nanoseconds, records[range.upperBound - 1].nanoseconds)
        let (span, overflow) = last.subtractingReportingOverflow(first)
        guard !overflow, span > 0 else { return [] }
        let part = span / Int64(SourceRate.stretches)
        let length = part < Stamp.second ? part + 1 : (part / Stamp.second + 1) * Stamp.second
        let bounds = (0...SourceRate.stretches).map {
            source.list.firstIndex(notBefore: ClockShift.moved(first, by: Int64($0) * length))
        }
        let counts = zip(bounds, bounds.dropFirst()).map { min($1, range.upperBound) - $0 }
        let usual = Double(counts.sorted()[counts.count / 2])
        return surges(counts: counts, bounds: bounds, usual: usual, length: length)
    }

    private func surges(counts: [Int], bounds: [Int], usual: Double, length: Int64) -> [Suggestion] {
        var found: [Suggestion] = []
        var (start, last): (Int?, Int) = (nil, 0)
        for stretch in 0...counts.count {
            if stretch < counts.count, isSurge(counts[stretch], usual: usual) {
                (start, last) = (start ?? stretch, stretch)
                continue
            }
            // A source that writes in bursts would begin and cease with each of them.
            guard let begin = start, stretch == counts.count || stretch - last > SourceRate.lull else { continue }
            start = nil
            let most = counts[begin...last].max() ?? 0
            let words = "\(most) entries in \(ClockShift.duration(length)), where \(Int(usual)) are usual"
            found.append(suggestion(.onset, at: bounds[begin], "\(source.name) begins to write more: up to \(words)"))
            guard last + 1 < counts.count else { continue }
            found.append(
                suggestion(.ending, at: bounds[last + 1] - 1, "\(source.name) writes no more than usual again"))
        }
        return found
    }

    private func isSurge(_ count: Int, usual: Double) -> Bool {
        Double(count) >= usual * SourceRate.factor && Double(count) >= usual + SourceRate.difference
    }

    /// Where the source, which wrote steadily, wrote nothing for much longer than it mostly pauses.
    private var silences: [Suggestion] {
        guard let usual = usualPause else { return [] }
        let (least, overflow) = max(usual, Stamp.second).multipliedReportingOverflow(by: 10)
        guard !overflow else { return [] }
        return range.dropLast().lazy.filter { pause(after: $0) >= least }.prefix(SourceRate.fewest).map { number in
            let end = Instant(nanoseconds: source.list.records[number + 1].nanoseconds)
            let words = ClockShift.duration(pause(after: number))
            return suggestion(
                .silence, at: number, "\(source.name) writes nothing for \(words), until \(end.rfc3339(decimals: 0))")
        }
    }

    private func pause(after record: Int) -> Int64 {
        let (pause, overflow) = source.list.records[record + 1].nanoseconds.subtractingReportingOverflow(
            source.list.records[record].nanoseconds)
        return overflow ? .max : pause
    }

    /// Nineteen of twenty pauses are no longer than this one. Nil where there are too few to tell. A sample tells it of
    /// sources of any size.
    private var usualPause: Int64? {
        let step = max(1, range.count / SourceRate.sampleSize)
        let pauses = stride(from: range.lowerBound, to: range.upperBound - 1, by: step).map(pause(after:)).sorted()
        let between = pauses.drop { $0 == 0 }
        guard between.count >= SourceRate.fewest else { return nil }
        return between[between.startIndex + between.count * 19 / 20]
    }
}
