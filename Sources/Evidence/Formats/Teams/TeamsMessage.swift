import Foundation

/// One message of Teams, turned into what people saw.
struct TeamsMessage {
    let bytes: Bytes

    var author: String? {
        JSON.firstText(
            [
                ["from", "user", "displayName"], ["from", "application", "displayName"],
                ["from", "device", "displayName"], ["from", "user", "id"], ["from", "application", "id"],
            ], in: bytes)
    }

    /// `deleted`, the event that Teams itself tells of, `reply`, `urgent` and the like; nothing for a plain message.
    var kind: String? {
        if isDeleted { return "deleted" }
        if let type = JSON.text(at: ["messageType"], in: bytes), type != "message" { return event ?? type }
        if JSON.raw("replyToId", of: bytes).map({ !$0.equals("0") }) ?? false { return "reply" }
        let importance = JSON.text(at: ["importance"], in: bytes)
        return importance == "normal" ? nil : importance
    }

    /// `membersAdded` of `#microsoft.graph.membersAddedEventMessageDetail`.
    private var event: String? {
        JSON.text(at: ["eventDetail", "@odata.type"], in: bytes)?
            .replacing("#microsoft.graph.", with: "").replacing("EventMessageDetail", with: "")
    }

    private var isDeleted: Bool { JSON.value(at: ["deletedDateTime"], in: bytes)?.kind == .string }

    var text: String {
        let isEdited = JSON.value(at: ["lastEditedDateTime"], in: bytes)?.kind == .string
        return (isDeleted ? "(deleted) " : "") + said + (isEdited && !isDeleted ? " (edited)" : "")
    }

    /// Its subject, its text, and the names of what is attached.
    var said: String {
        let content = JSON.text(at: ["body", "content"], in: bytes) ?? ""
        let isHTML = JSON.text(at: ["body", "contentType"], in: bytes)?.lowercased() == "html"
        let words = [JSON.text(at: ["subject"], in: bytes) ?? "", isHTML ? HTMLText.plain(content) : content]
        let attached = JSON.elements(at: ["attachments"], in: bytes).compactMap(attachment)
        let whole = (words + attached).filter { !$0.isEmpty }.joined(separator: "\n")
        return whole.isEmpty ? eventWords : whole
    }

    private func attachment(_ attachment: Bytes) -> String? {
        let type = JSON.text(at: ["contentType"], in: attachment) ?? ""
        if type == "messageReference" { return quotation(attachment) }
        if type.hasPrefix("application/vnd.microsoft.card") { return card(attachment) }
        return JSON.firstText([["name"], ["contentUrl"]], in: attachment).map { "[file: \($0)]" }
    }

    /// The message that this one quotes. It is JSON in a string in JSON.
    private func quotation(_ attachment: Bytes) -> String? {
        withInner(attachment) { content in
            let reference = Reference(
                actor: JSON.text(at: ["messageSender", "user", "displayName"], in: content),
                text: JSON.text(at: ["messagePreview"], in: content))
            return reference.suffix("quoting").trimmingCharacters(in: .whitespaces)
        }
    }

    private func card(_ attachment: Bytes) -> String? {
        withInner(attachment) { content in
            let own = JSON.firstText([["title"], ["summary"], ["text"], ["fallbackText"]], in: content)
            let blocks = JSON.elements(at: ["body"], in: content).compactMap { JSON.text(at: ["text"], in: $0) }
            let words = [own].compactMap(\.self) + blocks
            return words.isEmpty ? "[card]" : words.map(HTMLText.plain).joined(separator: "\n")
        }
    }

    private func withInner(_ attachment: Bytes, _ body: (Bytes) -> String?) -> String? {
        guard var content = JSON.text(at: ["content"], in: attachment) else { return nil }
        return content.withUTF8 { buffer in
            buffer.baseAddress.flatMap { body(Bytes(start: $0, count: buffer.count)) }
        }
    }

    /// What an event of Teams itself is about.
    private var eventWords: String {
        let people = JSON.elements(at: ["eventDetail", "members"], in: bytes).compactMap {
            JSON.firstText([["displayName"], ["id"]], in: $0)
        }
        let topic = JSON.firstText(
            [
                ["eventDetail", "chatDisplayName"], ["eventDetail", "channelDisplayName"],
                ["eventDetail", "teamDisplayName"],
            ], in: bytes)
        return ([event].compactMap(\.self) + people + [topic].compactMap(\.self)).joined(separator: " ")
    }
}
