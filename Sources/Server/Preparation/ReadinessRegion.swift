import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// What is missing before people meet. It advises and stops nobody.
    static let readiness = Region("readiness") { scene in
        ReadinessPanel(
            // Whether others have released an account, only leaders are told.
            items: scene.debrief.readiness.items.filter { $0.kind != .accounts || scene.leads }
                .map { ReadinessPanel.Item($0, in: scene) },
            path: scene.path("readiness-answers"), then: scene.path("preparation"))
    }
}

struct ReadinessPanel: Hashable, Sendable {
    struct Item: Hashable, Sendable {
        let key: String
        let state: String
        let mark: String
        let name: String
        /// What is missing, and why it matters.
        let words: String
        let names: [String]
        /// Who goes on without it, and why.
        let answer: String?
        let mayAnswer: Bool
    }

    let items: [Item]
    let path: String
    let then: String
}

extension ReadinessPanel.Item {
    init(_ item: Readiness.Item, in scene: Scene) {
        key = item.kind.rawValue
        state = item.state.rawValue
        mark = item.state == .ready ? "✓" : item.state == .overridden ? "–" : "!"
        name = item.kind.title
        words = item.state == .ready ? "" : item.kind.advice(in: scene)
        let isPeople = item.kind == .noAuthority || item.kind == .notInvolved
        names = isPeople ? item.missing.compactMap(PersonID.init).map(scene.name) : item.missing
        answer = item.override.map { "\(scene.name($0.by)), \(scene.dated($0.at)): \($0.reason)" }
        mayAnswer = item.state == .missing && item.isOverridable && scene.leads && scene.mayChange
    }
}

extension Readiness.Kind {
    fileprivate var title: String {
        switch self {
        case .facilitator: "One facilitator"
        case .notInvolved: "A facilitator who was not involved"
        case .noAuthority: "A facilitator who decides about nobody who comes"
        case .noteTaker: "A note-taker"
        case .people: "Everybody named comes"
        case .teams: "Every team named sends somebody"
        case .accounts: "Two people who were near told how it was"
        case .date: "A date"
        case .invitation: "The invitation is out a day ahead"
        }
    }

    fileprivate func advice(in scene: Scene) -> String {
        switch self {
        case .facilitator: "Without exactly one facilitator the workshop cannot start. Name one below."
        case .notInvolved:
            "The timeline, or the evidence that it cites, names whoever facilitates. Somebody from outside can ask the naive questions."
        case .noAuthority: "People speak less freely before somebody who decides about them:"
        case .noteTaker: "Whoever leads the talk cannot write it down as well."
        case .people: "The timeline names them, and they do not take part. Invite them, or say below who they are:"
        case .teams: "The timeline names them, and nobody says that they come from there:"
        case .accounts:
            "The first draft is best told by those nearest to the event. \(scene.debrief.releasedAccounts) of 2 accounts are released."
        case .date: "Set one before there is any content: days fill up, and memories fade."
        case .invitation: scene.invitationAdvice
        }
    }
}

extension Scene {
    fileprivate var invitationAdvice: String {
        guard let appointment = debrief.attendance.appointment else { return "Nothing is sent while there is no date." }
        guard debrief.attendance.invitedAt != nil else {
            return "Send it by \(dated(appointment.preRead)), with the agenda and the draft, however unfinished."
        }
        return "It went out less than 24 hours before the start: not everybody will have read the draft."
    }
}
