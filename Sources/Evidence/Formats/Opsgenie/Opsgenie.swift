/// Alerts, their logs and notes as Opsgenie's API gives them in `data`, and what its webhooks post.
struct Opsgenie: AlertSource {
    var format: String { "opsgenie" }
    let content: Content
    let repeats = AlertRepeats()
    var lists: [StaticString] { ["data"] }

    /// Nil if `head` is not that of one of these.
    init?(_ head: JSONHead, _ content: Content) {
        self.content = content
        let item = head.isInList ? head : head.inner("data") ?? head
        let isAlert = item.has("tinyId", "message", "createdAt")
        let isLog = item.has("owner", "createdAt", "offset") && (item.has("log") || item.has("note"))
        let isWebhook = head.has("action") && head.inner("alert")?.has("alertId", "tinyId") ?? false
        guard isAlert || isLog || isWebhook else { return nil }
    }

    /// The alert or log itself, and where in `object` it lies.
    private func item(in object: Bytes) -> (bytes: Bytes, start: Int) {
        for name: StaticString in ["data", "alert"] {
            if let value = JSON.member(name, of: object), value.kind == .object {
                return (object[value.range], value.range.lowerBound)
            }
        }
        return (object, 0)
    }

    func forEachMoment(of object: Bytes, _ body: (Moment) -> Void) {
        let (item, start) = item(in: object)
        func pass(_ name: StaticString, _ stamp: Stamp?) {
            guard var stamp else { return }
            stamp.range = stamp.range.shifted(by: start)
            body(Moment(name: name, stamp: stamp))
        }
        let (created, updated) = (JSON.stamp("createdAt", of: item), JSON.stamp("updatedAt", of: item))
        if let action = JSON.raw("action", of: object), !action.equals("Create"), let updated {
            return pass("action", updated)
        }
        pass("created", created)
        if JSON.raw("status", of: item)?.equals("closed") ?? false, let updated { pass("closed", updated) }
    }

    func identity(of object: Bytes) -> Bytes? {
        let item = item(in: object).bytes
        // A log has no identifier; its offset tells when it was written to the millisecond and a random part.
        return JSON.raw("id", of: item) ?? JSON.raw("alertId", of: item) ?? JSON.raw("offset", of: item)
    }

    func phase(of moment: Moment, in object: Bytes) -> AlertPhase { .other }

    func count(at moment: Moment, in object: Bytes) -> Int? {
        guard moment.isCalled("created") else { return 1 }
        return JSON.text(at: ["count"], in: item(in: object).bytes).flatMap { Int($0) }
    }

    func sent(_ object: Bytes) -> Stamp? {
        JSON.stamp("lastOccurredAt", of: item(in: object).bytes)
    }

    func describe(_ object: Bytes, _ moment: Moment, offset: Int) -> Details {
        let item = item(in: object).bytes
        if let log = JSON.firstText([["log"], ["note"]], in: item) {
            let kind = JSON.text(at: ["type"], in: item) ?? (JSON.member("note", of: item) == nil ? "log" : "note")
            return Details(actor: JSON.text(at: ["owner"], in: item), kind: kind, text: log)
        }
        return alert(item, action: JSON.text(at: ["action"], in: object), moment)
    }
}

extension Opsgenie {
    private func alert(_ alert: Bytes, action: String?, _ moment: Moment) -> Details {
        let isClosed = moment.isCalled("closed")
        let closers: [[StaticString]] = [["report", "closedBy"], ["owner"]]
        let sources: [[StaticString]] = [["source"], ["integration", "name"], ["username"], ["owner"]]
        let actors = isClosed ? closers : action == nil || action == "Create" ? sources : [["username"], ["source"]]
        let number = JSON.text(at: ["tinyId"], in: alert).map { "#\($0) " } ?? ""
        return Details(
            actor: JSON.firstText(actors, in: alert), kind: isClosed ? "closed" : action ?? "created",
            severity: isClosed || action == "Close" ? .info : severity(of: alert),
            text: number + (JSON.text(at: ["message"], in: alert) ?? ""))
    }

    /// From P1, the gravest, to P5.
    private func severity(of alert: Bytes) -> Severity {
        switch JSON.text(at: ["priority"], in: alert) {
        case "P1": .critical
        case "P2": .error
        case "P4": .notice
        case "P5": .info
        default: .warning
        }
    }
}
