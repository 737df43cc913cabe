import Synchronization
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

extension Timeline {
    /// As `counts(from:until:bucket:)`, of the entries at `positions` that match.
    public func counts(
        in positions: Range<Int>, matching query: Query, bucket: Int64
    ) -> [(start: Instant, count: Int)] {
        let bucket = max(bucket, 1)
        guard !query.isEmpty || positions != 0..<count else { return counts(bucket: bucket) }
        let total = Mutex<[Int64: Int]>([:])
        let starts = Array(stride(from: positions.lowerBound, to: positions.upperBound, by: Timeline.stretch))
        forEachConcurrently(starts.indices, threads: ReadingOptions.availableThreads) { index in
            let end = min(starts[index] + Timeline.stretch, positions.upperBound)
            let found = counts(walking: starts[index]..<end, matching: query, bucket: bucket)
            total.withLock { $0.merge(found, uniquingKeysWith: +) }
        }
        let sums = total.withLock(\.self)
        return sums.sorted { $0.key < $1.key }.map { (Instant(nanoseconds: $0.key * bucket), $0.value) }
    }

    /// Entries that one thread looks into at a time.
    private static let stretch = 1 << 18

    private func counts(walking positions: Range<Int>, matching query: Query, bucket: Int64) -> [Int64: Int] {
        let matcher = Matcher(query)
        var cursor = cursor(at: positions.lowerBound)
        var counts: [Int64: Int] = [:]
        while cursor.position < positions.upperBound, let place = cursor.next() {
            let source = sources[place.source]
            let record = source.list.records[place.record]
            guard matcher.matches(record, of: source, at: place.source) else { continue }
            counts[record.nanoseconds.dividedDown(by: bucket), default: 0] += 1
        }
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
