import Debriefing
import HTTPTypes
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// Cards of the brainstorm: written by each alone, brought to light by the facilitator.
struct CardPages: Sendable {
    let frame: DebriefPage
    let drafts: Drafts
    let now: @Sendable () -> Instant

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("own-words", use: show)
    }

    /// The same for pages and for programs.
    func addCommands(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.post("learnings") { try await reworded($0, $1, write) }
        debriefs.post("learnings/:learning/edits") { try await reworded($0, $1, edit) }
        debriefs.post("learnings/:learning/removals", use: remove)
        debriefs.post("reveals", use: reveal)
    }

    func show(_ request: Request, _ context: DebriefContext) async throws -> Response {
        frame.response(.workshop, title: "Your own words", main: try await html(context), context)
    }

    /// What the person who asks has written and nobody else sees yet; leaders also see how many cards wait.
    func html(_ context: DebriefContext) async throws -> String {
        let (debrief, scene) = (context.debrief, frame.scene(context))
        try await forgetWritersOfRevealed(in: debrief)
        let mine = try await drafts.all(of: context.person.id, .card, in: debrief.id)
        let notes = try await drafts.all(of: context.person.id, .note, in: debrief.id)
        let waiting = scene.leads ? try await drafts.count(.card, in: debrief.id) : nil
        let own = OwnWords(scene: scene, person: context.person.id, cards: mine, notes: notes, waiting: waiting)
        return frame.pages.templates.render(own, with: "own-words")
    }

    /// Where the server was stopped right after a reveal, the drafts are there still, with who wrote them.
    private func forgetWritersOfRevealed(in debrief: Debrief) async throws {
        let shown = Set(debrief.learnings.map(\.id.text))
        let left = try await drafts.all(.card, in: debrief.id).map(\.id).filter(shown.contains)
        try await drafts.remove(left, in: debrief.id)
    }

    private func write(_ body: FormBody, _ context: DebriefContext) async throws -> [Change] {
        let form = try body.decode(CardForm.self)
        let (id, plan): (LearningID, CardPlan) = (form.id.orRandom(), context.debrief.cardPlan)
        let isNamed = plan.isNamed || !form.isAnonymous
        if plan.reveal == .asWritten, isNamed {
            return try await context.room.perform(.addLearning(id, form.text), by: context.person.id, at: now())
        }
        try await put(id, form.text, isNamed: isNamed, context)
        return []
    }

    private func edit(_ body: FormBody, _ context: DebriefContext) async throws -> [Change] {
        let form = try body.decode(CardForm.self)
        let id = try await ownCard(context)
        try await put(id, form.text, isNamed: context.debrief.cardPlan.isNamed || !form.isAnonymous, context)
        return []
    }

    private func put(_ id: LearningID, _ text: String, isNamed: Bool, _ context: DebriefContext) async throws {
        let debrief = context.debrief
        guard context.participant.role.contributes else { throw Refusal.observersRead }
        try debrief.requireLearning()
        // Sent again after it was revealed: there it is.
        guard !debrief.learnings.contains(where: { $0.id == id }) else { return }
        let draft = Draft(
            id: id.text, person: context.person.id, kind: .card,
            text: try Debrief.checked(text, "The learning", limit: Learning.limit), isNamed: isNamed,
            isLate: debrief.areCardsRevealed && debrief.cardPlan.reveal == .together)
        try await drafts.put(draft, in: debrief.id)
    }

    func remove(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try await drafts.remove(try await ownCard(context).text, of: context.person.id, in: context.debrief.id)
        return try answer(request, context, [], next: nil)
    }

    /// All that were written, or the next one. The names of those who chose to go without are forgotten by it.
    func reveal(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let form = try await FormBody(request).decode(RevealForm.self)
        let waiting = try await drafts.all(.card, in: context.debrief.id)
        // Random names, so what comes next tells nothing.
        let chosen = form.which == .next ? Array(waiting.prefix(1)) : waiting
        let cards = chosen.compactMap { draft in
            LearningID(draft.id).map {
                RevealedCard($0, draft.text, by: draft.isNamed ? draft.person : nil, isLate: draft.isLate)
            }
        }
        let changes = try await context.room.perform(.reveal(cards), by: context.person.id, at: now())
        try await drafts.remove(chosen.map(\.id), in: context.debrief.id)
        return try answer(request, context, changes, next: nil)
    }

    /// Gives the words back to whoever wrote them if they are refused.
    private func reworded(
        _ request: Request, _ context: DebriefContext,
        _ deed: (FormBody, DebriefContext) async throws -> [Change]
    ) async throws -> Response {
        let body = try await FormBody(request)
        do {
            return try answer(request, context, try await deed(body, context), next: body["then"])
        } catch {
            throw RefusedForm(reason: error, words: body.words)
        }
    }

    private func ownCard(_ context: DebriefContext) async throws -> LearningID {
        guard context.participant.role.contributes else { throw Refusal.observersRead }
        let own = try await drafts.all(of: context.person.id, .card, in: context.debrief.id)
        guard let id = context.parameters.get("learning").flatMap(LearningID.init),
            own.contains(where: { $0.id == id.text })
        else { throw Refusal.notFound("card of yours") }
        return id
    }
}

private struct CardForm: Decodable {
    let id: NameForNew<Learning>?
    let text: String
    private let anonymous: String?

    /// A box that is ticked sends something, one that is not sends nothing; a program may say so in words.
    var isAnonymous: Bool { anonymous.map { !["", "false", "no"].contains($0) } ?? false }
}

private struct RevealForm: Decodable {
    enum Which: String, Decodable {
        case all, next
    }

    let which: Which
}
