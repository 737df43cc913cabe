/// What the files next to a source tell about it, as the users of a Slack export do, and what its reader knows.
struct Surroundings: Sendable {
    var options = ReadingOptions()
    /// Names of people by their identifier in Slack.
    var slackUsers: [String: String] = [:]
}

/// Sources that are more than a line for each entry. One folder each.
enum StructuredSource {
    static func interpretation(
        of content: Content, named name: String, surroundings: Surroundings
    ) -> (any Interpretation)? {
        let bytes = content.bytes.withoutByteOrderMark
        let first = bytes[JSON.skippingSpace(in: bytes[0..<4096], from: 0)]
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            return GitLog(bytes) ?? CSVLog(content.bytes, named: name, options: surroundings.options)
        }
        if let slack = SlackExport(bytes, named: name, surroundings: surroundings) { return slack }
        if let alerts = AlertmanagerWebhook(bytes) { return alerts }
        if let telemetry = OpenTelemetryLogs(bytes) { return telemetry }
        if let metrics = PrometheusResponse(bytes) { return metrics }
        if let events = KubernetesEvents(bytes) { return events }
        if let audit = KubernetesAuditList(bytes) { return audit }
        if let trail = CloudTrail(bytes) { return trail }
        guard isDocument(bytes) else { return nil }
        return JSONDocument(bytes) ?? UnknownInterpretation()
    }

    /// Whether `bytes` are JSON other than one object with a time on each line.
    private static func isDocument(_ bytes: Bytes) -> Bool {
        if bytes[0] == UInt8(ascii: "[") { return JSON.beginsArray(bytes) }
        let line = bytes.firstLine
        guard let value = JSON.value(in: line, at: 0) else { return JSON.beginsObject(bytes) }
        let isWhole = JSON.skippingSpace(in: line, from: value.range.upperBound) == line.count
        return isWhole && line.count == bytes.withoutTrailingSpace.count && JSONFields.time(of: line) == nil
    }
}

extension JSON {
    /// Whether `bytes` begin with an array of objects, arrays, strings or nothing, rather than with a word in brackets.
    static func beginsArray(_ bytes: Bytes) -> Bool {
        let next = bytes[skippingSpace(in: bytes, from: 1)]
        return next == UInt8(ascii: "{") || next == UInt8(ascii: "[") || next == .quote || next == UInt8(ascii: "]")
    }

    /// Whether `bytes` begin with an object that has a name for its first member, or none.
    static func beginsObject(_ bytes: Bytes) -> Bool {
        let start = skippingSpace(in: bytes, from: 0)
        let next = bytes[skippingSpace(in: bytes, from: start + 1)]
        return bytes[start] == UInt8(ascii: "{") && (next == .quote || next == UInt8(ascii: "}"))
    }
}
