import Timekeeping

/// Entries as the rows of a table.
struct HTMLRows: Output {
    static let head =
        "<table>\n<thead><tr><th scope=\"col\">Time</th><th scope=\"col\">Source</th><th scope=\"col\">Severity</th>"
        + "<th scope=\"col\">Text</th></tr></thead>\n<tbody>\n"
    static let foot = "</tbody>\n</table>\n"

    /// What all names begin with; it is said once, above.
    let folder: String

    func write(_ event: Event, to buffer: inout OutputBuffer) {
        let severity = event.severity?.rawValue ?? ""
        let origin = event.origin
        buffer.append("<tr class=\"")
        buffer.append(severity)
        buffer.append("\"><td title=\"as written: ")
        buffer.append(html: origin.timeAsWritten)
        buffer.append("\">")
        buffer.append(event.instant, decimals: 3)
        buffer.append(event.zone == .assumed ? "Z?" : "Z")
        buffer.append("</td><td>")
        buffer.append(
            html: origin.source.hasPrefix(folder) ? String(origin.source.dropFirst(folder.count)) : origin.source)
        buffer.append(UInt8(ascii: ":"))
        buffer.append(origin.line)
        buffer.append("</td><td>")
        buffer.append(severity)
        buffer.append("</td><td dir=\"auto\">")
        buffer.append(html: event.textWithSubject)
        buffer.append("</td></tr>\n")
    }
}

extension OutputBuffer {
    mutating fileprivate func append(html text: String) {
        append(text.inert.escapedForHTML)
    }
}

extension String {
    /// With entities for what HTML would take for markup, inside of attributes too.
    public var escapedForHTML: String {
        guard utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
