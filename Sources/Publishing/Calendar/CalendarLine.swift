import Timekeeping

/// One line of content of a calendar file, after RFC 5545.
struct CalendarLine {
    let text: String

    init(_ name: String, raw value: String) { text = "\(name):\(value)" }

    /// A value of text: what has a meaning in it is escaped, and what acts instead of being read is gone.
    init(_ name: String, _ value: String) {
        let lines = value.inert.replacing("\t", with: " ")
        let escaped = lines.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\n", with: "\\n")
        self.init(name, raw: escaped)
    }

    init(_ name: String, _ instant: Instant) { self.init(name, raw: CalendarLine.utc(instant)) }

    /// The line in pieces of at most 75 bytes, none of which splits a character, each with its CRLF.
    var folded: String {
        var result = String.UnicodeScalarView()
        var width = 0
        for scalar in text.unicodeScalars {
            let size = String(scalar).utf8.count
            if width + size > 75 {
                result.append(contentsOf: "\r\n ".unicodeScalars)
                width = 1
            }
            result.append(scalar)
            width += size
        }
        return String(result) + "\r\n"
    }

    /// The value of a parameter between quotes, as RFC 6868 writes what may not stand there.
    static func parameter(_ text: String) -> String {
        let text = text.oneLine.replacing("^", with: "^^").replacing("\"", with: "^'")
        return "\"\(text)\""
    }

    /// As in `20260329T120000Z`.
    static func utc(_ instant: Instant) -> String {
        let time = CivilTime(instant)
        let year = String(time.year)
        return String(repeating: "0", count: max(0, 4 - year.count)) + year + two(time.month) + two(time.day) + "T"
            + two(time.hour) + two(time.minute) + two(time.second) + "Z"
    }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
