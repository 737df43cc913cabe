extension Series {
    /// What the values count, in words: by the label `unit`, or by how names of metrics end. Nil where neither tells.
    public var unit: String? {
        if let told = labels["unit"], !told.isEmpty { return told }
        var words = name.prefix { $0 != "{" }.split(separator: "_")
        guard let last = words.last, !["count", "bucket"].contains(last) else { return nil }
        if Series.ends.contains(last) { words.removeLast() }
        return words.last.flatMap { Series.units[$0.lowercased()] }
    }

    /// What stands behind the unit, and says how the values were gathered.
    private static let ends: Set<Substring> = ["total", "sum", "max", "min", "avg"]

    /// The units that names of metrics end in, by the conventions of Prometheus and what is seen besides.
    private static let units = Dictionary(
        uniqueKeysWithValues: [
            "seconds", "milliseconds", "microseconds", "nanoseconds", "bytes", "bits", "percent", "celsius", "volts",
            "amperes", "joules", "watts", "grams", "meters", "hertz", "ratio",
        ].map { ($0, $0) } + [("ms", "milliseconds"), ("us", "microseconds"), ("ns", "nanoseconds")])
}
