import Timekeeping

/// Finds the long quiet times in which nothing is told: what led up to an event may lie weeks before it.
enum Quiet {
    private static let mostGaps = 3

    /// `extents` as few busy ranges in their order, parted where leaving out the quiet between them makes the rest
    /// readable: the gaps are nine tenths of all the time, and each is far longer than all that remains.
    static func parting(_ extents: [ClosedRange<Instant>]) -> [ClosedRange<Instant>] {
        let busy = merged(extents)
        let gaps = zip(busy, busy.dropFirst()).map { $0.upperBound.distance(to: $1.lowerBound) }
        guard let first = busy.first, let last = busy.last else { return [] }
        let whole = first.lowerBound.distance(to: last.upperBound)
        let longest = gaps.sorted(by: >).prefix(mostGaps)
        for count in 1..<(longest.count + 1) {
            let rest = whole - longest.prefix(count).reduce(0, +)
            let least = longest[count - 1]
            if rest > 0, rest <= whole / 10, least >= rest * 4 { return joined(busy, across: gaps) { $0 < least } }
        }
        return [first.lowerBound...last.upperBound]
    }

    private static func merged(_ extents: [ClosedRange<Instant>]) -> [ClosedRange<Instant>] {
        extents.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, next in
            guard let last = merged.last, next.lowerBound <= last.upperBound else { return merged.append(next) }
            merged[merged.count - 1] = last.lowerBound...max(last.upperBound, next.upperBound)
        }
    }

    private static func joined(
        _ busy: [ClosedRange<Instant>], across gaps: [Double], where isShort: (Double) -> Bool
    ) -> [ClosedRange<Instant>] {
        zip(busy.dropFirst(), gaps).reduce(into: Array(busy.prefix(1))) { joined, next in
            let (range, gap) = next
            guard let last = joined.last, isShort(gap) else { return joined.append(range) }
            joined[joined.count - 1] = last.lowerBound...range.upperBound
        }
    }
}
