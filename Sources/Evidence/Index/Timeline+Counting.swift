public import Timekeeping

extension Timeline {
    /// How many entries fall into each stretch of `bucket` nanoseconds, counted from 1970, between `from` and `until`.
    /// Stretches without an entry are left out. Only the index is looked at.
    public func counts(from: Instant? = nil, until: Instant? = nil, bucket: Int64) -> [(start: Instant, count: Int)] {
        let bucket = max(bucket, 1)
        var counts: [Int64: Int] = [:]
        for source in sources {
            let lower = from.map { source.list.firstIndex(notBefore: $0.nanoseconds) } ?? 0
            let upper = until.map { source.list.firstIndex(notBefore: $0.nanoseconds) } ?? source.entryCount
            source.list.count(lower..<max(lower, upper), bucket: bucket, into: &counts)
        }
        return counts.sorted { $0.key < $1.key }.map { (Instant(nanoseconds: $0.key * bucket), $0.value) }
    }
}

/// What a search found: how many entries and when, and those of one page of them.
public struct Found: Sendable {
    public let count: Int
    /// The positions of those whose numbers among the found were asked for.
    public let page: [Int]
    /// How many fall into each stretch of time, as `Timeline.counts` tells it.
    public let counts: [(start: Instant, count: Int)]
}

extension Timeline {
    /// As `counts(from:until:bucket:)`, of the entries at `positions` that match.
    public func counts(
        in positions: Range<Int>, matching query: Query, bucket: Int64
    ) -> [(start: Instant, count: Int)] {
        guard !query.isEmpty || positions != 0..<count else { return counts(bucket: bucket) }
        return find(query, in: positions, page: 0..<0, bucket: bucket).counts
    }

    /// Looks into each entry at `positions` once, on all cores.
    ///
    /// - Parameter page: Which of the found to give the positions of, counted from 0.
    public func find(_ query: Query, in positions: Range<Int>, page: Range<Int>, bucket: Int64) -> Found {
        let bucket = max(bucket, 1)
        let stretches = stride(from: positions.lowerBound, to: positions.upperBound, by: Timeline.stretch).map {
            $0..<min($0 + Timeline.stretch, positions.upperBound)
        }
        let parts = stretches.mapConcurrently(threads: ReadingOptions.availableThreads) {
            counts(walking: $0, matching: query, bucket: bucket)
        }
        var (sums, total, shown): ([Int64: Int], Int, [Int]) = ([:], 0, [])
        for (stretch, part) in zip(stretches, parts) {
            let found = part.values.reduce(0, +)
            let wanted = page.clamped(to: total..<(total + found))
            if !wanted.isEmpty {
                let first = search(
                    query, after: stretch.lowerBound - 1, before: stretch.upperBound, limit: wanted.upperBound - total)
                shown += first.suffix(wanted.count)
            }
            total += found
            sums.merge(part, uniquingKeysWith: +)
        }
        let bars = sums.sorted { $0.key < $1.key }.map {
            (start: Instant(nanoseconds: $0.key * bucket), count: $0.value)
        }
        return Found(count: total, page: shown, counts: bars)
    }

    /// Entries that one thread looks into at a time.
    private static let stretch = 1 << 18

    private func counts(walking positions: Range<Int>, matching query: Query, bucket: Int64) -> [Int64: Int] {
        let matcher = Matcher(query)
        var cursor = cursor(at: positions.lowerBound)
        var (counts, number, count): ([Int64: Int], Int64, Int) = ([:], 0, 0)
        while cursor.position < positions.upperBound, let place = cursor.next() {
            let source = sources[place.source]
            guard matcher.matches(place, of: source) else { continue }
            let next = source.list.records[place.record].nanoseconds.dividedDown(by: bucket)
            if next != number, count > 0 {
                counts[number, default: 0] += count
                count = 0
            }
            number = next
            count += 1
        }
        if count > 0 { counts[number, default: 0] += count }
        return counts
    }
}

extension RecordList {
    /// Adds how many records of `range` fall into each bucket. The end of a bucket is looked for, not walked to.
    fileprivate func count(_ range: Range<Int>, bucket: Int64, into counts: inout [Int64: Int]) {
        var index = range.lowerBound
        while index < range.upperBound {
            let number = records[index].nanoseconds.dividedDown(by: bucket)
            let (next, overflow) = (number + 1).multipliedReportingOverflow(by: bucket)
            let end = overflow ? range.upperBound : firstIndex(notBefore: next, between: index..<range.upperBound)
            counts[number, default: 0] += end - index
            index = end
        }
    }

    /// As `firstIndex(notBefore:)`, looking ahead in growing steps: buckets are short next to the whole.
    private func firstIndex(notBefore nanoseconds: Int64, between range: Range<Int>) -> Int {
        var (low, step) = (range.lowerBound, 1)
        while low + step < range.upperBound, records[low + step].nanoseconds < nanoseconds {
            low += step
            step *= 2
        }
        var high = min(low + step, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if records[middle].nanoseconds < nanoseconds { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
