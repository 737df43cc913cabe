import Debriefing
import HTTPTypes
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// The first page: one's own debriefs, and what the organisation has published.
struct Home: Sendable {
    let store: Store
    let rooms: Rooms
    let pages: Pages
    let sample: Sample
    let now: @Sendable () -> Instant

    func addRoutes(to people: RouterGroup<PersonContext>, _ members: RouterGroup<MemberContext>) {
        people.get(RouterPath(Route.home.path), use: show)
        members.get(RouterPath(Route.newDebrief.path), use: new)
        members.post(RouterPath(Route.debriefs.path), use: create)
        members.post(RouterPath(Route.sample.path), use: createSample)
        members.post(RouterPath(Route.rehearsals.path), use: rehearse)
    }

    func show(_ request: Request, _ context: PersonContext) async throws -> Response {
        let all = try await rooms.debriefs()
        let mine = all.filter { $0.participant(context.person.id) != nil }
        let published = all.filter { debrief in
            context.person.isMember && !debrief.isSample && debrief.publication != nil
                && (debrief.isOpenToAll || debrief.participant(context.person.id) != nil)
        }
        let requests = context.person.isMember ? try await store.requests.waiting() : []
        let waiting = try await WaitingList(store: store).list(for: context.person.id, in: mine, at: now())
        let rehearsals = try await store.rehearsals.all()
        let page = HomePage(
            waiting: waiting, mine: mine.map(DebriefRow.init), published: published.map(DebriefRow.init),
            isMember: context.person.isMember,
            offersSample: context.person.isMember && !all.contains { $0.isSample && !rehearsals.contains($0.id) },
            rehearsePath: Route.rehearsals.path, newPath: Route.newDebrief.path,
            samplePath: Route.sample.path, requests: try await rows(requests, for: context.person),
            requestsPath: Route.requests.path, newName: Identifier<DebriefRequest>.random().text)
        return pages.page("home", title: "Debriefs", page, for: context.person)
    }

    private func rows(_ requests: [DebriefRequest], for person: Person) async throws -> [HomePage.Request] {
        let names = Dictionary(uniqueKeysWithValues: try await store.people.all().map { ($0.id, $0.name) })
        return requests.map { asked in
            HomePage.Request(
                title: asked.title, about: asked.about, wants: asked.kind == .debrief ? "a debrief" : "a facilitator",
                by: names[asked.by] ?? "a guest", when: TimeWords(.utc).day(asked.at),
                path: "\(Route.requests.path)/\(asked.id)", isMine: asked.by == person.id)
        }
    }

    func new(_ request: Request, _ context: MemberContext) -> Response {
        var page = DescriptionPage(
            heading: "A new debrief", about: Description(title: ""), path: Route.debriefs.path,
            button: "Open the debrief")
        page.isNew = true
        return pages.page("description-page", title: "New debrief", page, for: context.person)
    }

    func create(_ request: Request, _ context: MemberContext) async throws -> Response {
        let body = try await FormBody(request)
        let form = try body.decode(DescriptionForm.self)
        do {
            let room = try await rooms.found(
                try form.description, by: context.person, facilitates: form.facilitates == "yes", at: now())
            return .seeOther(.debrief(room.debrief.id))
        } catch let refusal as Refusal where !request.wantsJSON {
            let page = DescriptionPage(refused: form, refusal.sentence, path: Route.debriefs.path)
            var response = pages.page("description-page", title: "New debrief", page, for: context.person)
            response.status = HTTPResponse.Status(code: refusal.status)
            return response
        }
    }

    func createSample(_ request: Request, _ context: MemberContext) async throws -> Response {
        .seeOther(.debrief(try await sample.seed(for: context.person, at: now())))
    }

    func rehearse(_ request: Request, _ context: MemberContext) async throws -> Response {
        .seeOther(.debrief(try await sample.rehearse(for: context.person, at: now())))
    }
}

extension Rooms {
    /// Opens a new debrief that `person` owns.
    func found(
        _ description: Description, by person: Person, sample: Bool = false, facilitates: Bool = false, at now: Instant
    ) async throws -> (room: Room, debrief: Debrief) {
        let owner = Participant(
            person: person.id, name: person.name, role: .owner, facilitates: facilitates ? true : nil)
        let facts = try Debrief.opening(description, by: owner, sample: sample)
        guard let room = try await found(.random(), facts, by: person.id, at: now) else {
            throw Refusal.notFound("debrief")
        }
        return (room, await room.debrief)
    }
}

/// A debrief on a list.
struct DebriefRow {
    let title: String
    let when: String
    let stage: String
    let isSample: Bool
    let isPublished: Bool
    let isRestricted: Bool
    let tags: [String]
    let path: String
    let publicationPath: String

    init(_ debrief: Debrief) {
        let words = TimeWords(WallClock(debrief.description.zone) ?? .utc)
        title = debrief.description.title
        when = (debrief.description.starts ?? debrief.opened).map { words.day($0) } ?? ""
        stage = debrief.stage.words
        isSample = debrief.isSample
        isPublished = debrief.publication != nil
        isRestricted = debrief.restriction != nil
        tags = debrief.description.tags
        path = Route.debrief(debrief.id).path
        publicationPath = Route.publication(debrief.id).path
    }
}

private struct HomePage {
    /// Somebody asked for something, and nobody has taken it up.
    struct Request {
        let title: String
        let about: String
        let wants: String
        let by: String
        let when: String
        let path: String
        let isMine: Bool
    }

    let waiting: [Waiting]
    let mine: [DebriefRow]
    let published: [DebriefRow]
    let isMember: Bool
    let offersSample: Bool
    let rehearsePath: String
    let newPath: String
    let samplePath: String
    let requests: [Request]
    let requestsPath: String
    let newName: String
}

/// The form that says what a debrief is about.
struct DescriptionPage {
    let heading: String
    let title: String
    let summary: String
    let starts: String
    let ends: String
    let zones: [Choice]
    let tags: String
    let occasions: [Choice]
    let severities: [Choice]
    let impact: String
    let path: String
    let button: String
    var isNew = false
    /// Why what was written could not be taken.
    var problem: String?

    /// The form of a new debrief with everything that was written in it.
    init(refused form: DescriptionForm, _ problem: String, path: String) {
        self.init(
            heading: "A new debrief", title: form.title, summary: form.summary ?? "", starts: form.starts ?? "",
            ends: form.ends ?? "", zone: form.zone ?? "", tags: form.tags ?? "",
            occasion: form.occasion, severity: form.severity, impact: form.impact ?? "", path: path,
            button: "Open the debrief")
        self.problem = problem
    }

    init(heading: String, about: Description, path: String, button: String) {
        let clock = WallClock(about.zone) ?? .utc
        self.init(
            heading: heading, title: about.title, summary: about.summary, starts: TypedDate.write(about.starts, clock),
            ends: TypedDate.write(about.ends, clock), zone: about.zone, tags: about.tags.joined(separator: ", "),
            occasion: about.occasion?.rawValue, severity: about.severity.map { String($0) }, impact: about.impact ?? "",
            path: path, button: button)
    }

    private init(
        heading: String, title: String, summary: String, starts: String, ends: String, zone: String, tags: String,
        occasion: String?, severity: String?, impact: String, path: String, button: String
    ) {
        (self.heading, self.title, self.summary, self.tags) = (heading, title, summary, tags)
        (self.starts, self.ends, self.path, self.button) = (starts, ends, path, button)
        self.impact = impact
        occasions = Trigger.allCases.map { (kind: Trigger) -> Choice in
            Choice(key: kind.rawValue, name: kind.words, isSelected: kind.rawValue == occasion)
        }
        severities = (1...5).map { (level: Int) -> Choice in
            let key = String(level)
            return Choice(key: key, name: level == 1 ? "1, the top" : key, isSelected: key == severity)
        }
        zones = WallClock.names.map { Choice(key: $0, name: $0.replacing("_", with: " "), isSelected: $0 == zone) }
    }
}

extension Trigger {
    var words: String {
        switch self {
        case .incident: "An incident"
        case .nearMiss: "A near miss"
        case .surprise: "A surprise"
        case .success: "A success"
        }
    }
}
