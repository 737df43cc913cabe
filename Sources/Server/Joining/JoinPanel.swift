import Debriefing
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// The code on the wall, and how whoever leads shows it and takes it away. It is never streamed: observers read the same
/// stream, and a code makes participants.
struct JoinPanels: Sendable {
    let frame: DebriefPage
    let store: Store
    let settings: Settings
    let now: @Sendable () -> Instant

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("join-code") { request, context in
            frame.pages.fragment(try await panel(request, context))
        }
        debriefs.get("join-code/projected") { request, context in
            frame.pages.fragment(try await projected(request, context))
        }
        debriefs.post("join-code", use: open)
        debriefs.post("join-code/endings", use: end)
    }

    /// For whoever leads; nothing for everybody else.
    func panel(_ request: Request, _ context: DebriefContext) async throws -> String {
        guard context.participant.role.leads else { return "" }
        return frame.pages.templates.render(try await words("join-code", request, context), with: "join-panel")
    }

    /// On the wall, as long as there is a code and whoever put it there leads.
    func projected(_ request: Request, _ context: DebriefContext) async throws -> String {
        guard context.participant.role.leads else { return "" }
        return frame.pages.templates.render(
            try await words("join-code/projected", request, context), with: "join-projected")
    }

    private func words(_ place: String, _ request: Request, _ context: DebriefContext) async throws -> JoinPanel {
        let code = try await store.joinCodes.code(into: context.debrief.id, at: now())
        return JoinPanel(
            self: Route.inside(context.debrief.id, place).path,
            path: Route.inside(context.debrief.id, "join-code").path,
            isOpen: context.debrief.stage < .followUp,
            code: code.map { JoinPanel.Code($0, at: settings.address(request)) })
    }

    func open(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireLeader(context)
        guard context.debrief.stage < .followUp else {
            throw Refusal.notNow(context.debrief.stage, "People join while we meet. Make a link for guests instead.")
        }
        _ = try await store.joinCodes.open(into: context.debrief.id, by: context.person.id, at: now())
        return try told(request, context)
    }

    func end(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireLeader(context)
        if let code = try await store.joinCodes.code(into: context.debrief.id, at: now()) {
            try await store.passes.end(code.pass.id, into: context.debrief.id, at: now())
        }
        return try told(request, context)
    }

    private func told(_ request: Request, _ context: DebriefContext) throws -> Response {
        context.room.hub.tellAside(of: context.room)
        return try answer(request, context, [], next: Route.workshop(context.debrief.id).path)
    }

    private func requireLeader(_ context: DebriefContext) throws {
        guard context.participant.role.leads else {
            throw Refusal.notAllowed("Only the owner and the facilitators let people in by a code. Ask one of them.")
        }
    }
}

private struct JoinPanel {
    struct Code {
        let shown: String
        /// Where it is typed, without what nobody has to type.
        let place: String
        let picture: String

        init(_ code: JoinCode, at address: String) {
            shown = code.shown
            place = (address + Route.join.path).replacing(/^https?:\/\//, with: "")
            picture =
                QRCode(address + Route.joinBy(code.text).path)?
                .svg(label: "QR code to \(place) with the code \(code.shown)") ?? ""
        }
    }

    let `self`: String
    let path: String
    /// People join before and while we meet. The panel itself stays, so that a page that is open can be told.
    let isOpen: Bool
    let code: Code?
}
