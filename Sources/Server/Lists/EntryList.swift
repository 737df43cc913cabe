import Debriefing
import Foundation

/// A list of entries as text: a table (CSV), JSON lines or one JSON list, or a list in Markdown.
struct EntryList {
    /// A row that was understood, or what is wrong with it.
    struct Row {
        let line: Int
        let entry: Result<ListedEntry, Refusal>
    }

    let rows: [Row]

    /// So many rows are read at once.
    static let most = 2000

    /// What kind of text it is, its first character tells.
    init(_ text: String) throws(Refusal) {
        let first = text.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }
        switch first {
        case nil: throw .missing("The list")
        case "{"?: rows = EntryList.lines(text)
        case "["?: rows = try EntryList.document(text)
        case "-"?, "*"?: rows = EntryList.bullets(text)
        default: rows = try EntryList.table(text)
        }
        guard !rows.isEmpty else { throw .invalid("The list has no rows. Write one entry a line below the first.") }
        guard rows.count <= EntryList.most else {
            throw .invalid("The list has \(rows.count) rows; \(EntryList.most) are read at once. Divide it.")
        }
    }

    private static func lines(_ text: String) -> [Row] {
        text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .compactMap { index, line in
                line.allSatisfy(\.isWhitespace) ? nil : Row(line: index + 1, entry: json(Data(line.utf8)))
            }
    }

    private static func document(_ text: String) throws(Refusal) -> [Row] {
        guard let list = try? JSONDecoder().decode([ListedEntry].self, from: Data(text.utf8)) else {
            throw .invalid("The list begins with [ and is no list of entries in JSON. Put one object on each line.")
        }
        return list.enumerated().map { Row(line: $0 + 1, entry: .success($1)) }
    }

    private static func json(_ line: Data) -> Result<ListedEntry, Refusal> {
        guard let entry = try? JSONDecoder().decode(ListedEntry.self, from: line) else {
            return .failure(.invalid("This is no object with the fields of an entry."))
        }
        return .success(entry)
    }
}

extension EntryList {
    private static func table(_ text: String) throws(Refusal) -> [Row] {
        let rows: [CSVText.Row]
        do throws(CSVText.Unclosed) { rows = try CSVText.read(text) } catch {
            throw .invalid("Line \(error.line): a quotation mark opens there and is never closed.")
        }
        let columns = try header(rows.first?.cells ?? [])
        return rows.dropFirst().map { row in
            guard row.cells.count <= columns.count else {
                return Row(
                    line: row.line,
                    entry: .failure(
                        .invalid(
                            "There are \(row.cells.count) cells and \(columns.count) columns. Put text with a comma "
                                + "into quotation marks.")))
            }
            var entry = ListedEntry()
            for (column, cell) in zip(columns, row.cells) { entry[column] = cell }
            return Row(line: row.line, entry: .success(entry))
        }
    }

    /// The columns by their names, however they are capitalised.
    private static func header(_ cells: [String]) throws(Refusal) -> [ListedEntry.Column] {
        var columns: [ListedEntry.Column] = []
        for cell in cells {
            let name = cell.lowercased().filter(\.isLetter)
            guard let column = ListedEntry.Column.allCases.first(where: { $0.rawValue.lowercased() == name }),
                !columns.contains(column)
            else {
                throw .invalid(
                    "Line 1: “\(cell.prefix(40))” is no column, or is there twice. The first line names the columns: "
                        + ListedEntry.Column.allCases.map(\.rawValue).joined(separator: ", ") + ".")
            }
            columns.append(column)
        }
        return columns
    }

    /// `- 14:05 Bob: saw the queue grow`, with lines that belong to it set in below.
    private static func bullets(_ text: String) -> [Row] {
        var rows: [(line: Int, text: String)] = []
        for (index, line) in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let words = line.drop(while: \.isWhitespace)
            if let mark = words.first, "-*".contains(mark), words.dropFirst().first == " ", words.count == line.count {
                rows.append((index + 1, String(words.dropFirst(2))))
            } else if !words.isEmpty {
                if rows.isEmpty || words.count == line.count {
                    rows.append((index + 1, String(words)))
                } else {
                    rows[rows.count - 1].text += "\n" + words
                }
            }
        }
        return rows.map { Row(line: $0.line, entry: bullet($0.text)) }
    }

    private static func bullet(_ text: String) -> Result<ListedEntry, Refusal> {
        let text = text.hasPrefix("· ") ? " " + text : text
        let words = text.split(separator: " · ", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard words.count == 3 else {
            return .failure(
                .invalid("This is not “- time · who or what · what happened”, with an empty time if nobody knows it."))
        }
        var entry = ListedEntry()
        (entry.time, entry.lane, entry.text) = (words[0], words[1], words[2])
        if let parts = tagged(words[2]) { (entry.text, entry.tags) = (parts.text, parts.tags) }
        return .success(entry)
    }

    /// A last line such as `[tags: detection, help asked]`, which belongs to no text.
    private static func tagged(_ text: String) -> (text: String, tags: [String])? {
        guard let last = text.split(separator: "\n").last, last.hasPrefix(tagMark), last.hasSuffix("]"),
            last.count < text.count
        else { return nil }
        let names = last.dropFirst(tagMark.count).dropLast().split(separator: ",").map(String.init)
        return (String(text.dropLast(last.count + 1)), names)
    }

    private static let tagMark = "[tags: "
}

extension EntryList {
    static func csv(_ entries: [ListedEntry]) -> String {
        let columns = ListedEntry.Column.allCases
        return CSVText.write([columns.map(\.rawValue)] + entries.map { entry in columns.map { entry[$0] } })
    }

    static func json(_ entries: [ListedEntry]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try entries.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }.joined()
    }

    /// To be read, and read in again with time, lane, text and tags. What a mark would do in Markdown, it does not do here.
    static func markdown(_ entries: [ListedEntry]) -> String {
        entries.map { entry in
            let text = (entry.text ?? "").split(whereSeparator: \.isNewline).joined(separator: "\n  ")
            let names = (entry.tags ?? []).joined(separator: ", ")
            let tags = names.isEmpty ? "" : "\n  \(tagMark)\(names)]"
            return "- \(entry.time ?? "") · \(entry.lane ?? "") · \(text)\(tags)\n"
        }.joined()
    }
}
