/// One day of one channel of a Slack export, or messages as Slack's API lists them.
struct SlackExport: JSONSource {
    var format: String { "slack" }
    var lists: [StaticString] { ["messages"] }
    private let workspace: SlackWorkspace
    /// The messages of the channel that replies were given to.
    private let threads: Messages?

    /// Nil if `head` is not that of messages of Slack, whose `ts` is text and not a number.
    init?(_ head: JSONHead, named name: String, workspace: SlackWorkspace) {
        guard let message = head.isInList ? head : head.inner("messages"), message.kind(of: "ts") == .string,
            message.text("type") == "message"
        else { return nil }
        self.workspace = workspace
        threads = workspace.threads[name.folder]
    }

    func forEachMoment(of object: Bytes, _ body: (Moment) -> Void) {
        guard let value = JSON.member("ts", of: object) else { return }
        let start = value.range.lowerBound + (value.kind == .string ? 1 : 0)
        if let stamp = Notation.epoch.read(object, at: start) { body(Moment(name: "", stamp: stamp)) }
    }

    func describe(_ object: Bytes, _ moment: Moment, offset: Int) -> Details {
        let message = SlackMessage(object, workspace: workspace)
        var details = message.details
        guard let thread = message.thread else { return details }
        let parent = threads?.with(thread) { SlackMessage($0, workspace: workspace).reference }
        details.text += (parent ?? message.reference(toThread: thread)).suffix("in reply to")
        return details
    }
}

/// One of the lists that come with a Slack export: of people, channels, groups. None of it happened at a time.
struct SlackList: Interpretation {
    var format: String { "slack-list" }

    private static let names: Set<String> = [
        "users.json", "channels.json", "groups.json", "dms.json", "mpims.json", "org_users.json", "canvases.json",
        "lists.json", "file_conversations.json",
    ]

    /// Nil if the file has not the name of such a list or, unless it is empty, no `id` in what it lists. A day on which
    /// nothing was said is an empty list, too.
    init?(_ bytes: Bytes, head: JSONHead?, named name: String, workspace: SlackWorkspace) {
        guard let head else {
            let isSilentDay = SlackWorkspace.isDay(name.fileName) && workspace.users.count > 1
            guard SlackList.names.contains(name.fileName) || isSilentDay, bytes.trimmed.equals("[]") else { return nil }
            return
        }
        guard SlackList.names.contains(name.fileName) else { return nil }
        let isAboutSlack = head.has("name") || head.has("members") || head.has("profile") || head.has("title")
        guard head.isInList, head.kind(of: "id") == .string, isAboutSlack, !head.has("ts") else { return nil }
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        RawIndex(marks: LineMarks(countingLinesOf: content.bytes))
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details { Details(text: entry.trimmed.text) }
}

/// What a Slack export tells of the integrations that were added, changed and removed.
struct SlackIntegrationLog: JSONSource {
    var format: String { "slack-integrations" }
    var lists: [StaticString] { [] }

    init?(_ head: JSONHead) {
        guard head.isInList, head.has("user_id", "date", "change_type"),
            head.has("service_type") || head.has("app_type") || head.has("app_id")
        else { return nil }
    }

    func forEachMoment(of object: Bytes, _ body: (Moment) -> Void) {
        if let stamp = JSON.stamp("date", of: object) { body(Moment(name: "", stamp: stamp)) }
    }

    func describe(_ object: Bytes, _ moment: Moment, offset: Int) -> Details {
        let words = ["change_type", "service_type", "app_type"].compactMap { JSON.text(at: [$0], in: object) }
        let reason = JSON.text(at: ["reason"], in: object).map { ": \($0)" } ?? ""
        return Details(
            actor: JSON.firstText([["user_name"], ["user_id"]], in: object), kind: "integration",
            text: words.joined(separator: " ") + reason)
    }
}

extension String {
    /// What follows the last slash.
    var fileName: String { split(separator: "/").last.map(String.init) ?? self }

    /// What stands before the last slash.
    var folder: String { lastIndex(of: "/").map { String(self[..<$0]) } ?? "" }
}
