import Debriefing
import Hummingbird
import Publishing
import Storage

/// What stands in the margin of entries: questions to whoever facilitates, and notes of their own. It is no fact of the
/// debrief, is never streamed and in no document; whoever may read it fetches it with their own page.
struct MarginPages: Sendable {
    let frame: DebriefPage
    let notes: MarginNotes
    private static let most = 200

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("margin", use: show)
        debriefs.post("entries/:entry/margin", use: write)
        debriefs.post("margin/:note/edits", use: rewrite)
        debriefs.post("margin/:note/removals", use: remove)
        debriefs.post("margin/:note/marks", use: mark)
    }

    func show(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let margin = try await Margin.read(notes, context)
        let page = MarginPage(margin, frame.scene(context), for: context.person.id)
        var response = frame.response(
            .timeline, title: "In the margin", main: frame.pages.templates.render(page, with: "margin-page"), context)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    func write(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let body = try await FormBody(request)
        do {
            let note = try await note(try body.decode(MarginForm.self), context)
            try await notes.add(note, in: context.debrief.id)
        } catch {
            throw RefusedForm(reason: error, words: body.words)
        }
        tellDesk(context)
        return try answer(request, context, [], next: body["then"])
    }

    private func note(_ form: MarginForm, _ context: DebriefContext) async throws -> MarginNote {
        guard context.participant.role.contributes else { throw Refusal.observersRead }
        try context.debrief.requireUnfinished()
        if form.kind == "note" { try requireDesk(context, "Notes in the margin are kept by whoever facilitates.") }
        let own = try await notes.all(of: context.person.id, in: context.debrief.id)
        guard own.count < MarginPages.most else {
            throw Refusal.invalid(
                "You keep \(own.count) notes in the margin already. Delete one that you need no more.")
        }
        return MarginNote(
            id: form.id.orRandom(), entry: try context.debrief.standing(try context.id("entry")).id,
            author: context.person.id, kind: form.kind == "note" ? .note : .question, text: try form.checked)
    }

    func rewrite(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let body = try await FormBody(request)
        do {
            let note = try await own(context)
            try context.debrief.requireUnfinished()
            let text = try body.decode(MarginForm.self).checked
            if text != note.text {
                try await notes.rewrite(note.id, text, of: context.person.id, in: context.debrief.id)
            }
        } catch {
            throw RefusedForm(reason: error, words: body.words)
        }
        tellDesk(context)
        return try answer(request, context, [], next: body["then"])
    }

    func remove(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let body = try await FormBody(request)
        try await notes.remove(try await own(context).id, of: context.person.id, in: context.debrief.id)
        tellDesk(context)
        return try answer(request, context, [], next: body["then"])
    }

    func mark(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireDesk(context, "What became of a question is said by whoever facilitates.")
        let body = try await FormBody(request)
        guard let state = MarginNote.State(rawValue: body["mark"] ?? "") else {
            throw Refusal.invalid("A question waits, was asked, or is put away. Choose one of them.")
        }
        let id: Identifier<MarginNote> = try context.id("note")
        let all = try await notes.allForFacilitators(in: context.debrief.id)
        guard all.contains(where: { $0.id == id && $0.kind == .question }) else { throw Refusal.notFound("question") }
        try await notes.mark(id, state, in: context.debrief.id)
        return try answer(request, context, [], next: body["then"])
    }

    /// Of somebody else's it is not even told that it is there.
    private func own(_ context: DebriefContext) async throws -> MarginNote {
        guard context.participant.role.contributes else { throw Refusal.observersRead }
        let id: Identifier<MarginNote> = try context.id("note")
        let own = try await notes.all(of: context.person.id, in: context.debrief.id)
        guard let note = own.first(where: { $0.id == id }) else { throw Refusal.notFound("note") }
        return note
    }

    private func requireDesk(_ context: DebriefContext, _ reason: String) throws(Refusal) {
        guard context.debrief.isAtDesk(context.person.id) else {
            throw .notAllowed(reason + " Pin a question of your own to the entry instead.")
        }
    }

    /// The desk fetches what is new at the entry that the room looks at. Pages are told of it as of a raised hand, which
    /// says neither what it was nor whose.
    private func tellDesk(_ context: DebriefContext) {
        guard context.debrief.stage.isWorkshop, context.debrief.focused != nil else { return }
        context.room.hub.tellAside(of: context.room)
    }
}

private struct MarginForm: Decodable {
    let id: NameForNew<MarginNote>?
    let kind: String?
    let text: String

    var checked: String {
        get throws(Refusal) { try Debrief.checked(text, "The question", limit: 2000) }
    }
}
