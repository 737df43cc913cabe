import Evidence

extension FormatSample {
    static let lineSamples: [FormatSample] = [
        FormatSample(
            format: "syslog-5424",
            text: #"<165>1 2026-03-01T12:00:00.003Z host.example evntslog - ID47 [a@1 x="]"][b@2 y="z"] An event"#,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.003Z", actor: "host.example", kind: "evntslog", severity: .notice,
                    text: "An event")
            ]),
        FormatSample(
            format: "syslog-forward",
            text: "<15>2026-03-01T12:00:00.1Z h tag: one<11>2026-03-01T12:00:00.2Z h tag: two\nmore",
            expected: [
                Expected(time: "2026-03-01T12:00:00.100Z", actor: "h", kind: "tag", severity: .debug, text: "one"),
                Expected(
                    time: "2026-03-01T12:00:00.200Z", actor: "h", kind: "tag", severity: .error, text: "two\nmore"),
            ]),
        FormatSample(
            format: "application-log",
            text: """
                2026-03-01 12:00:00,123:ERROR:com.example.Pay: refused
                java.lang.IllegalStateException: no
                \tat com.example.Pay.run(Pay.java:7)
                2026-03-01 12:00:01.5 INFO  again
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.123Z", kind: "com.example.Pay", severity: .error,
                    text: "com.example.Pay: refused\njava.lang.IllegalStateException: no\n"
                        + "\tat com.example.Pay.run(Pay.java:7)", zone: .assumed),
                Expected(time: "2026-03-01T12:00:01.500Z", severity: .info, text: "again", zone: .assumed),
            ]),
        FormatSample(
            format: "cri",
            text: """
                2026-03-01T12:00:00.000000001Z stdout P one 
                2026-03-01T12:00:00.000000002Z stdout P and
                2026-03-01T12:00:00.000000003Z stdout F  a half
                2026-03-01T12:00:01.000000000Z stderr F two
                """,
            expected: [
                Expected(time: "2026-03-01T12:00:00.000Z", kind: "stdout", text: "one and a half"),
                Expected(time: "2026-03-01T12:00:01.000Z", kind: "stderr", text: "two"),
            ]),
        FormatSample(
            format: "logfmt", text: #"time=2026-03-01T12:00:00Z level=warn msg="slow query" took=3s"#,
            expected: [Expected(time: "2026-03-01T12:00:00.000Z", severity: .warning, text: "slow query took=3s")]),
        FormatSample(
            format: "w3c-extended",
            text: "#Fields: date time c-ip cs-method sc-status\n2026-03-01 12:00:00 10.0.0.1 GET 404",
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "10.0.0.1", kind: "GET", severity: .warning,
                    text: "10.0.0.1 GET 404", zone: .declared)
            ]),
        FormatSample(
            format: "general", text: "\u{1B}[2Kweb-1  | 2026-03-01T12:00:00.5Z starting\n(no time)\n",
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.500Z", text: "web-1  | starting\n(no time)")
            ]),
    ]
}
