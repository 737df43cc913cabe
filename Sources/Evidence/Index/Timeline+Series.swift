public import Timekeeping

extension Timeline {
    /// The series of all sources whose name has every word of `words`, in upper or lower case.
    ///
    /// - Parameter masking: Hides what is secret in their names, before they are looked at; nil leaves them as they are.
    public func series(named words: String = "", masking: Masking?) -> [Series] {
        let wanted = words.lowercased().split(whereSeparator: \.isWhitespace)
        return sources.flatMap(\.series).compactMap { series in
            var shown = series
            if let masking { shown.name = masking.masked(series.name).text }
            let name = shown.name.lowercased()
            return wanted.allSatisfy { name.contains($0) } ? shown : nil
        }
    }

    /// From the first to the last instant at which something was measured; nil if nothing was.
    public var measuredSpan: (first: Instant, last: Instant)? {
        let series = sources.lazy.flatMap(\.series)
        guard let first = series.compactMap(\.points.first?.instant).min(),
            let last = series.compactMap(\.points.last?.instant).max()
        else { return nil }
        return (first, last)
    }
}
