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
        let page = PreparationPage(
            readiness: scene.html(.readiness), meeting: scene.html(.meeting), attendance: scene.html(.attendance),
            signs: scene.html(.signs), who: scene.leads ? try await who(context) : nil,
            sending: scene.leads ? try await sending(context) : nil,
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
            due: try await due(debrief, scene), path: scene.path("meetings"), then: scene.path("preparation"),
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

    private func sending(_ context: DebriefContext) async throws -> SendingPanel {
        let (debrief, scene) = (context.debrief, frame.scene(context))
        let states = try await store.outbox.states(about: debrief.id)
        let waiting = debrief.participants.filter {
            debrief.attendance.invitations[$0.person] == nil && $0.person != context.person.id
        }
        return SendingPanel(
            hasMail: settings.mail != nil, hasDate: debrief.attendance.appointment != nil,
            waiting: waiting.map(\.name).joined(separator: ", "),
            isLate: debrief.attendance.appointment.map { now() > $0.preRead } ?? false,
            letters: states.map { state in
                SendingPanel.Row(name: scene.name(state.person), about: state.about, stand: state.stand.words(scene))
            },
            path: scene.path("invitation-sendings"), then: scene.path("preparation"))
    }

    /// Names that the timeline has and nobody here bears, with whom they may be.
    private func who(_ context: DebriefContext) async throws -> WhoPanel {
        let (debrief, scene) = (context.debrief, frame.scene(context))
        // Addresses are for members: a guest who leads does not see whom the organisation has.
        let people = context.person.isMember ? try await store.people.all() : []
        let addresses = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.email) })
        let rows = debrief.uninvited.map { name in
            let likely = debrief.participants.filter {
                name.handle.resembles($0.name, address: addresses[$0.person] ?? nil)
            }
            return WhoPanel.Row(
                handle: name.text,
                people: debrief.participants.map { person in
                    Choice(
                        key: person.person.text, name: person.name, isSelected: likely.count == 1 && likely[0] == person
                    )
                }, proposal: likely.count == 1 ? likely[0].name : nil)
        }
        let known = debrief.identities.filter { debrief.participant($0.value) != nil }.sorted { $0.key < $1.key }
        return WhoPanel(
            rows: rows, known: known.map { WhoPanel.Known(handle: $0.key.key, name: scene.name($0.value)) },
            path: scene.path("identities"), then: scene.path("preparation"))
    }
}

extension LetterState.Stand {
    fileprivate func words(_ scene: Scene) -> String {
        switch self {
        case .waiting(0): "on its way"
        case .waiting: "not taken by the mail server yet; it is tried again"
        case .sent(let at): "handed to the mail server on \(scene.dated(at))"
        case .givenUp(let reason): "given up: \(reason) Tell this person yourself, or send it again."
        }
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

private struct SendingPanel {
    struct Row {
        let name: String
        let about: String
        let stand: String
    }

    let hasMail: Bool
    let hasDate: Bool
    let waiting: String
    let isLate: Bool
    let letters: [Row]
    let path: String
    let then: String
}

private struct WhoPanel {
    struct Row {
        let handle: String
        let people: [Choice]
        let proposal: String?
    }

    struct Known {
        let handle: String
        let name: String
    }

    let rows: [Row]
    let known: [Known]
    let path: String
    let then: String
}
