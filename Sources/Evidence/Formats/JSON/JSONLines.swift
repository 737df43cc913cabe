/// One JSON object a line, of any make, and the export of systemd's journal.
enum JSONLines {
    static let format = LineFormat(
        name: "json-lines",
        recognise: { line in
            guard isObject(line) else { return nil }
            return JSONFields.time(of: line)?.spot
        },
        details: { entry, _ in details(of: entry) })

    static let journald = LineFormat(
        name: "journald",
        recognise: { line in
            guard isObject(line), let (spot, _) = JSONFields.time(of: line),
                spot.place == .member([Array("__REALTIME_TIMESTAMP".utf8)])
            else { return nil }
            return spot
        },
        details: { entry, _ in details(of: entry) },
        knowsUnit: true)

    private static func isObject(_ line: Bytes) -> Bool {
        let start = JSON.skippingSpace(in: line, from: 0)
        guard line[start] == UInt8(ascii: "{"), let value = JSON.value(in: line, at: start) else { return false }
        return JSON.skippingSpace(in: line, from: value.range.upperBound) == line.count
    }

    /// What the object says, and whatever lines without a time follow it.
    private static func details(of entry: Bytes) -> Details {
        let object = entry.firstLine
        var details = JSONFields.details(of: object)
        let rest = entry.from(object.count).trimmed
        if !rest.isEmpty { details.text += "\n" + rest.text }
        return details
    }
}

/// Lines of `key=value` with a time among the keys.
enum LogfmtLines {
    private static let times = ["time", "ts", "timestamp", "t", "@timestamp", "datetime"].map { Array($0.utf8) }

    static let format = LineFormat(
        name: "logfmt",
        recognise: { line in
            for key in times {
                guard let value = Logfmt.value(of: key, in: line),
                    let found = Notation.first(in: line, at: value.lowerBound, allowingEpoch: true)
                else { continue }
                return TimeSpot(place: .key(key), notation: found.notation)
            }
            return nil
        },
        details: { entry, _ in
            Details(
                actor: value(of: ["actor", "user", "service", "app", "host"], in: entry),
                kind: value(of: ["kind", "logger", "component", "caller", "module"], in: entry),
                severity: value(of: ["level", "lvl", "severity"], in: entry).flatMap { Severity(word: $0) },
                text: text(of: entry))
        })

    private static func value(of keys: [String], in entry: Bytes) -> String? {
        let line = entry.firstLine
        for key in keys {
            guard let range = Logfmt.value(of: Array(key.utf8), in: line), !range.isEmpty else { continue }
            return line[range].text.replacingScalars("\\\"", with: "\"")
        }
        return nil
    }

    /// The message and the pairs after it, which say what the message is about.
    private static func text(of entry: Bytes) -> String {
        guard let message = value(of: ["msg", "message"], in: entry) else { return entry.trimmed.text }
        let line = entry.firstLine
        var rest: [String] = []
        Logfmt.forEachPair(of: line) { key, value in
            if !spoken.contains(key.text), !value.isEmpty { rest.append("\(key.text)=\(line[value].text)") }
            return true
        }
        let following = entry.from(line.count).trimmed
        return ([message] + rest).joined(separator: " ") + (following.isEmpty ? "" : "\n" + following.text)
    }

    private static let spoken: Set<String> = [
        "time", "ts", "timestamp", "t", "level", "lvl", "severity", "msg", "message",
    ]
}
