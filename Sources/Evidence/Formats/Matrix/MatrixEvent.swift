import Foundation

/// One event of a room, turned into what people saw.
struct MatrixEvent {
    let bytes: Bytes

    var sender: String? { JSON.firstText([["sender"], ["user_id"]], in: bytes) }

    private var type: String { JSON.text(at: ["type"], in: bytes) ?? "" }

    var isDeleted: Bool {
        JSON.value(at: ["unsigned", "redacted_because"], in: bytes)?.kind == .object
            || JSON.value(at: ["redacted_because"], in: bytes)?.kind == .object
    }

    /// `deleted`, `deletion`, `edit`, `reply`, `reaction`, `join` and the like; nothing for a plain message.
    var kind: String? {
        if isDeleted { return "deleted" }
        switch type {
        case "m.room.message", "m.room.encrypted":
            if relationType == "m.replace" { return "edit" }
            if relation != nil { return "reply" }
            return ["m.emote": "action", "m.notice": "notice"][JSON.text(at: ["content", "msgtype"], in: bytes) ?? ""]
        case "m.room.redaction": return "deletion"
        case "m.room.member": return JSON.text(at: ["content", "membership"], in: bytes) ?? "member"
        default: return type.split(separator: ".").last.map(String.init)
        }
    }

    private var relationType: String? { JSON.text(at: ["content", "m.relates_to", "rel_type"], in: bytes) }

    /// What this event does to another one, and to which.
    var relation: (words: String, event: Bytes)? {
        if type == "m.room.redaction" {
            return (JSON.raw("redacts", of: bytes) ?? JSON.raw(at: ["content", "redacts"], in: bytes)).map {
                ("of", $0)
            }
        }
        let target = JSON.raw(at: ["content", "m.relates_to", "event_id"], in: bytes)
        switch relationType {
        case "m.replace": return target.map { ("edit of", $0) }
        case "m.annotation": return target.map { ("to", $0) }
        default:
            // In a thread the event replied to is often only the one before, for programs that know no threads.
            let isFallback = JSON.text(at: ["content", "m.relates_to", "is_falling_back"], in: bytes) == "true"
            let reply = JSON.raw(at: ["content", "m.relates_to", "m.in_reply_to", "event_id"], in: bytes)
            return ((isFallback ? target : reply) ?? target).map { ("in reply to", $0) }
        }
    }

    var text: String {
        if isDeleted { return deletion }
        switch type {
        case "m.room.redaction": return "deleted" + reason(of: JSON.text(at: ["content", "reason"], in: bytes))
        case "m.reaction": return JSON.text(at: ["content", "m.relates_to", "key"], in: bytes) ?? ""
        case "m.room.encrypted": return body.isEmpty ? "(encrypted)" : body
        case "m.room.member": return membership
        case "m.room.topic", "m.room.name":
            return JSON.firstText([["content", "topic"], ["content", "name"]], in: bytes) ?? ""
        default: return body
        }
    }

    private var deletion: String {
        let paths: [[StaticString]] = [
            ["unsigned", "redacted_because", "content", "reason"], ["redacted_because", "content", "reason"],
        ]
        let who = JSON.firstText(
            [["unsigned", "redacted_because", "sender"], ["redacted_because", "sender"]], in: bytes)
        return "(deleted\(who.map { " by \($0)" } ?? "")\(reason(of: JSON.firstText(paths, in: bytes))))"
    }

    private func reason(of text: String?) -> String { text.map { ": \($0)" } ?? "" }

    private var membership: String {
        let name = JSON.firstText([["content", "displayname"], ["state_key"]], in: bytes) ?? ""
        return "\(name) \(membershipWords)" + reason(of: JSON.text(at: ["content", "reason"], in: bytes))
    }

    private var membershipWords: String {
        let membership = JSON.text(at: ["content", "membership"], in: bytes) ?? ""
        switch membership {
        case "join": return "joined"
        case "leave": return sender == JSON.text(at: ["state_key"], in: bytes) ? "left" : "was removed"
        case "invite": return "was invited"
        case "ban": return "was banned"
        case "knock": return "asked to join"
        default: return membership
        }
    }

    /// The message without the quotation that old programs put in front of a reply.
    private var body: String {
        let isEdit = relationType == "m.replace"
        let paths: [[StaticString]] = [["content", "m.new_content", "body"], ["content", "body"]]
        let text = JSON.firstText(isEdit ? paths : [paths[1]], in: bytes) ?? ""
        let isFile = ["m.image", "m.file", "m.audio", "m.video"].contains(
            JSON.text(at: ["content", "msgtype"], in: bytes) ?? "")
        if isFile { return "[file: \(text)]" }
        guard text.hasPrefix("> "), relation != nil, let end = text.range(of: "\n\n") else { return text }
        return String(text[end.upperBound...])
    }
}
