public import Timekeeping

/// A suggestion for a fix, put aside until the remediation stage.
public struct Idea: Codable, Hashable, Sendable, Identifiable {
    public let id: IdeaID
    public let text: String
    public let by: PersonID
    public let at: Instant
    /// The entry it came up at.
    public let entry: EntryID?
    public internal(set) var outcome: IdeaOutcome?
}

/// What became of a parked idea.
public enum IdeaOutcome: Codable, Hashable, Sendable {
    case takenUp(remediation: RemediationID)
    /// The context that came to light made it pointless.
    case moot
    case dropped(reason: String)
}

/// What somebody answers when asked whether the timeline is comprehensive and accurate.
public struct Answer: Codable, Hashable, Sendable {
    public enum Verdict: String, Codable, CaseIterable, Sendable {
        case agrees, withholds
    }

    public var verdict: Verdict
    /// What is missing.
    public var missing: String
    /// What was not talked about.
    public var untold: String
    /// What they lived differently.
    public var livedDifferently: String

    public init(verdict: Verdict, missing: String = "", untold: String = "", livedDifferently: String = "") {
        self.verdict = verdict
        self.missing = missing
        self.untold = untold
        self.livedDifferently = livedDifferently
    }

    /// What goes beside the timeline in the person's own words.
    public var reservations: [String] {
        [missing, untold, livedDifferently].filter { !$0.isEmpty }
    }
}

/// One person's word on one version of the timeline.
public struct Agreement: Codable, Hashable, Sendable {
    public let by: PersonID
    public let version: Int
    public let answer: Answer
    public let at: Instant
}

/// A card from the brainstorm. It has no owner, date or ticket: those belong to remediations.
public struct Learning: Codable, Hashable, Sendable, Identifiable {
    public let id: LearningID
    public let text: String
    public let by: PersonID
    public let at: Instant
}

/// What somebody will do, and how it will be seen that it is done.
public struct RemediationContent: Codable, Hashable, Sendable {
    /// Starts with a verb.
    public var text: String
    public var owner: PersonID?
    public var due: CalendarDay?
    public var doneCheck: String
    public var learning: LearningID?

    public init(
        text: String, owner: PersonID? = nil, due: CalendarDay? = nil, doneCheck: String = "",
        learning: LearningID? = nil
    ) {
        self.text = text
        self.owner = owner
        self.due = due
        self.doneCheck = doneCheck
        self.learning = learning
    }
}

public struct Remediation: Codable, Hashable, Sendable, Identifiable {
    public enum State: Codable, Hashable, Sendable {
        case proposed
        case committed
        /// What was seen when the done-check was made.
        case done(seen: String)
        case decidedAgainst(reason: String)
    }

    public let id: RemediationID
    public internal(set) var content: RemediationContent
    public internal(set) var state: State = .proposed
    public let by: PersonID
    /// The number of the change that last touched what it says.
    public internal(set) var revision: Int
}

/// The few who dwell on the list, until when, and the meeting that ends it.
public struct SmallGroup: Codable, Hashable, Sendable {
    public var members: [PersonID]
    public var soakUntil: CalendarDay
    public var followUp: Instant
    public internal(set) var outcome: Outcome?

    public enum Outcome: Codable, Hashable, Sendable {
        case held(at: Instant)
        case cancelled(reason: String)
    }

    public init(members: [PersonID], soakUntil: CalendarDay, followUp: Instant) {
        self.members = members
        self.soakUntil = soakUntil
        self.followUp = followUp
    }
}

/// The debrief, opened to the whole organisation.
public struct Publication: Codable, Hashable, Sendable {
    public let by: PersonID
    public let at: Instant
    /// The number of the last change that readers see.
    public let sequence: Int
}

/// Why what is published is for those who take part alone, and when somebody will ask again whether it has to be.
public struct Restriction: Codable, Hashable, Sendable {
    public let by: PersonID
    public let at: Instant
    public let reason: String
    public let reviewOn: CalendarDay
}
