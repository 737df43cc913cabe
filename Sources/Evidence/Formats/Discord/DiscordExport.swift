/// One channel as DiscordChatExporter writes it to JSON.
struct DiscordExport: JSONSource {
    var format: String { "discord" }
    var lists: [StaticString] { ["messages"] }
    private let messages: Messages

    /// Nil if `head` is not that of such an export.
    init?(_ head: JSONHead, _ content: Content) {
        guard !head.isInList, head.kind(of: "guild") == .object, head.kind(of: "channel") == .object,
            head.kind(of: "messages") == .array
        else { return nil }
        messages = Messages(in: [content], lists: ["messages"]) { JSON.raw("id", of: $0) }
    }

    func forEachMoment(of object: Bytes, _ body: (Moment) -> Void) {
        if let stamp = JSON.stamp("timestamp", of: object) { body(Moment(name: "", stamp: stamp)) }
    }

    func describe(_ object: Bytes, _ moment: Moment, offset: Int) -> Details {
        let message = DiscordMessage(bytes: object)
        var details = Details(actor: message.author, kind: message.kind, text: message.text)
        guard let id = JSON.raw(at: ["reference", "messageId"], in: object), message.kind == "Reply" else {
            return details
        }
        let reference = messages.with(id) { message in
            let message = DiscordMessage(bytes: message)
            return Reference(actor: message.author, text: message.said)
        }
        details.text += (reference ?? Reference()).suffix("in reply to")
        return details
    }
}
