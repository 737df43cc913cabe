/// Incidents and log entries as PagerDuty's API lists them, and the events that its webhooks (version 3) post.
struct PagerDuty: AlertSource {
    var format: String { "pagerduty" }
    let content: Content
    let repeats = AlertRepeats()
    var lists: [StaticString] { ["incidents", "log_entries"] }

    /// Nil if `head` is not that of one of these.
    init?(_ head: JSONHead, _ content: Content) {
        self.content = content
        let list = head.inner("incidents") ?? head.inner("log_entries")
        let one = head.has("created_at") ? nil : head.inner("incident") ?? head.inner("log_entry")
        let item = head.isInList ? head : list ?? one ?? head
        let isLogEntry = item.text("type")?.hasSuffix("_log_entry") ?? false
        let isIncident =
            item.has("service", "status", "created_at") && (item.has("incident_number") || item.has("urgency"))
        let isEvent = head.inner("event")?.has("event_type", "resource_type", "occurred_at") ?? false
        guard (isLogEntry && item.has("created_at")) || isIncident || isEvent else { return nil }
    }

    func forEachMoment(of object: Bytes, _ body: (Moment) -> Void) {
        if let stamp = JSON.stamp(at: ["event", "occurred_at"], of: object) {
            return body(Moment(name: "event", stamp: stamp))
        }
        let (item, start) = item(in: object)
        for (name, stamp) in times(of: item) {
            guard var stamp else { continue }
            stamp.range = stamp.range.shifted(by: start)
            body(Moment(name: name, stamp: stamp))
        }
    }

    private func times(of item: Bytes) -> [(StaticString, Stamp?)] {
        let created: (StaticString, Stamp?) = ("triggered", JSON.stamp("created_at", of: item))
        guard let status = JSON.raw("status", of: item), !status.equals("triggered") else { return [created] }
        return [created, ("changed", JSON.stamp("last_status_change_at", of: item))]
    }

    /// The incident or log entry that was asked for alone, and where in `object` it lies.
    private func item(in object: Bytes) -> (bytes: Bytes, start: Int) {
        guard JSON.member("created_at", of: object) == nil else { return (object, 0) }
        for name: StaticString in ["incident", "log_entry"] {
            guard let value = JSON.member(name, of: object), value.kind == .object else { continue }
            return (object[value.range], value.range.lowerBound)
        }
        return (object, 0)
    }

    func identity(of object: Bytes) -> Bytes? {
        JSON.raw(at: ["event", "id"], in: object) ?? JSON.raw("id", of: item(in: object).bytes)
    }

    func phase(of moment: Moment, in object: Bytes) -> AlertPhase { moment.isCalled("changed") ? .other : .start }

    /// A list may have been fetched more than once; an event is posted again where it was not received.
    func count(at moment: Moment, in object: Bytes) -> Int? {
        guard !moment.isCalled("event") else { return nil }
        let alerts = JSON.text(at: ["alert_counts", "all"], in: item(in: object).bytes).flatMap { Int($0) }
        return moment.isCalled("triggered") ? alerts ?? 1 : 1
    }

    func describe(_ object: Bytes, _ moment: Moment, offset: Int) -> Details {
        if moment.isCalled("event") { return event(object) }
        let item = item(in: object).bytes
        if JSON.text(at: ["type"], in: item)?.hasSuffix("_log_entry") ?? false { return logEntry(item) }
        return incident(item, isChange: moment.isCalled("changed"))
    }
}

extension PagerDuty {
    private func incident(_ object: Bytes, isChange: Bool) -> Details {
        let status = isChange ? JSON.text(at: ["status"], in: object) : nil
        let service = JSON.text(at: ["service", "summary"], in: object)
        let actor = isChange ? JSON.text(at: ["last_status_change_by", "summary"], in: object) : service
        return Details(
            actor: actor ?? service, kind: status ?? "triggered",
            severity: isChange ? .info : severity(of: JSON.text(at: ["urgency"], in: object)), text: title(of: object))
    }

    /// `#1234 The disk is full`; a summary has the number in front already.
    private func title(of incident: Bytes) -> String {
        let number = JSON.firstText([["incident_number"], ["number"]], in: incident).map { "#\($0) " } ?? ""
        if let title = JSON.firstText([["title"], ["description"]], in: incident) { return number + title }
        return JSON.text(at: ["summary"], in: incident) ?? ""
    }

    private func logEntry(_ object: Bytes) -> Details {
        let type = JSON.text(at: ["type"], in: object) ?? ""
        let said = JSON.firstText(
            [["channel", "summary"], ["channel", "description"], ["event_details", "description"]], in: object)
        let incident = JSON.text(at: ["incident", "summary"], in: object)
        let words = [JSON.text(at: ["summary"], in: object), incident, said].compactMap(\.self).filter { !$0.isEmpty }
        let kind = type.replacing("_log_entry", with: "")
        return Details(
            actor: JSON.firstText([["agent", "summary"], ["channel", "type"]], in: object), kind: kind,
            severity: kind == "trigger" ? .error : .info, text: words.uniqued().joined(separator: " – "))
    }

    private func event(_ object: Bytes) -> Details {
        guard let value = JSON.value(at: ["event", "data"], in: object) else {
            return Details(kind: JSON.text(at: ["event", "event_type"], in: object), text: "")
        }
        let data = object[value.range]
        let type = JSON.text(at: ["event", "event_type"], in: object)
        let note = JSON.firstText([["content"], ["message"]], in: data)
        let incident = JSON.text(at: ["incident", "summary"], in: data) ?? title(of: data)
        let urgency = JSON.text(at: ["urgency"], in: data)
        return Details(
            actor: JSON.firstText(
                [
                    ["event", "agent", "summary"], ["event", "client", "name"],
                    ["event", "data", "service", "summary"],
                ], in: object),
            kind: type, severity: type == "incident.triggered" ? severity(of: urgency) : .info,
            text: [incident, note ?? ""].filter { !$0.isEmpty }.joined(separator: " – "))
    }

    private func severity(of urgency: String?) -> Severity { urgency == "low" ? .warning : .error }
}
