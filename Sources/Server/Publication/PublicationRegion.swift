import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let publication = Region("publication-state") { scene in
        let (debrief, publication) = (scene.debrief, scene.debrief.publication)
        return PublicationState(
            isPublished: publication != nil, by: publication.map { scene.name($0.by) },
            at: publication.map { scene.datedElement($0.at) }, leads: scene.leads,
            mayPublish: debrief.stage >= .closing,
            restriction: debrief.restriction.map(scene.worded),
            hasMovedOn: publication.map { $0.sequence < debrief.sequence } ?? false,
            path: Route.publication(debrief.id).path, restrictionPath: scene.path("restrictions"))
    }
}

extension Scene {
    fileprivate func worded(_ restriction: Restriction) -> PublicationState.Limit {
        PublicationState.Limit(
            by: name(restriction.by), since: dated(restriction.at), reason: restriction.reason,
            reviewOn: words.day(restriction.reviewOn))
    }
}

struct PublicationState: Hashable, Sendable {
    struct Limit: Hashable, Sendable {
        let by: String
        let since: String
        let reason: String
        let reviewOn: String
    }

    let isPublished: Bool
    let by: String?
    /// As HTML.
    let at: String?
    let leads: Bool
    let mayPublish: Bool
    let restriction: Limit?
    let hasMovedOn: Bool
    let path: String
    let restrictionPath: String
}
