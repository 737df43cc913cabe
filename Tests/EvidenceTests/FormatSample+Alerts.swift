import Evidence

extension FormatSample {
    static let alertSamples: [FormatSample] = [
        FormatSample(
            format: "alertmanager", name: "alerts.json",
            text: """
                {"version":"4","receiver":"team","status":"firing","extra":{},"alerts":[
                 {"status":"firing","labels":{"alertname":"Slow","severity":"critical","service":"pay"},
                  "annotations":{"summary":"p99 > 2s"},"startsAt":"2026-03-01T13:00:00.5+01:00",
                  "endsAt":"0001-01-01T00:00:00Z","fingerprint":"a"}]}
                {"version":"4","receiver":"team","status":"resolved","alerts":[
                 {"status":"resolved","labels":{"alertname":"Slow","severity":"critical","service":"pay"},
                  "annotations":{"summary":"p99 > 2s"},"startsAt":"2026-03-01T13:00:00.5+01:00",
                  "endsAt":"2026-03-01T12:10:00Z","fingerprint":"a"}]}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.500Z", actor: "pay", kind: "firing", severity: .critical,
                    text: "Slow: p99 > 2s"),
                Expected(
                    time: "2026-03-01T12:10:00.000Z", actor: "pay", kind: "resolved", severity: .info,
                    text: "Slow: p99 > 2s"),
            ]),
        FormatSample(
            format: "alertmanager", name: "v2-alerts.json",
            text: """
                [{"annotations":{"description":"p99 > 2s"},"endsAt":"2026-03-01T12:09:00.000Z","fingerprint":"a1",
                  "receivers":[{"name":"team"}],"startsAt":"2026-03-01T12:00:00.000Z",
                  "status":{"inhibitedBy":[],"silencedBy":["x"],"state":"suppressed"},
                  "updatedAt":"2026-03-01T12:05:00.000Z","labels":{"alertname":"Slow","job":"pay"}}]
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "pay", kind: "firing", severity: .warning,
                    text: "Slow: p99 > 2s (silenced or inhibited)")
            ]),
        FormatSample(
            format: "grafana-alerts", name: "grafana.json",
            text: """
                {"receiver":"team","status":"firing","orgId":1,"alerts":[{"status":"firing","labels":{"alertname":"Slow"},
                  "annotations":{"summary":"p99 > 2s"},"startsAt":"2026-03-01T12:00:00Z","endsAt":"0001-01-01T00:00:00Z",
                  "values":{"A":2.5},"fingerprint":"a1","silenceURL":"https://g.example/silence"}],
                 "version":"1","groupKey":"{}:{}","truncatedAlerts":0,"title":"[FIRING:1]","state":"alerting"}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", kind: "firing", severity: .warning, text: "Slow: p99 > 2s")
            ]),
        FormatSample(
            format: "grafana-annotations", name: "annotations.json",
            text: """
                [{"id":1,"alertId":0,"alertName":"","dashboardId":7,"panelId":2,"userId":1,"newState":"","prevState":"",
                  "time":1772366400000,"timeEnd":1772366460000,"text":"<b>Deploy</b> 4.2","tags":["deploy"],
                  "login":"alice","email":"alice@a.example"},
                 {"id":2,"alertId":5,"alertName":"Slow","dashboardId":7,"panelId":2,"newState":"alerting","prevState":"ok",
                  "time":1772366430000,"timeEnd":1772366430000,"text":"","tags":[]}]
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "alice", kind: "annotation", text: "Deploy 4.2 [deploy]"),
                Expected(time: "2026-03-01T12:00:30.000Z", kind: "alerting", severity: .error, text: "Slow"),
                Expected(time: "2026-03-01T12:01:00.000Z", actor: "alice", kind: "end", text: "Deploy 4.2 [deploy]"),
            ]),
        FormatSample(
            format: "pagerduty", name: "incidents.json",
            text: """
                {"incidents":[{"incident_number":7,"title":"The disk is full","created_at":"2026-03-01T12:00:00Z",
                  "status":"resolved","id":"P1","type":"incident","urgency":"high","service":{"summary":"Pay"},
                  "last_status_change_at":"2026-03-01T12:10:00Z","last_status_change_by":{"summary":"Alice"},
                  "summary":"[#7] The disk is full"}],"limit":25,"offset":0,"total":null,"more":false}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Pay", kind: "triggered", severity: .error,
                    text: "#7 The disk is full"),
                Expected(
                    time: "2026-03-01T12:10:00.000Z", actor: "Alice", kind: "resolved", severity: .info,
                    text: "#7 The disk is full"),
            ]),
        FormatSample(
            format: "pagerduty", name: "log_entries.json",
            text: """
                {"log_entries":[{"id":"R1","type":"annotate_log_entry","summary":"Note added by Alice.",
                  "created_at":"2026-03-01T13:05:00+01:00","agent":{"type":"user_reference","summary":"Alice"},
                  "channel":{"type":"note","summary":"disk is full"},"incident":{"id":"P1","summary":"[#7] Disk"}},
                 {"id":"R0","type":"trigger_log_entry","summary":"Triggered through the API","agent":{"summary":"Pay"},
                  "created_at":"2026-03-01T12:00:00Z","channel":{"type":"api"},"incident":{"summary":"[#7] Disk"}}]}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Pay", kind: "trigger", severity: .error,
                    text: "Triggered through the API – [#7] Disk"),
                Expected(
                    time: "2026-03-01T12:05:00.000Z", actor: "Alice", kind: "annotate", severity: .info,
                    text: "Note added by Alice. – [#7] Disk – disk is full"),
            ]),
        FormatSample(
            format: "pagerduty", name: "webhook.jsonl",
            text: """
                {"event":{"id":"01A","event_type":"incident.acknowledged","resource_type":"incident","occurred_at":"2026-03-01T12:02:00.5Z","agent":{"summary":"Alice"},"client":null,"data":{"id":"P1","number":7,"title":"Disk","status":"acknowledged","urgency":"high"}}}
                {"event":{"id":"01A","event_type":"incident.acknowledged","resource_type":"incident","occurred_at":"2026-03-01T12:02:00.5Z","agent":{"summary":"Alice"},"client":null,"data":{"id":"P1","number":7,"title":"Disk","status":"acknowledged","urgency":"high"}}}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:02:00.500Z", actor: "Alice", kind: "incident.acknowledged", severity: .info,
                    text: "#7 Disk (sent 2 times)")
            ]),
        FormatSample(
            format: "opsgenie", name: "alerts.json",
            text: """
                {"data":[{"id":"a-1","tinyId":"23","alias":"x","message":"disk full","status":"closed","count":5,
                  "lastOccurredAt":"2026-03-01T12:04:30.100Z","createdAt":"2026-03-01T12:00:00.123Z",
                  "updatedAt":"2026-03-01T12:09:00Z","source":"10.0.0.1","owner":"alice@a.example","priority":"P1",
                  "report":{"ackTime":1000,"closeTime":540000,"closedBy":"bob@a.example"}}],"took":0.1,"requestId":"r"}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.123Z", actor: "10.0.0.1", kind: "created", severity: .critical,
                    text: "#23 disk full (sent 5 times, last at 2026-03-01 12:04:30 UTC)"),
                Expected(
                    time: "2026-03-01T12:09:00.000Z", actor: "bob@a.example", kind: "closed", severity: .info,
                    text: "#23 disk full"),
            ]),
        FormatSample(
            format: "opsgenie", name: "logs.json",
            text: """
                {"data":[{"log":"Alert acknowledged via web","type":"system","owner":"alice@a.example",
                  "createdAt":"2026-03-01T12:00:00.123Z","offset":"1772366400123_1772366400123000000"}],"took":0.1}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.123Z", actor: "alice@a.example", kind: "system",
                    text: "Alert acknowledged via web")
            ]),
        FormatSample(
            format: "opsgenie", name: "webhook.json",
            text: """
                {"source":{"name":"","type":"web"},"alert":{"updatedAt":1772366400764002246,"message":"disk full",
                  "username":"bob@a.example","alertId":"a-1","source":"10.0.0.1","tinyId":"23","createdAt":1772366300104},
                 "action":"Acknowledge","integrationId":"i","integrationName":"Ops"}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.764Z", actor: "bob@a.example", kind: "Acknowledge", severity: .warning,
                    text: "#23 disk full")
            ]),
    ]
}
