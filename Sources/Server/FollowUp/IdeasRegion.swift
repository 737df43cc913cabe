import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// The parked ideas; only their number until the remediation stage.
    static let ideas = Region("ideas") { scene in
        let debrief = scene.debrief
        return IdeasList(
            head: Inner(scene.html(.ideasHead)), areOpen: debrief.ideasAreOpen,
            ideas: scene.rows("idea-list", "idea", debrief.ideasAreOpen ? debrief.ideas.map(scene.row) : []))
    }

    static let ideasHead = Region("ideas-head") { scene in
        IdeasHead(
            count: scene.debrief.ideas.count, mootShare: scene.debrief.ideasAreOpen ? scene.debrief.mootShare : nil)
    }
}

extension Scene {
    func row(_ idea: Idea) -> IdeasList.Row {
        IdeasList.Row(
            id: "idea-\(idea.id)", text: idea.text, by: name(idea.by),
            at: idea.entry.flatMap { debrief.timeline[$0] }?.content.text.firstWords,
            outcome: idea.outcome.map(worded), path: path("ideas/\(idea.id)"), idea: idea.id.text,
            remediationsPath: path("remediations"), newName: newName, mayChange: mayChange && idea.outcome == nil,
            merging: debrief.ideas.count > 1 ? Menu("Merge", path("ideas/\(idea.id)/merging")) : nil)
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

struct IdeasList: Hashable, Sendable, ListsInside {
    struct Row: RowWords {
        let id: String
        let text: String
        let by: String
        /// The entry it came up at.
        let at: String?
        let outcome: String?
        let path: String
        let idea: String
        let remediationsPath: String
        let newName: NewName
        let mayChange: Bool
        let merging: Menu?
    }

    let head: Inner
    let areOpen: Bool
    let ideas: Rows<Row>

    var lists: [any RowList] { [ideas] }
}

struct IdeasHead: Hashable, Sendable {
    let count: Int
    let mootShare: String?
}

/// The form that merges an idea into one of the others that are open.
struct IdeaMerging {
    let others: [Choice]
    let path: String

    init(_ idea: Idea, in scene: Scene) {
        others = scene.debrief.ideas.filter { $0.id != idea.id && $0.outcome == nil }
            .map { Choice(key: $0.id.text, name: $0.text.firstWords, isSelected: false) }
        path = scene.path("ideas/\(idea.id)/outcomes")
    }
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
