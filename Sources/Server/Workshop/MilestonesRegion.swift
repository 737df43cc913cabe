import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// When it began, was noticed, stopped hurting and was over, and how long that took; what is missing comes first.
    static let milestones = Region("milestones") { scene in
        MilestonesPanel(scene)
    }

    /// The timeline as it goes round before the meeting, with a question to each.
    static let preRead = Region("pre-read") { scene in
        PreReadPanel(scene)
    }
}

struct MilestonesPanel: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let name: String
        let word: String
        /// When that was, as HTML.
        let at: String?
        let menu: Menu?
    }

    let rows: [Row]
    let spans: [String]
    let hints: [String]

    init(_ scene: Scene) {
        let debrief = scene.debrief
        let missing = Set(debrief.missingMilestones)
        rows = Milestone.allCases.sorted { missing.contains($0) && !missing.contains($1) }.map { milestone in
            var marked: EntryID?
            if case .at(let id) = debrief.milestones[milestone] { marked = id }
            let entry = marked.flatMap { debrief.timeline[$0] }
            let (isMissing, name) = (missing.contains(milestone), "When \(milestone.words)")
            return Row(
                name: name,
                word: entry?.content.text.firstWords ?? (isMissing ? "nobody has said" : "not known"),
                at: entry.map { scene.words.element($0.content.moment, in: debrief.timeline, dating: .year) },
                menu: scene.mayChange
                    ? Menu(
                        isMissing ? "Say when" : "Change", about: name, scene.path("milestones/\(milestone.rawValue)"))
                    : nil)
        }
        spans = debrief.spans.map { "From when \($0.from.words) until \($0.until.words): \($0.words)" }
        hints = debrief.milestonesOutOfOrder.map {
            "“\($0.later.words)” stands before “\($0.earlier.words)”. A time typed by hand and one that a system "
                + "recorded often differ; look whether it matters here."
        }
    }
}

/// The form that says which entry it was: one of all, so it is fetched when it is opened.
struct MilestoneChoice {
    let key: String
    let name: String
    let entries: [Choice]
    let path: String

    init(_ milestone: Milestone, in scene: Scene) {
        var marked: EntryID?
        if case .at(let id) = scene.debrief.milestones[milestone] { marked = id }
        key = milestone.rawValue
        name = "When \(milestone.words)"
        entries = scene.entries.map {
            Choice(key: $0.id.text, name: $0.content.text.firstWords, isSelected: $0.id == marked)
        }
        path = scene.path("milestones")
    }
}

struct PreReadPanel: Hashable, Sendable {
    struct Question: Hashable, Sendable {
        let to: String
        let person: String
        let text: String
        let answer: String?
        let path: String
    }

    let sent: String?
    let questions: [Question]
    let isBefore: Bool
    let leads: Bool
    let mayAnswer: Bool
    let readers: [Choice]
    let path: String

    init(_ scene: Scene) {
        let debrief = scene.debrief
        sent = debrief.preRead.map { "Version \($0.version) of the timeline went round." }
        questions = (debrief.preRead?.questions ?? []).map {
            Question(
                to: scene.name($0.to), person: $0.to.text, text: $0.text, answer: $0.answer.isEmpty ? nil : $0.answer,
                path: scene.path("pre-reads/\($0.id)/answers"))
        }
        isBefore = debrief.stage < .agreement
        leads = scene.leads && scene.mayChange && isBefore
        mayAnswer = scene.mayChange
        let asked = Set(debrief.preRead?.questions.map(\.to) ?? [])
        readers =
            leads ? scene.owners(selected: nil).filter { choice in !asked.contains { $0.text == choice.key } } : []
        path = scene.path("pre-reads")
    }
}
