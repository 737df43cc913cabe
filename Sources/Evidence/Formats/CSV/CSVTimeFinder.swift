/// Finds the columns of the time from the names and the first rows of a table.
struct CSVTimeFinder {
    let names: [String]
    let rows: [CSVRow]
    let declared: TableColumns
    let order: DateOrder?

    /// Nil if there is none. With `guessing`, a column that is called something else will do if it holds times.
    func time(guessing: Bool) -> CSVTime? {
        if let declared = declaredColumns { return time(in: declared) }
        let plain = names.map(CSVNames.plain)
        if let date = plain.firstIndex(of: "date"), let time = plain.firstIndex(of: "time"),
            let found = self.time(in: .two(date: date, time: time))
        {
            return found
        }
        let named = CSVNames.times.lazy.compactMap { plain.firstIndex(of: $0) }.compactMap { self.time(in: .one($0)) }
        return named.first ?? (guessing ? guessed : nil)
    }

    private var declaredColumns: CSVTime.Columns? {
        guard let time = declared.time.flatMap(names.column) else { return nil }
        return declared.date.flatMap(names.column).map { .two(date: $0, time: time) } ?? .one(time)
    }

    /// The first column in which most rows hold a time with a date. A plain number may be anything.
    private var guessed: CSVTime? {
        let column = names.indices.first { column in
            let times = rows.count { row in
                let cell = row.bytes[row[column]]
                return !cell.buffer.allSatisfy(\.isDigit) && CSVTime.isTime(cell)
            }
            return times > 0 && times * 10 >= rows.count * 8
        }
        return column.flatMap { time(in: .one($0)) }
    }

    private func time(in columns: CSVTime.Columns) -> CSVTime? {
        let (first, second) =
            switch columns {
            case .one(let column): (column, column)
            case .two(let date, let time): (date, time)
            }
        let zone =
            declared.zone.flatMap(names.column) ?? CSVNames.zones.lazy.compactMap { names.firstIndex(of: $0) }.first
        let saysUTC = [first, second].contains { names.indices.contains($0) && CSVNames.saysUTC(names[$0]) }
        var time = CSVTime(
            columns: columns, zoneColumn: zone, zone: saysUTC ? .utc : nil, notations: [])
        var texts: [[UInt8]] = []
        for row in rows { time.withWritten(of: row) { texts.append(Array($0.buffer)) } }
        time.notations = texts.compactMap { text in text.withBytes { CSVTime.first(in: $0)?.notation } }.uniqued()
        guard !time.notations.isEmpty else { return nil }
        time.decideOrder(
            texts, fixed: names.starts(with: ["date", "time", "timezone"]) ? .monthFirst : nil, given: order)
        return time
    }
}

extension CSVTime {
    fileprivate func withWritten(of row: CSVRow, _ body: (Bytes) -> Void) {
        let cells: [Bytes] =
            switch columns {
            case .one(let column): [row.bytes[row[column]]]
            case .two(let date, let time): [row.bytes[row[date]], row.bytes[row[time]]]
            }
        guard !cells.contains(where: \.isEmpty) else { return }
        if cells.count == 1 { return CSVTime.withMidnight(cells[0], body) }
        (Array(cells[0].buffer) + [.blank] + Array(cells[1].buffer)).withBytes(body)
    }

    /// Lets the kind of table or the rows say whether month or day comes first, else the reader, for as long as no later
    /// row does.
    fileprivate mutating func decideOrder(_ texts: [[UInt8]], fixed: DateOrder?, given: DateOrder?) {
        guard notations.contains(.monthFirst) || notations.contains(.dayFirst) else { return }
        let shown = texts.lazy.compactMap { text in text.withBytes { DateOrder.shown(by: $0) } }.first
        if let order = fixed ?? shown { return take(order) }
        take(given ?? .monthFirst)
        isOrderOpen = true
    }

    mutating func take(_ order: DateOrder) {
        notations = notations.map { $0 == .monthFirst || $0 == .dayFirst ? order.notation : $0 }.uniqued()
        isOrderOpen = false
    }
}
