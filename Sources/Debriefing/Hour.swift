public import Timekeeping

/// What is said before anything else: the aim, and how we treat each other.
public enum OpeningStatement: Codable, Hashable, Sendable {
    case written(text: String)
    /// Nothing is said, for a reason that the record keeps.
    case leftOut(reason: String)
}

/// What the room agreed to hold to, and the word with which anybody ends a tangent.
public struct GroundRules: Codable, Hashable, Sendable {
    /// One in each line.
    public var rules: String
    public var stopWord: String

    public init(rules: String, stopWord: String) {
        self.rules = rules
        self.stopWord = stopWord
    }
}

/// What everybody is told before anything is recorded.
public struct RecordingNotice: Codable, Hashable, Sendable {
    /// As in "sound", "the shared screen".
    public var what: String
    public var why: String
    public var seenBy: String
    public var keptUntil: String

    public init(what: String, why: String, seenBy: String, keptUntil: String) {
        self.what = what
        self.why = why
        self.seenBy = seenBy
        self.keptUntil = keptUntil
    }
}

/// The entry that the room looks at, and since when.
public struct Focus: Codable, Hashable, Sendable {
    public let entry: EntryID
    public let since: Instant
}

/// What the two closing questions came to. Who answered what is not known to anybody.
public struct ClosingCount: Codable, Hashable, Sendable {
    public let answered: Int
    /// Who learned something that will change their work.
    public let learned: Int
    /// Who would come to another debrief.
    public let wouldCome: Int

    public init(answered: Int, learned: Int, wouldCome: Int) {
        self.answered = answered
        self.learned = learned
        self.wouldCome = wouldCome
    }

    /// One person at least takes something along.
    public var wasWorthIt: Bool { learned >= 1 }
    /// Half of those who answered at least would come again.
    public var isWelcomeAgain: Bool { answered > 0 && wouldCome * 2 >= answered }
}

/// How many said in one stage that they learned something. Who did is not known to anybody.
public struct LearnedCount: Codable, Hashable, Sendable {
    public let learned: Int
    /// How many had said that they are here.
    public let present: Int

    public init(learned: Int, present: Int) {
        self.learned = learned
        self.present = present
    }
}

/// How the hour is run, as far as the record keeps it.
public struct Hour: Hashable, Sendable {
    /// Nil as long as nobody changed the usual words.
    public internal(set) var statement: OpeningStatement?
    public internal(set) var groundRules: GroundRules?
    public internal(set) var recording: RecordingNotice?
    public internal(set) var isRecording = false
    /// What each person may be called on for.
    public internal(set) var parts: [PersonID: String] = [:]
    public internal(set) var focus: Focus?
    public internal(set) var closing: ClosingCount?
    /// By the stage in which it was said.
    public internal(set) var learned: [Stage: LearnedCount] = [:]
    /// When the workshop was left for the follow-up.
    public internal(set) var ended: Instant?
}

extension Debrief {
    /// The entry that the room looks at; nil if nobody chose one, or it was taken off.
    public var focused: Entry? {
        hour.focus.flatMap { timeline[$0.entry] }.flatMap { $0.removal == nil ? $0 : nil }
    }

    mutating func applyToHour(_ change: Change) {
        switch change.fact {
        case .statementMade(let statement): hour.statement = statement
        case .groundRulesSet(let rules): hour.groundRules = rules
        case .recordingAnnounced(let notice): hour.recording = notice
        case .recordingTurned(let on): hour.isRecording = on
        case .partGiven(let person, let part): hour.parts[person] = part.isEmpty ? nil : part
        case .focused(let entry): hour.focus = entry.map { Focus(entry: $0, since: change.at) }
        case .closingCounted(let count): hour.closing = count
        case .learnedCounted(let stage, let count): hour.learned[stage] = count
        case .stageOpened(let stage): if stage == .followUp { hour.ended = hour.ended ?? change.at }
        default: break
        }
    }
}
