/// Mattermost's bulk export: one object a line, of which `post` and `direct_post` are messages with their replies.
struct MattermostExport: Interpretation {
    var format: String { "mattermost" }
    private let people: MattermostPeople

    /// How many lines are looked at.
    private static let sampleSize = 20

    /// Nil unless one of the first objects is one of those that such an export alone consists of.
    init?(_ head: JSONHead, _ content: Content) {
        guard !head.isInList, head.has("type") || head.has("post") || head.has("user") else { return nil }
        let lines = content.bytes[0..<64 << 10].withoutByteOrderMark.lines.prefix(MattermostExport.sampleSize)
        guard lines.contains(where: { JSONHead($0).map(MattermostExport.isTelling) ?? false }) else { return nil }
        people = MattermostPeople(content)
    }

    private static func isTelling(_ head: JSONHead) -> Bool {
        let post = head.inner("post") ?? head.inner("direct_post")
        let hasPost = post?.has("create_at", "message") ?? false
        let hasPerson = head.inner("user")?.has("username", "email") ?? false
        let isVersion = head.text("type") == "version" && head.kind(of: "version") == .number
        return hasPost || (hasPerson && head.text("type") == "user") || isVersion && !head.has("time")
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        let bytes = content.bytes
        var index = RawIndex(marks: LineMarks(countingLinesOf: bytes))
        var undated: Undated?
        let damage = JSONEntries(bytes: bytes, lists: []).forEach { line, _ in
            guard let post = MattermostExport.post(in: bytes[line]) else { return }
            let range = post.shifted(by: line.lowerBound)
            MattermostExport.add(bytes, range, to: &index, undated: &undated)
            guard let replies = JSON.member("replies", of: bytes[range]), replies.kind == .array else { return }
            let start = range.lowerBound + replies.range.lowerBound
            JSON.forEachElement(of: bytes[range][replies.range]) { reply in
                MattermostExport.add(bytes, reply.range.shifted(by: start), to: &index, undated: &undated)
                return true
            }
        }
        index.note(undated, damage: damage)
        return index
    }

    static func post(in line: Bytes) -> Range<Int>? {
        for name: StaticString in ["post", "direct_post"] {
            if let post = JSON.member(name, of: line), post.kind == .object { return post.range }
        }
        return nil
    }

    private static func add(_ bytes: Bytes, _ range: Range<Int>, to index: inout RawIndex, undated: inout Undated?) {
        guard let stamp = stamp(of: bytes[range]) else { return undated.count(at: range.lowerBound) }
        index.list.append(stamp, offset: range.lowerBound, end: range.upperBound)
    }

    private static func stamp(of message: Bytes) -> Stamp? {
        JSON.stamp("create_at", of: message) ?? JSONFields.time(of: message)?.stamp
    }
}

extension MattermostExport {
    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        var details = Details(
            actor: JSON.firstText([["props", "override_username"]], in: entry)
                ?? JSON.text(at: ["user"], in: entry).map(people.name), kind: kind(of: entry), text: text(of: entry))
        details.time = MattermostExport.stamp(of: entry)?.range ?? 0..<0
        guard !isRoot(entry) else { return details }
        details.text += people.parent(at: offset)?.suffix("in reply to") ?? ""
        return details
    }

    /// Replies bear no channel: the post around them does.
    private func isRoot(_ entry: Bytes) -> Bool {
        JSON.member("channel", of: entry) != nil || JSON.member("channel_members", of: entry) != nil
    }

    private func kind(of entry: Bytes) -> String? {
        if isDeleted(entry) { return "deleted" }
        if let type = JSON.text(at: ["type"], in: entry), !type.isEmpty { return type }
        if !isRoot(entry) { return "reply" }
        return JSON.member("channel_members", of: entry) == nil ? nil : "direct message"
    }

    private func text(of entry: Bytes) -> String {
        let files = JSON.elements(at: ["attachments"], in: entry).map { file in
            "[file: \(JSON.text(at: ["path"], in: file)?.fileName ?? "without a name")]"
        }
        let cards = JSON.elements(at: ["props", "attachments"], in: entry).compactMap {
            JSON.firstText([["fallback"], ["text"], ["title"]], in: $0)
        }
        let words = ([JSON.text(at: ["message"], in: entry) ?? ""] + cards + files).filter { !$0.isEmpty }
        let mark = isDeleted(entry) ? "(deleted) " : ""
        return mark + words.joined(separator: "\n") + (isEdited(entry) ? " (edited)" : "")
    }

    private func isEdited(_ entry: Bytes) -> Bool { isSet("edit_at", in: entry) }

    private func isDeleted(_ entry: Bytes) -> Bool {
        isSet("delete_at", in: entry) || JSON.text(at: ["props", "deleted"], in: entry) == "true"
    }

    private func isSet(_ name: StaticString, in entry: Bytes) -> Bool {
        guard let value = JSON.member(name, of: entry), value.kind == .number else { return false }
        return !entry[value.range].equals("0")
    }
}
