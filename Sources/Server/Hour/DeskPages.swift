import Debriefing
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// What one person alone sees of the hour: their own part, and the facilitator's desk. Their own page fetches it after the
/// stream said that something changed; it is never streamed.
struct DeskPages: Sendable {
    let frame: DebriefPage
    let questions: Questions
    let marginNotes: MarginNotes
    let votes: ThemeVotes
    let now: @Sendable () -> Instant

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("desk") { _, context in frame.pages.fragment(try await desk(context)) }
        debriefs.get("own-part") { _, context in frame.pages.fragment(own(context)) }
    }

    func desk(_ context: DebriefContext) async throws -> String {
        let (debrief, person) = (context.debrief, context.person.id)
        guard debrief.marksHeard(person) else { return "" }
        let (runs, scene) = (debrief.isAtDesk(person), frame.scene(context))
        let asks = runs && debrief.stage == .timeline
        let desk = Desk(
            debrief, context.room.hub.hands.current, runs: runs, scene: scene,
            margin: runs ? try await margin(scene, context) : nil,
            asking: asks ? Asking(try await questions.all(of: person), in: scene) : nil,
            voted: try await voted(in: debrief), at: now())
        return frame.pages.templates.render(desk, with: "desk")
    }

    /// What stands in the margin of the entry that the room looks at.
    private func margin(_ scene: Scene, _ context: DebriefContext) async throws -> DeskMargin? {
        guard let entry = context.debrief.focused else { return nil }
        return DeskMargin(
            try await Margin.read(marginNotes, context), at: entry.id, scene, for: context.person.id)
    }

    /// How many have voted on the themes so far; nil while no vote is open.
    private func voted(in debrief: Debrief) async throws -> Int? {
        guard let vote = debrief.themeVote, vote.isOpen else { return nil }
        return try await votes.voted(in: vote.id, of: debrief.id)
    }

    func own(_ context: DebriefContext) -> String {
        let debrief = context.debrief
        let part = OwnPart(
            path: Route.inside(debrief.id, "own-part").path, role: context.participant.role.title,
            part: debrief.hour.parts[context.person.id],
            isShown: debrief.stage <= .timeline)
        return frame.pages.templates.render(part, with: "own-part")
    }
}

struct OwnPart {
    let path: String
    let role: String
    let part: String?
    let isShown: Bool
}

struct Desk {
    struct Voice {
        let person: String
        let name: String
        let wasHeard: Bool
    }

    let isShown: Bool
    let path: String
    let handsPath: String
    /// For who runs the meeting; the note-taker only marks who has spoken.
    let runs: Bool
    let firstTimers: Int
    let stops: Int
    let safetyIsOpen: Bool
    /// The room is asked whether somebody learned something.
    let learnedIsAsked: Bool
    let unheard: String?
    let voices: [Voice]
    /// Places at which it is worth asking, and what the clock has to say.
    let hints: [String]
    /// What others would like to have asked at this entry, and what is noted there; nil where no entry is looked at.
    let margin: DeskMargin?
    /// What might be asked next; nil for whoever does not ask, or when nothing is told.
    let asking: Asking?
    /// How many have voted on the themes, while that is open.
    let voted: String?

    init(
        _ debrief: Debrief, _ hands: ShowOfHands.State, runs: Bool, scene: Scene, margin: DeskMargin?, asking: Asking?,
        voted: Int?,
        at now: Instant
    ) {
        isShown = debrief.stage.isWorkshop
        path = Route.inside(debrief.id, "desk").path
        handsPath = Route.inside(debrief.id, "hands").path
        self.runs = runs
        self.margin = margin
        self.asking = asking
        self.voted = voted.map { "\($0) voted on the themes so far." }
        firstTimers = hands[.firstTime]?.total ?? 0
        stops = hands[.stop]?.total ?? 0
        safetyIsOpen = hands[.safety]?.isOpen ?? false
        learnedIsAsked = hands[.learned(debrief.stage)]?.isAsked ?? false
        voices = debrief.present.map {
            Voice(person: $0.text, name: scene.name($0), wasHeard: hands.heard.contains($0))
        }
        let silent = voices.filter { !$0.wasHeard }.map(\.name)
        unheard = hands.heard.isEmpty || silent.isEmpty ? nil : silent.joined(separator: ", ")
        hints = runs ? debrief.timeHints(at: now) + (debrief.stage <= .agreement ? scene.placesToAsk : []) : []
    }
}

extension Debrief {
    /// What the clock has to say to the facilitator: gently, and before it is too late to do something.
    func timeHints(at now: Instant) -> [String] {
        guard stage.isWorkshop else { return [] }
        let over = Stage.workshop.filter { $0 < .timeline && $0 <= stage }
            .map { clock.used(for: $0, at: now) - Int64(clock.plan[$0]) * 60 }.reduce(0, +)
        let left = Int64(clock.plan[.timeline]) * 60 - clock.used(for: .timeline, at: now)
        var hints: [String] = []
        if stage <= .timeline, over >= 60 {
            hints.append(
                "The opening took \(over / 60) min more than planned. If the end of the meeting stands, they are missing from the timeline."
            )
        }
        if stage == .timeline, left < 0 {
            hints.append("The timeline is \(-left / 60) min over. Ask the room: more time, taken from where, or go on?")
        } else if stage == .timeline, left < Int64(clock.plan[.timeline]) * 12 {
            hints.append("\(left / 60) min left for the timeline. Which entries must not be left out?")
        }
        return hints
    }
}

extension Scene {
    private static let silence = 10 * 60.0

    /// Where it is worth asking at the entry that the room looks at.
    var placesToAsk: [String] {
        guard let entry = debrief.focused, let index = entries.firstIndex(where: { $0.id == entry.id }) else {
            return []
        }
        var places: [String] = []
        if index > 0, let start = entry.content.moment.start, let before = entries[index - 1].content.moment.start {
            let gap = Double(start.nanoseconds - before.nanoseconds) / 1e9
            if gap >= Scene.silence {
                places.append("Nothing is told of the \(Int(gap / 60)) min before this entry. What was going on?")
            }
        }
        if Set(entry.perspectives.map(\.by) + [entry.author]).count == 1 {
            places.append("Only \(name(entry.author)) has told this one. Who saw it differently?")
        }
        return places
    }
}
