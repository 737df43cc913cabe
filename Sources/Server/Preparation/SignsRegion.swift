import Debriefing

extension Region {
    /// What speaks for a closer look, and what that suggests.
    static let signs = Region("signs") { scene in
        SignsPanel(
            signs: Sign.allCases.map {
                Choice(key: $0.rawValue, name: $0.words, isSelected: scene.debrief.signs.contains($0))
            },
            suggestion: Depth(signs: scene.debrief.signs.count).words, mayChange: scene.mayChange,
            path: scene.path("signs"), then: scene.path("preparation"))
    }
}

struct SignsPanel: Hashable, Sendable {
    let signs: [Choice]
    let suggestion: String
    let mayChange: Bool
    let path: String
    let then: String
}

extension Sign {
    fileprivate var words: String {
        switch self {
        case .severalTeams: "More than two teams took part"
        case .newInteraction: "Parts met in a way that was new"
        case .simpleThing: "Something simple was used in a way nobody meant"
        case .unimagined: "Nobody had imagined it"
        case .nearlyBad: "It was nearly very bad"
        case .looksLikeRepeat: "It looks like something we had before"
        case .muchTalk: "People talk about it a lot"
        case .confusion: "For a while nobody knew what went on"
        case .workedAround: "People got by with something they made up on the spot"
        case .newComers: "Somebody was there for the first time"
        }
    }
}

extension Depth {
    fileprivate var words: String {
        switch self {
        case .light: "A light look may do: half an hour, or the timeline alone."
        case .normal: "The usual hour seems right."
        case .deep: "Much can be learned here: take more time, and talk to people one by one before."
        }
    }
}
