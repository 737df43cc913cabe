/// One day of one channel of a Slack export, or one of the lists that come with it.
struct SlackExport: Interpretation {
    let format: String
    private let users: [String: String]

    /// Nil if `bytes` are neither messages of Slack nor, in an export, one of its lists.
    init?(_ bytes: Bytes, named name: String, surroundings: Surroundings) {
        users = surroundings.slackUsers
        if SlackExport.isMessages(bytes) {
            format = "slack"
        } else if !users.isEmpty, SlackExport.lists.contains(name.fileName) {
            format = "slack-list"
        } else {
            return nil
        }
    }

    private static let lists: Set<String> = [
        "users.json", "channels.json", "groups.json", "dms.json", "mpims.json", "org_users.json",
    ]

    /// An array whose first object has the `ts` of a message, which is text and not a number.
    private static func isMessages(_ bytes: Bytes) -> Bool {
        var isMessage = false
        JSON.forEachElement(of: bytes) { value in
            let message = bytes[value.range]
            isMessage =
                JSON.value(at: ["ts"], in: message)?.kind == .string
                && JSON.text(at: ["type"], in: message) == "message"
            return false
        }
        return isMessage
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        var index = RawIndex(marks: LineMarks(countingLinesOf: content.bytes))
        guard format == "slack" else { return index }
        let base = content.bytes.count - content.bytes.withoutByteOrderMark.count
        let bytes = content.bytes.from(base)
        JSON.forEachElement(of: bytes) { value in
            let range = value.range.shifted(by: base)
            if let stamp = SlackExport.stamp(of: content.bytes[range]) {
                index.list.append(stamp, offset: range.lowerBound, end: range.upperBound)
            } else {
                index.warn(.undated, at: range.lowerBound, "a message without a readable ts; it is not on the timeline")
                index.undatedLines += 1
            }
            return true
        }
        index.noteDamage(ofArray: bytes)
        return index
    }

    private static func stamp(of message: Bytes) -> Stamp? {
        JSON.value(at: ["ts"], in: message).flatMap { Notation.epoch.read(message, at: $0.range.lowerBound + 1) }
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        SlackMessage(entry, users: users).details(time: SlackExport.stamp(of: entry)?.range ?? 0..<0)
    }
}

extension RawIndex {
    /// Says so where an array breaks off before its end.
    mutating func noteDamage(ofArray bytes: Bytes) {
        guard JSON.value(in: bytes, at: 0) == nil else { return }
        warn(.damaged, "the JSON breaks off or is nested too deeply; what stands before that was read")
    }
}

extension String {
    /// What follows the last slash.
    var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}

extension SlackExport {
    /// The names of people in the text of `users.json`: the name they show, else their real name, else their handle.
    static func users(in bytes: Bytes) -> [String: String] {
        var users: [String: String] = [:]
        JSON.forEachElement(of: bytes) { value in
            let user = bytes[value.range]
            let names: [[StaticString]] = [
                ["profile", "display_name"], ["profile", "real_name"], ["real_name"], ["name"],
            ]
            let name = names.lazy.compactMap { JSON.text(at: $0, in: user) }.first { !$0.isEmpty }
            if let id = JSON.text(at: ["id"], in: user), let name { users[id] = name }
            return true
        }
        return users
    }
}
