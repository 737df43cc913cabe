import Debriefing
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// Who belongs to the organisation, and how others come in.
struct PeoplePages: Sendable {
    let store: Store
    let pages: Pages
    let settings: Settings
    let handOuts: HandOuts
    let now: @Sendable () -> Instant

    func addRoutes(
        to members: RouterGroup<MemberContext>, _ debriefs: RouterGroup<DebriefContext>,
        _ people: RouterGroup<PersonContext>
    ) {
        people.get(RouterPath(Route.handOut.path), use: showHandOut)
        members.get(RouterPath(Route.people.path), use: show)
        members.post(RouterPath(Route.invitations.path), use: invite)
        members.post("/people/:person/sign-in-links", use: signInLink)
        debriefs.post("participants", use: admit)
        debriefs.post("invitations", use: inviteToDebrief)
        debriefs.post("invitations/:invitation/revocations", use: revoke)
    }

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let isOwner = context.person.standing == .owner
        let people = try await store.people.all().map { person in
            MembersPage.Row(
                name: person.name, email: person.email ?? "", standing: person.standing.rawValue,
                linkPath: isOwner ? "/people/\(person.id)/sign-in-links" : nil)
        }
        let page = MembersPage(
            people: people, path: Route.invitations.path, policyPath: Route.duePolicy.path,
            vocabularyPath: Route.vocabulary.path)
        return pages.page("members", title: "People", page, for: context.person)
    }

    /// Members bring in members, here or into a debrief that they lead. A guest never does.
    func invite(_ request: Request, _ context: MemberContext) async throws -> Response {
        let secret = try await store.passes.issue(
            .invitation(to: nil, as: nil, label: "Invitation"), by: context.person.id, at: now())
        return handOut(
            secret, "An invitation for one new member. It is valid for 14 days, once.", back: .people,
            context.visitor, request)
    }

    func signInLink(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard context.person.standing == .owner else { throw DoorRefusal.ownerOnly }
        guard let id = context.parameters.get("person").flatMap(PersonID.init),
            let person = try await store.people.find(id)
        else {
            throw Refusal.notFound("person")
        }
        let secret = try await store.passes.issue(.signIn(for: person.id), by: context.person.id, at: now())
        return handOut(
            secret, "A link that signs \(person.name) in. It is valid for one day, once.", back: .people,
            context.visitor, request)
    }

    /// Somebody of the organisation comes into a debrief.
    func admit(_ request: Request, _ context: DebriefContext) async throws -> Response {
        // Whom the organisation has is nothing that a guest who leads may try out.
        guard context.person.isMember else { throw DoorRefusal.membersOnly }
        let form = try await FormBody(request).decode(AdmissionForm.self)
        guard let person = try await store.people.find(form.person), person.isMember else {
            throw Refusal.notFound("person")
        }
        let newcomer = Participant(person: person.id, name: person.name, role: form.role)
        let changes = try await context.room.perform(.admit(newcomer), by: context.person.id, at: now())
        return try answer(request, context, changes, next: nil)
    }

    func inviteToDebrief(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireLeader(context)
        let form = try await FormBody(request).decode(InvitationForm.self)
        let (id, role) = (context.debrief.id, form.role.title.lowercased())
        guard form.role != .owner else {
            throw Refusal.invalid("A debrief has one owner already. Choose another role.")
        }
        switch form.kind {
        case .guest:
            guard !form.role.leads else {
                throw Refusal.invalid(
                    "A link that anybody may pass on makes nobody a facilitator. Invite that person as a member, or give the role to a guest who has joined."
                )
            }
            return handOut(
                try await issue(.guest(in: id, as: form.role, label: "Guests as \(role)"), context),
                "Whoever has this link can join this debrief under a name of their choice, and sees nothing else. It is valid for 14 days, or until you revoke it.",
                back: .debrief(id), context.visitor, request)
        case .invitation:
            guard context.person.isMember else { throw DoorRefusal.membersOnly }
            return handOut(
                try await issue(.invitation(to: id, as: form.role, label: "A new member as \(role)"), context),
                "An invitation for one person, who becomes a member and joins this debrief. It is valid for 14 days, once.",
                back: .debrief(id), context.visitor, request)
        }
    }

    private func issue(_ pass: PassRequest, _ context: DebriefContext) async throws -> Secret {
        try await store.passes.issue(pass, by: context.person.id, at: now())
    }

    func revoke(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireLeader(context)
        guard let id = context.parameters.get("invitation", as: Int64.self) else { throw DoorRefusal.notHere }
        try await store.passes.end(id, into: context.debrief.id, at: now())
        return .seeOther(.debrief(context.debrief.id))
    }

    private func requireLeader(_ context: DebriefContext) throws {
        guard context.participant.role.leads else {
            throw Refusal.notAllowed("Only the owner and the facilitators can invite people. Ask one of them.")
        }
    }

    private func handOut(
        _ secret: Secret, _ words: String, back: Route, _ visitor: Visitor, _ request: Request
    ) -> Response {
        let page = HandOutPage(
            address: settings.address(request) + Route.link(secret.text).path, words: words, back: back.path)
        handOuts.keep(page, for: visitor.pass, at: now())
        return .seeOther(.handOut)
    }

    /// Shows a new link, once; the request that made it is not repeated by a reload.
    func showHandOut(_ request: Request, _ context: PersonContext) -> Response {
        guard let page = handOuts.take(for: context.visitor.pass, at: now()) else {
            return pages.page("handed-out", title: "A link to hand out", [String: String](), for: context.person)
        }
        return pages.page("hand-out", title: "A link to hand out", page, for: context.person)
    }
}

private struct AdmissionForm: Decodable {
    let person: PersonID
    let role: Role
}

private struct InvitationForm: Decodable {
    enum Kind: String, Decodable {
        case guest, invitation
    }

    let kind: Kind
    let role: Role
}

private struct MembersPage {
    struct Row {
        let name: String
        let email: String
        let standing: String
        let linkPath: String?
    }

    let people: [Row]
    let path: String
    let policyPath: String
    let vocabularyPath: String
}
