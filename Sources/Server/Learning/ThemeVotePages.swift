import Debriefing
import Hummingbird
import Storage
import Timekeeping

/// The room votes on what it talks about. What somebody marked is counted in tables, and no fact has it.
struct ThemeVotePages: Sendable {
    let votes: ThemeVotes
    let now: @Sendable () -> Instant

    /// The same for pages and for programs.
    func addCommands(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.post("theme-votes/ballots", use: vote)
        debriefs.post("theme-votes/closings", use: close)
    }

    func vote(_ request: Request, _ context: DebriefContext) async throws -> Response {
        guard context.participant.role.contributes else { throw Refusal.observersRead }
        let form = try await FormBody(request).decode(BallotForm.self)
        let (vote, themes) = try context.debrief.voting(for: form.themes ?? [])
        guard try await votes.count(themes, of: context.person.id, in: vote.id, of: context.debrief.id) else {
            throw Refusal.invalid(
                "You were counted already. Nobody knows what you marked, so it cannot be changed; it stays as it is.")
        }
        // Whoever runs the meeting sees how many have voted.
        context.room.hub.tellAside(of: context.room)
        return try answer(request, context, [], next: nil)
    }

    func close(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let (debrief, person) = (context.debrief, context.person.id)
        guard context.participant.role.leads else {
            throw Refusal.notAllowed("Only the owner and the facilitators can close the vote. Ask one of them.")
        }
        guard let vote = debrief.themeVote, vote.isOpen else { return try answer(request, context, [], next: nil) }
        let count = try await votes.close(vote.id, of: debrief.id)
        let changes = try await context.room.perform(.closeThemeVote(count), by: person, at: now())
        try await votes.forget(debrief.id)
        return try answer(request, context, changes, next: nil)
    }
}

/// The themes that somebody wants to talk about. A form of the page sends one field for each, a program a list.
private struct BallotForm: Decodable {
    let themes: [ThemeID]?
}
