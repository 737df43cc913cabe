/// The cells of one row of comma-separated values, as ranges of its bytes.
struct CSVRow {
    let bytes: Bytes
    private(set) var cells: [Range<Int>] = []

    init(_ bytes: Bytes, delimiter: UInt8) {
        self.bytes = bytes
        var index = 0
        repeat {
            let end = CSVRow.endOfCell(in: bytes, from: index, delimiter: delimiter)
            cells.append(index..<end)
            index = end + 1
        } while index <= bytes.count && bytes[index - 1] == delimiter
    }

    private static func endOfCell(in bytes: Bytes, from start: Int, delimiter: UInt8) -> Int {
        var index = start
        var isQuoted = false
        while index < bytes.count {
            if bytes[index] == .quote { isQuoted.toggle() }
            if bytes[index] == delimiter, !isQuoted { break }
            index += 1
        }
        return index
    }

    /// Where the row that begins at `start` ends; a line end in quotes does not end it.
    static func end(in bytes: Bytes, from start: Int) -> Int {
        var index = start
        while let newline = bytes.index(of: .newline, from: index) {
            if bytes[index..<newline].count(of: .quote) % 2 == 0 { return newline }
            guard let close = bytes.closingQuote(from: newline) else { return newline }
            index = close + 1
        }
        return bytes.count
    }

    /// The bytes of a cell without quotes around it; empty for a cell that is not there.
    subscript(number: Int) -> Range<Int> {
        guard cells.indices.contains(number) else { return 0..<0 }
        var range = cells[number]
        while range.lowerBound < range.upperBound, bytes[range.upperBound - 1].isSpace {
            range = range.lowerBound..<range.upperBound - 1
        }
        guard range.count >= 2, bytes[range.lowerBound] == .quote, bytes[range.upperBound - 1] == .quote else {
            return range
        }
        return range.lowerBound + 1..<range.upperBound - 1
    }

    /// What a cell says; nil if it is empty, a dash or not there.
    func text(_ number: Int?) -> String? {
        guard let number else { return nil }
        let text = bytes[self[number]].text
        return text.isEmpty || text == "-" ? nil : text.replacing("\"\"", with: "\"")
    }

    /// What a cell says, white space and all.
    func verbatim(_ number: Int) -> String {
        guard cells.indices.contains(number) else { return "" }
        let cell = bytes[cells[number]]
        guard cell[0] == .quote, cell.count >= 2 else { return cell.text }
        return cell[1..<cell.count - 1].text.replacing("\"\"", with: "\"")
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
