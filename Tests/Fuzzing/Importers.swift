/// Importers of one kind, each tried on every input.
struct Importers: Sendable {
    let name: String
    let open: @Sendable (Content) -> [any Interpretation]

    static let all = [
        Importers(name: "chat") { content in
            let (bytes, name) = (content.bytes.withoutByteOrderMark, "export/general/2026-03-01.json")
            let head = JSONHead(bytes)
            let workspace = SlackWorkspace()
            return [
                SlackList(bytes, head: head, named: name, workspace: workspace), IRCLog(bytes, named: "irc.log"),
                head.flatMap { SlackExport($0, named: name, workspace: workspace) },
                head.flatMap { SlackIntegrationLog($0) }, head.flatMap { MattermostExport($0, content) },
                head.flatMap { DiscordExport($0, content) }, head.flatMap { TeamsMessages($0, content) },
                head.flatMap { MatrixExport($0, content) },
            ].present
        },
        Importers(name: "alerts") { content in
            guard let head = JSONHead(content.bytes.withoutByteOrderMark) else { return [] }
            return [
                AlertmanagerAlerts(head, content), PagerDuty(head, content), Opsgenie(head, content),
                GrafanaAnnotations(head),
            ].present
        },
        Importers(name: "changes") { content in
            let bytes = content.bytes.withoutByteOrderMark
            let head = JSONHead(bytes)
            return [
                GitLog(bytes), GitLogLines(bytes), head.flatMap { GitHub($0) }, head.flatMap { GitLab($0) },
            ].present
        },
        Importers(name: "platform") { content in
            let bytes = content.bytes.withoutByteOrderMark
            return [
                OpenTelemetryLogs(bytes), PrometheusResponse(bytes), KubernetesEvents(bytes),
                KubernetesAuditList(bytes),
                CloudTrail(bytes),
            ].present
        },
        Importers(name: "json") { [JSONDocument($0.bytes.withoutByteOrderMark)].present },
        Importers(name: "table") { content in
            [CSVLog(content.bytes, named: "sample.csv", options: ReadingOptions(threads: 1))].present
        },
        Importers(name: "lines") { content in
            let lines = SampleLines(Array(content.bytes.withoutByteOrderMark.lines.filter { !$0.isEmpty }.prefix(400)))
            let formats = LineFormat.structural + [GeneralLog.format, ApplicationLog.format]
            return formats.compactMap { LineCandidate($0, lines: lines)?.interpretation(lines: lines) }
        },
        Importers(name: "formats") { content in
            let lines = SampleLines(Array(content.bytes.withoutByteOrderMark.lines.filter { !$0.isEmpty }.prefix(400)))
            let formats = FormatLibrary.builtIn.formats.map(\.lineFormat)
            return formats.compactMap { LineCandidate($0, lines: lines)?.interpretation(lines: lines) }
        },
    ]
}

extension [(any Interpretation)?] {
    fileprivate var present: [any Interpretation] { compactMap(\.self) }
}
