/// Annotations as Grafana's API lists them: an entry when one begins and, where it spans some time, another when it ends.
struct GrafanaAnnotations: JSONSource {
    var format: String { "grafana-annotations" }
    var lists: [StaticString] { [] }

    /// Nil if `head` is not that of such a list.
    init?(_ head: JSONHead) {
        guard head.kind(of: "time") == .number, head.has("id", "text"),
            head.has("dashboardId") || head.has("dashboardUID") || head.has("newState") || head.has("panelId")
        else { return nil }
    }

    func forEachMoment(of object: Bytes, _ body: (Moment) -> Void) {
        guard let start = JSON.stamp("time", of: object) else { return }
        body(Moment(name: "start", stamp: start))
        guard let end = JSON.stamp("timeEnd", of: object), end.nanoseconds > start.nanoseconds else { return }
        body(Moment(name: "end", stamp: end))
    }

    func describe(_ object: Bytes, _ moment: Moment, offset: Int) -> Details {
        let state = JSON.firstText([["newState"]], in: object)
        let isEnd = moment.isCalled("end")
        let written = HTMLText.plain(JSON.text(at: ["text"], in: object) ?? "")
        let words = [JSON.text(at: ["alertName"], in: object) ?? "", written].filter { !$0.isEmpty }
        let tags = JSON.elements(at: ["tags"], in: object).compactMap { tag in
            JSON.value(in: tag, at: 0).flatMap { JSON.text($0, in: tag) }
        }
        return Details(
            actor: JSON.firstText([["login"], ["userName"], ["email"]], in: object),
            kind: isEnd ? (state == nil ? "end" : "alert ended") : state ?? "annotation",
            severity: isEnd ? nil : severity(of: state),
            text: words.joined(separator: ": ") + (tags.isEmpty ? "" : " [\(tags.joined(separator: ", "))]"))
    }

    private func severity(of state: String?) -> Severity? {
        switch state?.lowercased() {
        case nil: nil
        case "alerting", "error": .error
        case "ok", "normal": .info
        default: .warning
        }
    }
}
