import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let remediationForm = Region("remediation-form") { scene in
        RemediationForm(
            id: nil, text: "", doneCheck: "", due: "", owners: scene.owners(selected: nil),
            learnings: scene.learningChoices(selected: nil), base: 0, path: scene.path("remediations"),
            newName: scene.newName, mayChange: scene.mayChange && scene.debrief.stage >= .remediation)
    }

    static let remediations = Region("remediations") { scene in
        RemediationsList(
            isReached: scene.debrief.stage >= .remediation, remediations: scene.debrief.remediations.map(scene.row))
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
        let content = remediation.content
        let lacks = remediation.state == .proposed ? debrief.lacks(content) : []
        return RemediationsList.Row(
            id: remediation.id.text, text: content.text, owner: content.owner.map(name),
            due: content.due.map { words.day($0) }, doneCheck: content.doneCheck.isEmpty ? nil : content.doneCheck,
            learning: debrief.learnings.first { $0.id == content.learning }?.text, state: remediation.state.words,
            stateKey: remediation.state.key, detail: remediation.state.detail, lacks: lacks.joined(separator: ", "),
            isReady: remediation.state == .proposed && lacks.isEmpty, isProposed: remediation.state == .proposed,
            isCommitted: remediation.state == .committed, isOver: remediation.state.isOver, mayChange: mayChange,
            path: path("remediations/\(remediation.id)"),
            form: RemediationForm(
                id: remediation.id.text, text: content.text, doneCheck: content.doneCheck,
                due: content.due.map(\.description) ?? "", owners: owners(selected: content.owner),
                learnings: learningChoices(selected: content.learning), base: remediation.revision,
                path: path("remediations/\(remediation.id)/edits"), newName: .none, mayChange: mayChange))
    }
}

extension Remediation.State {
    fileprivate var key: String {
        switch self {
        case .proposed: "proposed"
        case .committed: "committed"
        case .done: "done"
        case .decidedAgainst: "decided-against"
        }
    }

    fileprivate var detail: String? {
        switch self {
        case .proposed, .committed: nil
        case .done(let seen): "Seen: \(seen)"
        case .decidedAgainst(let reason): "Because: \(reason)"
        }
    }

    fileprivate var isOver: Bool {
        switch self {
        case .proposed, .committed: false
        case .done, .decidedAgainst: true
        }
    }
}

struct RemediationForm: Hashable, Sendable {
    let id: String?
    let text: String
    let doneCheck: String
    let due: String
    let owners: [Choice]
    let learnings: [Choice]
    /// The number of the last change that the writer has seen of it.
    let base: Int
    let path: String
    let newName: NewName
    let mayChange: Bool
}

struct RemediationsList: Hashable, Sendable {
    struct Row: Hashable, Sendable {
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
        let isCommitted: Bool
        let isOver: Bool
        let mayChange: Bool
        let path: String
        let form: RemediationForm
    }

    let isReached: Bool
    let remediations: [Row]
}
