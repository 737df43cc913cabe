/// The server log of PostgreSQL: `2026-03-01 12:00:00.000 UTC [4711] user@database LOG:  message`.
enum PostgreSQL {
    static let format = LineFormat(
        name: "postgresql",
        recognise: { line in
            guard let stamp = Notation.yearFirst.read(line, at: 0),
                let level = level(in: line, from: stamp.range.upperBound),
                line[stamp.range.upperBound..<level.lowerBound].index(of: UInt8(ascii: "[")) != nil
            else { return nil }
            return TimeSpot(place: .column(0), notation: .yearFirst)
        },
        details: { entry, time in
            guard let level = level(in: entry, from: time.upperBound) else {
                return Details(text: entry.message(from: time.upperBound))
            }
            let word = entry[level].text
            return Details(
                actor: session(in: entry[time.upperBound..<level.lowerBound]), kind: word,
                severity: Severity(word: word) ?? .info, text: entry.message(from: level.upperBound + 1))
        })

    private static let levels = [
        "LOG", "ERROR", "FATAL", "PANIC", "WARNING", "NOTICE", "INFO", "DEBUG", "DETAIL", "HINT", "STATEMENT",
        "CONTEXT",
    ].map { Array("\($0):  ".utf8) }

    /// The word in capitals that ends in a colon and two blanks.
    private static func level(in line: Bytes, from index: Int) -> Range<Int>? {
        let head = line[0..<min(line.count, index + 160)].firstLine
        let found = levels.compactMap { level in
            head.index(of: level, from: index).map { $0..<$0 + level.count - 3 }
        }
        return found.min { $0.lowerBound < $1.lowerBound }
    }

    /// `user@database` between the process and the level.
    private static func session(in head: Bytes) -> String? {
        let word = head.buffer.split(separator: .blank).first { $0.contains(UInt8(ascii: "@")) }
        return word.map { String(decoding: $0, as: UTF8.self) }
    }
}
