public import Timekeeping

/// The few who dwell on the list, until when, and the meeting that ends it.
public struct SmallGroup: Codable, Hashable, Sendable {
    public var members: [PersonID]
    public var soakUntil: CalendarDay
    public var followUp: Instant
    /// When the meeting was opened; what each noted for themselves is there for all of them since.
    public internal(set) var opened: Instant?
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

/// What somebody in the small group thought about one item of the list during the soak.
public struct RevealedNote: Codable, Hashable, Sendable {
    /// What a note is about.
    public enum Subject: Codable, Hashable, Sendable {
        case idea(id: IdeaID)
        case remediation(id: RemediationID)
        case all
    }

    public let id: Identifier<RevealedNote>
    public let subject: Subject
    public let text: String
    public let by: PersonID

    public init(_ id: Identifier<RevealedNote>, on subject: Subject, _ text: String, by person: PersonID) {
        self.id = id
        self.subject = subject
        self.text = text
        by = person
    }
}
