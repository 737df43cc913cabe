/// What `kubectl get events -o json` prints: a list or a single event, or one after the other as `--watch` prints them,
/// of `v1` and of `events.k8s.io/v1`.
struct KubernetesEvents: Interpretation {
    var format: String { "kubernetes-events" }

    /// Nil if the first objects in `bytes` are no events.
    init?(_ bytes: Bytes) {
        let sample = JSONListing(bytes: bytes, members: ["items"]).sample(1)
        guard let first = sample.first, KubernetesEvents.isEvent(KubernetesEvents.watched(bytes[first])) else {
            return nil
        }
    }

    private static func isEvent(_ object: Bytes) -> Bool {
        let kind = JSON.text(at: ["kind"], in: object)
        guard kind == "Event" || kind == nil else { return false }
        return JSON.value(at: ["metadata"], in: object)?.kind == .object
            && (JSON.value(at: ["involvedObject"], in: object)?.kind == .object
                || JSON.value(at: ["regarding"], in: object)?.kind == .object)
    }

    /// The event in what `--output-watch-events` wraps around each: `{"type":"ADDED","object":{…}}`.
    fileprivate static func watched(_ object: Bytes) -> Bytes {
        guard let inner = JSON.value(at: ["object"], in: object), inner.kind == .object else { return object }
        return object[inner.range]
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        let bytes = content.bytes.withoutByteOrderMark
        return RawIndex(
            of: JSONListing(bytes: bytes, members: ["items"]), offset: content.bytes.count - bytes.count,
            marks: LineMarks(countingLinesOf: content.bytes)
        ) { KubernetesEvent($0.watchedEvent).stamp }
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        let event = entry.watchedEvent
        var details = KubernetesEvent(event).details
        details.time = details.time.shifted(by: event.start - entry.start)
        return details
    }
}

extension Bytes {
    fileprivate var watchedEvent: Bytes { KubernetesEvents.watched(self) }
}

/// One event, with either set of names.
private struct KubernetesEvent {
    let bytes: Bytes

    init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    private static let lasts: [[StaticString]] = [["lastTimestamp"], ["deprecatedLastTimestamp"]]

    /// When it was seen last. Controllers that write the newer kind leave `lastTimestamp` null.
    var stamp: Stamp? {
        let times: [[StaticString]] = [
            ["eventTime"], ["series", "lastObservedTime"], ["metadata", "creationTimestamp"],
        ]
        return JSON.stamp(at: KubernetesEvent.lasts + times, in: bytes)
    }

    var details: Details {
        let reason = JSON.text(at: ["reason"], in: bytes)
        let parts = [object, JSON.firstText(at: [["message"], ["note"]], in: bytes)].compactMap(\.self)
        let time = stamp
        return Details(
            actor: component, kind: reason,
            severity: JSON.text(at: ["type"], in: bytes) == "Warning" ? .warning : .info,
            text: parts.joined(separator: ": ").trimmingEnd + repeats(at: time), time: time?.range ?? 0..<0)
    }

    /// Who reports it: a controller, and the node it runs on.
    private var component: String? {
        let names: [[StaticString]] = [
            ["source", "component"], ["deprecatedSource", "component"], ["reportingComponent"], ["reportingController"],
        ]
        let hosts: [[StaticString]] = [["source", "host"], ["deprecatedSource", "host"]]
        let words = [JSON.firstText(at: names, in: bytes), JSON.firstText(at: hosts, in: bytes)].compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// What it is about, as in `Pod shop/pay-7d9`.
    private var object: String? {
        let about: StaticString = JSON.value(at: ["involvedObject"], in: bytes) == nil ? "regarding" : "involvedObject"
        let path = [JSON.text(at: [about, "namespace"], in: bytes), JSON.text(at: [about, "name"], in: bytes)]
        let name = path.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "/")
        let words = [JSON.text(at: [about, "kind"], in: bytes) ?? "", name].filter { !$0.isEmpty }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// How often it was seen, from when and until when, where that was more than once.
    private func repeats(at time: Stamp?) -> String {
        let counts: [[StaticString]] = [["series", "count"], ["count"], ["deprecatedCount"]]
        let count = counts.lazy.compactMap { JSON.text(at: $0, in: bytes) }.compactMap { Int($0) }.max() ?? 1
        guard count > 1 else { return "" }
        let firsts: [[StaticString]] = [["firstTimestamp"], ["deprecatedFirstTimestamp"], ["eventTime"]]
        let lasts = KubernetesEvent.lasts + [["series", "lastObservedTime"]]
        let words = [
            written(JSON.stamp(at: firsts, in: bytes)).map { "first \($0)" },
            written(JSON.stamp(at: lasts, in: bytes)).map { "last \($0)" },
        ]
        return " (" + (["\(count) times"] + words.compactMap(\.self)).joined(separator: ", ") + ")"
    }

    private func written(_ stamp: Stamp?) -> String? { stamp.map { bytes[$0.range].text } }
}
