import Timekeeping

/// The stretch of time that two sources of one format both cover, where it tells that they are copies of one log or chat.
///
/// Two hosts that write the same line in the same second are two entries, so a few equal lines prove nothing. Sources overlap
/// where, from the start of the one that starts later to the end of the one that ends first, each entry of either has its
/// twin in the other: the same instant, the same bytes, the same order. So the tail of one is the head of the other, or one
/// contains the other.
///
/// - At the instant where one source starts or ends it may have only some of the other's entries; nor need the last entry of
///   a file, which may have been cut off, have a twin.
/// - Where times are finer than a second, up to one in four entries may have none: a message that was edited since, a line
///   that came late. They are entries of their own. In such times chance does not make the other three.
/// - Where an instant is finer than a millisecond, an entry that says the same is a twin even if other bytes of it have
///   changed: an export of a chat counts the answers in the message that they answer.
/// - There have to be twins at two instants, or at one that is finer than a millisecond.
///
/// An extract, such as all errors of a log, is no copy by this: nothing tells it from the log of another host.
struct SharedStretch {
    private let sources: (Source, Source)
    private let span: (from: Int64, through: Int64)
    private let isFine: Bool
    /// How many entries either has in it.
    private let total: (Int, Int)
    private var missing = (0, 0)
    private var seen = (0, 0)
    private var instants = 0
    private var isCertain = false
    /// Which records of the first source have a twin in the second.
    private(set) var repeats: [Range<Int>] = []

    /// How far behind the last twin the next one is looked for within an instant.
    private static let reach = 64
    /// From so many entries on it is asked whether going on is worth it.
    private static let probe = 256

    /// Nil if the two do not overlap.
    init?(of source: Source, with other: Source) {
        guard let first = source.first, let last = source.last, let otherFirst = other.first, let otherLast = other.last
        else { return nil }
        let (from, through) = (max(first, otherFirst).nanoseconds, min(last, otherLast).nanoseconds)
        guard from <= through else { return nil }
        sources = (source, other)
        span = (from, through)
        let ranges = [source, other].map {
            $0.list.firstIndex(notBefore: from)..<$0.list.firstIndex(after: through)
        }
        total = (ranges[0].count, ranges[1].count)
        isFine = SharedStretch.isFine(source.list.records[ranges[0].prefix(64)])
        guard walk(ranges[0], ranges[1]), instants > 1 || isCertain else { return nil }
    }

    private static func isFine(_ records: Slice<UnsafeMutableBufferPointer<Record>>) -> Bool {
        records.count { $0.nanoseconds % Stamp.second != 0 } * 2 > records.count
    }

    private mutating func walk(_ range: Range<Int>, _ otherRange: Range<Int>) -> Bool {
        let (records, others) = (sources.0.list.records, sources.1.list.records)
        var (index, other) = (range.lowerBound, otherRange.lowerBound)
        while index < range.upperBound || other < otherRange.upperBound {
            let instant = min(
                index < range.upperBound ? records[index].nanoseconds : .max,
                other < otherRange.upperBound ? others[other].nanoseconds : .max)
            let run = SharedStretch.run(at: instant, from: index, to: range.upperBound, in: records)
            let otherRun = SharedStretch.run(at: instant, from: other, to: otherRange.upperBound, in: others)
            compare(run, otherRun, at: instant)
            guard mayOverlap else { return false }
            (index, other) = (run.upperBound, otherRun.upperBound)
        }
        return true
    }

    @inline(__always)
    private static func run(
        at instant: Int64, from start: Int, to end: Int, in records: UnsafeMutableBufferPointer<Record>
    ) -> Range<Int> {
        var index = start
        while index < end, records[index].nanoseconds == instant { index += 1 }
        return start..<index
    }

    /// Whether not too many have no twin, of all that there are and of those seen so far.
    private var mayOverlap: Bool {
        guard isFine else { return missing == (0, 0) }
        return SharedStretch.isBearable(missing.0, of: total.0, seen: seen.0)
            && SharedStretch.isBearable(missing.1, of: total.1, seen: seen.1)
    }

    private static func isBearable(_ missing: Int, of total: Int, seen: Int) -> Bool {
        missing * 4 <= total && (seen < probe || missing * 2 <= seen)
    }

    private mutating func compare(_ run: Range<Int>, _ otherRun: Range<Int>, at instant: Int64) {
        seen = (seen.0 + run.count, seen.1 + otherRun.count)
        var next = otherRun.lowerBound
        var twins = 0
        var excused = 0
        for index in run {
            let near = next..<min(otherRun.upperBound, next + SharedStretch.reach)
            if let twin = near.first(where: { areTwins(index, $0, at: instant) }) {
                next = twin + 1
                twins += 1
                note(index)
            } else if sources.0.endsWithEntry(index) {
                excused += 1
            }
        }
        if twins > 0 {
            instants += 1
            isCertain = isCertain || instant % 1_000_000 != 0
        }
        if !isEdge(instant, of: sources.1) { missing.0 += run.count - twins - excused }
        if !isEdge(instant, of: sources.0), twins < otherRun.count {
            let isCutOff = next < otherRun.upperBound && sources.1.endsWithEntry(otherRun.upperBound - 1)
            missing.1 += otherRun.count - twins - (isCutOff ? 1 : 0)
        }
    }

    private func isEdge(_ instant: Int64, of source: Source) -> Bool {
        source.first?.nanoseconds == instant || source.last?.nanoseconds == instant
    }

    private mutating func note(_ index: Int) {
        if let last = repeats.last, last.upperBound == index {
            repeats[repeats.count - 1] = last.lowerBound..<index + 1
        } else {
            repeats.append(index..<index + 1)
        }
    }

    private func areTwins(_ index: Int, _ other: Int, at instant: Int64) -> Bool {
        let (record, otherRecord) = (sources.0.list.records[index], sources.1.list.records[other])
        if sources.0.entry(record).equals(sources.1.entry(otherRecord)) { return true }
        guard instant % 1_000_000 != 0 else { return false }
        let (details, others) = (sources.0.details(of: record), sources.1.details(of: otherRecord))
        return (details.actor, details.kind, details.text) == (others.actor, others.kind, others.text)
    }
}

extension Source {
    /// Whether the source ends with that entry.
    fileprivate func endsWithEntry(_ index: Int) -> Bool {
        list.range(of: list.records[index]).upperBound >= byteCount - 2
    }
}
