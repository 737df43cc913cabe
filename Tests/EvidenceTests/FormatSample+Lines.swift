import Evidence

extension FormatSample {
    static let lineSamples: [FormatSample] = [
        FormatSample(
            format: "syslog",
            text: """
                May 30 12:00:00 web1 sshd[42]: Accepted publickey for alice
                <11>May 30 12:00:01 web1 app: it broke
                """,
            expected: [
                Expected(
                    time: "2026-05-30T12:00:00.000Z", actor: "web1", kind: "sshd", text: "Accepted publickey for alice",
                    zone: .assumed),
                Expected(
                    time: "2026-05-30T12:00:01.000Z", actor: "web1", kind: "app", severity: .error, text: "it broke",
                    zone: .assumed),
            ]),
        FormatSample(
            format: "syslog-5424",
            text: #"<165>1 2026-03-01T12:00:00.003Z host.example evntslog - ID47 [a@1 x="]"][b@2 y="z"] An event"#,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.003Z", actor: "host.example", kind: "evntslog", severity: .notice,
                    text: "An event")
            ]),
        FormatSample(
            format: "syslog-iso", text: "2026-03-01T13:00:00.123456+01:00 db1 kernel: oom-killer invoked",
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.123Z", actor: "db1", kind: "kernel", text: "oom-killer invoked")
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
            format: "access-log",
            text: """
                10.0.0.1 - - [01/Mar/2026:13:00:00 +0100] "GET /a HTTP/1.1" 200 494
                shop:443 10.0.0.2 - bob [01/Mar/2026:13:00:01 +0100] "POST /b HTTP/1.1" 503 12 "-" "curl/8"
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "10.0.0.1", kind: "GET", severity: .info,
                    text: "\"GET /a HTTP/1.1\" 200 494"),
                Expected(
                    time: "2026-03-01T12:00:01.000Z", actor: "10.0.0.2", kind: "POST", severity: .error,
                    text: "\"POST /b HTTP/1.1\" 503 12 \"-\" \"curl/8\""),
            ]),
        FormatSample(
            format: "nginx-error", text: "2026/03/01 12:00:00 [error] 12#12: *5 connect() failed",
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", severity: .error, text: "12#12: *5 connect() failed",
                    zone: .assumed)
            ]),
        FormatSample(
            format: "apache-error", text: "[Sun Mar 01 12:00:00.123456 2026] [core:warn] [pid 7] AH00094: Command line",
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.123Z", kind: "core", severity: .warning,
                    text: "[pid 7] AH00094: Command line", zone: .assumed)
            ]),
        FormatSample(
            format: "application-log",
            text: """
                2026-03-01 12:00:00,123 ERROR [main] com.example.Pay - refused
                java.lang.IllegalStateException: no
                \tat com.example.Pay.run(Pay.java:7)
                2026-03-01 12:00:01.5 INFO  again
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.123Z", kind: "com.example.Pay", severity: .error,
                    text: "[main] com.example.Pay - refused\njava.lang.IllegalStateException: no\n"
                        + "\tat com.example.Pay.run(Pay.java:7)", zone: .assumed),
                Expected(time: "2026-03-01T12:00:01.500Z", severity: .info, text: "again", zone: .assumed),
            ]),
        FormatSample(
            format: "glog", text: "W0301 12:00:00.000001    7 main.go:12] slow",
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", kind: "main.go:12", severity: .warning, text: "slow",
                    zone: .assumed)
            ]),
        FormatSample(
            format: "postgresql",
            text: "2026-03-01 12:00:00.526 UTC [77] alice@shop ERROR:  deadlock detected\n\tProcess 1 waits",
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.526Z", actor: "alice@shop", kind: "ERROR", severity: .error,
                    text: "deadlock detected\n\tProcess 1 waits")
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
            format: "audit", text: "type=LOGIN msg=audit(1772366400.174:94983): pid=25443 uid=0 res=1",
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.174Z", actor: "uid 0", kind: "LOGIN", text: "pid=25443 uid=0 res=1")
            ]),
        FormatSample(
            format: "shell-history", text: "#1772366400\nsystemctl restart shop",
            expected: [
                Expected(time: "2026-03-01T12:00:00.000Z", kind: "command", text: "systemctl restart shop")
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
                    time: "2026-03-01T12:00:00.500Z", text: "\u{1B}[2Kweb-1  | starting\n(no time)")
            ]),
    ]
}
