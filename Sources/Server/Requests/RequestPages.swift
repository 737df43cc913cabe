import Debriefing
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// Asking for a debrief or for a facilitator, and the queue that facilitators take them from.
struct RequestPages: Sendable {
    let store: Store
    let rooms: Rooms
    let now: @Sendable () -> Instant

    func addRoutes(to people: RouterGroup<PersonContext>, _ members: RouterGroup<MemberContext>) {
        people.post(RouterPath(Route.requests.path), use: create)
        members.post("/requests/:request/claims", use: claim)
        people.post("/requests/:request/withdrawals", use: withdraw)
    }

    func addAPI(to people: RouterGroup<PersonContext>, _ members: RouterGroup<MemberContext>) {
        members.get("requests", use: list)
        people.post("requests", use: create)
        members.post("requests/:request/claims", use: claim)
    }

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        try .json(RequestList(requests: try await store.requests.waiting().map(RequestDocument.init)))
    }

    func create(_ request: Request, _ context: PersonContext) async throws -> Response {
        let form = try await FormBody(request).decode(RequestForm.self)
        let asked = try await form.request(by: context.person, rooms, at: now())
        try await store.requests.add(asked)
        if request.isForProgram { return try .json(RequestDocument(asked), status: .created) }
        return .seeOther(asked.debrief.map(Route.preparation) ?? .home)
    }

    /// Whoever takes it up facilitates; whoever asked for a debrief owns it.
    func claim(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let id = context.parameters.get("request").flatMap(Identifier<DebriefRequest>.init),
            try await store.requests.knows(id)
        else { throw Refusal.notFound("request") }
        guard let asked = try await store.requests.claim(id, by: context.person.id, at: now()) else {
            throw Refusal.invalid("Somebody has taken it up already. The home page shows what still waits.")
        }
        let debrief: DebriefID
        do {
            debrief = try await take(asked, context.person)
        } catch {
            try await store.requests.release(id)
            throw error
        }
        if request.isForProgram { return try .json(Claimed(debrief: debrief), status: .created) }
        return .seeOther(.preparation(debrief))
    }

    func withdraw(_ request: Request, _ context: PersonContext) async throws -> Response {
        guard let id = context.parameters.get("request").flatMap(Identifier<DebriefRequest>.init) else {
            throw DoorRefusal.notHere
        }
        try await store.requests.withdraw(id, by: context.person.id)
        return .seeOther(.home)
    }

    private func take(_ asked: DebriefRequest, _ claimer: Person) async throws -> DebriefID {
        if let id = asked.debrief {
            guard let room = try await rooms.room(id) else { throw Refusal.notFound("debrief") }
            return try await lead(room, claimer, asked)
        }
        guard let asker = try await store.people.find(asked.by) else { throw Refusal.notFound("person who asked") }
        let about = Description(title: asked.title, summary: asked.about)
        let (room, _) = try await rooms.found(about, by: asker, facilitates: asker.id == claimer.id, at: now())
        return asker.id == claimer.id ? await room.debrief.id : try await lead(room, claimer, asked)
    }

    /// By the word of whoever leads there: the owner's, who has said that somebody is wanted by letting the request wait.
    private func lead(_ room: Room, _ claimer: Person, _ asked: DebriefRequest) async throws -> DebriefID {
        let debrief = await room.debrief
        guard let owner = debrief.participants.first(where: { $0.role == .owner })?.person else {
            throw Refusal.notFound("owner")
        }
        guard debrief.facilitator == nil else {
            throw Refusal.alreadyThere("A facilitator")
        }
        let newcomer = Participant(person: claimer.id, name: claimer.name, role: .facilitator)
        if try await room.perform(.admit(newcomer), by: owner, at: now()).isEmpty {
            _ = try await room.perform(.facilitate(claimer.id), by: owner, at: now())
        }
        return debrief.id
    }
}

private struct RequestForm: Decodable {
    let id: NameForNew<DebriefRequest>?
    let kind: DebriefRequest.Kind?
    let title: String?
    let about: String?
    let debrief: String?

    func request(by person: Person, _ rooms: Rooms, at now: Instant) async throws -> DebriefRequest {
        if kind == .facilitator {
            let room = try await debrief.flatMap(DebriefID.init).asyncMap { try await rooms.room($0) } ?? nil
            guard let state = await room?.debrief, state.participant(person.id)?.role.contributes == true else {
                throw Refusal.notFound("debrief")
            }
            return DebriefRequest(
                id: id.orRandom(), kind: .facilitator, title: state.description.title, about: "", debrief: state.id,
                by: person.id, at: now)
        }
        guard person.isMember else { throw DoorRefusal.membersOnly }
        return try DebriefRequest.asking(id.orRandom(), title ?? "", about ?? "", by: person.id, at: now)
    }
}

extension Optional {
    fileprivate func asyncMap<New>(_ transform: (Wrapped) async throws -> New) async rethrows -> New? {
        guard let self else { return nil }
        return try await transform(self)
    }
}

extension DebriefRequest {
    /// A request for a debrief, with what somebody wrote put in order.
    static func asking(
        _ id: Identifier<DebriefRequest>, _ title: String, _ about: String, by person: PersonID,
        at now: Instant
    ) throws(Refusal) -> DebriefRequest {
        let title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !title.isEmpty else { throw .missing("What happened, in a few words,") }
        guard title.unicodeScalars.count <= 200 else { throw .tooLong("What happened, in a few words,", limit: 200) }
        guard about.unicodeScalars.count <= 10_000 else { throw .tooLong("The description", limit: 10_000) }
        return DebriefRequest(id: id, kind: .debrief, title: title, about: about, debrief: nil, by: person, at: now)
    }
}

struct RequestDocument: Encodable {
    let id: Identifier<DebriefRequest>
    let kind: DebriefRequest.Kind
    let title: String
    let about: String
    let debrief: DebriefID?
    let by: PersonID
    let at: Instant

    init(_ request: DebriefRequest) {
        (id, kind, title, about) = (request.id, request.kind, request.title, request.about)
        (debrief, by, at) = (request.debrief, request.by, request.at)
    }
}

private struct RequestList: Encodable {
    let requests: [RequestDocument]
}

private struct Claimed: Encodable {
    let debrief: DebriefID
}
