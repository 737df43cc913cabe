import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing
import Storage
import Timekeeping

/// Images and files beside entries: brought as a form with a file, shown by their bytes, erased for good.
struct AttachmentPages: Sendable {
    let store: Store
    let now: @Sendable () -> Instant

    /// The most bytes of one: a photograph fits, and it is taken apart in memory.
    static let limit = 10 << 20

    func addRoutes(to debriefs: RouterGroup<DebriefContext>, _ readers: RouterGroup<ReaderContext>, _ deeds: Deeds) {
        debriefs.get("entries/:entry/attachments/:attachment", use: show)
        debriefs.post("entries/:entry/attachments", use: add)
        debriefs.post("entries/:entry/attachments/:attachment/erasures", use: erase)
        deeds.post("entries/:entry/attachments/:attachment/edits", AttachmentEditForm.self)
        deeds.post("entries/:entry/attachments/:attachment/removals", AttachmentRemovalForm.self)
        deeds.post("entries/:entry/attachments/:attachment/restorations", AttachmentRestorationForm.self)
        deeds.post("entries/:entry/attachments/:attachment/showings", AttachmentShowingForm.self)
        readers.get("publication/attachments/:attachment", use: publish)
    }

    func show(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let (id, entry): (AttachmentID, EntryID) = (try context.id("attachment"), try context.id("entry"))
        guard let attachment = context.debrief.attachment(id, at: entry) else { throw Refusal.notFound("attachment") }
        return try respond(attachment, in: context.debrief)
    }

    /// For readers of what is published, of what somebody chose for them.
    func publish(_ request: Request, _ context: ReaderContext) async throws -> Response {
        let debrief = context.debrief
        guard let id = context.parameters.get("attachment").flatMap(AttachmentID.init),
            let attachment = debrief.shownAttachment(id)
        else { throw Refusal.notFound("attachment") }
        return try respond(attachment, in: debrief)
    }

    /// A stranger's bytes: shown as a picture or saved, and never a page of this house.
    private func respond(_ attachment: Attachment, in debrief: Debrief) throws -> Response {
        guard let bytes = try? Data(contentsOf: store.attachments.file(attachment.id, of: debrief.id)) else {
            throw Refusal.notFound("attachment")
        }
        let disposition = attachment.isImage ? "inline" : "attachment"
        return Response(
            status: .ok,
            headers: [
                .contentType: attachment.kind.type, .cacheControl: "no-store",
                .contentSecurityPolicy: "default-src 'none'; sandbox; frame-ancestors 'none'",
                .contentDisposition: "\(disposition); filename*=UTF-8''\(attachment.name.percentEncoded)",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    func add(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireWriter(context)
        let (bytes, name, fields) = try await receive(request)
        let form = try AttachmentForm(fields, in: context.debrief)
        let entry = try context.debrief.standing(try context.id("entry")).id
        let page = Route.entry(context.debrief.id, entry).path + "#attachments"
        // Sent again, it is there already, and its bytes stay as they are.
        guard context.debrief.attachment(form.id, at: entry) == nil else {
            return try answer(request, context, [], next: page)
        }
        guard !context.debrief.attachments.contains(form.id) else {
            throw Refusal.invalid("Another entry has something of that name. Reload the page, and add it again.")
        }
        let kind = try ImageBytes.kind(of: bytes)
        let stripped = try ImageBytes.stripped(bytes, kind)
        let attachment = Attachment(
            id: form.id, by: context.person.id, name: name, sha256: AttachmentPages.hash(stripped),
            size: stripped.count,
            kind: kind, caption: form.caption, moment: form.moment, isSketch: form.isSketch && kind != .other)
        let edit = EntryEdit(attach: [attachment])
        let command = Command.changeEntry(entry, edit, base: context.debrief.sequence).explained(form.because)
        // The rules are asked before a byte is kept.
        _ = try context.debrief.decide(command, by: context.person.id, at: now())
        try store.attachments.keep(stripped, as: form.id, of: context.debrief.id)
        do {
            let changes = try await context.room.perform(command, by: context.person.id, at: now())
            return try answer(request, context, changes, next: page)
        } catch {
            if await !context.room.debrief.attachments.contains(form.id) {
                try? store.attachments.remove(form.id, of: context.debrief.id)
            }
            throw error
        }
    }

    /// The bytes first: a server that ends half-way leaves an attachment without bytes, and not bytes of nobody.
    func erase(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let (id, entry): (AttachmentID, EntryID) = (try context.id("attachment"), try context.id("entry"))
        let command = Command.eraseAttachment(id, at: entry)
        _ = try context.debrief.decide(command, by: context.person.id, at: now())
        try store.attachments.remove(id, of: context.debrief.id)
        let changes = try await context.room.perform(command, by: context.person.id, at: now())
        try await store.journal.eraseTakenBack(in: context.debrief.id, as: await context.room.debrief)
        let page = Route.entry(context.debrief.id, entry).path + "#attachments"
        return try answer(request, context, changes, next: page)
    }

    private static func hash(_ bytes: Data) -> String {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update($0) }
        return hash.hexadecimal()
    }

    private func requireWriter(_ context: DebriefContext) throws(Refusal) {
        guard context.participant.role.contributes else { throw .observersRead }
        try context.debrief.requireUnfinished()
    }

    private func receive(_ request: Request) async throws -> (bytes: Data, name: String, fields: [String: String]) {
        guard let boundary = MultipartBody.boundary(of: request.headers[.contentType] ?? "") else {
            throw DoorRefusal.unreadable("send the file as a form with files does")
        }
        var body = MultipartBody(boundary: boundary)
        var reception = Uploads.Reception(blobs: store.blobs, limit: AttachmentPages.limit)
        defer { reception.discard() }
        for try await bytes in request.body {
            for piece in try body.take(bytes) { try reception.take(piece) }
        }
        guard body.isComplete else { throw DoorRefusal.unreadable("the upload broke off") }
        guard reception.files.count == 1, let file = reception.files.first, file.incoming.size > 0 else {
            throw Refusal.invalid("There is not one file in it that is not empty. Choose one, or draw a sketch.")
        }
        return (try Data(contentsOf: file.incoming.url), Uploads.name(file.name), reception.fields)
    }
}

/// What is said of an attachment when it is brought.
private struct AttachmentForm {
    let id: AttachmentID
    let caption: String
    let moment: Moment?
    let isSketch: Bool
    let because: String?

    init(_ fields: [String: String], in debrief: Debrief) throws(Refusal) {
        if let name = fields["id"], !name.isEmpty {
            guard let id = AttachmentID(name) else { throw .notFound("attachment") }
            self.id = id
        } else {
            id = .random()
        }
        caption = try Debrief.checked(fields["caption"] ?? "", "What it shows", limit: 500)
        moment = try AttachmentForm.moment(fields["time"], in: debrief)
        isSketch = fields["sketch"] == "yes"
        because = fields["because"]
    }

    static func moment(_ time: String?, in debrief: Debrief) throws(Refusal) -> Moment? {
        guard let time, !time.allSatisfy(\.isWhitespace) else { return nil }
        return try TypedMoment(debrief).read(time)
    }
}

struct AttachmentEditForm: CommandForm {
    let caption: String
    let time: String?
    /// The change that the page showed; without it, what stands there now is what was changed.
    let base: Int?

    func command(in place: FormPlace) throws -> Command {
        var attachment = try place.attachment
        attachment.caption = caption
        attachment.moment = try AttachmentForm.moment(time, in: place.debrief)
        return .changeEntry(
            try place.id("entry"), EntryEdit(attach: [attachment]), base: base ?? place.debrief.sequence)
    }
}

struct AttachmentRemovalForm: CommandForm {
    func command(in place: FormPlace) throws -> Command {
        .changeEntry(
            try place.id("entry"), EntryEdit(detach: [try place.attachment.id]), base: place.debrief.sequence)
    }
}

struct AttachmentRestorationForm: CommandForm {
    func command(in place: FormPlace) throws -> Command {
        .changeEntry(try place.id("entry"), EntryEdit(attach: [try place.attachment]), base: place.debrief.sequence)
    }
}

struct AttachmentShowingForm: CommandForm {
    let show: String

    func command(in place: FormPlace) throws -> Command {
        .show(try place.id("attachment"), at: try place.id("entry"), show == "yes")
    }
}

extension FormPlace {
    /// The one that the address names.
    fileprivate var attachment: Attachment {
        get throws {
            let (id, entry): (AttachmentID, EntryID) = (try self.id("attachment"), try self.id("entry"))
            guard let attachment = debrief.attachment(id, at: entry) else { throw Refusal.notFound("attachment") }
            return attachment
        }
    }
}

extension Command {
    /// The same with a reason, if there is one.
    fileprivate func explained(_ reason: String?) -> Command {
        reason.map { $0.isEmpty ? self : .correct(self, because: $0) } ?? self
    }
}

extension Attachment.Kind {
    /// What browsers are told that it is. What is no picture is bytes to them.
    var type: String {
        switch self {
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .gif: "image/gif"
        case .webp: "image/webp"
        case .other: "application/octet-stream"
        }
    }
}
