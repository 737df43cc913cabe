import Timekeeping

/// Reads entries for deploys, the starts of alerts and the first mentions of people.
struct SuggestionReader {
    private let timeline: Timeline
    private let limit: Int
    /// Names that were not seen yet, in small letters, by the name as it was given.
    private var people: [(name: String, needle: [UInt8])]

    /// No more than so many names are looked for.
    private static let mostPeople = 200
    /// How far into an entry is looked.
    private static let reach = 4096

    init(timeline: Timeline, people: [String], limit: Int) {
        self.timeline = timeline
        self.limit = limit
        self.people = people.filter { !$0.isEmpty }.prefix(SuggestionReader.mostPeople)
            .map { ($0, $0.utf8.map(\.lowercased)) }
    }

    mutating func suggestions(in positions: Range<Int>) -> [Suggestion] {
        var found: [Suggestion] = []
        var read = timeline.sources.map { _ in 0 }
        var seen: Set<String> = []
        var cursor = timeline.cursor(at: positions.lowerBound)
        while cursor.position < positions.upperBound, let place = cursor.next() {
            guard read[place.source] < limit else {
                if read.allSatisfy({ $0 >= limit }) { break }
                continue
            }
            read[place.source] += 1
            found += look(at: place, seen: &seen)
        }
        return found
    }

    private mutating func look(at place: TimelineCursor.Place, seen: inout Set<String>) -> [Suggestion] {
        let source = timeline.sources[place.source]
        let record = source.list.records[place.record]
        let entry = source.entry(record)[0..<SuggestionReader.reach]
        var found: [Suggestion] = []
        for name in mentions(in: entry) {
            found.append(suggestion(.mention, record, place.source, "\(name) is named for the first time"))
        }
        guard SuggestionReader.isWorthReading(entry, format: source.format) else { return found }
        let event = source.event(record, at: place.position, sourceIndex: place.source)
        if let kind = SuggestionReader.kind(of: event),
            seen.insert("\(kind) \(place.source) \(MessagePattern(of: event.text))").inserted || kind == .deploy
        {
            found.append(suggestion(kind, record, place.source, event.textWithSubject))
        }
        return found
    }

    private func suggestion(_ kind: Suggestion.Kind, _ record: Record, _ source: Int, _ text: String) -> Suggestion {
        Suggestion(
            kind: kind, instant: Instant(nanoseconds: record.nanoseconds), sourceIndex: source,
            range: timeline.sources[source].list.range(of: record), text: text)
    }

    /// The names that `entry` is the first to hold, as words of their own.
    private mutating func mentions(in entry: Bytes) -> [String] {
        guard !people.isEmpty else { return [] }
        let found = people.indices.filter { entry.holdsWord(people[$0].needle) }
        defer { for index in found.reversed() { people.remove(at: index) } }
        return found.map { people[$0].name }
    }
}

extension SuggestionReader {
    /// How the names of formats begin whose entries are alerts.
    private static let alerting = ["alertmanager", "pagerduty", "opsgenie", "grafana"]
    /// Words that entries about a deploy have; such an entry is then read in full.
    private static let deployWords = ["deploy", "rollout", "rolled out", "rolling out", "scalingreplicaset", "release"]
        .compactMap(Needle.init)
    private static let deployKinds = ["deployment", "release", "deploy", "scalingreplicaset"]
    private static let alertKinds: Set<String> = [
        "firing", "triggered", "trigger", "trigger_log_entry", "alerting", "created",
    ]

    private static func isAlerting(_ format: String) -> Bool { alerting.contains(where: format.hasPrefix) }

    private static func isWorthReading(_ entry: Bytes, format: String) -> Bool {
        isAlerting(format) || deployWords.contains { $0.occurs(in: entry) }
    }

    private static func kind(of event: Event) -> Suggestion.Kind? {
        let kind = event.kind?.lowercased() ?? ""
        if isAlerting(event.format) { return alertKinds.contains(kind) ? .alert : nil }
        if deployKinds.contains(where: kind.hasPrefix) { return .deploy }
        return saysDeploy(event.text) ? .deploy : nil
    }

    /// That something was deployed, or is about to be: `deployed v2`, `deploying`, `rollout of`. A name such as
    /// `deployment-controller` and a file `deploy.yaml` say nothing.
    private static func saysDeploy(_ text: String) -> Bool {
        let text = String(text.prefix(reach)).lowercased()
        let words = text.split { !($0.isLetter || $0.isNumber || "-_./".contains($0)) }
        let said = zip(words, words.dropFirst() + [""])
        return said.contains { word, next in
            ["deployed", "deploying", "redeployed", "redeploying", "rollout"].contains(word)
                || (["rolled", "rolling"].contains(word) && next == "out")
                || (["deploy", "deployment", "release"].contains(word)
                    && ["of", "started", "finished", "succeeded", "failed", "complete", "completed", "done"].contains(
                        next))
        }
    }
}

extension Bytes {
    /// Whether `needle`, which is in lower case, occurs as a word of its own.
    func holdsWord(_ needle: [UInt8]) -> Bool {
        guard let first = needle.first, needle.count <= count else { return false }
        let upper = first &- 0x61 < 26 ? first ^ 0x20 : first
        for index in 0...(count - needle.count) where self[index] == first || self[index] == upper {
            guard needle.indices.allSatisfy({ self[index + $0].lowercased == needle[$0] }) else { continue }
            if !self[index - 1].isPartOfName, !self[index + needle.count].isPartOfName { return true }
        }
        return false
    }
}

extension UInt8 {
    /// Letters and digits, those outside of ASCII too.
    fileprivate var isPartOfName: Bool { isWord || self >= 0x80 }
}
