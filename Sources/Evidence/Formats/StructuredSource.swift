/// What the files next to a source tell about it, as the users of a Slack export do, and what its reader knows.
struct Surroundings: Sendable {
    var options = ReadingOptions()
    var slack = SlackWorkspace()
}

/// Sources that are more than a line for each entry. One folder each.
enum StructuredSource {
    static func interpretation(
        of content: Content, named name: String, surroundings: Surroundings
    ) -> (any Interpretation)? {
        let bytes = content.bytes.withoutByteOrderMark
        if let table = ownTable(content, named: name, surroundings) { return table }
        let first = bytes[JSON.skippingSpace(in: bytes[0..<4096], from: 0)]
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            return text(bytes, named: name) ?? CSVLog(content.bytes, named: name, options: surroundings.options)
        }
        let head = JSONHead(bytes)
        if let list = SlackList(bytes, head: head, named: name, workspace: surroundings.slack) { return list }
        if let head, let known = known(head, content, named: name, surroundings) { return known }
        if first == UInt8(ascii: "["), let text = text(bytes, named: name) { return text }
        if head?.kind(of: "resourceLogs") == .array, let telemetry = OpenTelemetryLogs(bytes) { return telemetry }
        if let platform = platform(bytes) { return platform }
        guard isDocument(bytes) else { return nil }
        return JSONDocument(bytes) ?? UnknownInterpretation()
    }

    /// A table that Debrief wrote goes first: the texts in it are those of any other format.
    private static func ownTable(
        _ content: Content, named name: String, _ surroundings: Surroundings
    ) -> (any Interpretation)? {
        guard content.bytes.firstLine.equals(Array(CSVOutput().head.utf8.dropLast())) else { return nil }
        var options = surroundings.options
        options.columns = TableColumns(delimiter: ",")
        return CSVLog(content.bytes, named: name, options: options)
    }

    /// What is told by the names of its members.
    private static func known(
        _ head: JSONHead, _ content: Content, named name: String, _ surroundings: Surroundings
    ) -> (any Interpretation)? {
        chat(head, content, named: name, surroundings) ?? alerts(head, content)
            ?? changes(head, content)
    }

    private static func chat(
        _ head: JSONHead, _ content: Content, named name: String, _ surroundings: Surroundings
    ) -> (any Interpretation)? {
        SlackExport(head, named: name, workspace: surroundings.slack) ?? SlackIntegrationLog(head)
            ?? MattermostExport(head, content) ?? DiscordExport(head, content) ?? TeamsMessages(head, content)
            ?? MatrixExport(head, content)
    }

    private static func alerts(_ head: JSONHead, _ content: Content) -> (any Interpretation)? {
        AlertmanagerAlerts(head, content) ?? PagerDuty(head, content) ?? Opsgenie(head, content)
            ?? GrafanaAnnotations(head)
    }

    /// What catches all that is posted to it keeps much else beside: one of the first documents has to be known.
    private static func changes(_ head: JSONHead, _ content: Content) -> (any Interpretation)? {
        var heads = [head]
        let beginning = content.bytes[0..<64 << 10]
        _ = JSON.forEachValue(of: beginning) { value in
            if value.kind == .object { JSONHead(beginning[value.range]).map { heads.append($0) } }
            return heads.count < 10
        }
        for head in heads {
            if let known: any Interpretation = GitHub(head) ?? GitLab(head) { return known }
        }
        return nil
    }

    private static func platform(_ bytes: Bytes) -> (any Interpretation)? {
        PrometheusResponse(bytes) ?? KubernetesEvents(bytes) ?? KubernetesAuditList(bytes) ?? CloudTrail(bytes)
    }

    /// Texts in which an entry is more than its line, or its line says too little.
    private static func text(_ bytes: Bytes, named name: String) -> (any Interpretation)? {
        GitLog(bytes) ?? GitLogLines(bytes) ?? IRCLog(bytes, named: name)
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
