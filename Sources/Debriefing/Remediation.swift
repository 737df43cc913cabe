public import Timekeeping

/// What somebody will do, and how it will be seen that it is done.
public struct RemediationContent: Codable, Hashable, Sendable {
    /// What a remediation is for.
    public enum Purpose: String, Codable, CaseIterable, Sendable {
        case prevent, mitigate, detect, repair, investigate, share
    }

    /// Whether whoever decides what is worked on first wants this to be done.
    public struct Priority: Codable, Hashable, Sendable {
        public var decider: String
        public var isAgreed: Bool

        public init(decider: String, isAgreed: Bool) {
            self.decider = decider
            self.isAgreed = isAgreed
        }
    }

    /// Starts with a verb.
    public var text: String
    public var owner: PersonID?
    public var due: CalendarDay?
    public var doneCheck: String
    public var learning: LearningID?
    /// Nil for what nobody said, as in what was written before there was such a field.
    public var purpose: Purpose?
    /// Why this and not something else.
    public var reasoning: String?
    /// What it could make worse.
    public var risk: String?
    /// Where the work is tracked, if elsewhere.
    public var tracker: String?
    public var priority: Priority?

    public init(
        text: String, owner: PersonID? = nil, due: CalendarDay? = nil, doneCheck: String = "",
        learning: LearningID? = nil, purpose: Purpose? = nil, reasoning: String? = nil, risk: String? = nil,
        tracker: String? = nil, priority: Priority? = nil
    ) {
        self.text = text
        self.owner = owner
        self.due = due
        self.doneCheck = doneCheck
        self.learning = learning
        self.purpose = purpose
        self.reasoning = reasoning
        self.risk = risk
        self.tracker = tracker
        self.priority = priority
    }
}

public struct Remediation: Codable, Hashable, Sendable, Identifiable {
    public enum State: Codable, Hashable, Sendable {
        case proposed
        /// All is said, and the named person has not said yes yet.
        case asked
        case committed
        case inProgress
        /// What was seen when the done-check was made.
        case done(seen: String)
        case decidedAgainst(reason: String)
        /// The world moved on: it is needed no more.
        case obsolete(reason: String)

        /// Promised and not settled yet.
        public var isOpen: Bool { self == .committed || self == .inProgress }

        public var isOver: Bool {
            switch self {
            case .proposed, .asked, .committed, .inProgress: false
            case .done, .decidedAgainst, .obsolete: true
            }
        }
    }

    /// When it came to a state, and who brought it there.
    public struct Step: Codable, Hashable, Sendable {
        public let state: State
        public let by: PersonID
        public let at: Instant
    }

    public let id: RemediationID
    public internal(set) var content: RemediationContent
    public internal(set) var state: State = .proposed
    public let by: PersonID
    /// The number of the change that last touched what it says.
    public internal(set) var revision: Int
    /// How it came to where it stands, oldest first.
    public internal(set) var history: [Step] = []

    /// What was last heard of the tracker that it was followed in then.
    public internal(set) var heard: Heard?

    /// When somebody first said yes to it.
    public var committed: Instant? { history.first { $0.state == .committed }?.at }
}
