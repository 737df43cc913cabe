/// How a table is written down: where it begins, what separates its cells, whether it has a header.
struct CSVDialect: Sendable {
    /// The bytes in front of the first row: a byte order mark, and lines such as `sep=;` and `#TYPE …`.
    let start: Int
    let delimiter: UInt8
    /// The first rows, the header among them.
    let rows: [Bytes]

    private static let sampleSize = 100

    /// Nil if `bytes` do not begin with rows of several cells.
    init?(_ bytes: Bytes, declared: String?) {
        let (start, named) = CSVDialect.start(of: bytes)
        let given = declared.flatMap { $0.utf8.count == 1 ? $0.utf8.first : nil }
        self.start = start
        guard let delimiter = given ?? named ?? CSVDialect.guessed(bytes, from: start) else { return nil }
        self.delimiter = delimiter
        rows = CSVDialect.rows(of: bytes, from: start, delimiter: delimiter)
    }

    /// Excel is told the separator by a line `sep=;`; PowerShell tells a type by a line `#TYPE …`.
    private static func start(of bytes: Bytes) -> (start: Int, delimiter: UInt8?) {
        var start = bytes.count - bytes.withoutByteOrderMark.count
        var delimiter: UInt8?
        for _ in 0..<2 {
            let line = bytes.from(start).firstLine
            if line.has("sep="), line.count == 5 {
                delimiter = line[4]
            } else if !line.has("#TYPE ") {
                break
            }
            start = (bytes.index(of: .newline, from: start) ?? bytes.count - 1) + 1
        }
        return (start, delimiter)
    }

    /// The mark that divides the most rows into the same number of cells; of two, the one that makes more cells.
    private static func guessed(_ bytes: Bytes, from start: Int) -> UInt8? {
        let candidates = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
        let scores = candidates.map { mark in
            let header = CSVRow(bytes[start..<CSVRow.end(in: bytes, from: start, delimiter: mark)], delimiter: mark)
            return (mark: mark, score: header.cells.count < 2 ? (0, 0) : score(of: mark, in: bytes, from: start))
        }
        let best = scores.max { $0.score < $1.score }
        return best.flatMap { $0.score.0 > 0 ? $0.mark : nil }
    }

    private static func score(of mark: UInt8, in bytes: Bytes, from start: Int) -> (rows: Int, cells: Int) {
        var counts: [Int: Int] = [:]
        for row in rows(of: bytes, from: start, delimiter: mark) {
            counts[CSVRow(row, delimiter: mark).cells.count, default: 0] += 1
        }
        counts[1] = nil
        let mode = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
        return mode.map { ($0.value, $0.key) } ?? (0, 0)
    }

    private static func rows(of bytes: Bytes, from start: Int, delimiter: UInt8) -> [Bytes] {
        var rows: [Bytes] = []
        var position = start
        while position < bytes.count, rows.count < sampleSize {
            let end = CSVRow.end(in: bytes, from: position, delimiter: delimiter)
            if !bytes[position..<end].trimmed.isEmpty { rows.append(bytes[position..<end]) }
            position = end + 1
        }
        return rows
    }
}

extension CSVDialect {
    /// What separates the cells, in words.
    var delimiterName: String {
        switch delimiter {
        case UInt8(ascii: ","): "commas"
        case UInt8(ascii: ";"): "semicolons"
        case .tab: "tabs"
        case UInt8(ascii: "|"): "vertical bars"
        default: "“\(Unicode.Scalar(delimiter))”"
        }
    }
}
