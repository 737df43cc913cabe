import Debriefing
import Publishing
import Timekeeping

/// An attachment as everybody in the debrief sees it.
struct AttachmentRow: Hashable, Sendable {
    let filePath: String
    let fileName: String
    let caption: String
    let isImage: Bool
    /// When it was so, and that it was drawn, as far as that is to be said, as HTML.
    let said: String?

    init(_ attachment: Attachment, at entry: EntryID, in debrief: Debrief, _ words: TimeWords) {
        filePath = Route.entry(debrief.id, entry).path + "/attachments/\(attachment.id)"
        (fileName, caption, isImage) = (attachment.name, attachment.caption, attachment.isImage)
        let time = attachment.moment.map { words.element($0, in: debrief.timeline, dating: .none) }
        let parts = [time, attachment.isSketch ? "a sketch, from memory" : nil].compactMap { $0 }
        said = parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

/// What stands beside one entry, on the page of that entry, with what can be done with it.
struct AttachmentPanel {
    struct Row {
        let attachment: AttachmentRow
        let typedTime: String
        let isShown: Bool
        /// It is the reader's own, or they lead.
        let hasSay: Bool
    }

    let standing: [Row]
    let takenAway: [Row]
    let addPath: String
    let back: String
    /// The change that this shows.
    let base: Int
    let mayAttach: Bool
    let newName: NewName
    let wantsReason: Bool
    let megabytes = AttachmentPages.limit >> 20

    init(at entry: Entry, _ scene: Scene, for person: PersonID) {
        let debrief = scene.debrief
        let typed = TypedMoment(debrief)
        func row(_ attachment: Attachment) -> Row {
            Row(
                attachment: AttachmentRow(attachment, at: entry.id, in: debrief, scene.words),
                typedTime: attachment.moment.map(typed.write) ?? "", isShown: debrief.isChosen(attachment.id),
                hasSay: scene.leads || attachment.by == person)
        }
        standing = (entry.content.attachments ?? []).map(row)
        takenAway = debrief.takenAway(from: entry.id).map(row)
        addPath = Route.entry(debrief.id, entry.id).path + "/attachments"
        back = Route.entry(debrief.id, entry.id).path + "#attachments"
        base = debrief.sequence
        mayAttach = scene.mayChange && entry.removal == nil
        newName = scene.newName
        wantsReason = debrief.wantsReasons
    }
}
