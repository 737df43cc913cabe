import Debriefing
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing
import Storage
import Timekeeping

/// What has to be there before people meet: a date, the people, what they can read.
struct PreparationPages: Sendable {
    let store: Store
    let frame: DebriefPage
    let settings: Settings
    let now: @Sendable () -> Instant

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("preparation", use: show)
        debriefs.get("meeting", use: edit)
        debriefs.get("meeting.ics", use: file)
        debriefs.get("roles", use: roles)
        Conversing(store: store, frame: frame).addRoutes(to: debriefs)
    }

    func show(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let scene = frame.scene(context)
        let mayArrange = scene.leads && scene.mayChange
        let page = PreparationPage(
            readiness: scene.html(.readiness), meeting: scene.html(.meeting), attendance: scene.html(.attendance),
            signs: scene.html(.signs), who: mayArrange ? try await WhoPanel(context, scene, store) : nil,
            sending: mayArrange ? try await SendingPanel(context, scene, store, settings.mail, now()) : nil,
            replyPath: scene.path("participants/\(context.person.id)/replies"), then: scene.path("preparation"),
            rolesPath: scene.path("roles"), conversationsPath: scene.leads ? scene.path("conversations") : nil,
            requestPath: context.debrief.facilitator == nil && scene.contributes ? Route.requests.path : nil,
            debrief: context.debrief.id.text)
        let main = frame.pages.templates.render(page, with: "preparation")
        return frame.response(.preparation, title: "Preparation", main: main, context)
    }

    /// The form for date and place, with the day until which people should meet.
    func edit(_ request: Request, _ context: DebriefContext) async throws -> Response {
        guard context.participant.role.leads else {
            throw Refusal.notAllowed("Only the owner and the facilitators can set the date. Ask one of them.")
        }
        let (debrief, scene) = (context.debrief, frame.scene(context))
        let current = debrief.attendance.appointment
        let page = MeetingPage(
            starts: TypedDate.write(current?.starts, scene.words.clock),
            minutes: current?.minutes ?? debrief.clock.plan.total,
            place: current?.place ?? "", link: current?.link ?? "", zone: scene.words.clock.name,
            due: try await due(debrief, scene), path: scene.path("appointments"), then: scene.path("preparation"),
            policyPath: Route.duePolicy.path)
        let main = frame.pages.templates.render(page, with: "meeting-form")
        return frame.response(.preparation, title: "Date and place", main: main, context)
    }

    private func due(_ debrief: Debrief, _ scene: Scene) async throws -> String? {
        let about = debrief.description
        guard let end = about.ends ?? about.starts ?? debrief.opened else { return nil }
        let day = CalendarDay(scene.words.clock.time(at: end))
        return try await store.dueRules.policy().due(severity: about.severity, after: day).map(scene.words.day)
    }

    /// The meeting as a file for one's own calendar.
    func file(_ request: Request, _ context: DebriefContext) throws -> Response {
        let address = settings.address(request) + Route.preparation(context.debrief.id).path
        guard let event = context.debrief.calendarMeeting(at: now(), address: address) else {
            throw Refusal.notFound("date")
        }
        return .calendar(CalendarFile(.publish, [event]), named: "debrief.ics")
    }

    /// One page for the three who hold the meeting, to be printed.
    func roles(_ request: Request, _ context: DebriefContext) -> Response {
        let main = frame.pages.templates.render(RolesPage(frame.scene(context)), with: "roles")
        return frame.response(.preparation, title: "Plan for three", main: main, context)
    }
}

extension Response {
    static func calendar(_ file: CalendarFile, named name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/calendar; charset=utf-8", .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: file.text)))
    }
}

private struct PreparationPage {
    let readiness: String
    let meeting: String
    let attendance: String
    let signs: String
    let who: WhoPanel?
    let sending: SendingPanel?
    let replyPath: String
    let then: String
    let rolesPath: String
    let conversationsPath: String?
    let requestPath: String?
    let debrief: String
}

private struct MeetingPage {
    let starts: String
    let minutes: Int
    let place: String
    let link: String
    let zone: String
    let due: String?
    let path: String
    let then: String
    let policyPath: String
}
