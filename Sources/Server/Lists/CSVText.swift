/// Tables as RFC 4180 writes them.
enum CSVText {
    /// A row, and the line on which it begins.
    struct Row: Equatable {
        let line: Int
        let cells: [String]
    }

    static func write(_ rows: [[String]]) -> String {
        rows.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    /// The rows that are not blank. A quotation that is never closed is said by its line.
    static func read(_ text: String) throws(Unclosed) -> [Row] {
        var reader = Reader(text)
        return try reader.rows().filter { $0.cells != [""] }
    }

    struct Unclosed: Error {
        let line: Int
    }

    private static func quoted(_ cell: String) -> String {
        let cell = harmless(cell)
        return cell.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }

    /// A spreadsheet takes what begins so for a formula, and may act on it.
    private static func harmless(_ cell: String) -> String { isGuarded(cell) ? "'" + cell : cell }

    /// The cell as it was before it was made harmless.
    fileprivate static func plain(_ cell: String) -> String {
        cell.hasPrefix("'") && isGuarded(String(cell.dropFirst())) ? String(cell.dropFirst()) : cell
    }

    private static func isGuarded(_ cell: String) -> Bool {
        let first = cell.unicodeScalars.first { $0 != "'" }
        return first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
    }
}

private struct Reader {
    private var rest: Substring.UnicodeScalarView
    private var line = 1

    init(_ text: String) {
        rest = text[...].unicodeScalars
        if rest.first == "\u{FEFF}" { rest.removeFirst() }
    }

    mutating func rows() throws(CSVText.Unclosed) -> [CSVText.Row] {
        var rows: [CSVText.Row] = []
        while !rest.isEmpty { rows.append(try row()) }
        return rows
    }

    private mutating func row() throws(CSVText.Unclosed) -> CSVText.Row {
        let start = line
        var cells = [try cell()]
        while rest.first == "," {
            rest.removeFirst()
            cells.append(try cell())
        }
        if rest.first == "\r" { rest.removeFirst() }
        if rest.first == "\n" { rest.removeFirst() }
        line += 1
        return CSVText.Row(line: start, cells: cells.map(CSVText.plain))
    }

    private mutating func cell() throws(CSVText.Unclosed) -> String {
        guard rest.first == "\"" else { return take { $0 != "," && $0 != "\n" && $0 != "\r" } }
        let start = line
        var text = ""
        rest.removeFirst()
        while true {
            text += take { $0 != "\"" }
            guard !rest.isEmpty else { throw CSVText.Unclosed(line: start) }
            rest.removeFirst()
            guard rest.first == "\"" else { break }
            text += "\""
            rest.removeFirst()
        }
        // What stands behind the closing mark belongs to the cell.
        line += text.unicodeScalars.count { $0 == "\n" }
        return text + take { $0 != "," && $0 != "\n" && $0 != "\r" }
    }

    private mutating func take(while belongs: (Unicode.Scalar) -> Bool) -> String {
        let taken = rest.prefix(while: belongs)
        rest = rest[taken.endIndex...]
        return String(String.UnicodeScalarView(taken))
    }
}
