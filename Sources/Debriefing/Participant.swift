public import Timekeeping

/// What somebody is in one debrief.
public enum Role: String, Codable, CaseIterable, Sendable {
    case owner
    case facilitator
    case coFacilitator = "co-facilitator"
    case noteTaker = "note-taker"
    case participant
    case observer

    /// May open stages, invite people, and publish.
    public var leads: Bool { [.owner, .facilitator, .coFacilitator].contains(self) }

    /// May add to the record. An observer reads.
    public var contributes: Bool { self != .observer }
}

/// A person in one debrief, under the name they go by there.
public struct Participant: Codable, Hashable, Sendable {
    public let person: PersonID
    public var name: String
    public var role: Role
    /// The owner who facilitates as well; nil for everybody else.
    public var facilitates: Bool?

    public init(person: PersonID, name: String, role: Role, facilitates: Bool? = nil) {
        self.person = person
        self.name = name
        self.role = role
        self.facilitates = facilitates
    }
}

/// What a debrief is about.
public struct Description: Codable, Hashable, Sendable {
    public var title: String
    public var summary: String
    /// When the event began and ended, as far as known.
    public var starts: Instant?
    public var ends: Instant?
    /// The IANA name of the zone in which times are shown and typed, as in `Europe/Berlin`.
    public var zone: String
    public var tags: [String]
    /// What follows may be left open; in what was written before there was any, it is.
    public var occasion: Trigger?
    /// 1 for the top, to 5.
    public var severity: Int?
    /// Whom it touched and how, in words.
    public var impact: String?

    public init(
        title: String, summary: String = "", starts: Instant? = nil, ends: Instant? = nil, zone: String = "UTC",
        tags: [String] = [], occasion: Trigger? = nil, severity: Int? = nil, impact: String? = nil
    ) {
        self.title = title
        self.summary = summary
        self.starts = starts
        self.ends = ends
        self.zone = zone
        self.tags = tags
        self.occasion = occasion
        self.severity = severity
        self.impact = impact
    }
}
