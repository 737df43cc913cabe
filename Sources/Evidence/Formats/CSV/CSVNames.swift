/// The names under which tables keep what an entry says, the more telling name first, all in lower case.
enum CSVNames {
    static let times = [
        "datetime", "@timestamp", "timestamp", "time", "date_time", "event_time", "eventtime", "created_at", "created",
        "ts", "date", "when", "start", "starttime", "start_time", "timecreated", "time_created", "occurred_at",
        "logged", "_time", "date and time", "date/time", "date time", "time stamp", "timegenerated", "time generated",
        "timewritten", "event time", "log time", "occurred", "updated_at", "datum", "zeit", "zeitpunkt", "zeitstempel",
    ]
    static let texts = [
        "message", "msg", "text", "desc", "short", "description", "summary", "event", "title", "content", "log", "body",
        "details", "nachricht", "beschreibung",
    ]
    static let actors = [
        "actor", "user", "username", "user_name", "author", "owner", "host", "hostname", "computer_name", "computer",
        "machinename", "benutzer",
    ]
    static let kinds = [
        "kind", "timestamp_desc", "sourcetype", "type", "event_type", "category", "data_type", "providername", "source",
    ]
    static let severities = ["leveldisplayname", "severity", "level", "priority", "loglevel", "entrytype"]
    static let zones = ["timezone", "zone", "time zone", "tz"]

    /// The columns of log2timeline's table.
    static let log2timeline = [
        "date", "time", "timezone", "macb", "source", "sourcetype", "type", "user", "host", "short", "desc", "version",
        "filename", "inode", "notes", "format", "extra",
    ]

    /// A header that says that its times are UTC, as `Time (UTC)` and `created_utc` do.
    static func saysUTC(_ name: String) -> Bool {
        name.split { !$0.isLetter }.contains { $0 == "utc" || $0 == "gmt" }
    }

    /// The name without what it says of the zone.
    static func plain(_ name: String) -> String {
        guard saysUTC(name) else { return name }
        let words = name.split { !$0.isLetter && $0 != "_" && $0 != "@" && $0 != "/" }.filter {
            $0 != "utc" && $0 != "gmt"
        }
        let joined = words.joined(separator: " ")
        return ["_utc", "_gmt"].first { joined.hasSuffix($0) }.map { String(joined.dropLast($0.count)) } ?? joined
    }
}
