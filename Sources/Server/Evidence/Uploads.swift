import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Timekeeping

/// Evidence on its way in: as a form, dropped onto the page, or from a program. It goes to disk as it comes.
struct Uploads: Sendable {
    let blobs: Blobs
    let shelf: EvidenceShelf
    let rooms: Rooms
    let frame: DebriefPage
    /// The most bytes that the files of one request may have.
    let limit: Int
    let now: @Sendable () -> Instant
    /// Bytes are kept and cited in one turn, so that none are dropped that somebody else is about to cite.
    private let turns = Turns()

    /// What became of one file.
    struct Result: Sendable {
        let name: String
        var changes: [Change] = []
        var refusal: Refusal?
    }

    /// What comes beside the bytes.
    struct Label: Sendable {
        var name: String
        var told = Source.Reading()

        /// - Throws: A `Refusal` if there is no such zone or year.
        init(name: String, zone: String?, year: String?) throws(Refusal) {
            self.name = name
            told.zone = try zone.flatMap { text throws(Refusal) in try ReadingFields.zone(text) }
            told.year = try year.flatMap { text throws(Refusal) in try ReadingFields.year(text) }
        }
    }

    /// Files, and fields beside them, that one form may bring.
    private static let most = 50
    /// Seconds that an upload may take.
    private static let longest: Int64 = 3600

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.post("sources", use: create)
    }

    func create(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireConsent(context)
        guard let boundary = MultipartBody.boundary(of: request.headers[.contentType] ?? "") else {
            let changes = try await receive(request.body, try label(request), context)
            return try answer(request, context, changes, next: Route.evidence(context.debrief.id).path)
        }
        return try await tell(request, context, form(request, boundary: boundary, context))
    }

    /// Asks the rules for any file at all, before a byte is taken.
    private func requireConsent(_ context: DebriefContext) throws {
        let any = Source(id: .random(), name: "", sha256: "", size: 0, parts: [])
        _ = try context.debrief.decide(.attach(any), by: context.person.id, at: now())
    }

    /// The bytes alone; their name, zone and year stand in the address.
    private func label(_ request: Request) throws -> Label {
        let asked = request.asked
        return try Label(name: asked["name"] ?? "", zone: asked["zone"], year: asked["year"])
    }

    private func receive(_ body: RequestBody, _ label: Label, _ context: DebriefContext) async throws -> [Change] {
        let end = now().advanced(bySeconds: Uploads.longest)
        var incoming = try blobs.receive(limit: limit)
        defer { incoming.discard() }
        for try await part in body {
            try part.withUnsafeReadableBytes { try incoming.write($0) }
            try requireTime(until: end)
        }
        try requireBytes(incoming, label)
        return try await keep(incoming, label, context)
    }

    /// What became of each file of a form: one that is not taken does not stop the others.
    private func form(_ request: Request, boundary: String, _ context: DebriefContext) async throws -> [Result] {
        let end = now().advanced(bySeconds: Uploads.longest)
        var body = MultipartBody(boundary: boundary)
        var reception = Reception(blobs: blobs, limit: limit)
        defer { reception.discard() }
        for try await bytes in request.body {
            for piece in try body.take(bytes) { try reception.take(piece) }
            try requireTime(until: end)
        }
        guard body.isComplete else { throw DoorRefusal.unreadable("the upload broke off") }
        guard !reception.files.isEmpty else { throw Refusal.missing("The file") }
        let fields = reception.fields
        let labels = try reception.files.map { try Label(name: $0.name, zone: fields["zone"], year: fields["year"]) }
        var results: [Result] = []
        for (file, label) in zip(reception.files, labels) {
            do {
                try requireBytes(file.incoming, label)
                results.append(Result(name: label.name, changes: try await keep(file.incoming, label, context)))
            } catch let refusal as Refusal {
                results.append(Result(name: label.name, refusal: refusal))
            }
        }
        return results
    }

    private func requireTime(until end: Instant) throws {
        guard now() < end else { throw DoorRefusal.unreadable("the upload took longer than an hour") }
    }

    private func requireBytes(_ incoming: Incoming, _ label: Label) throws {
        guard incoming.size > 0 else {
            throw Refusal.invalid("“\(label.name)” is empty, so there is nothing to import. Choose another file.")
        }
    }

    /// Reads a file, keeps its bytes and adds it to the debrief: all of it, or none.
    private func keep(_ incoming: Incoming, _ label: Label, _ context: DebriefContext) async throws -> [Change] {
        let name = Uploads.name(label.name)
        let reading = try await shelf.read(incoming.url, named: name, as: label.told)
        let questions = try await shelf.questions(
            of: reading, in: incoming.url, named: name, label.told, homeZone: context.debrief.description.zone)
        return try await turns.take {
            var incoming = incoming
            let (sha256, size) = try blobs.keep(&incoming)
            do {
                let source = Source(
                    id: .random(), name: name, sha256: sha256, size: size, reading: label.told,
                    parts: try await shelf.parts(of: reading, named: name, after: await context.room.debrief),
                    questions: questions)
                return try await context.room.perform(.attach(source), by: context.person.id, at: now())
            } catch {
                try? await dropUncited(sha256)
                throw error
            }
        }
    }

    private func dropUncited(_ sha256: String) async throws {
        let isCited = try await rooms.debriefs().contains { $0.sources.contains { $0.sha256 == sha256 } }
        if !isCited { try FileManager.default.removeItem(at: blobs.file(sha256)) }
    }

    /// The name alone, whatever path somebody put in front of it.
    static func name(_ text: String) -> String {
        let last = text.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let plain = last.visible.replacing("\n", with: " ").prefix(200)
        return plain.isEmpty ? "evidence" : String(plain)
    }

    /// The files of one form while they come in.
    struct Reception {
        let blobs: Blobs
        let limit: Int
        private var size = 0
        private(set) var fields: [String: String] = [:]
        private(set) var files: [(incoming: Incoming, name: String)] = []
        private var current: MultipartBody.Header?

        init(blobs: Blobs, limit: Int) {
            self.blobs = blobs
            self.limit = limit
        }

        mutating func take(_ piece: MultipartBody.Piece) throws {
            switch piece {
            case .header(let header):
                current = header
                guard let name = header.fileName, !name.isEmpty else { return }
                guard files.count < Uploads.most else {
                    throw Refusal.tooLong("The list of files", limit: Uploads.most)
                }
                files.append((try blobs.receive(limit: limit), name))
            case .bytes(let bytes):
                if current?.fileName == nil {
                    let text = fields[current?.name ?? "", default: ""] + String(buffer: bytes)
                    guard text.utf8.count <= 10_000 else { throw Refusal.tooLong("A field", limit: 10_000) }
                    fields[current?.name ?? ""] = text
                    guard fields.count <= Uploads.most else {
                        throw Refusal.tooLong("The list of fields", limit: Uploads.most)
                    }
                } else if current?.fileName?.isEmpty == false {
                    size += bytes.readableBytes
                    guard size <= limit else { throw StorageFault.tooLarge(limit: limit) }
                    try bytes.withUnsafeReadableBytes { try files[files.count - 1].incoming.write($0) }
                }
            }
        }

        func discard() {
            for file in files { file.incoming.discard() }
        }
    }
}
