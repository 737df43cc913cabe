/// Alerts of Alertmanager, or of Grafana, which sends them alike: what is posted to a webhook (version 4), once or
/// several times in a row, or what the API lists. An entry when an alert began, and another when it was resolved.
struct AlertmanagerAlerts: AlertSource {
    let format: String
    let content: Content
    let repeats = AlertRepeats()
    var lists: [StaticString] { ["alerts", "data"] }

    /// Nil if `head` is neither that of such a payload nor of a list of alerts.
    init?(_ head: JSONHead, _ content: Content) {
        self.content = content
        let isPayload =
            !head.isInList && head.kind(of: "alerts") == .array && (head.has("receiver") || head.has("groupKey"))
        let alert = head.isInList ? head : head.inner("data")
        let isList = alert.map(AlertmanagerAlerts.isAlert) ?? false
        guard isPayload || isList else { return nil }
        let isGrafana = head.has("orgId") || head.inner("alerts")?.has("silenceURL") ?? false
        format = isPayload && isGrafana ? "grafana-alerts" : "alertmanager"
    }

    /// Other things have labels and a start, too: those of a calendar are a list, and of no fingerprint.
    private static func isAlert(_ head: JSONHead) -> Bool {
        head.kind(of: "labels") == .object && head.has("startsAt")
            && (head.has("fingerprint") || head.has("annotations") || head.has("generatorURL"))
    }

    func forEachMoment(of object: Bytes, _ body: (Moment) -> Void) {
        // An alert that goes on has an end in the year 1 or, in the API, in the future: neither has happened.
        if let start = JSON.stamp("startsAt", of: object) { body(Moment(name: "firing", stamp: start)) }
        guard JSON.raw("status", of: object)?.equals("resolved") ?? false,
            let end = JSON.stamp("endsAt", of: object)
        else { return }
        body(Moment(name: "resolved", stamp: end))
    }

    var tellsEnds: Bool { content.bytes.index(of: Array("resolved\"".utf8)) != nil }

    func identity(of object: Bytes) -> Bytes? {
        JSON.raw("fingerprint", of: object) ?? JSON.member("labels", of: object).map { object[$0.range] }
    }

    func phase(of moment: Moment, in object: Bytes) -> AlertPhase {
        if moment.isCalled("resolved") { return .end }
        return JSON.raw("status", of: object)?.equals("resolved") ?? false ? .toldStart : .start
    }

    /// The list of the API says when the alert came last.
    func sent(_ object: Bytes) -> Stamp? { JSON.stamp("updatedAt", of: object) }

    /// Whoever keeps payloads often notes when they came.
    func sent(document: Bytes) -> Stamp? {
        guard document[0] == UInt8(ascii: "{") else { return nil }
        var sent: Stamp?
        JSON.forEachMember(of: document) { name, value in
            guard sent == nil, value.kind == .string || value.kind == .number,
                AlertmanagerAlerts.receptions.contains(where: { name.equals($0) })
            else { return sent == nil }
            sent = JSON.stamp(value, in: document)
            return sent == nil
        }
        return sent
    }

    private static let receptions: [StaticString] = [
        "receivedAt", "received_at", "timestamp", "@timestamp", "time", "ts", "date",
    ]
}

extension AlertmanagerAlerts {
    func describe(_ object: Bytes, _ moment: Moment, offset: Int) -> Details {
        let name = JSON.text(at: ["labels", "alertname"], in: object) ?? "alert"
        let summary = JSON.firstText(
            [["annotations", "summary"], ["annotations", "description"], ["annotations", "message"]], in: object)
        let isResolved = moment.isCalled("resolved")
        let subject = JSON.firstText([["labels", "service"], ["labels", "instance"], ["labels", "job"]], in: object)
        return Details(
            actor: subject, kind: isResolved ? "resolved" : "firing",
            severity: isResolved ? .info : severity(of: object),
            text: (summary.map { "\(name): \($0)" } ?? name) + (isSuppressed(object) ? " (silenced or inhibited)" : ""))
    }

    private func isSuppressed(_ object: Bytes) -> Bool {
        JSON.text(at: ["status", "state"], in: object) == "suppressed"
    }

    private func severity(of alert: Bytes) -> Severity {
        switch JSON.text(at: ["labels", "severity"], in: alert) {
        case "page": .critical
        case "none": .info
        case let word?: Severity(word: word) ?? .warning
        case nil: .warning
        }
    }
}

extension Moment {
    func isCalled(_ other: StaticString) -> Bool {
        name.withUTF8Buffer { mine in other.withUTF8Buffer { mine.elementsEqual($0) } }
    }
}
