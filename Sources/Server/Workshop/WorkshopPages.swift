import Debriefing
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// The live room, and what comes after it.
struct WorkshopPages: Sendable {
    let frame: DebriefPage
    let shelf: EvidenceShelf
    let journal: Journal
    let store: Store
    let open: OpenStreams
    let cards: CardPages
    let joining: JoinPanels
    let now: @Sendable () -> Instant

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("workshop", use: show)
        debriefs.get("follow-up", use: followUp)
        debriefs.get("live", use: live)
        debriefs.get("live/projector") { request, context in stream(request, context, audience: .observers) }
        debriefs.get("live/then") { request, context in stream(request, context, audience: .lookers) }
        desk.addRoutes(to: debriefs)
        HandPages().addRoutes(to: debriefs)
        joining.addRoutes(to: debriefs)
        ProjectorPages(frame: frame, joining: joining).addRoutes(to: debriefs)
    }

    private var desk: DeskPages {
        DeskPages(
            frame: frame, questions: store.questions, marginNotes: store.marginNotes, votes: store.themeVotes, now: now)
    }

    func show(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let board = await frame.board(request, context, shelf)
        let page = WorkshopPage(
            joining: try await joining.panel(request, context), desk: try await desk.desk(context),
            own: desk.own(context),
            panel: board.html(.stagePanel),
            words: try await cards.html(context))
        return frame.response(.workshop, main: frame.pages.templates.render(page, with: "workshop"), context)
    }

    func followUp(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let scene = frame.scene(context)
        let page = FollowUpPage(
            remediations: scene.html(.remediations), form: scene.html(.remediationForm), ideas: scene.html(.ideas),
            group: scene.html(.group), learnings: scene.html(.learnings), own: try await cards.html(context),
            backPath: Route.lookingBack(context.debrief.id).path)
        return frame.response(.followUp, main: frame.pages.templates.render(page, with: "follow-up"), context)
    }

    /// The changes after the last one that the page has, as they happen.
    func live(_ request: Request, _ context: DebriefContext) -> Response {
        stream(request, context, audience: context.audience)
    }

    func stream(_ request: Request, _ context: DebriefContext, audience: Audience) -> Response {
        let (room, visitor, passes, now) = (context.room, context.visitor, store.passes, now)
        let stream = LiveStream(
            room: room, person: visitor.person.id, audience: audience,
            start: request.lastSeen ?? context.debrief.sequence, journal: journal, now: now, channel: context.channel,
            isWelcome: { await visitor.mayWatch(room, as: audience, passes, at: now()) })
        return stream.response(to: request, among: open, of: visitor.pass)
    }
}

extension Visitor {
    /// Whether a stream for `audience` may go on: they are signed in still, and are in the debrief what they were.
    func mayWatch(_ room: Room, as audience: Audience, _ passes: Passes, at now: Instant) async -> Bool {
        let seat = await room.debrief.participant(person.id)
        // Where the database does not answer nobody knows; whoever may watch comes back by themselves.
        let isSignedIn = (try? await passes.isValid(pass.id, at: now)) ?? false
        return isSignedIn && seat.map { $0.mayWatch(as: audience) } ?? false
    }
}

extension Participant {
    /// Programs get what may be read by everybody, a projector shows what an observer sees, and who looks gets no words.
    fileprivate func mayWatch(as audience: Audience) -> Bool {
        [.programs, .observers, .lookers].contains(audience) || Audience(role) == audience
    }
}

extension Request {
    /// The number of the last change that the other side has; a browser that reconnects says so by itself.
    fileprivate var lastSeen: Int? {
        headers[.lastEventID].flatMap { Int($0) } ?? asked["after"].flatMap { Int($0) }
    }
}

private struct WorkshopPage {
    let joining: String
    let desk: String
    let own: String
    let panel: String
    /// What only whoever looks has written.
    let words: String
}

private struct FollowUpPage {
    let remediations: String
    let form: String
    let ideas: String
    let group: String
    let learnings: String
    let own: String
    let backPath: String
}
