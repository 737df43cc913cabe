public import Timekeeping

/// How many entries each source has in each stretch of time, by how grave they are.
public struct Tally: Sendable {
    /// Entries of one source in one stretch.
    public struct Counts: Sendable, Hashable {
        public var total = 0
        /// Warnings among them.
        public var warnings = 0
        /// Errors and worse among them.
        public var errors = 0
    }

    /// Nanoseconds of one stretch.
    public let bucket: Int64
    /// The number of the first stretch, counted from 1970.
    public let first: Int64
    /// How many stretches there are from the first to the last that has an entry.
    public let columns: Int
    /// Whether the severities were looked at; that takes a look into each entry.
    public let hasSeverities: Bool
    /// By index of source, then by stretch from 0.
    public fileprivate(set) var counts: [Int: [Int: Counts]] = [:]
}

extension Tally {
    /// When stretch `column` begins.
    public func start(of column: Int) -> Instant {
        let (product, overflow) = (first + Int64(column)).multipliedReportingOverflow(by: bucket)
        return Instant(nanoseconds: overflow ? (first < 0 ? .min : .max) : product)
    }

    /// All sources together, by stretch.
    public var sums: [Int: Counts] {
        counts.values.reduce(into: [:]) { sums, columns in
            for (column, counts) in columns { sums[column, default: Counts()].add(counts) }
        }
    }

    public var total: Counts {
        sums.values.reduce(into: Counts()) { $0.add($1) }
    }
}

extension Tally.Counts {
    mutating func add(_ other: Tally.Counts) {
        total += other.total
        warnings += other.warnings
        errors += other.errors
    }

    fileprivate mutating func add(_ severity: Severity?) {
        total += 1
        guard let severity else { return }
        if severity >= .error { errors += 1 } else if severity == .warning { warnings += 1 }
    }
}

extension Timeline {
    /// Up to how many entries are looked into for their severity: some seconds.
    private static let tallied = 3_000_000

    /// Counts the entries of a selection, whatever its limit. With more than some millions the severities are left out.
    ///
    /// - Parameter span: From when to when to count, where that is more than from its first to its last entry.
    public func tally(
        _ selection: Selection, bucket: Int64, over span: (from: Instant, until: Instant)? = nil,
        threads: Int = ReadingOptions.availableThreads, meter: WorkMeter? = nil
    ) -> Tally {
        let positions = selection.positions.clamped(to: 0..<count)
        let ends =
            span.map { [$0.from.nanoseconds, $0.until.nanoseconds] }
            ?? [positions.prefix(1), positions.suffix(1)].map { events(in: $0).first?.instant.nanoseconds ?? 0 }
        let bucket = max(bucket, 1)
        let first = ends[0].dividedDown(by: bucket)
        var tally = Tally(
            bucket: bucket, first: first, columns: Int(ends[1].dividedDown(by: bucket) - first) + 1,
            hasSeverities: positions.count <= Timeline.tallied)
        meter?.add(total: positions.count)
        let stretches = stride(from: positions.lowerBound, to: positions.upperBound, by: 1 << 17).map {
            $0..<min($0 + 1 << 17, positions.upperBound)
        }
        let parts = stretches.mapConcurrently(threads: threads) { [tally] stretch in
            defer { meter?.add(done: stretch.count) }
            return counts(in: stretch, matching: selection.query, for: tally)
        }
        for (source, columns) in parts.lazy.flatMap(\.self) {
            for (column, counts) in columns { tally.counts[source, default: [:]][column, default: .init()].add(counts) }
        }
        return tally
    }

    private func counts(
        in stretch: Range<Int>, matching query: Query, for tally: Tally
    ) -> [Int: [Int: Tally.Counts]] {
        let matcher = Matcher(query)
        var cursor = cursor(at: stretch.lowerBound)
        var counts: [Int: [Int: Tally.Counts]] = [:]
        while cursor.position < stretch.upperBound, let place = cursor.next() {
            let source = sources[place.source]
            guard matcher.matches(place, of: source) else { continue }
            let column = Int(source.list.records[place.record].nanoseconds.dividedDown(by: tally.bucket) - tally.first)
            let severity = tally.hasSeverities ? source.severity(at: place.record) : nil
            counts[place.source, default: [:]][column, default: .init()].add(severity)
        }
        return counts
    }
}
