/// What sort of event a debrief is about. Not only what went wrong is worth a look.
public enum Trigger: String, Codable, CaseIterable, Sendable {
    case incident
    case nearMiss = "near-miss"
    case surprise
    case success
}

/// A sign that much can be learned from an event.
public enum Sign: String, Codable, CaseIterable, Sendable {
    case severalTeams = "several-teams"
    case newInteraction = "new-interaction"
    case simpleThing = "simple-thing"
    case unimagined
    case nearlyBad = "nearly-bad"
    case looksLikeRepeat = "looks-like-repeat"
    case muchTalk = "much-talk"
    case confusion
    case workedAround = "worked-around"
    case newComers = "newcomers"
}

/// How much time an event seems to deserve.
public enum Depth: String, Codable, Sendable {
    case light, normal, deep

    /// A suggestion and no more: people decide.
    public init(signs: Int) {
        switch signs {
        case ...1: self = .light
        case 2...4: self = .normal
        default: self = .deep
        }
    }
}
