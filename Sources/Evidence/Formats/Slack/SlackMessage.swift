/// One message of Slack, turned into what people saw.
struct SlackMessage {
    let bytes: Bytes
    let workspace: SlackWorkspace

    init(_ bytes: Bytes, workspace: SlackWorkspace) {
        self.bytes = bytes
        self.workspace = workspace
    }

    var details: Details {
        // An upload that was hidden, a call: what is known then is that something was there.
        let isSilent = JSON.value(at: ["text"], in: bytes)?.kind == .string
        return Details(actor: author, kind: kind, text: text.isEmpty && isSilent ? "(\(kind ?? "no text"))" : text)
    }

    /// The `ts` of the message that this one replies to.
    var thread: Bytes? {
        guard let thread = JSON.raw("thread_ts", of: bytes), !(JSON.raw("ts", of: bytes)?.equals(thread) ?? false)
        else { return nil }
        return thread
    }

    /// This message as others refer to it.
    var reference: Reference { Reference(actor: author, text: said(in: bytes)) }

    /// What a reply itself knows of the message it replies to.
    func reference(toThread thread: Bytes) -> Reference {
        if let root = JSON.value(at: ["root"], in: bytes), root.kind == .object {
            return SlackMessage(bytes[root.range], workspace: workspace).reference
        }
        return Reference(actor: word(["parent_user_id"]).map(name))
    }

    /// Who wrote it. The change of a message is told by Slack itself and written by who edited it.
    private var author: String? {
        if let user = JSON.firstText(
            [
                ["message", "edited", "user"], ["user"], ["message", "user"], ["previous_message", "user"],
                ["comment", "user"],
            ], in: bytes)
        {
            return workspace.users[user] ?? profileName ?? user
        }
        return JSON.firstText(
            [["username"], ["bot_profile", "name"], ["message", "username"], ["bot_id"], ["user_name"]], in: bytes)
    }

    /// People of other workspaces are in no list, but their messages carry a profile.
    private var profileName: String? {
        JSON.firstText(
            [["user_profile", "display_name"], ["user_profile", "real_name"], ["user_profile", "name"]], in: bytes)
    }

    /// The subtype, such as `bot_message`; `deleted` for what is left of a deleted message; `reply` in a thread.
    private var kind: String? {
        if let subtype = word(["subtype"]) {
            return subtype == "tombstone" || subtype == "message_deleted" ? "deleted" : subtype
        }
        return thread == nil ? nil : "reply"
    }

    private func name(_ user: String) -> String { workspace.users[user] ?? user }

    private func word(_ path: [StaticString]) -> String? { JSON.text(at: path, in: bytes) }
}

extension SlackMessage {
    private var text: String {
        switch word(["subtype"]) {
        case "tombstone": return "(deleted)" + (written(in: bytes).map { " \($0)" } ?? "")
        case "message_deleted": return "(deleted) " + (inner("previous_message").map(said) ?? "")
        case "message_changed":
            let new = inner("message").map(said) ?? said(in: bytes)
            guard let old = inner("previous_message").map(said), old != new else { return new + " (edited)" }
            return new + Reference(text: old).suffix("edited; before:")
        default:
            return said(in: bytes) + (JSON.value(at: ["edited"], in: bytes)?.kind == .object ? " (edited)" : "")
        }
    }

    private func inner(_ name: StaticString) -> Bytes? {
        guard let value = JSON.value(at: [name], in: bytes), value.kind == .object else { return nil }
        return bytes[value.range]
    }

    private func written(in message: Bytes) -> String? {
        JSON.firstText([["text"], ["message", "text"]], in: message).map(SlackMarkup(workspace).plain)
    }

    /// Its text, or what its blocks say where it has none; what is attached; its files.
    private func said(in message: Bytes) -> String {
        let own = written(in: message) ?? blocks(of: message)
        let attached = JSON.elements(at: ["attachments"], in: message).map(attachment)
        let parts = [own] + attached + files(of: message)
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func blocks(of message: Bytes) -> String {
        SlackBlocks(markup: SlackMarkup(workspace)).text(of: JSON.elements(at: ["blocks"], in: message))
    }

    private func attachment(_ attachment: Bytes) -> String {
        let fallback = JSON.text(at: ["fallback"], in: attachment) ?? ""
        let markup = SlackMarkup(workspace)
        guard fallback.isEmpty || fallback == "[no preview available]" else { return markup.plain(fallback) }
        let parts = ["pretext", "author_name", "title", "text"].compactMap { JSON.text(at: [$0], in: attachment) }
        let fields = JSON.elements(at: ["fields"], in: attachment).map { field in
            ["title", "value"].compactMap { JSON.text(at: [$0], in: field) }.joined(separator: ": ")
        }
        let words = (parts + fields).map(markup.plain) + [blocks(of: attachment)]
        return words.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func files(of message: Bytes) -> [String] {
        var files = JSON.elements(at: ["files"], in: message)
        if files.isEmpty, word(["upload"]) == "true", let file = inner("file") { files = [file] }
        return files.map { file in
            if JSON.text(at: ["mode"], in: file) == "tombstone" { return "[file: deleted]" }
            return "[file: \(JSON.firstText([["name"], ["title"], ["id"]], in: file) ?? "without a name")]"
        }
    }
}
