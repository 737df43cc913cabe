import Coaching
import Debriefing
import HTTPTypes
import Hummingbird
import Publishing
import Storage

/// Hints for whoever is writing, while they write. Nothing of it is kept, counted or logged: text comes in, advice goes out.
struct HintPages: Sendable {
    let frame: DebriefPage
    let switches: HintSwitches
    let coach: Coach

    /// The most bytes of a body; what is longer is no note of a person.
    private static let limit = 1 << 17

    func addRoutes(to people: RouterGroup<PersonContext>, _ debriefs: RouterGroup<DebriefContext>) {
        debriefs.post("hints", use: give)
        debriefs.post("hint-switches", use: turnForAll)
        people.post(RouterPath(Route.hintSwitch.path), use: turn)
    }

    /// The hints as HTML; nothing at all where they are switched off. A page asks with an empty text whether they are.
    func give(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let isOn = try await areOn(for: context)
        let form = try await FormBody(request, limit: HintPages.limit).decode(HintForm.self)
        guard isOn else { return Response(status: .noContent) }
        let hints = Hints(
            in: form.text, section: form.section.section, coach: coach,
            parkPath: Route.inside(context.debrief.id, "ideas").path)
        return frame.pages.fragment(frame.pages.templates.render(hints, with: "hints"))
    }

    private func areOn(for context: DebriefContext) async throws -> Bool {
        guard try await switches.areOn(for: context.person.id) else { return false }
        return try await switches.areOn(in: context.debrief.id)
    }

    func turnForAll(_ request: Request, _ context: DebriefContext) async throws -> Response {
        guard context.participant.role.leads else {
            throw Refusal.notAllowed(
                "Whoever leads switches hints on and off for everybody. You can switch off your own on the page about you."
            )
        }
        let form = try await FormBody(request).decode(SwitchForm.self)
        try await switches.turn(on: form.state == .on, in: context.debrief.id)
        return try answer(request, context, [], next: nil)
    }

    func turn(_ request: Request, _ context: PersonContext) async throws -> Response {
        let form = try await FormBody(request).decode(SwitchForm.self)
        try await switches.turn(on: form.state == .on, for: context.person.id)
        return .seeOther(.account)
    }
}

private struct HintForm: Decodable {
    enum Place: String, Decodable {
        case narrative, timeline, question, remediation, account

        var section: Section {
            switch self {
            case .narrative: .narrative
            case .timeline: .timeline
            case .question: .question
            case .remediation: .remediation
            case .account: .account
            }
        }
    }

    let text: String
    let section: Place
}

private struct SwitchForm: Decodable {
    enum State: String, Decodable { case on, off }

    let state: State
}

/// The switch of the hints, for one person or for a whole debrief.
struct HintSwitch {
    let path: String
    let words: String
    let state: String
    let button: String

    static func own(isOn: Bool) -> HintSwitch {
        HintSwitch(
            path: Route.hintSwitch.path,
            words: isOn
                ? "While you write, a quiet hint may ask how or what. You alone see it, and nothing of it is kept."
                : "You get no hints on language while you write.",
            state: isOn ? "off" : "on", button: isOn ? "No hints for me" : "Give me hints")
    }

    static func forAll(in debrief: DebriefID, isOn: Bool) -> HintSwitch {
        HintSwitch(
            path: Route.inside(debrief, "hint-switches").path,
            words: isOn
                ? "While people write here, a quiet hint may ask how or what. Each sees their own alone, and nothing of it is kept."
                : "Nobody gets hints on language in this debrief.",
            state: isOn ? "off" : "on", button: isOn ? "No hints in this debrief" : "Give hints in this debrief")
    }
}
