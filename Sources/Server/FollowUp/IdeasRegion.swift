import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// The parked ideas; only their number until the remediation stage.
    static let ideas = Region("ideas") { scene in
        let debrief = scene.debrief
        return IdeasList(
            count: debrief.ideas.count, areOpen: debrief.ideasAreOpen,
            ideas: debrief.ideasAreOpen ? debrief.ideas.map(scene.row) : [], mayChange: scene.mayChange)
    }
}

extension Scene {
    func row(_ idea: Idea) -> IdeasList.Row {
        IdeasList.Row(
            text: idea.text, by: name(idea.by),
            at: idea.entry.flatMap { debrief.timeline[$0] }?.content.text.firstWords,
            outcome: idea.outcome.map(worded), path: path("ideas/\(idea.id)/outcomes"), id: idea.id.text,
            remediationsPath: path("remediations"), newName: newName, mayChange: mayChange)
    }

    private func worded(_ outcome: IdeaOutcome) -> String {
        switch outcome {
        case .takenUp: "taken up as a remediation"
        case .moot: "moot, now that the context is known"
        case .dropped(let reason): "dropped: \(reason)"
        }
    }
}

struct IdeasList: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let text: String
        let by: String
        /// The entry it came up at.
        let at: String?
        let outcome: String?
        let path: String
        let id: String
        let remediationsPath: String
        let newName: NewName
        let mayChange: Bool
    }

    let count: Int
    let areOpen: Bool
    let ideas: [Row]
    let mayChange: Bool
}
