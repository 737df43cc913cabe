import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let group = Region("group") { scene in
        let group = scene.debrief.group
        return GroupPanel(
            isReached: scene.debrief.stage >= .remediation,
            members: group.map { $0.members.map(scene.name).joined(separator: ", ") },
            soakUntil: group.map { scene.words.day($0.soakUntil) }, followUp: group.map { scene.dated($0.followUp) },
            outcome: group?.outcome.map(scene.worded),
            isWaiting: group != nil && group?.outcome == nil, leads: scene.leads && scene.mayChange,
            choices: scene.owners(selected: nil), path: scene.path("groups"), endPath: scene.path("follow-up-outcomes"),
            zone: scene.debrief.description.zone)
    }
}

extension Scene {
    func worded(_ outcome: SmallGroup.Outcome) -> String {
        switch outcome {
        case .held(let at): "held on \(words.day(at))"
        case .cancelled(let reason): "cancelled: \(reason)"
        }
    }
}

struct GroupPanel: Hashable, Sendable {
    let isReached: Bool
    let members: String?
    let soakUntil: String?
    let followUp: String?
    let outcome: String?
    let isWaiting: Bool
    let leads: Bool
    let choices: [Choice]
    let path: String
    let endPath: String
    let zone: String
}
