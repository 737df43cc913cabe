import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let publication = Region("publication-state") { scene in
        let (debrief, publication) = (scene.debrief, scene.debrief.publication)
        return PublicationState(
            isPublished: publication != nil, by: publication.map { scene.name($0.by) },
            at: publication.map { scene.dated($0.at) }, leads: scene.leads, mayPublish: debrief.stage >= .closing,
            hasMovedOn: publication.map { $0.sequence < debrief.sequence } ?? false,
            path: Route.publication(debrief.id).path)
    }
}

struct PublicationState: Hashable, Sendable {
    let isPublished: Bool
    let by: String?
    let at: String?
    let leads: Bool
    let mayPublish: Bool
    let hasMovedOn: Bool
    let path: String
}
