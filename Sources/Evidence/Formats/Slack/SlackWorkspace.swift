/// What the files of a Slack export tell about each other.
struct SlackWorkspace: Sendable {
    /// The names that people show, by identifier.
    private(set) var users = ["USLACKBOT": "Slackbot"]
    /// The names of channels by identifier.
    private(set) var channels: [String: String] = [:]
    /// The messages of each folder to which others reply.
    private(set) var threads: [String: Messages] = [:]

    init(_ files: [EvidenceFiles.File] = []) {
        for file in files where file.name.fileName.hasSuffix(".json") {
            let bytes = file.content.bytes.withoutByteOrderMark
            switch file.name.fileName {
            case "users.json", "org_users.json": addUsers(bytes)
            case "channels.json", "groups.json", "mpims.json": addChannels(bytes)
            default: break
            }
        }
        let days = files.filter { SlackWorkspace.isDay($0.name.fileName) }
        threads = Dictionary(grouping: days, by: \.name.folder).mapValues { days in
            Messages(in: days.map(\.content), lists: ["messages"]) { message in
                let thread = JSON.raw("thread_ts", of: message)
                return thread.flatMap { JSON.raw("ts", of: message)?.equals($0) ?? false ? $0 : nil }
            }
        }
    }

    /// Whether a file is called like a day: `2026-03-01.json`.
    static func isDay(_ name: String) -> Bool {
        let digits = name.utf8.filter(\.isDigit).count
        return digits == 8 && name.utf8.count == 15 && name.hasSuffix(".json")
    }

    private mutating func addUsers(_ bytes: Bytes) {
        JSON.forEachElement(of: bytes) { value in
            let user = bytes[value.range]
            let name = JSON.firstText(
                [["profile", "display_name"], ["profile", "real_name"], ["real_name"], ["name"]], in: user)
            if let id = JSON.text(at: ["id"], in: user), let name { users[id] = users[id] ?? name }
            return true
        }
    }

    private mutating func addChannels(_ bytes: Bytes) {
        JSON.forEachElement(of: bytes) { value in
            let channel = bytes[value.range]
            if let id = JSON.text(at: ["id"], in: channel), let name = JSON.text(at: ["name"], in: channel) {
                channels[id] = channels[id] ?? name
            }
            return true
        }
    }
}
