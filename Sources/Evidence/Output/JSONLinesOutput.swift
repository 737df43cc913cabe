import Timekeeping

/// One JSON object a line. Times are UTC with nanoseconds; what is not known is null.
public struct JSONLinesOutput: Output {
    public init() {}

    public func line(for event: Event) -> String {
        let members: [(String, String)] = [
            ("time", event.instant.rfc3339.quotedAsJSON), ("source", event.source.quotedAsJSON),
            ("line", "\(event.line)"),
            ("format", event.format.quotedAsJSON), ("zone", event.zone.rawValue.quotedAsJSON),
            ("actor", event.actor?.quotedAsJSON ?? "null"), ("kind", event.kind?.quotedAsJSON ?? "null"),
            ("severity", event.severity?.rawValue.quotedAsJSON ?? "null"), ("text", event.text.quotedAsJSON),
            ("timeAsWritten", event.timeAsWritten.quotedAsJSON), ("offset", "\(event.range.lowerBound)"),
            ("length", "\(event.range.count)"),
        ]
        return "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}\n"
    }
}

extension String {
    /// As a JSON string. Control characters, and those that move a terminal's cursor or turn the direction of writing,
    /// are escaped.
    public var quotedAsJSON: String {
        if isPlain, !utf8.contains(.quote), !utf8.contains(.backslash) { return "\"\(self)\"" }
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result += scalar.isEscapedInJSON ? scalar.escapedForJSON : String(scalar)
            }
        }
        return result + "\""
    }
}

extension Unicode.Scalar {
    fileprivate var isEscapedInJSON: Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    fileprivate var escapedForJSON: String {
        let digits = String(value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
