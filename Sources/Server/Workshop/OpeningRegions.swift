import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// Who is here. Agreement is asked of them.
    static let presence = Region("presence") { scene in
        let (debrief, present) = (scene.debrief, Set(scene.debrief.present))
        let absent = debrief.participants.filter { $0.role.contributes && !present.contains($0.person) }
        return Presence(
            present: debrief.present.map(scene.name),
            absent: absent.map { Choice(key: $0.person.text, name: $0.name, isSelected: false) },
            mayChange: scene.mayChange, leads: scene.leads, path: scene.path("arrivals"))
    }

    static let plan = Region("plan") { scene in
        let clock = scene.debrief.clock
        return PlanTable(
            total: clock.plan.total,
            rows: Stage.workshop.map { PlanTable.Row(name: $0.words, minutes: clock.plan[$0]) },
            extensions: clock.extensions.map {
                "\($0.minutes) min more for \($0.stage.words), taken from \($0.from.words); agreed by \($0.agreedBy)"
            },
            leads: scene.leads, path: scene.path("plans"))
    }
}

struct Presence: Hashable, Sendable {
    let present: [String]
    let absent: [Choice]
    let mayChange: Bool
    let leads: Bool
    let path: String
    var count: Int { present.count }
}

struct PlanTable: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let name: String
        let minutes: Int
    }

    let total: Int
    let rows: [Row]
    let extensions: [String]
    let leads: Bool
    let path: String
}
