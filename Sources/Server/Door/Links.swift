import Debriefing
import Hummingbird
import Storage
import Timekeeping

/// What somebody finds behind a link they were given. Looking at it uses nothing up: a mail program may look, too.
struct Links: Sendable {
    let store: Store
    let rooms: Rooms
    let pages: Pages
    let signIn: SignIn
    let now: @Sendable () -> Instant

    func addRoutes(to router: Router<VisitContext>) {
        router.get("/links/:secret", use: show)
        router.post("/links/:secret", use: open)
    }

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let (secret, pass) = try await pass(context)
        let debrief = try await room(pass)?.debrief
        let page = LinkPage(
            path: Route.link(secret.text).path, title: debrief?.description.title,
            isSignIn: pass.kind == .signIn, isInvitation: pass.kind == .invitation && context.visitor == nil,
            isGuest: pass.kind == .guest && context.visitor == nil,
            name: pass.kind == .signIn ? nil : context.visitor?.person.name)
        return pages.page("link", title: "Welcome", page, for: context.visitor?.person)
    }

    func open(_ request: Request, _ context: VisitContext) async throws -> Response {
        let (secret, pass) = try await pass(context)
        let form = try await FormBody(request).decode(LinkForm.self)
        switch pass.kind {
        case .signIn:
            guard let person = try await use(secret, pass).person else { throw DoorRefusal.linkSpent }
            let isNew = try await store.people.passwordHash(of: person) == nil
            let place = isNew ? Route.account : .home
            return try await signIn.session(for: person, by: pass.createdBy, request, to: place.path)
        case .invitation: return try await accept(secret, pass, form, request, context)
        default: return try await visit(pass, named: form.name, request, context)
        }
    }

    /// A new member, or one who is signed in already, follows an invitation.
    private func accept(
        _ secret: Secret, _ pass: Pass, _ form: LinkForm, _ request: Request, _ context: VisitContext
    ) async throws -> Response {
        let place = (pass.debrief.map(Route.debrief) ?? .home).path
        if let person = context.visitor?.person, person.isMember {
            try await join(person, try await use(secret, pass))
            return .redirect(to: place, type: .normal)
        }
        let (name, email) = try form.member
        let hash = try await hashed(form.password ?? "")
        // The address first: of two who want it, the one who does not get it keeps the invitation.
        guard let person = try await store.people.add(name: name, email: email, standing: .member, at: now()) else {
            throw DoorRefusal.emailTaken
        }
        try await orNobody(person) { try await join(person, try await use(secret, pass)) }
        _ = try await store.people.update(person.id, name: name, email: email, passwordHash: hash)
        return try await signIn.session(for: person.id, by: person.id, request, to: place)
    }

    /// Does what makes a new person one of us. If that fails, nobody came.
    private func orNobody(_ person: Person, _ work: () async throws -> Void) async throws {
        do { try await work() } catch {
            try await store.people.removeUnseen([person.id])
            throw error
        }
    }

    /// Somebody comes by a link that lets anybody in who has it.
    func visit(
        _ pass: Pass, named name: String?, _ request: Request, _ context: VisitContext
    ) async throws -> Response {
        let place = (pass.debrief.map(Route.debrief) ?? .home).path
        if let person = context.visitor?.person {
            let debrief = try await room(pass)?.debrief
            guard debrief?.dismissed.contains(person.id) != true else { throw DoorRefusal.takenOut }
            try await join(person, pass)
            return .redirect(to: place, type: .normal)
        }
        let name = try PersonWords.name(name ?? "")
        guard let person = try await store.people.add(name: name, standing: .guest, at: now()) else {
            throw DoorRefusal.emailTaken
        }
        try await orNobody(person) { try await join(person, pass) }
        return try await signIn.session(for: person.id, by: person.id, request, to: place)
    }

    /// Whoever gave the link lets its bearer in; if they may no longer do that, the link is spent.
    private func join(_ person: Person, _ pass: Pass) async throws {
        guard let room = try await room(pass), let creator = pass.createdBy else { return }
        let role = await room.debrief.openRole(pass.role ?? .participant)
        let newcomer = Participant(person: person.id, name: person.name, role: role)
        do {
            _ = try await room.perform(.admit(newcomer), by: creator, at: now())
        } catch is Refusal { throw DoorRefusal.linkSpent }
    }

    private func pass(_ context: VisitContext) async throws -> (Secret, Pass) {
        let secret = Secret(presented: context.parameters.get("secret") ?? "")
        for kind in [Pass.Kind.signIn, .invitation, .guest] {
            guard let pass = try await store.passes.find(secret, kind, at: now()) else { continue }
            guard try await isBacked(pass) else { throw DoorRefusal.linkSpent }
            return (secret, pass)
        }
        throw DoorRefusal.linkSpent
    }

    /// Whether whoever gave out the link could do so today: into a debrief whoever leads it, into the organisation
    /// whoever belongs to it. A link that anybody may have passed on makes nobody a leader.
    func isBacked(_ pass: Pass) async throws -> Bool {
        guard pass.kind != .signIn else { return true }
        guard let creator = pass.createdBy else { return false }
        if pass.kind == .invitation {
            guard try await store.people.find(creator)?.isMember == true else { return false }
        } else if pass.role?.leads == true {
            return false
        }
        guard pass.debrief != nil else { return true }
        return try await room(pass)?.debrief.participant(creator)?.role.leads ?? false
    }

    private func use(_ secret: Secret, _ pass: Pass) async throws -> Pass {
        guard let used = try await store.passes.use(secret, pass.kind, at: now()) else { throw DoorRefusal.linkSpent }
        return used
    }

    private func room(_ pass: Pass) async throws -> Room? {
        guard let debrief = pass.debrief else { return nil }
        return try await rooms.room(debrief)
    }
}

/// The hash to keep of a password that somebody chose.
func hashed(_ password: String) async throws -> String {
    guard Password.lengths.contains(password.utf8.count) else { throw DoorRefusal.badPassword }
    return try await offTheLoop { try Password.hash(password) }
}

private struct LinkForm: Decodable {
    let name: String?
    let email: String?
    let password: String?

    var checkedName: String {
        get throws(Refusal) { try PersonWords.name(name ?? "") }
    }

    var member: (name: String, email: String) {
        get throws(Refusal) { (try checkedName, try PersonWords.email(email ?? "")) }
    }
}

/// What people say of themselves, checked where it comes in.
enum PersonWords {
    static func name(_ text: String) throws(Refusal) -> String {
        let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !name.isEmpty else { throw .missing("Your name") }
        guard name.count <= 100 else { throw .tooLong("Your name", limit: 100) }
        return name
    }

    static func email(_ text: String) throws(Refusal) -> String {
        let email = text.filter { !$0.isWhitespace }
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), email.count <= 200 else {
            throw .invalid("“\(email)” is no mail address. Write it as in alice@example.org.")
        }
        return email
    }
}

private struct LinkPage {
    let path: String
    let title: String?
    let isSignIn: Bool
    let isInvitation: Bool
    let isGuest: Bool
    /// Somebody who is signed in already joins as who they are.
    let name: String?
}
