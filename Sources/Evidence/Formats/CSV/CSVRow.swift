/// The cells of one row of comma-separated values, as ranges of its bytes.
struct CSVRow {
    let bytes: Bytes
    private(set) var cells: [Range<Int>] = []

    init(_ bytes: Bytes, delimiter: UInt8) {
        self.bytes = bytes
        CSVRow.forEachCell(of: bytes, delimiter: delimiter) { cell in
            cells.append(cell)
            return true
        }
    }

    /// How far a quoted cell may reach; a quote that is not closed by then is a mark like any other.
    private static let reach = 1 << 20

    /// Calls `body` with each cell, quotes included, until it returns false.
    private static func forEachCell(of bytes: Bytes, delimiter: UInt8, _ body: (Range<Int>) -> Bool) {
        var index = 0
        repeat {
            let end = endOfCell(in: bytes, from: index, delimiter: delimiter)
            guard body(index..<end) else { return }
            index = end + 1
        } while index <= bytes.count && bytes[index - 1] == delimiter
    }

    private static func endOfCell(in bytes: Bytes, from start: Int, delimiter: UInt8) -> Int {
        let close = endOfQuotes(in: bytes, from: start)
        return bytes.index(of: delimiter, from: close) ?? bytes.count
    }

    /// Where the quotes around the cell at `start` end; `start` where it has none. A quote further inside is a mark like
    /// any other, as in `5" disk`.
    private static func endOfQuotes(in bytes: Bytes, from start: Int) -> Int {
        var index = start
        while bytes[index] == .blank { index += 1 }
        guard bytes[index] == .quote else { return start }
        return bytes[0..<index + reach].closingQuote(from: index + 1).map { $0 + 1 } ?? start
    }

    /// Where the row that begins at `start` ends; a line end in quotes does not end it.
    static func end(in bytes: Bytes, from start: Int, delimiter: UInt8) -> Int {
        var newline = bytes.index(of: .newline, from: start) ?? bytes.count
        guard bytes[start..<newline].index(of: .quote) != nil else { return newline }
        var index = start
        while true {
            let close = endOfQuotes(in: bytes, from: index)
            if close > newline { newline = bytes.index(of: .newline, from: close) ?? bytes.count }
            guard let next = bytes[0..<newline].index(of: delimiter, from: close) else { return newline }
            index = next + 1
        }
    }

    /// The bytes of a cell without quotes around it; empty for a cell that is not there.
    subscript(number: Int) -> Range<Int> {
        cells.indices.contains(number) ? CSVRow.unquoted(cells[number], in: bytes) : 0..<0
    }

    /// The bytes of one cell of a row without quotes around it; empty for a cell that is not there.
    static func cell(_ number: Int, of row: Bytes, delimiter: UInt8) -> Range<Int> {
        var left = number
        var found = 0..<0
        forEachCell(of: row, delimiter: delimiter) { cell in
            guard left == 0 else {
                left -= 1
                return true
            }
            found = unquoted(cell, in: row)
            return false
        }
        return found
    }

    private static func unquoted(_ cell: Range<Int>, in bytes: Bytes) -> Range<Int> {
        var (lower, upper) = (cell.lowerBound, cell.upperBound)
        while lower < upper, bytes[upper - 1].isSpace { upper -= 1 }
        while lower < upper, bytes[lower] == .blank { lower += 1 }
        guard upper - lower >= 2, bytes[lower] == .quote, bytes[upper - 1] == .quote else { return lower..<upper }
        return lower + 1..<upper - 1
    }

    /// What a cell says; nil if it is empty, a dash or not there.
    func text(_ number: Int?) -> String? {
        guard let number else { return nil }
        let text = bytes[self[number]].text
        return text.isEmpty || text == "-" ? nil : text.replacingScalars("\"\"", with: "\"")
    }

    /// What a cell says, white space and all.
    func verbatim(_ number: Int) -> String {
        guard cells.indices.contains(number) else { return "" }
        let cell = bytes[cells[number]]
        guard cell[0] == .quote, cell.count >= 2 else { return cell.text }
        return cell[1..<cell.count - 1].text.replacingScalars("\"\"", with: "\"")
    }
}

extension Bytes {
    /// The quote that ends the quoted cell in which `index` lies. Two quotes together stand for one.
    fileprivate func closingQuote(from index: Int) -> Int? {
        var index = index
        while let quote = self.index(of: .quote, from: index) {
            guard self[quote + 1] == .quote else { return quote }
            index = quote + 2
        }
        return nil
    }
}
