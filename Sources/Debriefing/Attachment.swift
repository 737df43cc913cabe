/// An image or a file that stands beside an entry: what somebody saw then, or drew from memory. Its bytes lie elsewhere.
public struct Attachment: Codable, Hashable, Sendable, Identifiable {
    /// What its bytes are, whatever its name says.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case png, jpeg, gif, webp
        /// Nothing that a browser shows by itself.
        case other
    }

    public let id: AttachmentID
    /// Who brought it.
    public let by: PersonID
    public let name: String
    public let sha256: String
    /// In bytes.
    public let size: Int
    public let kind: Kind
    /// What it shows, for those too who do not see it.
    public var caption: String
    /// When it was so; nil if nobody said.
    public var moment: Moment?
    /// Drawn from memory: it tells what somebody thought, and records nothing.
    public var isSketch: Bool

    public init(
        id: AttachmentID, by: PersonID, name: String, sha256: String, size: Int, kind: Kind, caption: String,
        moment: Moment? = nil, isSketch: Bool = false
    ) {
        (self.id, self.by, self.name) = (id, by, name)
        (self.sha256, self.size, self.kind) = (sha256, size, kind)
        (self.caption, self.moment, self.isSketch) = (caption, moment, isSketch)
    }

    public var isImage: Bool { kind != .other }

    /// That there was one, and nothing of what it was, but that it was drawn: whether an entry tells from memory stays so.
    var erased: Attachment {
        Attachment(id: id, by: by, name: "", sha256: "", size: 0, kind: .other, caption: "", isSketch: isSketch)
    }
}

extension EntryContent {
    /// The most that one entry may have.
    static let mostAttachments = 20
}

extension Debrief {
    /// That of the entry, also if it was taken away and can be put back.
    public func attachment(_ id: AttachmentID, at entry: EntryID) -> Attachment? {
        timeline[entry]?.content.attachments?.first { $0.id == id } ?? takenAway(from: entry).first { $0.id == id }
    }

    /// That which readers of what is published see, also if it was taken away since, or its entry was.
    public func shownAttachment(_ id: AttachmentID) -> Attachment? {
        guard isShown(id) else { return nil }
        let entries = timeline.everything.filter { !$0.isGone }.map(\.id)
        return entries.lazy.compactMap { attachment(id, at: $0) }.first
    }

    /// Those that stood at the entry once and stand there no more, the latest last.
    public func takenAway(from entry: EntryID) -> [Attachment] {
        let there = Set((timeline[entry]?.content.attachments ?? []).map(\.id))
        let once = timeline.revisions(of: entry).flatMap {
            ($0.before?.attachments ?? []) + ($0.after.attachments ?? [])
        }
        return once.reduce(into: []) { all, one in
            all.removeAll { $0.id == one.id }
            if !there.contains(one.id) { all.append(one) }
        }
    }

    /// Every one whose bytes somebody may still ask for.
    public var attachments: Set<AttachmentID> { timeline.attachments }

    /// Whether readers of what is published see it: somebody chose it, and before it was published.
    public func isShown(_ id: AttachmentID) -> Bool {
        guard let publication, let chosen = shownAttachments[id] else { return false }
        return chosen < publication.sequence
    }

    /// Whether somebody chose that what is published next has it.
    public func isChosen(_ id: AttachmentID) -> Bool { shownAttachments[id] != nil }

    func decideAttachment(_ command: Command, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireUnfinished()
        switch command {
        case .show(let id, let entry, let isShown):
            guard let there = try standing(entry).content.attachments?.first(where: { $0.id == id }) else {
                throw .notFound("attachment")
            }
            try requireSay(actor, there, "choose what is published of it")
            return isShown == (shownAttachments[id] != nil)
                ? [] : [.attachmentShown(entry: entry, attachment: id, isShown: isShown)]
        case .eraseAttachment(let id, let entry):
            guard let there = attachment(id, at: entry) else { throw .notFound("attachment") }
            try requireSay(actor, there, "erase it for good")
            return [.attachmentErased(entry: entry, attachment: id)]
        default: return []
        }
    }

    private func requireSay(_ actor: Participant, _ attachment: Attachment, _ deed: String) throws(Refusal) {
        guard actor.person == attachment.by || actor.role.leads else {
            throw .notAllowed("Whoever brought it can \(deed), or a facilitator. Ask one of them.")
        }
    }

    func checked(_ attachments: [Attachment], beside there: [Attachment]) throws(Refusal) -> [Attachment] {
        var checked: [Attachment] = []
        for var attachment in attachments {
            guard erasedAttachments[attachment.id] == nil else { throw .notFound("attachment") }
            attachment.caption = try Debrief.checked(attachment.caption, "What it shows", limit: 500)
            checked.append(attachment)
        }
        let new = checked.filter { one in !there.contains { $0.id == one.id } }
        guard there.count + new.count <= EntryContent.mostAttachments else {
            throw .invalid("An entry has \(EntryContent.mostAttachments) attachments at the most. Take one away first.")
        }
        return checked
    }

    mutating func applyToAttachments(_ change: Change) {
        switch change.fact {
        case .attachmentShown(_, let id, let isShown): shownAttachments[id] = isShown ? change.sequence : nil
        case .attachmentErased(_, let id):
            erasedAttachments[id] = change.sequence
            shownAttachments[id] = nil
            timeline.erase { $0.id == id }
        default: break
        }
    }
}

extension EntryEdit {
    /// Without what was erased since the change of that number, as `debrief` knows.
    func withoutErased(after sequence: Int, in debrief: Debrief) -> EntryEdit {
        var edit = self
        edit.attach = attach?.map { (debrief.erasedAttachments[$0.id] ?? 0) < sequence ? $0 : $0.erased }
        return edit
    }
}
