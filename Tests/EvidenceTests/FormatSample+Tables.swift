import Evidence

extension FormatSample {
    static let tableSamples: [FormatSample] = [
        FormatSample(
            format: "csv", name: "l2t17.csv",
            text: """
                date,time,timezone,MACB,source,sourcetype,type,user,host,short,desc,version,filename,inode,notes,format,extra
                03/01/2026,12:00:07,UTC,M...,LOG,Log File,Content,alice,web1,it,"it, happened",2,OS:/x,-,-,text,-
                03/01/2026,13:00:08,Europe/Berlin,M...,LOG,Log File,Content,alice,web1,it,again,2,OS:/x,-,-,text,-
                """,
            expected: [
                Expected(time: "2026-03-01T12:00:07.000Z", actor: "alice", kind: "Log File", text: "it, happened"),
                Expected(time: "2026-03-01T12:00:08.000Z", actor: "alice", kind: "Log File", text: "again"),
            ]),
        FormatSample(
            format: "csv", name: "timesketch.csv",
            text: """
                message,timestamp,datetime,timestamp_desc,user
                "a, b",1772366400000001,2026-03-01T12:00:00.000001+00:00,Event Logged,bob
                """,
            expected: [
                Expected(time: "2026-03-01T12:00:00.000Z", actor: "bob", kind: "Event Logged", text: "a, b")
            ]),
        FormatSample(
            format: "csv", name: "export.csv",
            text: #"""
                #TYPE System.Diagnostics.Eventing.Reader.EventLogRecord
                "Message","Id","Level","ProviderName","MachineName","TimeCreated","LevelDisplayName"
                "The service stopped.

                Reason: ""update""","7036","2","Service Control Manager","WS1","3/25/2026 2:04:11 PM","Error"
                "up","6005","4","EventLog","WS1","3/25/2026 2:05:00 PM",""
                """#,
            expected: [
                Expected(
                    time: "2026-03-25T14:04:11.000Z", actor: "WS1", kind: "Service Control Manager", severity: .error,
                    text: "The service stopped.\n\nReason: \"update\"", zone: .assumed),
                Expected(
                    time: "2026-03-25T14:05:00.000Z", actor: "WS1", kind: "EventLog", severity: .info, text: "up",
                    zone: .assumed),
            ]),
        FormatSample(
            format: "csv", name: "viewer.csv",
            text: """
                Level,Date and Time,Source,Event ID,Task Category
                Warning,25.03.2026 14:04:11,DNS-Client,1014,(1014),"Name resolution, it timed out."
                """,
            expected: [
                Expected(
                    time: "2026-03-25T14:04:11.000Z", kind: "DNS-Client", severity: .warning,
                    text: "Name resolution, it timed out.", zone: .assumed)
            ]),
        FormatSample(
            format: "csv", name: "excel.csv",
            text:
                "\u{FEFF}sep=;\nTime (UTC);Disk;Message\n2026-03-01 12:00;5\" disk;full, or nearly\n2026-03-01 12:01;7\" disk;full",
            expected: [
                Expected(time: "2026-03-01T12:00:00.000Z", text: "full, or nearly", zone: .declared),
                Expected(time: "2026-03-01T12:01:00.000Z", text: "full", zone: .declared),
            ]),
        FormatSample(
            format: "csv", name: "pipes.tsv",
            text: "wann|wer|was\n2026-03-01|Alice|begann\n2026-03-02|Bob|endete",
            expected: [
                Expected(time: "2026-03-01T00:00:00.000Z", text: "2026-03-01|Alice|begann", zone: .assumed),
                Expected(time: "2026-03-02T00:00:00.000Z", text: "2026-03-02|Bob|endete", zone: .assumed),
            ]),
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
