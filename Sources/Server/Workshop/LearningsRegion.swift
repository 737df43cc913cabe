import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let learnings = Region("learnings") { scene in
        Learnings(
            cards: scene.debrief.learnings.map {
                Learnings.Card(id: $0.id.text, text: $0.text, by: scene.name($0.by))
            },
            mayAdd: scene.mayChange && scene.debrief.stage >= .learning, path: scene.path("learnings"),
            newName: scene.newName)
    }
}

struct Learnings: Hashable, Sendable {
    struct Card: Hashable, Sendable {
        let id: String
        let text: String
        let by: String
    }

    let cards: [Card]
    let mayAdd: Bool
    let path: String
    let newName: NewName
    var count: Int { cards.count }
}
