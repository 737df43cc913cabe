/// What Alertmanager posts to a webhook (version 4), once or several times in a row: an entry when an alert began to
/// fire, and another when it was resolved.
struct AlertmanagerWebhook: Interpretation {
    var format: String { "alertmanager" }

    /// Nil if `bytes` do not begin with such a payload.
    init?(_ bytes: Bytes) {
        guard JSON.value(at: ["alerts"], in: bytes)?.kind == .array,
            JSON.value(at: ["receiver"], in: bytes) != nil || JSON.value(at: ["groupKey"], in: bytes) != nil
        else { return nil }
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        var index = RawIndex(marks: LineMarks(countingLinesOf: content.bytes))
        var seen: Set<String> = []
        var repeats = 0
        let end = JSON.forEachValue(of: content.bytes) { payload in
            for range in alerts(in: payload, of: content.bytes) {
                repeats += add(content.bytes[range], at: range.lowerBound, to: &index, seen: &seen)
            }
            return true
        }
        if repeats > 0 {
            index.note(.repeated, "\(repeats) notices repeat an alert already listed and were folded into it")
        }
        if end < content.bytes.count {
            index.warn(
                .damaged, at: end, "the JSON breaks off or is nested too deeply; what stands before that was read")
        }
        return index
    }

    private func alerts(in payload: JSON.Value, of bytes: Bytes) -> [Range<Int>] {
        let object = bytes[payload.range]
        guard let alerts = JSON.value(at: ["alerts"], in: object) else { return [] }
        let base = payload.range.lowerBound + alerts.range.lowerBound
        var ranges: [Range<Int>] = []
        JSON.forEachElement(of: object[alerts.range]) { alert in
            ranges.append(alert.range.shifted(by: base))
            return true
        }
        return ranges
    }

    /// Adds the entries of one alert; returns how many were there already.
    private func add(_ alert: Bytes, at offset: Int, to index: inout RawIndex, seen: inout Set<String>) -> Int {
        let identity = JSON.text(at: ["fingerprint"], in: alert) ?? JSON.text(at: ["labels"], in: alert) ?? ""
        var repeats = 0
        let stamps = [Notice.firing, Notice.resolved].compactMap { notice in
            notice.stamp(in: alert).map { (notice, $0) }
        }
        if stamps.isEmpty {
            index.warn(.undated, at: offset, "an alert without a readable startsAt; it is not on the timeline")
            index.undatedLines += 1
        }
        for (notice, stamp) in stamps {
            if seen.insert("\(notice) \(stamp.nanoseconds) \(identity)").inserted {
                index.list.append(stamp, offset: offset, end: offset + alert.count)
            } else {
                repeats += 1
            }
        }
        return repeats
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        let end = Notice.resolved.stamp(in: entry)
        let notice = end?.nanoseconds == nanoseconds ? Notice.resolved : .firing
        let name = JSON.text(at: ["labels", "alertname"], in: entry) ?? "alert"
        let summaries: [[StaticString]] = [
            ["annotations", "summary"], ["annotations", "description"], ["annotations", "message"],
        ]
        let summary = summaries.lazy.compactMap { JSON.text(at: $0, in: entry) }.first
        return Details(
            actor: subject(of: entry), kind: notice.rawValue, severity: notice == .firing ? severity(of: entry) : .info,
            text: summary.map { "\(name): \($0)" } ?? name, time: notice.stamp(in: entry)?.range ?? 0..<0)
    }

    private func subject(of alert: Bytes) -> String? {
        let labels: [[StaticString]] = [["labels", "service"], ["labels", "instance"], ["labels", "job"]]
        return labels.lazy.compactMap { JSON.text(at: $0, in: alert) }.first
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

/// The two things an alert can say.
private enum Notice: String {
    case firing, resolved

    /// When it happened. An alert that goes on has an end in the year 1, which is none.
    func stamp(in alert: Bytes) -> Stamp? {
        let name: StaticString = self == .firing ? "startsAt" : "endsAt"
        guard self == .firing || JSON.text(at: ["status"], in: alert) == "resolved",
            let value = JSON.value(at: [name], in: alert), value.kind == .string
        else { return nil }
        return Notation.yearFirst.read(alert, at: value.range.lowerBound + 1)
    }
}
