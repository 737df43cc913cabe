public import Timekeeping

/// Somebody is listened to, one person at a time, before the workshop.
///
/// It is no part of a debrief's record: what is said there is for those whom the person named, and for a while.
public struct Interview: Codable, Hashable, Sendable, Identifiable {
    public let id: InterviewID
    /// Who tells.
    public let person: PersonID
    public let asker: PersonID
    /// Who writes along; nil where the asker does.
    public let scribe: PersonID?
    /// Who else may listen to the recording.
    public let listeners: [PersonID]
    public let start: Instant
    public let minutes: Int
    /// The last day of the recording.
    public let keepUntil: CalendarDay
    public private(set) var consent: Consent
    public private(set) var recording: Recording?

    /// What the person said to being recorded.
    public enum Consent: String, Codable, Sendable {
        case open, given, refused
    }

    /// The file in which it was kept.
    public struct Recording: Codable, Hashable, Sendable {
        public let name: String
        /// Bytes.
        public let size: Int

        public init(name: String, size: Int) {
            self.name = name
            self.size = size
        }
    }

    /// The longest that a recording may be kept, in days.
    public static let longestKept: Int64 = 180
    private static let usualMinutes = 20...60

    /// - Throws: A ``Refusal`` for somebody who takes no part in `debrief`, or a day that does not come or comes too late.
    public init(
        _ id: InterviewID, with person: PersonID, by asker: PersonID, scribe: PersonID?, listeners: [PersonID],
        at start: Instant, minutes: Int, keepUntil: CalendarDay, in debrief: Debrief, now: Instant
    ) throws(Refusal) {
        for one in [person, asker] + (scribe.map { [$0] } ?? []) + listeners where debrief.participant(one) == nil {
            throw .notFound("person in this debrief")
        }
        guard person != asker, person != scribe else {
            throw .invalid("Nobody asks themselves. Choose another person to ask the questions or to write along.")
        }
        guard (5...240).contains(minutes) else {
            throw .invalid("An interview takes 5 to 240 minutes. Choose a length between them; 20 to 60 is usual.")
        }
        let last = CalendarDay(now.advanced(bySeconds: Interview.longestKept * 86_400))
        guard keepUntil >= CalendarDay(now), keepUntil <= last else {
            throw .invalid("A recording is kept until a day from today to \(last). Choose one of these.")
        }
        (self.id, self.person, self.asker, self.scribe, self.start) = (id, person, asker, scribe, start)
        let others = listeners.filter { ![person, asker, scribe].contains($0) }
        self.listeners = others.enumerated().filter { others.firstIndex(of: $1) == $0 }.map(\.element)
        (self.minutes, self.keepUntil, consent) = (minutes, keepUntil, .open)
    }

    /// Too short to get beyond the first answer, or longer than anybody can listen well.
    public var hasUnusualLength: Bool { !Interview.usualMinutes.contains(minutes) }

    /// Who may listen to the recording: those whom the person knew of when they said yes.
    public func mayListen(_ other: PersonID) -> Bool { consent == .given && concerns(other) }

    /// Who may put a recording there.
    public func mayRecord(_ other: PersonID) -> Bool { consent == .given && (other == asker || other == scribe) }

    /// Whether it is known to `other` at all.
    public func concerns(_ other: PersonID) -> Bool {
        ([person, asker] + listeners).contains(other) || other == scribe
    }

    /// What the person says now. With a no, and with a yes taken back, there is no recording any more.
    public func answered(_ consent: Consent) -> Interview {
        var answered = self
        answered.consent = consent
        if consent != .given { answered.recording = nil }
        return answered
    }

    public func recorded(_ recording: Recording?) -> Interview {
        var recorded = self
        recorded.recording = recording
        return recorded
    }
}

public typealias InterviewID = Identifier<Interview>
