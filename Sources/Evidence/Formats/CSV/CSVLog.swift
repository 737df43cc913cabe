import Timekeeping

/// A table with a header and a time in each row: of Timesketch, of log2timeline, or of anybody.
struct CSVLog: Interpretation {
    var format: String { "csv" }
    private let columns: CSVColumns
    private let delimiter: UInt8
    private var findings: [RawFinding] = []

    /// Nil if `bytes` do not begin with a header that names a time.
    init?(_ bytes: Bytes) {
        let sample = bytes[0..<256 << 10]
        guard let delimiter = CSVLog.delimiter(of: sample.withoutByteOrderMark.firstLine) else { return nil }
        let rows = CSVLog.rows(of: sample, delimiter: delimiter)
        guard let header = rows.first, let columns = CSVColumns(header: header, rows: Array(rows.dropFirst())) else {
            return nil
        }
        self.delimiter = delimiter
        self.columns = columns
        if columns.isDateOrderAssumed { findings.append(DateOrder.undecided) }
    }

    /// The mark that splits the header into the most cells.
    private static func delimiter(of header: Bytes) -> UInt8? {
        let counts = [",", ";", "\t", "|"].map { (mark: UInt8(ascii: $0), count: header.count(of: UInt8(ascii: $0))) }
        guard let best = counts.max(by: { $0.count < $1.count }), best.count > 0 else { return nil }
        return best.mark
    }

    private static func rows(of sample: Bytes, delimiter: UInt8) -> [CSVRow] {
        var rows: [CSVRow] = []
        var position = sample.count - sample.withoutByteOrderMark.count
        while position < sample.count, rows.count < 100 {
            let end = CSVRow.end(in: sample, from: position)
            rows.append(CSVRow(sample[position..<end], delimiter: delimiter))
            position = end + 1
        }
        return rows
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        let bytes = content.bytes
        var index = RawIndex(marks: LineMarks(countingLinesOf: bytes), findings: findings)
        var position = CSVRow.end(in: bytes, from: 0) + 1
        while position < bytes.count {
            let end = CSVRow.end(in: bytes, from: position)
            add(bytes[position..<end], at: position, to: &index)
            position = end + 1
        }
        return index
    }

    private func add(_ row: Bytes, at offset: Int, to index: inout RawIndex) {
        guard !row.trimmed.isEmpty else { return }
        if let stamp = columns.stamp(of: CSVRow(row, delimiter: delimiter)) {
            index.list.append(stamp, offset: offset, end: offset + row.count)
        } else {
            if index.undatedLines == 0 {
                index.warn(.undated, at: offset, "a row without a readable time; such rows are counted as undated")
            }
            index.undatedLines += 1
        }
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        columns.details(of: CSVRow(entry, delimiter: delimiter))
    }
}
