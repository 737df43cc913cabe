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
            let text = { (name: StaticString) in JSON.text(at: [name], in: entry) }
            return Details(
                actor: text("actor"), kind: text("kind"), severity: text("severity").flatMap { Severity(rawValue: $0) },
                text: text("text") ?? "", zone: text("zone").flatMap { ZoneKnowledge(rawValue: $0) })
        })
}
