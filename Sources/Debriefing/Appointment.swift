public import Timekeeping

/// When and where the people of a debrief meet. It can be made before there is any content.
public struct Appointment: Codable, Hashable, Sendable {
    public var starts: Instant
    public var minutes: Int
    /// A room or an address; empty if there is none.
    public var place: String
    /// Where one joins from afar; nil if there is no such place.
    public var link: String?

    public init(starts: Instant, minutes: Int, place: String = "", link: String? = nil) {
        self.starts = starts
        self.minutes = minutes
        self.place = place
        self.link = link
    }

    public var ends: Instant { starts.advanced(bySeconds: Int64(minutes) * 60) }

    /// When the invitation should be out, so that people can read what comes with it.
    public var preRead: Instant { starts.advanced(bySeconds: -86_400) }
}

/// What somebody answered to the invitation.
public struct Reply: Codable, Hashable, Sendable {
    public enum Answer: String, Codable, CaseIterable, Sendable {
        case accepted, tentative, declined
    }

    public var answer: Answer
    /// They agreed to be asked for their view in the meeting.
    public var mayBeCalledOn: Bool

    public init(answer: Answer, mayBeCalledOn: Bool = false) {
        self.answer = answer
        self.mayBeCalledOn = mayBeCalledOn
    }
}

/// That invitation, agenda and draft timeline went out together.
public struct Invitation: Codable, Hashable, Sendable {
    public let at: Instant
    /// The version of the draft timeline that went with it.
    public let version: Int
}

/// The appointment as it stands, and what came of it.
public struct Attendance: Hashable, Sendable {
    public internal(set) var appointment: Appointment?
    /// How often a date was set or called off. Calendars take a copy with a greater number for the newer one.
    public internal(set) var revision = 0
    public internal(set) var invitations: [PersonID: Invitation] = [:]
    public internal(set) var replies: [PersonID: Reply] = [:]
    /// Why the last appointment was called off, while there is no other.
    public internal(set) var cancellation: String?

    /// When the last of those who were invited got their invitation first.
    public var invitedAt: Instant? { invitations.values.map(\.at).max() }

    /// Nobody had a day to read what came with the invitation.
    public var isInvitedLate: Bool {
        guard let appointment, let invitedAt else { return false }
        return invitedAt > appointment.preRead
    }
}
