import Debriefing
import Hummingbird
import Storage
import Timekeeping

/// Finds out who it is: by the session's cookie on pages, by a bearer token at the API and nowhere else.
struct Recognition: RouterMiddleware {
    let store: Store
    let now: @Sendable () -> Instant

    static let cookie = "debrief_session"

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.visitor = try await visitor(request)
        return try await next(request, context)
    }

    private func visitor(_ request: Request) async throws -> Visitor? {
        guard let (secret, kind) = request.isForProgram ? bearer(request) : session(request),
            let pass = try await store.passes.find(secret, kind, at: now()),
            let id = pass.person, let person = try await store.people.find(id)
        else { return nil }
        return Visitor(person: person, pass: pass)
    }

    private func session(_ request: Request) -> (Secret, Pass.Kind)? {
        request.cookies[Recognition.cookie].map { (Secret(presented: $0.value), .session) }
    }

    private func bearer(_ request: Request) -> (Secret, Pass.Kind)? {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else { return nil }
        return (Secret(presented: String(header.dropFirst("bearer ".count))), .program)
    }
}

extension Request {
    /// Sent to the API, which answers programs.
    var isForProgram: Bool { uri.path.hasPrefix("/api/") }
}

/// Finds the debrief that the address names and the visitor's place in it.
struct Seating: RouterMiddleware {
    let rooms: Rooms

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let visitor = context.visitor, let name = context.parameters.get("debrief"), let id = DebriefID(name),
            let room = try await rooms.room(id)
        {
            let debrief = await room.debrief
            context.seat = Seat(
                room: room, debrief: debrief, participant: debrief.participant(visitor.person.id))
        }
        return try await next(request, context)
    }
}
