public import Debriefing

extension Span {
    /// As in `2 h 5 min`, or `between 2 h 5 min and 2 h 20 min` where the moments are not known to the point.
    public var words: String {
        seconds.lowerBound == seconds.upperBound
            ? spelled(seconds.lowerBound)
            : "between \(spelled(seconds.lowerBound)) and \(spelled(seconds.upperBound))"
    }
}

private func spelled(_ seconds: Int64) -> String {
    let parts: [(Int64, String)] = [
        (seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s"),
    ]
    let said = parts.filter { $0.0 > 0 }.prefix(2).map { "\($0.0) \($0.1)" }
    return said.isEmpty ? "0 s" : said.joined(separator: " ")
}
