/// What container runtimes write around each line that a container printed.
enum ContainerLog {
    /// The Kubernetes runtime interface: `2026-03-01T12:00:00.000000000Z stdout F message`, `P` where the line goes on.
    static let cri = LineFormat(
        name: "cri",
        recognise: { line in
            guard let stamp = Notation.yearFirst.read(line, at: 0), tag(of: line, after: stamp.range.upperBound) != nil
            else { return nil }
            return TimeSpot(place: .column(0), notation: .yearFirst)
        },
        details: { entry, time in
            let stream = entry.word(at: time.upperBound + 1).word.text
            return Details(
                kind: stream, severity: entry.severity(from: time.upperBound + 10)?.severity, text: joined(entry))
        },
        continues: { before, line in
            guard let first = parts(of: before), first.isPartial, let second = parts(of: line) else { return false }
            return first.stream == second.stream
        })

    private static func parts(of line: Bytes) -> (stream: String, isPartial: Bool, message: Int)? {
        guard let blank = line[0..<60].index(of: .blank), let tag = tag(of: line, after: blank) else { return nil }
        return (tag.stream, line[tag.flag] == UInt8(ascii: "P"), tag.flag + 2)
    }

    private static func tag(of line: Bytes, after index: Int) -> (stream: String, flag: Int)? {
        let flag = index + 8
        guard line.has(" stdout ", at: index) || line.has(" stderr ", at: index),
            line[flag] == UInt8(ascii: "F") || line[flag] == UInt8(ascii: "P"),
            line[flag + 1] == .blank || flag + 1 >= line.count || line[flag + 1] == UInt8(ascii: ":")
        else { return nil }
        return (line[index + 1..<index + 7].text, flag)
    }

    /// The messages of all lines; no line end where the runtime broke one.
    private static func joined(_ entry: Bytes) -> String {
        var text: [UInt8] = []
        var wasPartial = true
        for line in entry.lines {
            let parts = parts(of: line)
            if !wasPartial { text.append(.newline) }
            text.append(contentsOf: line.from(parts?.message ?? 0).buffer)
            wasPartial = parts?.isPartial ?? false
        }
        return String(decoding: text, as: UTF8.self).trimmingEnd
    }

    /// Docker's json-file: `{"log":"message\n","stream":"stdout","time":"2026-03-01T12:00:00.000000000Z"}`;
    /// a line goes on where `log` does not end in a line end.
    static let docker = LineFormat(
        name: "docker-json",
        recognise: { line in
            guard line[0] == UInt8(ascii: "{"), JSON.value(at: ["log"], in: line)?.kind == .string,
                JSON.value(at: ["stream"], in: line) != nil, let start = dockerPlace.start(in: line),
                Notation.yearFirst.read(line, at: start) != nil
            else { return nil }
            return TimeSpot(place: dockerPlace, notation: .yearFirst)
        },
        details: { entry, _ in
            let text = entry.lines.map { JSON.text(at: ["log"], in: $0) ?? "" }.joined()
            return Details(
                actor: JSON.text(at: ["attrs", "tag"], in: entry), kind: JSON.text(at: ["stream"], in: entry),
                severity: ApplicationLog.severity(startOf: text), text: text.trimmingEnd)
        },
        continues: { before, line in
            guard let log = JSON.value(at: ["log"], in: before), log.kind == .string else { return false }
            return !before[log.range].text.hasSuffix("\\n\"")
                && JSON.text(at: ["stream"], in: before) == JSON.text(at: ["stream"], in: line)
        },
        zone: .utc)

    private static let dockerPlace = TimePlace.member([Array("time".utf8)])
}

extension ApplicationLog {
    /// The severity that a message of unknown make names near its beginning.
    static func severity(startOf text: String) -> Severity? {
        var head = String(text.prefix(120))
        return head.withUTF8 { buffer in
            buffer.baseAddress.flatMap { Bytes(start: $0, count: buffer.count).severity(from: 0)?.severity }
        }
    }
}

extension String {
    /// Without white space at its end.
    var trimmingEnd: String {
        var rest = self[...]
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
