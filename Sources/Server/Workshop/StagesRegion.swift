import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// The rail of stages with the clock; what moves the workshop on is for those who lead.
    static let stages = Region("stages") { scene in
        let (debrief, clock) = (scene.debrief, scene.debrief.clock)
        return Stages(
            steps: Stage.allCases.map { stage in
                Stages.Step(
                    key: stage.rawValue, name: stage.words, minutes: stage.isWorkshop ? clock.plan[stage] : nil,
                    isCurrent: stage == debrief.stage, isPast: stage < debrief.stage)
            },
            deadline: clock.deadline.map { String($0.milliseconds) }, current: debrief.stage.words,
            isWorkshop: debrief.stage.isWorkshop,
            next: debrief.stage.next.map { Stages.Next(key: $0.rawValue, name: $0.way) }, leads: scene.leads,
            path: scene.path(""), newName: scene.newName, workshopPath: Route.workshop(debrief.id).path,
            donors: Stage.workshop.filter { $0 > debrief.stage && clock.plan[$0] > 0 }
                .sorted { clock.plan[$0] > clock.plan[$1] }
                .map { Stages.Next(key: $0.rawValue, name: "\($0.words) (\(clock.plan[$0]) min)") })
    }
}

extension Stage {
    /// How one goes on to it.
    fileprivate var way: String {
        switch self {
        case .opening: "Start the workshop"
        case .followUp: "End the workshop"
        case .completed: "Complete the debrief"
        default: "Go on to \(words)"
        }
    }
}

struct Stages: Hashable, Sendable {
    struct Step: Hashable, Sendable {
        let key: String
        let name: String
        let minutes: Int?
        let isCurrent: Bool
        let isPast: Bool
    }

    struct Next: Hashable, Sendable {
        let key: String
        let name: String
    }

    let steps: [Step]
    /// Milliseconds since 1970, for the page's clock.
    let deadline: String?
    let current: String
    let isWorkshop: Bool
    let next: Next?
    let leads: Bool
    let path: String
    let newName: NewName
    let workshopPath: String
    let donors: [Next]
}
