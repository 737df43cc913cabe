import Evidence

extension FormatSample {
    static let tableSamples: [FormatSample] = [
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
    ]
}
