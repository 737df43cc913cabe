/// Messages of a chat or a channel of Microsoft Teams, as Graph lists them (`chatMessage`): in `value`, in a list, one to
/// a line; replies may stand within the message they are given to.
struct TeamsMessages: Interpretation {
    var format: String { "teams" }
    private static let lists: [StaticString] = ["value", "messages"]
    private let messages: Messages

    /// Nil if `head` is not that of such messages.
    init?(_ head: JSONHead, _ content: Content) {
        let first = head.isInList ? head : head.inner("value") ?? head.inner("messages") ?? head
        guard first.has("messageType", "createdDateTime"), first.has("body") || first.has("from") else { return nil }
        messages = Messages(in: [content], lists: TeamsMessages.lists) { JSON.raw("id", of: $0) }
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        let bytes = content.bytes
        var index = RawIndex(marks: LineMarks(countingLinesOf: bytes))
        var undated: Undated?
        let damage = JSONEntries(bytes: bytes, lists: TeamsMessages.lists).forEach { entry, _ in
            TeamsMessages.add(bytes, entry, to: &index, undated: &undated)
            guard let replies = JSON.member("replies", of: bytes[entry]), replies.kind == .array else { return }
            let start = entry.lowerBound + replies.range.lowerBound
            JSON.forEachElement(of: bytes[entry][replies.range]) { reply in
                let range = reply.range.shifted(by: start)
                if reply.kind == .object { TeamsMessages.add(bytes, range, to: &index, undated: &undated) }
                return true
            }
        }
        index.note(undated, damage: damage)
        return index
    }

    private static func add(_ bytes: Bytes, _ range: Range<Int>, to index: inout RawIndex, undated: inout Undated?) {
        guard let stamp = stamp(of: bytes[range]) else { return undated.count(at: range.lowerBound) }
        index.list.append(stamp, offset: range.lowerBound, end: range.upperBound)
    }

    private static func stamp(of message: Bytes) -> Stamp? {
        JSON.stamp("createdDateTime", of: message) ?? JSONFields.time(of: message)?.stamp
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        let message = TeamsMessage(bytes: entry)
        var details = Details(actor: message.author, kind: message.kind, text: message.text)
        details.time = TeamsMessages.stamp(of: entry)?.range ?? 0..<0
        guard let id = JSON.raw("replyToId", of: entry), !id.equals("0") else { return details }
        let parent = messages.with(id) { message in
            let message = TeamsMessage(bytes: message)
            return Reference(actor: message.author, text: message.said)
        }
        details.text += (parent ?? Reference()).suffix("in reply to")
        return details
    }
}
