/// A table with a time in each row: of Timesketch, of log2timeline, of Windows, or of anybody.
struct CSVLog: Interpretation {
    var format: String { "csv" }
    var zone: Zone? { columns.time.zone }
    var isReadBack: Bool { columns.isOurs }
    private let columns: CSVColumns
    private let dialect: CSVDialect

    /// Nil if `bytes` do not begin with a header that names a time, nor with rows that hold one.
    init?(_ bytes: Bytes, named name: String, options: ReadingOptions) {
        guard let dialect = CSVDialect(bytes[0..<256 << 10], declared: options.columns.delimiter) else { return nil }
        let rows = dialect.rows.map { CSVRow($0, delimiter: dialect.delimiter) }
        let columns = CSVColumns(rows: rows, named: name, declared: options.columns, order: options.dateOrder)
        guard let columns else { return nil }
        (self.dialect, self.columns) = (dialect, columns)
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        let bytes = content.bytes
        var index = RawIndex(marks: LineMarks(countingLinesOf: bytes))
        var time = columns.time
        let open = time.isOrderOpen ? openDates(in: bytes) : (order: nil, example: nil)
        if let order = open.order { time.take(order) }
        forEachRow(of: bytes) { row, offset in
            add(row, at: offset, time: time, to: &index)
            return true
        }
        if time.isOrderOpen, options.dateOrder == nil, let example = open.example {
            index.findings.append(DateOrder.undecided(example: example))
        }
        report(time, to: &index)
        return index
    }

    /// Calls `body` with each row but the header, until it returns false.
    private func forEachRow(of bytes: Bytes, _ body: (_ row: Bytes, _ offset: Int) -> Bool) {
        var position = dialect.start
        var isHeader = columns.hasHeader
        while position < bytes.count {
            let end = CSVRow.end(in: bytes, from: position, delimiter: dialect.delimiter)
            if !isHeader, !body(bytes[position..<end], position) { return }
            isHeader = false
            position = end + 1
        }
    }

    /// The order of month and day that some row settles, be it the last one, and the first date that needs it.
    private func openDates(in bytes: Bytes) -> (order: DateOrder?, example: String?) {
        var (order, example): (DateOrder?, String?)
        forEachRow(of: bytes) { row, _ in
            columns.time.withWritten(in: row, delimiter: dialect.delimiter) { written in
                order = DateOrder.shown(by: written)
                if example == nil { example = DateOrder.example(in: written) }
            }
            return order == nil
        }
        return (order, example)
    }

    private func add(_ row: Bytes, at offset: Int, time: CSVTime, to index: inout RawIndex) {
        if let stamp = time.stamp(of: row, delimiter: dialect.delimiter) {
            index.list.append(stamp, offset: offset, end: offset + row.count)
        } else if !row.trimmed.isEmpty {
            if index.undatedLines == 0 {
                index.warn(.undated, at: offset, "a row without a readable time; such rows are counted as undated")
            }
            index.undatedLines += 1
        }
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        let row = CSVRow(entry, delimiter: dialect.delimiter)
        return columns.details(of: row, time: columns.time.range(in: entry, delimiter: dialect.delimiter))
    }
}

extension CSVLog {
    /// Says what was guessed.
    private func report(_ time: CSVTime, to index: inout RawIndex) {
        if time.notations.contains(.shortYearFirst) {
            index.warn(
                .dateOrderAssumed,
                "dates have two digits for the year; as 26/03/04 they were read year, month, day. Check them before you rely "
                    + "on them, and export them with four digits if that is wrong")
        }
        if !columns.missing.isEmpty {
            index.warn(
                .columnsGuessed,
                "there is no column \(columns.missing.map { "“\($0)”" }.joined(separator: ", ")); name columns as the header "
                    + "does, or by their number from 1")
        }
        guard !columns.isKnown else { return }
        let header = columns.hasHeader ? "" : " without a header"
        let unit =
            time.notations.first == .epoch ? epochUnit(of: time).map { "; its numbers were taken for \($0)" } ?? "" : ""
        index.note(
            .columnsGuessed,
            "a table\(header), cells separated by \(dialect.delimiterName): \(columns.words(time: time))\(unit). "
                + "If that is wrong, give the columns other names, such as time, message, user and severity")
    }

    private func epochUnit(of time: CSVTime) -> String? {
        var unit: EpochUnit?
        for row in dialect.rows where unit == nil {
            time.withWritten(in: row, delimiter: dialect.delimiter) { unit = EpochUnit(digits: $0.digitCount(at: 0)) }
        }
        return unit.map { "\($0.rawValue) since 1970" }
    }
}
