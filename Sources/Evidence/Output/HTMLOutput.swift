public import Timekeeping

/// One page that needs nothing else: a picture of how many entries fall into each stretch of time, and the entries.
public struct HTMLOutput: Output {
    /// How many entries are shown; a page with more would not open.
    public static let cap = 20_000
    private let title: String
    private let counts: [(start: Instant, count: Int)]
    private let bucket: Int64
    private let shown: Int
    private let total: Int

    /// - Parameters:
    ///   - counts: entries in each stretch of `bucket` nanoseconds.
    ///   - total: how many entries there are in all; no more than `cap` are to be written.
    public init(title: String, counts: [(start: Instant, count: Int)], bucket: Int64, total: Int) {
        self.title = title
        self.counts = counts
        self.bucket = bucket
        self.total = total
        shown = min(total, HTMLOutput.cap)
    }

    public var head: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(title.escapedForHTML)</title>
        <style>\(HTMLOutput.style)</style>
        </head>
        <body>
        <h1>\(title.escapedForHTML)</h1>
        <p>\(summary)</p>
        \(CountPicture(counts: counts, bucket: bucket).svg)
        <table>
        <thead><tr><th>Time (UTC)</th><th>Source</th><th>Severity</th><th>Text</th></tr></thead>
        <tbody>

        """
    }

    public func line(for event: Event) -> String {
        let time = event.instant.rfc3339(decimals: 3) + (event.zone == .assumed ? "?" : "")
        let severity = event.severity?.rawValue ?? ""
        return """
            <tr class="\(severity)"><td title="\("as written: \(event.timeAsWritten)".inert.escapedForHTML)">\(time)</td>\
            <td>\("\(event.source):\(event.line)".inert.escapedForHTML)</td><td>\(severity)</td>\
            <td dir="auto">\(event.textWithSubject.inert.escapedForHTML)</td></tr>

            """
    }

    public var tail: String { "</tbody>\n</table>\n</body>\n</html>\n" }

    private var summary: String {
        guard shown < total else { return "\(total) entries. A question mark after a time: UTC was assumed." }
        return
            "The first \(shown) of \(total) entries; the picture counts all. Narrow with --from, --until or --match to see "
            + "the others. A question mark after a time: UTC was assumed."
    }

    private static let style = """
        :root { color-scheme: light dark; font: 0.9rem/1.5 system-ui, sans-serif; }
        body { margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
        h1 { font-size: 1.4rem; overflow-wrap: anywhere; }
        svg { width: 100%; height: auto; }
        svg rect { fill: #4a7db5; }
        svg text { fill: currentColor; font-size: 11px; }
        table { border-collapse: collapse; width: 100%; }
        th { text-align: start; position: sticky; top: 0; background: Canvas; }
        td, th { padding: 0.15rem 0.6rem 0.15rem 0; vertical-align: top; }
        td { border-top: 1px solid #8883; white-space: pre-wrap; overflow-wrap: anywhere; }
        td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
        td:last-child { font-family: ui-monospace, monospace; width: 60%; }
        .warning td:nth-child(3) { color: #a86400; }
        .error td:nth-child(3), .critical td:nth-child(3), .fatal td:nth-child(3) { color: #c0262d; font-weight: 600; }
        """
}

extension String {
    /// With entities for what HTML would take for markup, inside of attributes too.
    public var escapedForHTML: String {
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
