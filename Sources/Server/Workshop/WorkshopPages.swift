import Debriefing
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// The live room, and what comes after it.
struct WorkshopPages: Sendable {
    let frame: DebriefPage
    let journal: Journal
    let store: Store
    let now: @Sendable () -> Instant

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("workshop") { _, context in
            frame.response(.workshop, main: frame.scene(context).html(.stagePanel), context)
        }
        debriefs.get("follow-up", use: followUp)
        debriefs.get("live", use: live)
    }

    func followUp(_ request: Request, _ context: DebriefContext) -> Response {
        let scene = frame.scene(context)
        let page = FollowUpPage(
            remediations: scene.html(.remediations), form: scene.html(.remediationForm), ideas: scene.html(.ideas),
            group: scene.html(.group), learnings: scene.html(.learnings))
        return frame.response(.followUp, main: frame.pages.templates.render(page, with: "follow-up"), context)
    }

    /// The changes after the last one that the page has, as they happen.
    func live(_ request: Request, _ context: DebriefContext) -> Response {
        stream(request, context, audience: context.audience).response(to: request)
    }

    func stream(_ request: Request, _ context: DebriefContext, audience: Audience) -> LiveStream {
        let (room, visitor, journal, passes, now) = (context.room, context.visitor, journal, store.passes, now)
        return LiveStream(
            room: room, person: visitor.person.id, audience: audience,
            start: request.lastSeen ?? context.debrief.sequence, journal: journal,
            renderer: LiveRenderer(templates: frame.pages.templates), now: now, channel: context.channel,
            isWelcome: {
                let seat = await room.debrief.participant(visitor.person.id)
                let isSignedIn = try? await passes.isValid(visitor.pass.id, at: now())
                return isSignedIn ?? true
                    && seat.map { audience == .programs || Audience($0.role) == audience } ?? false
            })
    }
}

extension Request {
    /// The number of the last change that the other side has; a browser that reconnects says so by itself.
    fileprivate var lastSeen: Int? {
        headers[.lastEventID].flatMap { Int($0) } ?? asked["after"].flatMap { Int($0) }
    }
}

private struct FollowUpPage {
    let remediations: String
    let form: String
    let ideas: String
    let group: String
    let learnings: String
}
