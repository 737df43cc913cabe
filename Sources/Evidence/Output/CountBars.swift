public import Timekeeping

/// How many entries fall into each stretch of time, a line for each.
public struct CountBars {
    private static let widest = 120
    private static let narrowest = 8
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    private let counts: [(start: Instant, count: Int)]
    private let bucket: Int64
    private let width: Int?
    private let numberWidth: Int
    private let decimals: Int

    /// - Parameter width: The width of a terminal, in which bars are drawn behind the numbers. Nil leaves them out.
    public init(_ counts: [(start: Instant, count: Int)], bucket: Int64, width: Int?) {
        self.counts = counts
        self.bucket = bucket
        self.width = width
        numberWidth = width == nil ? 0 : counts.map { "\($0.count)".count }.max() ?? 0
        decimals = bucket % Stamp.second == 0 ? 0 : 3
    }

    public var text: String {
        let most = counts.map(\.count).max() ?? 1
        var text = ""
        var last: Instant?
        for (start, count) in counts {
            if width != nil, let last, start.nanoseconds &- last.nanoseconds > bucket { text += "⋮\n" }
            let number = String(repeating: " ", count: max(numberWidth - "\(count)".count, 0)) + "\(count)"
            text += "\(start.rfc3339(decimals: decimals))  \(number)\(bar(count, most: most))\n"
            last = start
        }
        return text
    }

    private func bar(_ count: Int, most: Int) -> String {
        guard let width else { return "" }
        let room = min(width - "2026-03-01T12:00:00Z".count - decimals - 5 - numberWidth, CountBars.widest)
        guard room >= CountBars.narrowest else { return "" }
        let eighths = max(1, Int(Double(count) / Double(most) * Double(room * 8)))
        return "  " + String(repeating: "█", count: eighths / 8) + CountBars.eighths[eighths % 8]
    }
}
