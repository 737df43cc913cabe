import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// The parked ideas; only their number until the remediation stage.
    static let ideas = Region("ideas") { scene in
        let debrief = scene.debrief
        return IdeasList(
            count: debrief.ideas.count, areOpen: debrief.ideasAreOpen,
            ideas: debrief.ideasAreOpen ? debrief.ideas.map(scene.row) : [], mayChange: scene.mayChange,
            mootShare: debrief.ideasAreOpen ? debrief.mootShare : nil)
    }
}

extension Scene {
    func row(_ idea: Idea) -> IdeasList.Row {
        IdeasList.Row(
            text: idea.text, by: name(idea.by),
            at: idea.entry.flatMap { debrief.timeline[$0] }?.content.text.firstWords,
            outcome: idea.outcome.map(worded), path: path("ideas/\(idea.id)/outcomes"), id: idea.id.text,
            remediationsPath: path("remediations"), newName: newName, mayChange: mayChange,
            others: debrief.ideas.filter { $0.id != idea.id && $0.outcome == nil }
                .map { Choice(key: $0.id.text, name: $0.text.firstWords, isSelected: false) })
    }

    private func worded(_ outcome: IdeaOutcome) -> String {
        switch outcome {
        case .takenUp: "taken up as a remediation"
        case .merged(let other):
            "merged into “\(debrief.ideas.first { $0.id == other }?.text.firstWords ?? "another idea")”"
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
        /// Those it may be merged into.
        let others: [Choice]
    }

    let count: Int
    let areOpen: Bool
    let ideas: [Row]
    let mayChange: Bool
    let mootShare: String?
}

extension Debrief {
    /// How many of the parked ideas the context made pointless, in words; nil while none is settled.
    fileprivate var mootShare: String? {
        let settled = ideas.filter { $0.outcome != nil }
        guard !settled.isEmpty else { return nil }
        return
            "\(settled.count { $0.outcome == .moot }) of \(settled.count) settled ideas turned out moot once the context was known."
    }
}
