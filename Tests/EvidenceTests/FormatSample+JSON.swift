import Evidence

extension FormatSample {
    static let jsonSamples: [FormatSample] = [
        FormatSample(
            format: "json-lines",
            text:
                #"{"@timestamp":"2026-03-01T12:00:00.631Z","log.level":"warning","message":"num \"39\"","service":{"name":"pay"}}"#,
            expected: [
                Expected(time: "2026-03-01T12:00:00.631Z", actor: "pay", severity: .warning, text: #"num "39""#)
            ]),
        FormatSample(
            format: "json-lines", text: #"{"level":50,"time":1772366400123,"pid":1,"hostname":"h","msg":"boom"}"#,
            expected: [Expected(time: "2026-03-01T12:00:00.123Z", actor: "h", severity: .error, text: "boom")]),
        FormatSample(
            format: "json-lines",
            text: #"{"severity":"NOTICE","timestamp":"2026-03-01T12:00:00.1Z","textPayload":"caf\u00e9 \ud83d\ude00"}"#,
            expected: [Expected(time: "2026-03-01T12:00:00.100Z", severity: .notice, text: "café 😀")]),
        FormatSample(
            format: "journald",
            text: #"{ "__REALTIME_TIMESTAMP" : "1772366400221373", "PRIORITY" : "3", "_HOSTNAME" : "h", "#
                + #""SYSLOG_IDENTIFIER" : "app", "MESSAGE" : [104,105] }"#,
            expected: [
                Expected(time: "2026-03-01T12:00:00.221Z", actor: "h", kind: "app", severity: .error, text: "hi")
            ]),
        FormatSample(
            format: "docker-json",
            text: """
                {"log":"one ","stream":"stdout","time":"2026-03-01T12:00:00.1Z"}
                {"log":"line\\n","stream":"stdout","time":"2026-03-01T12:00:00.2Z"}
                {"log":"WARN two\\n","stream":"stderr","time":"2026-03-01T12:00:00.3"}
                """,
            expected: [
                Expected(time: "2026-03-01T12:00:00.100Z", kind: "stdout", text: "one line"),
                Expected(
                    time: "2026-03-01T12:00:00.300Z", kind: "stderr", severity: .warning, text: "WARN two",
                    zone: .declared),
            ]),
        FormatSample(
            format: "opentelemetry",
            text:
                #"{"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"pay"}}]},"#
                + #""scopeLogs":[{"logRecords":[{"timeUnixNano":"1772366400000000001","severityNumber":17,"#
                + #""body":{"stringValue":"no"}}]}]}]}"#,
            expected: [Expected(time: "2026-03-01T12:00:00.000Z", actor: "pay", severity: .error, text: "no")]),
        FormatSample(
            format: "json",
            text: """
                {"Records":[
                  {"eventTime":"2026-03-01T12:00:00Z","eventName":"StopInstances","eventSource":"ec2.amazonaws.com",
                   "userIdentity":{"userName":"bob"}}
                ]}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "bob", kind: "ec2.amazonaws.com", text: "StopInstances")
            ]),
    ]
}
