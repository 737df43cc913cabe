import Debriefing
import Hummingbird
import Publishing
import Storage

/// The frame around every page of a debrief: its title, the rail of stages with the clock, the way around, the parking lot.
struct DebriefPage: Sendable {
    enum Place: String {
        case overview, preparation, accounts, evidence, timeline, workshop, followUp, publication
    }

    let pages: Pages

    /// - Parameters:
    ///   - title: What is shown of the debrief; nil for what the frame says by itself.
    ///   - hidesLater: Nothing may reach the page that it does not show.
    func response(
        _ place: Place, title: String? = nil, hidesLater: Bool = false, main: String, _ context: DebriefContext
    ) -> Response {
        let scene = scene(context)
        let frame = DebriefFrame(
            id: context.debrief.id.text, live: Route.live(context.debrief.id).path + (hidesLater ? "/then" : ""),
            sequence: context.debrief.sequence,
            person: context.person.id.text, audience: hidesLater ? "\(Audience.lookers)" : "\(context.audience)",
            hints: Route.inside(context.debrief.id, "hints").path, zone: context.debrief.description.zone,
            stages: scene.html(.stages),
            parking: scene.html(.parking), ground: scene.html(.ground),
            tally: pages.templates.render(Tally(context.debrief, context.room.hub.hands.current), with: "tally"),
            headline: place == .overview ? nil : context.debrief.description.title,
            home: Route.debrief(context.debrief.id).path, ways: ways(to: place, context.debrief), main: main)
        let name = context.debrief.description.title
        return pages.page("debrief", title: title.map { "\($0) · \(name)" } ?? name, frame, for: context.person)
    }

    func scene(_ context: DebriefContext) -> Scene {
        var scene = Scene(
            context.debrief, audience: context.audience, templates: pages.templates, workingDays: pages.workingDays,
            vocabulary: pages.vocabulary(), dueDates: pages.dueDates, namesWhatIsNew: true)
        scene.viewer = context.person.id
        return scene
    }

    /// What all of an audience see alike.
    func scene(of debrief: Debrief, for audience: Audience) -> Scene {
        Scene(debrief, audience: audience, templates: pages.templates, workingDays: pages.workingDays)
    }

    /// The same with the view of the timeline that the address asks for, and how much evidence there is when.
    func board(_ request: Request, _ context: DebriefContext, _ shelf: EvidenceShelf) async -> Scene {
        await board(scene(context), request.asked, series: request.asked(each: "series"), shelf)
    }

    /// - Parameter series: The names of the series to draw; nil where nobody chose.
    func board(
        _ scene: Scene, _ asked: [String: String], series: [String]?, _ shelf: EvidenceShelf
    ) async -> Scene {
        var scene = scene.shown(asked)
        let debrief = scene.debrief
        // Without the evidence the timeline is as good; that a file cannot be read, the page of the evidence says.
        var evidence = debrief.sources.isEmpty ? nil : try? await shelf.board(debrief)
        evidence?.chosen = series
        evidence?.find = asked["find"] ?? ""
        scene.board = BoardView(asked, evidence: evidence)
        return scene
    }

    private func ways(to place: Place, _ debrief: Debrief) -> [DebriefFrame.Way] {
        let all: [(Place, String, Route)] = [
            (.overview, "Overview", .debrief(debrief.id)), (.preparation, "Preparation", .preparation(debrief.id)),
            (.accounts, "Accounts", .accounts(debrief.id)), (.evidence, "Evidence", .evidence(debrief.id)),
            (.timeline, "Timeline", .timeline(debrief.id)), (.workshop, "Workshop", .workshop(debrief.id)),
            (.followUp, "Follow-up", .followUp(debrief.id)), (.publication, "Publication", .publication(debrief.id)),
        ]
        return all.map { DebriefFrame.Way(name: $1, path: $2.path, isCurrent: $0 == place) }
    }
}

private struct DebriefFrame {
    struct Way {
        let name: String
        let path: String
        let isCurrent: Bool
    }

    let id: String
    let live: String
    /// The number of the last change that the page contains; the stream starts after it.
    let sequence: Int
    let person: String
    let audience: String
    let hints: String
    let zone: String
    let stages: String
    let parking: String
    let ground: String
    let tally: String
    let headline: String?
    let home: String
    let ways: [Way]
    let main: String
}
