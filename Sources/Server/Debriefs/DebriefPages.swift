import Debriefing
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// What a debrief is about, who is in it, and where it stands.
struct DebriefPages: Sendable {
    let store: Store
    let sample: Sample
    let frame: DebriefPage
    let now: @Sendable () -> Instant

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("", use: show)
        debriefs.get("description", use: edit)
        debriefs.post("deletions", use: delete)
    }

    func show(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let scene = frame.scene(context)
        let page = OverviewPage(
            headline: scene.html(.headline), picture: scene.pictureHTML(beside: false), sources: scene.html(.sources),
            people: scene.html(.people),
            version: scene.html(.timelineVersion), milestones: scene.html(.milestones), preRead: scene.html(.preRead),
            publication: scene.html(.publication),
            invitation: scene.leads ? try await invitation(context) : nil, deletePath: deletePath(context),
            leavePath: leavePath(context),
            timelinePath: Route.timeline(context.debrief.id).path)
        return frame.response(.overview, main: frame.pages.templates.render(page, with: "overview"), context)
    }

    func edit(_ request: Request, _ context: DebriefContext) throws -> Response {
        let page = DescriptionPage(
            heading: "What it is about", about: context.debrief.description,
            path: Route.inside(context.debrief.id, "descriptions").path, button: "Save")
        return frame.response(.overview, main: frame.pages.templates.render(page, with: "description"), context)
    }

    /// Only a sample is ever deleted: the words in it are nobody's.
    func delete(_ request: Request, _ context: DebriefContext) async throws -> Response {
        guard context.debrief.isSample, context.participant.role == .owner else {
            throw Refusal.notAllowed("A debrief is never deleted. A sample is, by whoever opened it.")
        }
        try await sample.remove(context.debrief)
        return .seeOther(.home)
    }

    private func deletePath(_ context: DebriefContext) -> String? {
        guard context.debrief.isSample, context.participant.role == .owner else { return nil }
        return Route.inside(context.debrief.id, "deletions").path
    }

    private func leavePath(_ context: DebriefContext) -> String? {
        guard context.participant.role != .owner else { return nil }
        return Route.inside(context.debrief.id, "participants/\(context.person.id)/dismissals").path
    }

    private func invitation(_ context: DebriefContext) async throws -> InvitationPanel {
        let id = context.debrief.id
        let guests = try await store.passes.all(into: id, .guest, at: now())
        let invited = try await store.passes.all(into: id, .invitation, at: now())
        let words = frame.scene(context).words
        let taken = Set(context.debrief.participants.map(\.person))
        return InvitationPanel(
            links: (guests + invited).map { pass in
                InvitationPanel.Link(
                    label: pass.label, made: "\(words.day(pass.createdAt)), \(words.time(pass.createdAt, .minute))",
                    until: words.day(pass.expiresAt),
                    path: Route.inside(id, "invitations/\(pass.id)/revocations").path)
            },
            members: try await members(for: context.person).filter { !taken.contains($0.id) }
                .map { Choice(key: $0.id.text, name: $0.name, isSelected: false) },
            isMember: context.person.isMember, roles: Choice.roles(selected: .participant),
            guestRoles: Choice.roles(selected: .participant).filter { Role(rawValue: $0.key)?.leads == false },
            path: Route.inside(id, "invitations").path,
            admitPath: Route.inside(id, "participants").path)
    }

    /// A guest who leads sees whom the debrief has, and not whom the organisation has.
    private func members(for person: Person) async throws -> [Person] {
        person.isMember ? try await store.people.all() : []
    }
}

private struct OverviewPage {
    let headline: String
    let picture: String
    let sources: String
    let people: String
    let version: String
    let milestones: String
    let preRead: String
    let publication: String
    let invitation: InvitationPanel?
    let deletePath: String?
    let leavePath: String?
    let timelinePath: String
}

private struct InvitationPanel {
    struct Link {
        let label: String
        let made: String
        let until: String
        let path: String
    }

    let links: [Link]
    let members: [Choice]
    let isMember: Bool
    let roles: [Choice]
    let guestRoles: [Choice]
    let path: String
    let admitPath: String
}
