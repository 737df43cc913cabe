import Debriefing
import Hummingbird
import Publishing
import Storage

/// The room's own screen. It shows what an observer sees, and nothing that is one person's; nothing on it can be pressed.
struct ProjectorPages: Sendable {
    let frame: DebriefPage

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("projector", use: show)
    }

    func show(_ request: Request, _ context: DebriefContext) -> Response {
        let debrief = context.debrief
        let scene = Scene(debrief, audience: .observers, templates: frame.pages.templates)
        let page = ProjectorPage(
            id: debrief.id.text, live: Route.live(debrief.id).path + "/projector", sequence: debrief.sequence,
            person: context.person.id.text, title: debrief.description.title, stages: scene.html(.stages),
            ground: scene.html(.ground),
            tally: frame.pages.templates.render(Tally(debrief, context.room.hub.hands.current), with: "tally"),
            panel: scene.html(.stagePanel), parking: scene.html(.parking))
        return frame.pages.page("projector", title: debrief.description.title, page)
    }
}

private struct ProjectorPage {
    let id: String
    let live: String
    let sequence: Int
    let person: String
    let title: String
    let stages: String
    let ground: String
    let tally: String
    let panel: String
    let parking: String
}
