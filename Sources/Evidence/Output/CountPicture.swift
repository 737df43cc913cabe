import Timekeeping

/// Bars over a time axis: how many entries fall into each stretch of time.
struct CountPicture {
    private static let (width, height, axis) = (1000, 140, 24)
    let counts: [(start: Instant, count: Int)]
    let bucket: Int64

    /// An SVG element with a title for each bar; empty if there is nothing to show.
    var svg: String {
        guard let first = counts.first, let last = counts.last else { return "" }
        let most = counts.reduce(1) { max($0, $1.count) }
        return """
            <svg viewBox="0 0 \(CountPicture.width) \(CountPicture.height + CountPicture.axis)" role="img" \
            aria-label="Entries over time, at most \(most) in one stretch">
            \(counts.map { bar($0, from: first.start, most: most) }.joined(separator: "\n"))
            <text x="0" y="\(CountPicture.height + 16)">\(first.start.rfc3339(decimals: 0))</text>
            <text x="\(CountPicture.width)" y="\(CountPicture.height + 16)" text-anchor="end">\(last.start.rfc3339(decimals: 0))</text>
            </svg>
            """
    }

    private var stretches: Int64 {
        guard let first = counts.first, let last = counts.last else { return 1 }
        return (last.start.nanoseconds - first.start.nanoseconds) / max(bucket, 1) + 1
    }

    private func bar(_ count: (start: Instant, count: Int), from first: Instant, most: Int) -> String {
        let step = Double(CountPicture.width) / Double(stretches)
        let number = (count.start.nanoseconds - first.nanoseconds) / max(bucket, 1)
        let height = max(1, CountPicture.height * count.count / most)
        let x = (Double(number) * step * 100).rounded() / 100
        let width = max(0.5, (step * 0.9 * 100).rounded() / 100)
        return """
            <rect x="\(x)" y="\(CountPicture.height - height)" width="\(width)" height="\(height)">\
            <title>\(count.start.rfc3339(decimals: 0)): \(count.count)</title></rect>
            """
    }
}

extension Timeline {
    /// A round stretch of time, in nanoseconds, that divides the entries at `positions` into at most about 200.
    public func bucket(for positions: Range<Int>) -> Int64 {
        guard let first = events(in: positions.prefix(1)).first?.instant,
            let last = events(in: positions.suffix(1)).first?.instant
        else { return Stamp.second }
        let span = UInt64(bitPattern: last.nanoseconds &- first.nanoseconds)
        let rounds: [Int64] = [
            1_000_000, 10_000_000, 100_000_000, 1, 5, 10, 30, 60, 300, 600, 1800, 3600, 10_800, 21_600, 43_200, 86_400,
            604_800, 2_592_000, 31_536_000,
        ]
        let steps = rounds.prefix(3) + rounds.dropFirst(3).map { $0 * Stamp.second }
        return steps.first { span / UInt64($0) < 200 } ?? (steps.last ?? Stamp.second) * 10
    }
}
