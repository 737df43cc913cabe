import Timekeeping

/// Comma-separated values with the columns that Timesketch asks for, and ours after them.
public struct CSVOutput: Output {
    /// The names of the columns. A table with exactly these is read back without loss.
    static let columns = [
        "message", "datetime", "timestamp_desc", "timestamp", "source", "line", "format", "zone", "actor", "kind",
        "severity",
    ]

    public init() {}

    public var head: String { CSVOutput.columns.joined(separator: ",") + "\n" }

    public func line(for event: Event) -> String {
        let cells = [
            event.text, event.instant.rfc3339, "Event Logged", "\(event.instant.microseconds)", event.source,
            "\(event.line)", event.format, event.zone.rawValue, event.actor ?? "", event.kind ?? "",
            event.severity?.rawValue ?? "",
        ]
        return cells.map(\.quotedAsCSV).joined(separator: ",") + "\n"
    }
}

extension String {
    /// As a cell. An apostrophe keeps a spreadsheet from taking the text for a formula; one that is there already gets
    /// another, so that reading back takes exactly one away.
    var quotedAsCSV: String {
        let safe = unicodeScalars.first.map { CSVFormula.starts.contains($0) } == true ? "'" + self : self
        let needsQuotes = safe.unicodeScalars.contains { ",\"\n\r\t;".unicodeScalars.contains($0) }
        guard needsQuotes || safe.first == " " || safe.last == " " else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}

/// What spreadsheets take for the beginning of a formula.
enum CSVFormula {
    static let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "'"]

    /// The text without the apostrophe that `quotedAsCSV` put in front.
    static func disarmed(_ text: String) -> String {
        guard text.unicodeScalars.first == "'", let second = text.unicodeScalars.dropFirst().first,
            starts.contains(second)
        else { return text }
        return String(text.unicodeScalars.dropFirst())
    }
}

extension Instant {
    /// Microseconds since 1970, rounded down; the unit of Timesketch.
    var microseconds: Int64 { nanoseconds.dividedDown(by: 1000) }
}
