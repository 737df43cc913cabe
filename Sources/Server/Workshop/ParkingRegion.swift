import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let parking = Region("parking") { scene in
        Parking(
            count: scene.debrief.ideas.count, areOpen: scene.debrief.ideasAreOpen, mayChange: scene.mayChange,
            path: scene.path("ideas"), newName: scene.newName,
            listPath: Route.followUp(scene.debrief.id).path + "#ideas")
    }
}

struct Parking: Hashable, Sendable {
    let count: Int
    let areOpen: Bool
    let mayChange: Bool
    let path: String
    let newName: NewName
    let listPath: String
}
