import Timekeeping

/// Machine times in the text of entries that mean the same moment as the entry's own time but differ from it by whole
/// quarters of an hour, as only zones do.
struct QuotedTimes {
    private static let quarter = 900 * Stamp.second
    private static let tolerance = 2 * Stamp.second
    private static let furthest = 14 * 3600 * Stamp.second

    /// Entries that quote their own time rightly.
    private var agreeing = 0
    /// Entries by how far ahead of what they quote they are, in quarters of an hour, and the first of them.
    private var differing: [Int64: (count: Int, first: ZoneSighting, quoted: Range<Int>, nanoseconds: Int64)] = [:]

    mutating func look(at sighting: ZoneSighting) {
        var seen: Set<Int64> = []
        for (range, nanoseconds) in times(in: sighting) {
            let (distance, overflow) = sighting.instant.nanoseconds.subtractingReportingOverflow(nanoseconds)
            guard !overflow, abs(distance) <= QuotedTimes.furthest + QuotedTimes.tolerance else { continue }
            let quarters = (distance + (distance < 0 ? -1 : 1) * QuotedTimes.quarter / 2) / QuotedTimes.quarter
            guard abs(distance - quarters * QuotedTimes.quarter) <= QuotedTimes.tolerance else { continue }
            guard quarters != 0 else {
                agreeing += 1
                return
            }
            if seen.insert(quarters).inserted {
                differing[quarters, default: (0, sighting, range, nanoseconds)].count += 1
            }
        }
    }

    /// The distance that most entries agree on, if none contradicts it.
    var findings: [RawFinding] {
        let all = differing.values.reduce(0) { $0 + $1.count }
        let best = differing.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        guard agreeing == 0, let best, best.value.count * 3 >= all * 2 else { return [] }
        return [
            finding(
                quarters: best.key, count: best.value.count, best.value.first, best.value.quoted, best.value.nanoseconds
            )
        ]
    }

    private func finding(
        quarters: Int64, count: Int, _ first: ZoneSighting, _ quoted: Range<Int>, _ nanoseconds: Int64
    ) -> RawFinding {
        let distance = quarters * QuotedTimes.quarter
        let offset = first.zone.offset(at: first.instant) + Int(distance / Stamp.second)
        let question: Question =
            first.record.isLocal && abs(offset) <= 14 * 3600
            ? .zone(candidates: [Zone.fixed(offset).name]) : .shift(candidates: [-distance])
        return RawFinding(
            kind: .zoneContradicted, weight: .warning, offset: first.record.offset,
            message:
                "“\(first.line[first.time].text)” was read as \(first.instant.rfc3339(decimals: 0)), but the same entry "
                + "quotes \(first.line[quoted].text), which is \(Instant(nanoseconds: nanoseconds).rfc3339(decimals: 0)); "
                + "\(count == 1 ? "one entry differs" : "\(count) entries differ") by \(ClockShift.words(distance)). "
                + "Say which zone the times of this source are in",
            question: question)
    }
}

extension QuotedTimes {
    /// Words that tell that a time is another moment on purpose.
    private static let others = [
        "exp", "until", "valid", "next", "deadline", "since", "last", "retry", "renew", "due",
    ].compactMap(Needle.init)

    private func times(in sighting: ZoneSighting) -> [(range: Range<Int>, nanoseconds: Int64)] {
        let line = sighting.line
        var found: [(range: Range<Int>, nanoseconds: Int64)] = []
        var index = 0
        while index < line.count {
            guard line[index].isDigit, !line[index - 1].isDigit else {
                index += 1
                continue
            }
            let stamp = sighting.time.contains(index) ? nil : QuotedTimes.stamp(in: line, at: index)
            if let stamp, !QuotedTimes.isOther(line[index - 24..<index]) {
                found.append((stamp.range, stamp.nanoseconds))
            }
            index = stamp?.range.upperBound ?? index + 1
        }
        return found
    }

    /// A time with an offset, an epoch time, or that of a message of Slack as its address has it: `p1772366400000012`.
    private static func stamp(in line: Bytes, at index: Int) -> Stamp? {
        if line[index - 1] == UInt8(ascii: "p"), !line[index - 2].isWord, line.digitCount(at: index) == 16 {
            return Notation.epoch.read(line, at: index)
        }
        guard !line[index - 1].isWord, line[index - 1] != UInt8(ascii: ".") else { return nil }
        if let stamp = Notation.yearFirst.read(line, at: index) { return stamp.isLocal ? nil : stamp }
        guard let stamp = Notation.epoch.read(line, at: index), [10, 13, 16, 19].contains(line.digitCount(at: index)),
            !line[stamp.range.upperBound].isWord, line[stamp.range.upperBound] != UInt8(ascii: "-")
        else { return nil }
        return stamp
    }

    private static func isOther(_ before: Bytes) -> Bool {
        others.contains { $0.occurs(in: before) }
    }
}
