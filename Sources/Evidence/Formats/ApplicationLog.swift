/// What log4j, logback, Python's logging and their kin write: a time, then a level somewhere near, then the message.
enum ApplicationLog {
    static let format = LineFormat(
        name: "application-log",
        recognise: { line in
            let column = line[0] == UInt8(ascii: "[") ? 1 : 0
            guard let (notation, stamp) = Notation.first(in: line, at: column), notation != .clockOnly,
                line.severity(from: stamp.range.upperBound) != nil
            else { return nil }
            return TimeSpot(place: .column(column), notation: notation)
        },
        details: { entry, time in details(of: entry, after: time.upperBound) })

    /// The level and, if the message begins right after the level, the message alone; otherwise all after the time.
    static func details(of entry: Bytes, after index: Int) -> Details {
        let start = entry.skippingSeparators(index)
        guard let found = entry.severity(from: start) else { return Details(text: entry.message(from: start)) }
        let isFirst = !entry[start..<found.range.lowerBound].buffer.contains { $0.isWord }
        let text = isFirst ? entry.skippingSeparators(found.range.upperBound) : start
        return Details(
            kind: isFirst ? logger(in: entry, from: text) : nil, severity: found.severity,
            text: entry.message(from: text))
    }

    /// A dotted name such as `com.example.Payments` that starts the message and ends in `:` or ` -`.
    private static func logger(in entry: Bytes, from index: Int) -> String? {
        var index = index
        if entry[index] == UInt8(ascii: "[") || entry[index] == UInt8(ascii: "(") {
            guard
                let close = entry.firstLine.index(
                    of: entry[index] + (entry[index] == UInt8(ascii: "[") ? 2 : 1), from: index)
            else { return nil }
            index = entry.skippingBlanks(close + 1)
        }
        let word = entry.word(at: index).word
        let name = word[word.count - 1] == UInt8(ascii: ":") ? word[0..<word.count - 1] : word
        let isSetOff =
            name.count < word.count || entry[entry.skippingBlanks(index + word.count)] == UInt8(ascii: ":")
            || entry.has(" - ", at: index + word.count)
        guard isSetOff, name.count > 1, name[0].isLetter,
            name.buffer.allSatisfy({ $0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "$") })
        else { return nil }
        return name.text
    }
}
