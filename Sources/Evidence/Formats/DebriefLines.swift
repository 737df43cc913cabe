/// What Debrief wrote itself as JSON lines: read back as it was, with what was known of each zone.
enum DebriefLines {
    static let format = LineFormat(
        name: "debrief",
        recognise: { line in
            guard line.has("{\"time\":\""), JSON.value(at: ["timeAsWritten"], in: line) != nil,
                JSON.value(at: ["zone"], in: line) != nil, JSON.value(at: ["format"], in: line) != nil
            else { return nil }
            return TimeSpot(place: .member([Array("time".utf8)]), notation: .yearFirst)
        },
        details: { entry, _ in
            let object = JSONObject(entry)
            let text = { (name: String) in object.text(name) }
            return Details(
                actor: text("actor"), kind: text("kind"), severity: text("severity").flatMap { Severity(rawValue: $0) },
                text: text("text") ?? "", zone: text("zone").flatMap { ZoneKnowledge(rawValue: $0) },
                cited: Event.Origin(
                    source: text("source"), line: text("line"), offset: text("offset"), length: text("length"),
                    format: text("format"), timeAsWritten: text("timeAsWritten")))
        })
}

extension JSONObject {
    fileprivate func text(_ name: String) -> String? {
        value(at: [Array(name.utf8)]).flatMap { JSON.text($0, in: bytes) }
    }
}

extension Event.Origin {
    /// Nil if something is missing or no number where it ought to be one: then the file is not what Debrief wrote.
    init?(
        source: String?, line: String?, offset: String?, length: String?, format: String?, timeAsWritten: String?
    ) {
        guard let source, let format, let timeAsWritten, let line = line.flatMap({ Int($0) }),
            let offset = offset.flatMap({ Int($0) }), let length = length.flatMap({ Int($0) }), offset >= 0,
            length >= 0, !offset.addingReportingOverflow(length).overflow
        else { return nil }
        self.init(
            source: source, line: line, range: offset..<offset + length, format: format, timeAsWritten: timeAsWritten)
    }
}
