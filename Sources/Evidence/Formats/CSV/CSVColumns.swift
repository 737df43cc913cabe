/// Which column of a table means what, judged by the names in its header and by what was declared.
struct CSVColumns: Sendable {
    let names: [String]
    let time: CSVTime
    /// Whether the first row names the columns.
    let hasHeader: Bool
    private let text: Int?
    private let actor: Int?
    private let kind: Int?
    private let severity: Int?
    /// Declared columns that the table does not have.
    let missing: [String]

    /// Nil if no column holds times. Where none is named like one, the first that holds them is taken from a table that is
    /// called one or of which something was declared.
    init?(rows: [CSVRow], named name: String, declared: TableColumns, order: DateOrder?) {
        guard let first = rows.first else { return nil }
        let header = first.cells.indices.map { (first.text($0) ?? "").lowercased().trimmingEnd }
        let isTable = declared != TableColumns() || [".csv", ".tsv"].contains { name.lowercased().hasSuffix($0) }
        let hasHeader = !isTable || !first.cells.indices.contains { CSVTime.isTime(first.bytes[first[$0]]) }
        let names = hasHeader ? header : header.map { _ in "" }
        let finder = CSVTimeFinder(
            names: names, rows: hasHeader ? Array(rows.dropFirst()) : rows, declared: declared, order: order)
        guard let time = finder.time(guessing: isTable) else { return nil }
        (self.names, self.hasHeader, self.time) = (names, hasHeader, time)
        let wanted = [
            declared.time, declared.date, declared.zone, declared.text, declared.actor, declared.kind,
            declared.severity,
        ]
        missing = wanted.compactMap(\.self).filter { names.column($0) == nil }
        text = declared.text.flatMap(names.column)
        actor = declared.actor.flatMap(names.column)
        kind = declared.kind.flatMap(names.column)
        severity = declared.severity.flatMap(names.column)
    }

    /// Whether Debrief wrote the table, so that it is read back without loss.
    var isOurs: Bool { names == CSVOutput.columns }

    /// Whether the names of its columns say what the table is, so that nothing was guessed.
    var isKnown: Bool {
        isOurs || names == CSVNames.log2timeline
            || ["message", "datetime", "timestamp_desc"].allSatisfy { names.contains($0) }
    }

    /// What was taken from which column, in words.
    func words(time: CSVTime) -> String {
        let parts = [
            ("the text", text ?? first(CSVNames.texts)), ("who", actor ?? first(CSVNames.actors)),
            ("what kind", kind ?? first(CSVNames.kinds)), ("how severe", severity ?? first(CSVNames.severities)),
        ]
        let found = parts.compactMap { part in part.1.map { "\(part.0) from \(names.words(for: $0))" } }
        return ([time.words(names)] + found).joined(separator: ", ")
    }

    private func first(_ candidates: [String]) -> Int? { candidates.lazy.compactMap { names.firstIndex(of: $0) }.first }
}

extension CSVColumns {
    func details(of row: CSVRow, time: Range<Int>) -> Details {
        isOurs ? ourDetails(of: row, time: time) : foundDetails(of: row, time: time)
    }

    private func ourDetails(of row: CSVRow, time: Range<Int>) -> Details {
        let cell = { (name: String) in names.firstIndex(of: name).map { CSVFormula.disarmed(row.verbatim($0)) } ?? "" }
        let optional = { (name: String) in cell(name).isEmpty ? nil : cell(name) }
        return Details(
            actor: optional("actor"), kind: optional("kind"), severity: Severity(rawValue: cell("severity")),
            text: cell("message"), time: time, zone: ZoneKnowledge(rawValue: cell("zone")),
            cited: Event.Origin(
                source: cell("source"), line: cell("line"), offset: cell("offset"), length: cell("length"),
                format: cell("format"), timeAsWritten: cell("time_as_written")))
    }

    private func foundDetails(of row: CSVRow, time: Range<Int>) -> Details {
        let severity = value(severity, CSVNames.severities, in: row).flatMap(severity)
        return Details(
            actor: value(actor, CSVNames.actors, in: row), kind: value(kind, CSVNames.kinds, in: row),
            severity: severity,
            text: value(text, CSVNames.texts, in: row) ?? unnamed(in: row) ?? row.bytes.trimmed.text, time: time)
    }

    private func value(_ declared: Int?, _ candidates: [String], in row: CSVRow) -> String? {
        if let declared { return row.text(declared) }
        return candidates.lazy.compactMap { row.text(names.firstIndex(of: $0)) }.first
    }

    /// The Event Viewer writes the message behind the last column that the header names.
    private func unnamed(in row: CSVRow) -> String? {
        guard hasHeader, row.cells.count > names.count else { return nil }
        let text = (names.count..<row.cells.count).compactMap { row.text($0) }.joined(separator: " ").trimmingEnd
        return text.isEmpty ? nil : text
    }

    /// Windows numbers its levels from 1, critical, to 5, verbose.
    private func severity(_ word: String) -> Severity? {
        if names.contains("providername"), let number = Int(word) {
            return [1: .critical, 2: .error, 3: .warning, 4: .info, 5: .debug][number]
        }
        return Severity(word: word)
    }
}

extension [String] {
    /// The column that is called so or has that number, counted from 1.
    func column(_ nameOrNumber: String) -> Int? {
        if let index = firstIndex(of: nameOrNumber.lowercased()) { return index }
        return Int(nameOrNumber).flatMap { (1...Swift.max(count, 1)).contains($0) ? $0 - 1 : nil }
    }

    func words(for column: Int) -> String {
        indices.contains(column) && !self[column].isEmpty ? "“\(self[column])”" : "column \(column + 1)"
    }
}
