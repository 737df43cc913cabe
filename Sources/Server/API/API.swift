import Debriefing
import Evidence
import Hummingbird
import NIOCore
import Storage
import Timekeeping

/// The same state and the same commands, for programs. `Assets/openapi.json` describes it.
struct API: Sendable {
    let rooms: Rooms
    let shelf: EvidenceShelf
    let workshop: WorkshopPages
    let journal: Journal
    let now: @Sendable () -> Instant

    static let root = "/api/v1"

    func addRoutes(to router: Router<VisitContext>) {
        router.get("\(API.root)/openapi.json") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: Assets.bytes("openapi.json"))))
        }
    }

    func addRoutes(to people: RouterGroup<PersonContext>, _ members: RouterGroup<MemberContext>) {
        people.get("debriefs", use: list)
        members.post("debriefs", use: create)
    }

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("") { _, context in try Response.json(DebriefDocument(context.debrief)) }
        debriefs.get("changes", use: changes)
        debriefs.get("evidence", use: evidence)
    }

    /// Debriefs that the person takes part in, and what is open to all if they belong to the organisation.
    func list(_ request: Request, _ context: PersonContext) async throws -> Response {
        let person = context.person
        let visible = try await rooms.debriefs().filter { debrief in
            debrief.participant(person.id) != nil || (person.isMember && debrief.isOpenToAll && !debrief.isSample)
        }
        return try .json(List(debriefs: visible.map { DebriefSummary($0, for: person.id) }))
    }

    func create(_ request: Request, _ context: MemberContext) async throws -> Response {
        let form = try await FormBody(request).decode(DescriptionForm.self)
        let (_, debrief) = try await rooms.found(
            try form.description, by: context.person, facilitates: form.facilitates == "yes", at: now())
        return try .json(DebriefDocument(debrief), status: .created)
    }

    /// The changes after a number, as a document or, for whoever accepts one, as a stream that goes on.
    func changes(_ request: Request, _ context: DebriefContext) async throws -> Response {
        if request.headers[.accept]?.contains("text/event-stream") == true {
            return workshop.stream(request, context, audience: .programs)
        }
        let after = try number("after", in: request) ?? 0
        let limit = min(try number("limit", in: request) ?? 1000, 1000)
        let changes = try await journal.changes(of: context.debrief.id, after: after, limit: max(1, limit))
        return try .json(
            ChangeList(changes: changes.map { $0.shown(in: context.debrief) }, sequence: context.debrief.sequence))
    }

    /// A page of the merged evidence.
    func evidence(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let asked = request.asked
        let clock = WallClock.utc
        let from = try TypedDate.instant(asked["from"], clock)
        let until = try TypedDate.instant(asked["until"], clock)
        let query = Query(text: asked["match"] ?? "")
        let (after, limit) = (
            try number("after", in: request) ?? -1, max(1, min(try number("limit", in: request) ?? 100, 1000))
        )
        let timeline = try await shelf.merged(context.debrief).timeline
        let lines = try await offTheLoop {
            let bounds = timeline.positions(from: from, until: until)
            return timeline.search(
                query, after: max(bounds.lowerBound - 1, min(after, timeline.count)), before: bounds.upperBound,
                limit: limit
            )
            .flatMap { timeline.events(in: $0..<($0 + 1)) }.map { EvidenceDocument($0.masked) }
        }
        return try .json(EvidenceList(count: timeline.count, lines: lines))
    }

    private func number(_ name: String, in request: Request) throws -> Int? {
        guard let text = request.asked[name] else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw DoorRefusal.unreadable("“\(name)” is a number from 0 on")
        }
        return number
    }
}

private struct List: Encodable {
    let debriefs: [DebriefSummary]
}

private struct ChangeList: Encodable {
    let changes: [ShownChange]
    /// Where the journal stands.
    let sequence: Int
}

private struct EvidenceList: Encodable {
    let count: Int
    let lines: [EvidenceDocument]
}

/// A line of evidence as programs see it.
struct EvidenceDocument: Encodable, Sendable {
    let position: Int
    let time: Instant
    let timeAsWritten: String
    let zone: String
    let source: String
    let line: Int
    let format: String
    let actor: String?
    let kind: String?
    let severity: String?
    let text: String

    init(_ event: Event) {
        position = event.position
        time = event.instant
        timeAsWritten = event.timeAsWritten
        zone = event.zone.rawValue
        source = event.source
        line = event.line
        format = event.format
        actor = event.actor
        kind = event.kind
        severity = event.severity.map { "\($0)" }
        text = event.text
    }
}
