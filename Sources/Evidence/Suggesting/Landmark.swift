public import Timekeeping

/// What people look for first on an axis of time: a deploy, or the start or the end of an alert, as an entry tells it.
public struct Landmark: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case deploy, alertStart, alertEnd
    }

    public var kind: Kind
    public var instant: Instant
    /// The source that tells it, and the bytes of the entry in it.
    public var sourceIndex: Int
    public var range: Range<Int>
    /// What the entry says.
    public var text: String
}

/// The landmarks of a timeline, in the order of time.
public struct Landmarks: Sendable {
    public var all: [Landmark]
    /// Indexes of the sources that are longer than what was looked at of them.
    public let cut: [Int]
}

extension Timeline {
    /// The deploys, and the starts and ends of alerts. No more than the first `limit` entries of each source are looked at.
    public func landmarks(limit: Int = Timeline.suggestionLimit) -> Landmarks {
        let found = Array(sources.indices).mapConcurrently(threads: ReadingOptions.availableThreads) { index in
            sources[index].list.records.prefix(limit).compactMap {
                LandmarkReader.landmark($0, of: sources[index], index)
            }
        }
        return Landmarks(
            all: found.flatMap(\.self).sorted { ($0.instant, $0.sourceIndex) < ($1.instant, $1.sourceIndex) },
            cut: sources.indices.filter { sources[$0].entryCount > limit })
    }
}

/// Tells from an entry whether something was deployed, or an alert began or ended.
enum LandmarkReader {
    /// How far into an entry is looked.
    static let reach = 4096

    /// How the names of formats begin whose entries are alerts.
    private static let alerting = ["alertmanager", "pagerduty", "opsgenie", "grafana"]
    /// Words that entries about a deploy have; such an entry is then read in full.
    private static let deployWords = ["deploy", "rollout", "rolled out", "rolling out", "scalingreplicaset", "release"]
    private static let needles = deployWords.compactMap(Needle.init)
    private static let deployKinds = ["deployment", "release", "deploy", "scalingreplicaset"]
    private static let starts: Set<String> = [
        "firing", "triggered", "trigger", "incident.triggered", "alerting", "created", "create",
    ]
    private static let ends: Set<String> = [
        "resolved", "resolve", "incident.resolved", "closed", "close", "alert ended", "ok", "normal",
    ]

    static func landmark(_ record: Record, of source: Source, _ index: Int) -> Landmark? {
        guard isWorthReading(source.entry(record)[0..<reach], format: source.format) else { return nil }
        let event = source.eventWithoutRaw(record, at: 0, line: 0, sourceIndex: index)
        return kind(of: event).map { kind in
            // That it begins or ends is told by the kind.
            let text = kind == .deploy ? event.textWithSubject : event.text
            return Landmark(
                kind: kind, instant: event.instant, sourceIndex: index, range: event.range, text: text)
        }
    }

    static func isWorthReading(_ entry: Bytes, format: String) -> Bool {
        isAlerting(format) || needles.contains { $0.occurs(in: entry) }
    }

    static func kind(of event: Event) -> Landmark.Kind? {
        let kind = event.kind?.lowercased() ?? ""
        // Somebody wrote it there on purpose, or tagged it so: the word is enough.
        if kind == "annotation" { return deployWords.contains { event.text.lowercased().contains($0) } ? .deploy : nil }
        if isAlerting(event.format) {
            return starts.contains(kind) ? .alertStart : ends.contains(kind) ? .alertEnd : nil
        }
        if deployKinds.contains(where: kind.hasPrefix) { return .deploy }
        return saysDeploy(event.text) ? .deploy : nil
    }

    private static func isAlerting(_ format: String) -> Bool { alerting.contains(where: format.hasPrefix) }

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
