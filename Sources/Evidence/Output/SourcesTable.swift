import Timekeeping

/// What each source turned out to be: a table for people, or a JSON object for each.
public struct SourcesTable {
    private let sources: [Source]

    public init(_ sources: [Source]) {
        self.sources = sources
    }

    /// Columns with a header, and the findings of a source indented below it.
    public var text: String {
        let header = ["source", "format", "entries", "undated", "first", "last", "zone", "known", "findings"]
        let rows = sources.map(cells)
        let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
        let lines = ([header] + rows).map { row in
            zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ").trimmingEnd + "\n"
        }
        let findings = sources.map { source in source.findings.map { "    \($0.description.inert)\n" }.joined() }
        return zip(lines, [""] + findings).map { $0 + $1 }.joined()
    }

    private func cells(of source: Source) -> [String] {
        [
            source.name.inert.onOneLine, source.format, "\(source.whole.entryCount)", "\(source.undatedCount)",
            source.whole.first?.rfc3339(decimals: 3) ?? "-", source.whole.last?.rfc3339(decimals: 3) ?? "-",
            source.zoneName ?? "-", source.whole.entryCount == 0 ? "-" : source.zone.rawValue,
            "\(source.findings.count)",
        ]
    }

    /// One JSON object a line.
    public var jsonLines: String { sources.map { object(for: $0) + "\n" }.joined() }

    private func object(for source: Source) -> String {
        let members: [(String, String)] = [
            ("source", source.name.quotedAsJSON), ("format", source.format.quotedAsJSON),
            ("entries", "\(source.whole.entryCount)"),
            ("undated", "\(source.undatedCount)"), ("first", source.whole.first?.rfc3339.quotedAsJSON ?? "null"),
            ("last", source.whole.last?.rfc3339.quotedAsJSON ?? "null"),
            ("zone", source.zoneName?.quotedAsJSON ?? "null"),
            ("zoneKnown", source.zone.rawValue.quotedAsJSON), ("bytes", "\(source.byteCount)"),
            ("findings", "[" + source.findings.map(object).joined(separator: ",") + "]"),
        ]
        return "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }

    private func object(for finding: Finding) -> String {
        """
        {"kind":\(finding.kind.rawValue.quotedAsJSON),"weight":\(finding.weight.rawValue.quotedAsJSON),\
        "line":\(finding.line.map(String.init) ?? "null"),"message":\(finding.message.quotedAsJSON)}
        """
    }
}

extension Finding: CustomStringConvertible {
    /// `warning: line 7: message`, without the name of the source.
    public var description: String {
        "\(weight.rawValue): " + (line.map { "line \($0): " } ?? "") + message
    }
}
