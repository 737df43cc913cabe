/// One message of a Slack export, turned into what people saw.
struct SlackMessage {
    private let bytes: Bytes
    private let users: [String: String]

    init(_ bytes: Bytes, users: [String: String]) {
        self.bytes = bytes
        self.users = users
    }

    func details(time: Range<Int>) -> Details {
        Details(actor: author, kind: kind, text: text, time: time)
    }

    private var author: String? {
        if let user = text(["user"]) ?? text(["message", "user"]) ?? text(["comment", "user"]) {
            return users[user] ?? text(["user_profile", "real_name"]) ?? user
        }
        return text(["username"]) ?? text(["bot_profile", "name"]) ?? text(["bot_id"])
    }

    /// The subtype, such as `bot_message`; `reply` in a thread; nothing for a plain message.
    private var kind: String? {
        if let subtype = text(["subtype"]) { return subtype }
        guard let thread = text(["thread_ts"]), thread != text(["ts"]) else { return nil }
        return "reply"
    }

    private var text: String {
        let written = text(["text"]) ?? text(["message", "text"]) ?? ""
        let parts = [plain(written)] + attachments + files
        let whole = parts.filter { !$0.isEmpty }.joined(separator: "\n")
        return isEdited ? whole + " (edited)" : whole
    }

    private var isEdited: Bool {
        JSON.value(at: ["edited"], in: bytes) != nil || text(["subtype"]) == "message_changed"
    }

    private var attachments: [String] {
        elements(["attachments"]).compactMap { JSON.text(at: ["fallback"], in: $0) ?? JSON.text(at: ["text"], in: $0) }
            .map(plain)
    }

    private var files: [String] {
        elements(["files"]).compactMap { JSON.text(at: ["name"], in: $0) }.map { "[file: \($0)]" }
    }

    private func elements(_ path: [StaticString]) -> [Bytes] {
        guard let value = JSON.value(at: path, in: bytes) else { return [] }
        let array = bytes[value.range]
        var elements: [Bytes] = []
        JSON.forEachElement(of: array) { element in
            elements.append(array[element.range])
            return true
        }
        return elements
    }

    private func text(_ path: [StaticString]) -> String? { JSON.text(at: path, in: bytes) }
}

extension SlackMessage {
    /// Turns Slack's markup into plain text: `<@U1>` into a name, `<https://…|label>` into both, entities into characters.
    private func plain(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            result += rest[..<open] + reference(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
        }
        return (result + rest).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    private func reference(_ text: Substring) -> String {
        let parts = text.split(separator: "|", maxSplits: 1)
        let target = parts.first ?? ""
        let label = parts.count > 1 ? String(parts[1]) : nil
        switch target.first {
        case "@": return "@" + (users[String(target.dropFirst())] ?? label ?? String(target.dropFirst()))
        case "#": return "#" + (label ?? String(target.dropFirst()))
        case "!": return label ?? "@" + target.dropFirst().prefix { $0 != "^" }
        default: return label.map { $0 == target ? $0 : "\($0) (\(target))" } ?? String(target)
        }
    }
}
