import Timekeeping

/// Comma-separated values with the columns that Timesketch asks for, and ours after them.
public struct CSVOutput: Output {
    /// The names of the columns. A table with exactly these is read back without loss.
    static let columns = [
        "message", "datetime", "timestamp_desc", "timestamp", "source", "line", "format", "zone", "actor", "kind",
        "severity", "time_as_written", "offset", "length",
    ]

    private let isInert: Bool

    /// - Parameter isInert: Whether to replace what a terminal would obey, for a table that is looked at in one. It
    ///   cannot be read back to the same text then.
    public init(isInert: Bool = false) {
        self.isInert = isInert
    }

    public var head: String { CSVOutput.columns.joined(separator: ",") + "\n" }

    public func write(_ event: Event, to buffer: inout OutputBuffer) {
        let origin = event.origin
        append(event.text, to: &buffer)
        buffer.append(UInt8(ascii: ","))
        buffer.append(event.instant, decimals: 9)
        buffer.append("Z,Event Logged,")
        buffer.append(event.instant.microseconds)
        buffer.append(UInt8(ascii: ","))
        append(origin.source, to: &buffer)
        buffer.append(UInt8(ascii: ","))
        buffer.append(origin.line)
        for cell in [
            origin.format, event.zone.rawValue, event.actor ?? "", event.kind ?? "", event.severity?.rawValue ?? "",
            origin.timeAsWritten,
        ] {
            buffer.append(UInt8(ascii: ","))
            append(cell, to: &buffer)
        }
        buffer.append(UInt8(ascii: ","))
        buffer.append(origin.range.lowerBound)
        buffer.append(UInt8(ascii: ","))
        buffer.append(origin.range.count)
        buffer.append(UInt8.newline)
    }

    private func append(_ cell: String, to buffer: inout OutputBuffer) {
        buffer.append(cell: isInert ? cell.inert : cell)
    }
}

extension OutputBuffer {
    /// A cell. An apostrophe keeps a spreadsheet from taking the text for a formula; one that is there already gets
    /// another, so that reading back takes exactly one away.
    mutating fileprivate func append(cell text: String) {
        if CSVFormula.isHarmless(text) { return append(text) }
        text.withBytes { text in
            let isFormula = text.first.map { CSVFormula.starts.contains(Unicode.Scalar($0)) } ?? false
            append(UInt8.quote)
            if isFormula { append(UInt8(ascii: "'")) }
            var start = 0
            for index in text.indices where text[index] == .quote {
                append(contentsOf: UnsafeBufferPointer(rebasing: text[start...index]))
                start = index
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
            append(UInt8.quote)
        }
    }
}

/// What spreadsheets take for the beginning of a formula.
enum CSVFormula {
    static let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "'"]

    /// Whether a cell can stand without quotes: it begins with a letter or a digit, and nothing in it means anything
    /// in a table.
    static func isHarmless(_ text: String) -> Bool {
        text.withBytes { bytes in
            guard let first = bytes.first, let last = bytes.last else { return true }
            var isSpecial = !(first.isLetter || first.isDigit) || last == .blank
            for byte in bytes {
                isSpecial = isSpecial || byte < 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
                isSpecial = isSpecial || byte == .quote
            }
            return !isSpecial
        }
    }

    /// The text without the apostrophe that was put in front of it.
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
