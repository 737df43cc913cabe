import Evidence

extension FormatSample {
    static let structuredSamples: [FormatSample] = [
        FormatSample(
            format: "csv", name: "a.csv",
            text: """
                when;who;message;user
                2026-03-01 12:00:00;x;"said ""no""; twice
                and again";alice
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "alice", text: "said \"no\"; twice\nand again",
                    zone: .assumed)
            ]),
        FormatSample(
            format: "csv", name: "l2t.csv",
            text: """
                date,time,timezone,MACB,source,sourcetype,type,user,host,short,desc
                03/01/2026,12:00:00,UTC,M...,LOG,Log File,Content,-,web1,it happened,it happened here
                """,
            expected: [
                Expected(time: "2026-03-01T12:00:00.000Z", actor: "web1", kind: "Log File", text: "it happened here")
            ]),
        FormatSample(
            format: "slack", name: "2026-03-01.json",
            text: """
                [{"type":"message","user":"U1","user_profile":{"real_name":"Alice"},"ts":"1772366400.000012",
                  "text":"see <https://a.example|the graph> &amp; tell <@U2|bob>","edited":{"user":"U1"}},
                 {"type":"message","subtype":"bot_message","username":"pager","ts":"1772366401.000001","text":"",
                  "attachments":[{"fallback":"CPU high"}]},
                 {"type":"message","user":"U2","ts":"1772366402.000001","thread_ts":"1772366400.000012","text":"ok"}]
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Alice",
                    text: "see the graph (https://a.example) & tell @bob (edited)"),
                Expected(time: "2026-03-01T12:00:01.000Z", actor: "pager", kind: "bot_message", text: "CPU high"),
                Expected(time: "2026-03-01T12:00:02.000Z", actor: "U2", kind: "reply", text: "ok"),
            ]),
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
            format: "git-log", name: "git.log",
            text: """
                commit 0123456789abcdef0123456789abcdef01234567 (HEAD -> main)
                Author:     Alice <alice@example.org>
                AuthorDate: Sat Feb 28 09:00:00 2026 +0100
                Commit:     Bob <bob@example.org>
                CommitDate: Sun Mar 1 13:00:00 2026 +0100

                    Raise the limit

                    commit 0000000 is not one
                commit fedcba9876543210fedcba9876543210fedcba98
                Author: Bob <bob@example.org>
                Date:   Sat Feb 28 10:00:00 2026 +0000

                    Lower the limit
                """,
            expected: [
                Expected(
                    time: "2026-02-28T10:00:00.000Z", actor: "Bob <bob@example.org>", kind: "commit",
                    text: "fedcba9876 Lower the limit"),
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Alice <alice@example.org>", kind: "commit",
                    text: "0123456789 Raise the limit\n\ncommit 0000000 is not one"),
            ]),
    ]
}
