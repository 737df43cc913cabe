extension String {
    /// The beginning of the text, on one line.
    var firstWords: String {
        let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count <= 60 ? line : line.prefix(59) + "…"
    }
}
