import Timekeeping

extension TextFormat {
    /// Reads the samples and says in what they differ from what the file promises; empty if they do not.
    ///
    /// They are read as files that were last changed on 2026-03-02, among all formats that Debrief brings, with this one
    /// as the user's own if `isOwn`.
    public func sampleProblems(isOwn: Bool = true) throws(ReadingError) -> [FormatProblem] {
        var problems: [FormatProblem] = []
        for (number, sample) in samples.enumerated() {
            for (place, reason) in try differences(in: sample, isOwn: isOwn) {
                problems.append(
                    FormatProblem(
                        file: file, place: "samples[\(number + 1)]\(place)", reason: reason,
                        advice: "Correct the pattern, or the sample where it is wrong"))
            }
        }
        return problems
    }

    private func differences(in sample: Sample, isOwn: Bool) throws(ReadingError) -> [(place: String, reason: String)] {
        let source = try source(of: sample, isOwn: isOwn)
        guard source.format == name else { return [("", "its lines are taken for \(source.format), not for \(name)")] }
        let events = Timeline([source]).events(in: 0..<source.entryCount).sorted {
            $0.range.lowerBound < $1.range.lowerBound
        }
        guard events.count == sample.entries.count else {
            return [(".entries", "its lines become \(events.count) entries, not \(sample.entries.count)")]
        }
        return zip(events, sample.entries).enumerated().flatMap { number, pair in
            differences(pair.0, pair.1).map { (".entries[\(number + 1)].\($0.name)", $0.reason) }
        }
    }

    private func source(of sample: Sample, isOwn: Bool) throws(ReadingError) -> Source {
        var spool = try Spool()
        for line in sample.lines {
            do {
                try Array("\(line)\n".utf8).withUnsafeBytes { try spool.append($0) }
            } catch let error as ReadingError {
                throw error
            } catch {
                throw .unreadable(reason: "\(error)")
            }
        }
        let changed = Instant(rfc3339: "2026-03-02T00:00:00Z") ?? Instant(seconds: 0)
        let options = ReadingOptions(formats: isOwn ? FormatLibrary(self) : FormatLibrary(), threads: 1)
        let content = try spool.content()
        let recogniser = Recogniser(content: content, name: file, surroundings: Surroundings(options: options))
        return Source(
            name: file, content: content, interpretation: recogniser.interpretation(), changed: changed,
            identity: nil, options: options)
    }

    private func differences(_ event: Event, _ expected: Sample.Entry) -> [(name: String, reason: String)] {
        let pairs = [
            ("actor", event.actor, expected.actor), ("kind", event.kind, expected.kind),
            ("severity", event.severity?.rawValue, expected.severity?.rawValue), ("text", event.text, expected.text),
        ]
        var differences = pairs.filter { $0.1 != $0.2 }.map { name, found, expected in
            (name, "it becomes \(TextFormat.quoted(found)), not \(TextFormat.quoted(expected))")
        }
        if Instant(rfc3339: expected.time) != event.instant {
            differences.append(("time", "it becomes \(event.instant.rfc3339(decimals: 9)), not \(expected.time)"))
        }
        return differences
    }

    private static func quoted(_ text: String?) -> String { text.map { "“\($0)”" } ?? "nothing" }
}

extension FormatLibrary {
    /// A library of one format.
    init(_ format: TextFormat) {
        self.init()
        formats = [format]
    }
}
