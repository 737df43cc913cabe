import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let remediationForm = Region("remediation-form") { scene in
        let proposed = scene.proposedDue
        return RemediationForm(
            scene, RemediationContent(text: ""), proposed, id: nil, base: 0,
            path: scene.path("remediations"),
            newName: scene.newName, mayChange: scene.mayChange && scene.debrief.stage >= .remediation)
    }

    static let remediations = Region("remediations") { scene in
        RemediationsList(
            isReached: scene.debrief.stage >= .remediation, isEmpty: scene.debrief.remediations.isEmpty,
            remediations: scene.rows("remediation-list", "remediation", scene.debrief.remediations.map(scene.row)))
    }
}

extension Scene {
    func owners(selected: PersonID?) -> [Choice] {
        debrief.participants.filter { $0.role.contributes }
            .map { Choice(key: $0.person.text, name: $0.name, isSelected: $0.person == selected) }
    }

    func learningChoices(selected: LearningID?) -> [Choice] {
        debrief.learnings.map { Choice(key: $0.id.text, name: $0.text.firstWords, isSelected: $0.id == selected) }
    }

    func row(_ remediation: Remediation) -> RemediationsList.Row {
        let (content, state) = (remediation.content, remediation.state)
        let lacks = state == .proposed ? debrief.lacks(content) : []
        let owner = content.owner.map(name)
        return RemediationsList.Row(
            id: "remediation-\(remediation.id)", text: content.text, owner: owner,
            due: content.due.map { words.day($0) }, doneCheck: content.doneCheck.isEmpty ? nil : content.doneCheck,
            learning: debrief.learnings.first { $0.id == content.learning }?.text, state: state.words,
            stateKey: state.key, detail: detail(of: remediation), lacks: lacks.joined(separator: ", "),
            isReady: state == .proposed && lacks.isEmpty, isProposed: state == .proposed, isAsked: state == .asked,
            isCommitted: state == .committed, isOpen: state.isOpen, isOver: state.isOver, mayChange: mayChange,
            commitWords: "Commit to it, or ask \(owner ?? "them")", acceptWords: "\(owner ?? "They") said yes",
            facts: facts(content), trackerLink: content.tracker, tracked: tracked(remediation),
            odds: remediation.isAtOddsWithTracker ? odds(remediation) : nil, hints: hints(remediation),
            history: remediation.history.map {
                .init(stepAt: datedElement($0.at), stepWords: "\($0.state.words), by \(name($0.by))")
            },
            path: path("remediations/\(remediation.id)"),
            menu: mayChange && !state.isOver ? Menu("Change", path("remediations/\(remediation.id)/edits")) : nil)
    }

    /// The form that words it anew. It names everybody and everything learned, so it is fetched when it is opened.
    func form(_ remediation: Remediation) -> RemediationForm {
        let content = remediation.content
        let asksForDay = content.due == nil && remediation.state == .proposed
        return RemediationForm(
            self, content, asksForDay ? proposedDue : nil, id: remediation.id.text, base: remediation.revision,
            path: path("remediations/\(remediation.id)/edits"), newName: .none, mayChange: mayChange)
    }

    private func facts(_ content: RemediationContent) -> [RemediationsList.Fact] {
        let priority = content.priority.map {
            $0.isAgreed ? "\($0.decider) agrees that it is worked on" : "\($0.decider) does not agree to it"
        }
        return [
            ("What it is for", content.purpose?.words), ("Why this", content.reasoning),
            ("What it could make worse", content.risk), ("Priority", priority),
        ].compactMap { label, value in value.map { RemediationsList.Fact(label: label, value: $0) } }
    }

    private func detail(of remediation: Remediation) -> String? {
        switch remediation.state {
        case .proposed, .inProgress: nil
        case .asked: "Waiting for \(remediation.content.owner.map(name) ?? "them") to say yes or no."
        case .committed: remediation.committed.map { "Since \(words.day($0))." }
        case .done(let seen): "Seen: \(seen)"
        case .decidedAgainst(let reason): "\(decider(of: remediation)) decided against it, because: \(reason)"
        case .obsolete(let reason): "Needed no more, because: \(reason)"
        }
    }

    private func tracked(_ remediation: Remediation) -> String? {
        remediation.tracked.map { "\($0.word.state.words) there (“\($0.word.words)”), since \(dated($0.at))" }
    }

    private func odds(_ remediation: Remediation) -> String {
        "Here it is \(remediation.state.words), and \(remediation.tracked?.word.state.words ?? "") where it is tracked. "
            + "Nothing changes by itself: find out which of the two is so, and say it here or there."
    }

    private func decider(of remediation: Remediation) -> String {
        remediation.history.last.map { name($0.by) } ?? "The group"
    }

    /// Only while it can still be written otherwise.
    private func hints(_ remediation: Remediation) -> [String] {
        guard mayChange, remediation.state == .proposed, let made = remediation.history.first?.at else { return [] }
        return remediation.content.hints(made: CalendarDay(made)).map(\.words)
    }
}

extension RemediationContent.Purpose {
    var words: String {
        switch self {
        case .prevent: "to make it less likely"
        case .mitigate: "to make it hurt less"
        case .detect: "to notice it sooner"
        case .repair: "to be whole again sooner"
        case .investigate: "to understand more"
        case .share: "to let others know"
        }
    }
}

extension TrackerWord.State {
    var words: String {
        switch self {
        case .open: "open"
        case .closed: "closed"
        case .dropped: "closed as not planned"
        }
    }
}

extension Remediation.State {
    fileprivate var key: String {
        switch self {
        case .proposed: "proposed"
        case .asked: "asked"
        case .committed: "committed"
        case .inProgress: "in-progress"
        case .done: "done"
        case .decidedAgainst: "decided-against"
        case .obsolete: "obsolete"
        }
    }
}

struct RemediationForm: Hashable, Sendable {
    let id: String?
    let text: String
    let doneCheck: String
    let due: String
    /// Which day is proposed, and why.
    let dueNote: String?
    let policyPath: String
    /// Whether they may look at the rules.
    let leads: Bool
    let owners: [Choice]
    let learnings: [Choice]
    /// The number of the last change that the writer has seen of it.
    let base: Int
    let path: String
    let newName: NewName
    let mayChange: Bool
    let purposes: [Choice]
    let reasoning: String
    let risk: String
    let tracker: String
    let decider: String
    let isPriorityAgreed: Bool
    let isPriorityRefused: Bool

    init(
        _ scene: Scene, _ content: RemediationContent, _ proposed: ProposedDue?, id: String?, base: Int, path: String,
        newName: NewName,
        mayChange: Bool
    ) {
        (self.id, self.base, self.path, self.newName, self.mayChange) = (id, base, path, newName, mayChange)
        (text, doneCheck) = (content.text, content.doneCheck)
        due = (content.due ?? proposed?.day).map(\.description) ?? ""
        dueNote = proposed?.words
        (policyPath, leads) = (Route.duePolicy.path + "#remediations", scene.leads)
        // Nobody is named where there is no form, so that nothing is sent when somebody comes.
        owners = mayChange ? scene.owners(selected: content.owner) : []
        learnings = mayChange ? scene.learningChoices(selected: content.learning) : []
        purposes = RemediationContent.Purpose.allCases.map {
            Choice(key: $0.rawValue, name: $0.words, isSelected: $0 == content.purpose)
        }
        (reasoning, risk, tracker) = (content.reasoning ?? "", content.risk ?? "", content.tracker ?? "")
        decider = content.priority?.decider ?? ""
        isPriorityAgreed = content.priority?.isAgreed == true
        isPriorityRefused = content.priority?.isAgreed == false
    }
}

struct RemediationsList: Hashable, Sendable, ListsInside {
    struct Fact: Hashable, Sendable {
        let label: String
        let value: String
    }

    struct Step: Hashable, Sendable {
        /// As HTML.
        let stepAt: String
        let stepWords: String
    }

    struct Row: RowWords {
        let id: String
        let text: String
        let owner: String?
        let due: String?
        let doneCheck: String?
        let learning: String?
        let state: String
        let stateKey: String
        let detail: String?
        let lacks: String
        let isReady: Bool
        let isProposed: Bool
        let isAsked: Bool
        let isCommitted: Bool
        let isOpen: Bool
        let isOver: Bool
        let mayChange: Bool
        let commitWords: String
        let acceptWords: String
        let facts: [Fact]
        let trackerLink: String?
        /// What the tracker says.
        let tracked: String?
        /// Said where that is something else than what we say.
        let odds: String?
        let hints: [String]
        let history: [Step]
        let path: String
        let menu: Menu?
    }

    let isReached: Bool
    let isEmpty: Bool
    let remediations: Rows<Row>

    var lists: [any RowList] { [remediations] }
}
