import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let headline = Region("headline") { scene in
        let about = scene.debrief.description
        return Headline(
            title: about.title, summary: about.summary, when: scene.when, zone: about.zone, tags: about.tags,
            isSample: scene.debrief.isSample, stage: scene.debrief.stage.words,
            isPublished: scene.debrief.publication != nil, isRestricted: scene.debrief.restriction != nil,
            path: Route.debrief(scene.debrief.id).path, mayChange: scene.leads && scene.debrief.stage != .completed)
    }
}

extension Scene {
    /// When the event was, as HTML; empty if nobody said.
    var when: String {
        let about = debrief.description
        guard let starts = about.starts else { return "" }
        guard let ends = about.ends else { return "from \(datedElement(starts)), \(words.zoneElement)" }
        return words.element(from: starts, until: ends, .minute, dating: .year) + ", " + words.zoneElement
    }
}

struct Headline: Hashable, Sendable {
    let title: String
    let summary: String
    let when: String
    let zone: String
    let tags: [String]
    let isSample: Bool
    let stage: String
    let isPublished: Bool
    let isRestricted: Bool
    let path: String
    let mayChange: Bool
}
