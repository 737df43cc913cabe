import Debriefing
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// What is left of a meeting for those who ran it, and a few questions to those who were there. Nothing of it is in the
/// journal, and what is one person's is on no page of anybody else.
struct LookingBackPages: Sendable {
    let frame: DebriefPage
    let store: Store
    let rooms: Rooms
    let now: @Sendable () -> Instant

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("looking-back", use: show)
        debriefs.post("looking-back/notes", use: note)
        debriefs.post("looking-back/feedback", use: tell)
        debriefs.post("looking-back/runs", use: log)
        SurveyPages(surveys: store.surveys).addRoutes(to: debriefs)
    }

    func show(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let (debrief, person) = (context.debrief, context.person.id)
        let survey = try await store.surveys.survey(in: debrief.id)
        let page = LookingBackPage(
            isOver: debrief.stage >= .followUp, survey: try await words(survey, context),
            asking: debrief.isAtDesk(person) ? SurveyForm(survey, in: debrief.id) : nil,
            desk: debrief.isAtDesk(person) ? try await desk(context) : nil, run: try await run(context))
        return frame.response(
            .followUp, title: "Looking back", main: frame.pages.templates.render(page, with: "looking-back"), context)
    }

    private func words(_ survey: Survey?, _ context: DebriefContext) async throws -> SurveyWords? {
        guard let survey else { return nil }
        let answered = try await store.surveys.hasAnswered(context.person.id, in: context.debrief.id)
        return SurveyWords(
            survey, mayAnswer: !answered && context.participant.role.contributes, hasAnswered: answered,
            in: context.debrief.id)
    }

    private func desk(_ context: DebriefContext) async throws -> LookingBackDesk {
        let (debrief, person) = (context.debrief, context.person.id)
        let earlier = try await rooms.debriefs().filter {
            $0.id != debrief.id && !$0.isSample && $0.hour.ended != nil && $0.isAtDesk(person)
        }.sorted { ($1.hour.ended?.nanoseconds ?? 0) < ($0.hour.ended?.nanoseconds ?? 0) }
        let feedback = try await store.facilitatorNotes.all(.feedback, in: debrief.id)
        let isCo = context.participant.role == .coFacilitator
        return LookingBackDesk(
            debrief, earlier: Array(earlier.prefix(5)),
            note: try await store.facilitatorNotes.all(.own, in: debrief.id)[person] ?? "",
            feedback: isCo ? [] : feedback.map { (debrief.name(of: $0), $1) }.sorted { $0.0 < $1.0 },
            own: isCo ? feedback[person] ?? "" : nil, at: now())
    }

    private func run(_ context: DebriefContext) async throws -> RunWords {
        let runs = try await store.facilitatorNotes.runs(of: context.person.id)
        return RunWords(runs, in: context.debrief.id)
    }

    func note(_ request: Request, _ context: DebriefContext) async throws -> Response {
        guard context.debrief.isAtDesk(context.person.id) else {
            throw Refusal.notAllowed("This note is for those who ran the meeting. Put yours into your own account.")
        }
        return try await keep(.own, request, context)
    }

    func tell(_ request: Request, _ context: DebriefContext) async throws -> Response {
        guard context.participant.role == .coFacilitator else {
            throw Refusal.notAllowed("This is from the co-facilitator to the facilitator. Tell them in person.")
        }
        return try await keep(.feedback, request, context)
    }

    private func keep(
        _ kind: FacilitatorNotes.Kind, _ request: Request, _ context: DebriefContext
    ) async throws -> Response {
        let text = try await FormBody(request).decode(NoteForm.self).text
        guard text.unicodeScalars.count <= 10_000 else { throw Refusal.tooLong("The note", limit: 10_000) }
        try await store.facilitatorNotes.put(text, kind, of: context.person.id, in: context.debrief.id)
        return .seeOther(.lookingBack(context.debrief.id))
    }

    func log(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let form = try await FormBody(request).decode(RunForm.self)
        let run = FacilitationRun(rawValue: form.run)
        try await store.facilitatorNotes.log(run, of: context.person.id, in: context.debrief.id)
        return .seeOther(.lookingBack(context.debrief.id))
    }
}

private struct NoteForm: Decodable {
    let text: String
}

private struct RunForm: Decodable {
    /// Empty for none of them.
    let run: String
}
