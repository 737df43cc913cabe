/// What no other format claims, but where lines have a time near their start.
enum GeneralLog {
    static let format = LineFormat(
        name: "general",
        recognise: { line in
            Notation.anywhere(in: line).map {
                TimeSpot(place: .column($0.stamp.range.lowerBound), notation: $0.notation)
            }
        },
        details: { entry, time in
            let head = entry[0..<time.lowerBound]
            var details = ApplicationLog.details(of: entry, after: time.upperBound)
            guard head.buffer.contains(where: { $0.isWord }) else { return details }
            details.severity = head.severity(from: 0)?.severity ?? details.severity
            details.text = "\(head.trimmed.text) \(details.text)"
            return details
        })
}

/// The extended log format of the W3C, as IIS writes it. Its times are UTC.
enum W3CLog {
    /// The format of a source that begins with the directives of `header`; nil if they are none or the time is not first.
    static func format(header: Bytes) -> LineFormat? {
        guard header[0] == UInt8(ascii: "#"), let fields = fields(in: header), fields.starts(with: ["date", "time"])
        else {
            return nil
        }
        return LineFormat(
            name: "w3c-extended",
            recognise: { line in
                Notation.yearFirst.read(line, at: 0).map { _ in TimeSpot(place: .column(0), notation: .yearFirst) }
            },
            details: { entry, time in details(of: entry, after: time.upperBound, fields: fields) }, zone: .utc)
    }

    private static func fields(in header: Bytes) -> [String]? {
        let line = header.lines.prefix { $0[0] == UInt8(ascii: "#") }.first { $0.has("#Fields:") }
        return line?.from(8).text.split(separator: " ").map(String.init)
    }

    private static func details(of entry: Bytes, after index: Int, fields: [String]) -> Details {
        let words = entry.firstLine.text.split(separator: " ").map(String.init)
        let values = Dictionary(zip(fields, words)) { first, _ in first }
        let user = values["cs-username"].flatMap { $0 == "-" ? nil : $0 }
        let status = values["sc-status"].flatMap { Int($0) } ?? 0
        return Details(
            actor: user ?? values["c-ip"], kind: values["cs-method"],
            severity: status >= 500 ? .error : status >= 400 ? .warning : nil, text: entry.message(from: index))
    }
}
