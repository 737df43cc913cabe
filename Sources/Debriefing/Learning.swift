public import Timekeeping

/// A card from the brainstorm. It has no owner, date or ticket: those belong to remediations.
public struct Learning: Codable, Hashable, Sendable, Identifiable {
    /// What sort of learning it is, in the eyes of the room.
    public enum Mark: String, Codable, CaseIterable, Sendable {
        case surprise
        case usualWork = "usual-work"
        case whatHelped = "what-helped"
        case risk
        case openQuestion = "open-question"

        /// As it stands on a card.
        public var words: String {
            switch self {
            case .surprise: "a surprise"
            case .usualWork: "how work is really done"
            case .whatHelped: "what helped"
            case .risk: "a risk that came to light"
            case .openQuestion: "an open question"
            }
        }
    }

    public let id: LearningID
    public let text: String
    /// Nil where the writer chose to go without a name: nobody knows it any more.
    public let by: PersonID?
    /// When it came to light.
    public let at: Instant
    /// Written when the others had been revealed already.
    public let isLate: Bool
    public internal(set) var mark: Mark?
    /// The theme it was put under. It stays readable as it is.
    public internal(set) var theme: ThemeID?
}

/// A card at the moment it comes to light.
public struct RevealedCard: Codable, Hashable, Sendable {
    public let learning: LearningID
    public let text: String
    public let by: PersonID?
    public let isLate: Bool

    public init(_ learning: LearningID, _ text: String, by person: PersonID?, isLate: Bool = false) {
        self.learning = learning
        self.text = text
        by = person
        self.isLate = isLate
    }
}

/// How cards come to light in one debrief.
public struct CardPlan: Codable, Hashable, Sendable {
    public enum Reveal: String, Codable, CaseIterable, Sendable {
        /// All that were written, at once.
        case together
        /// One after the other, in no order, so that each is read.
        case oneByOne = "one-by-one"
        /// Each as soon as it is written.
        case asWritten = "as-written"
    }

    public var reveal: Reveal
    /// Every card bears the name of who wrote it. Otherwise each writer chooses for each card.
    public var isNamed: Bool
    /// How many themes at most are talked about in the meeting; the others stay in the document.
    public var themes: Int

    public init(reveal: Reveal = .together, isNamed: Bool = false, themes: Int = 5) {
        self.reveal = reveal
        self.isNamed = isNamed
        self.themes = themes
    }
}

/// Several learnings that belong together, under a name of the room's own.
public struct Theme: Codable, Hashable, Sendable, Identifiable {
    public let id: ThemeID
    public internal(set) var name: String
    /// Talked about in the meeting.
    public internal(set) var isChosen = false
}
