/// A room of Matrix as Element exports it to JSON, or events as the server lists them.
struct MatrixExport: JSONSource {
    var format: String { "matrix" }
    var lists: [StaticString] { MatrixExport.lists }
    private static let lists: [StaticString] = ["messages", "chunk"]
    private let events: Messages
    /// The events that gave people their names, by `@alice:example.org`.
    private let members: Messages

    /// Nil if `head` is not that of such events.
    init?(_ head: JSONHead, _ content: Content) {
        let event = head.isInList ? head : head.inner("messages") ?? head.inner("chunk") ?? head
        let isExport = head.has("room_name", "exported_by") && head.kind(of: "messages") == .array
        guard isExport || event.has("event_id", "origin_server_ts", "sender") else { return nil }
        events = Messages(in: [content], lists: MatrixExport.lists) { JSON.raw("event_id", of: $0) }
        members = Messages(in: [content], lists: MatrixExport.lists) { event in
            guard let type = JSON.raw("type", of: event), type.equals("m.room.member"),
                JSON.raw(at: ["content", "displayname"], in: event) != nil
            else { return nil }
            return JSON.raw("state_key", of: event)
        }
    }

    func forEachMoment(of object: Bytes, _ body: (Moment) -> Void) {
        if let stamp = JSON.stamp("origin_server_ts", of: object) { body(Moment(name: "", stamp: stamp)) }
    }

    func describe(_ object: Bytes, _ moment: Moment, offset: Int) -> Details {
        let event = MatrixEvent(bytes: object)
        var details = Details(actor: event.sender.map(name), kind: event.kind, text: event.text)
        guard let (relation, id) = event.relation else { return details }
        details.text += (reference(to: id) ?? Reference()).suffix(relation)
        return details
    }

    private func reference(to id: Bytes) -> Reference? {
        events.with(id) { bytes in
            let event = MatrixEvent(bytes: bytes)
            return Reference(actor: event.sender.map(name), text: event.isDeleted ? nil : event.text)
        }
    }

    /// The name that somebody shows and the identifier, as in `Alice (@alice:example.org)`.
    private func name(_ sender: String) -> String {
        var id = sender
        let shown = id.withUTF8 { buffer in
            buffer.baseAddress.flatMap { start in
                members.with(Bytes(start: start, count: buffer.count)) { member in
                    JSON.firstText([["content", "displayname"]], in: member)
                }
            }
        }
        return shown.map { "\($0) (\(sender))" } ?? sender
    }
}
