import Debriefing
import Hummingbird
import Storage
import Timekeeping

/// What the small group notes during the soak, each for themselves, and the meeting at which they read it together.
struct NotePages: Sendable {
    let drafts: Drafts
    let now: @Sendable () -> Instant

    func addCommands(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.post("notes", use: write)
        debriefs.post("follow-up-openings", use: open)
    }

    /// One note of each person on each item; an empty one takes it back.
    func write(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let body = try await FormBody(request)
        let form = try body.decode(NoteForm.self)
        do {
            try await keep(form, context)
        } catch {
            throw RefusedForm(reason: error, words: body.words)
        }
        return try answer(request, context, [], next: nil)
    }

    private func keep(_ form: NoteForm, _ context: DebriefContext) async throws {
        let (debrief, person) = (context.debrief, context.person.id)
        guard let group = debrief.group, group.outcome == nil, group.members.contains(person) else {
            throw Refusal.notAllowed(
                "Notes are made by the small group during the soak. Park an idea, or ask to join it.")
        }
        guard group.opened == nil else {
            throw Refusal.notNow(debrief.stage, "The meeting is open and the notes are shown; say it there.")
        }
        guard RevealedNote.Subject(form.subject, in: debrief) != nil else { throw Refusal.notFound("item on the list") }
        let own = try await drafts.all(of: person, .note, in: debrief.id).first { $0.subject == form.subject }
        guard !form.text.allSatisfy(\.isWhitespace) else {
            if let own { try await drafts.remove(own.id, of: person, in: debrief.id) }
            return
        }
        let text = try Debrief.checked(form.text, "The note", limit: 2000)
        let id = own?.id ?? Identifier<RevealedNote>.random().text
        try await drafts.put(
            Draft(id: id, person: person, kind: .note, subject: form.subject, text: text), in: debrief.id)
    }

    /// Opens the second meeting; everybody's notes come to light with it.
    func open(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let (debrief, person) = (context.debrief, context.person.id)
        let opened = try await context.room.perform(.openFollowUp, by: person, at: now())
        let waiting = try await drafts.all(.note, in: debrief.id)
        let notes = waiting.compactMap { draft in
            Identifier<RevealedNote>(draft.id).map {
                RevealedNote(
                    $0, on: RevealedNote.Subject(draft.subject, in: debrief) ?? .all, draft.text, by: draft.person)
            }
        }
        let revealed = try await context.room.perform(.revealNotes(notes), by: person, at: now())
        try await drafts.remove(waiting.map(\.id), in: debrief.id)
        return try answer(request, context, opened + revealed, next: nil)
    }
}

private struct NoteForm: Decodable {
    /// As in `idea:x`, `remediation:y` or `all`.
    let subject: String
    let text: String
}

extension RevealedNote.Subject {
    init?(_ text: String, in debrief: Debrief) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("all", nil): self = .all
        case ("idea", let id?):
            guard let id = IdeaID(id), debrief.ideas.contains(where: { $0.id == id }) else { return nil }
            self = .idea(id: id)
        case ("remediation", let id?):
            guard let id = RemediationID(id), debrief.remediations.contains(where: { $0.id == id }) else { return nil }
            self = .remediation(id: id)
        default: return nil
        }
    }
}
