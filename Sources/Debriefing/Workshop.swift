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
    /// It says what another one says as well.
    case merged(into: IdeaID)
    /// The context that came to light made it pointless.
    case moot
    case dropped(reason: String)
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
