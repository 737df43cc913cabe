public import Timekeeping

/// What everybody in a debrief may know of the accounts: which are released, and where their words stand by now.
/// The words of accounts lie elsewhere.
public struct ReleasedAccounts: Hashable, Sendable {
    public struct Release: Hashable, Sendable {
        public let account: AccountID
        public let author: PersonID
        public let at: Instant
    }

    /// Somebody's decision: to open the accounts, or to go on with few of them.
    public struct Decision: Hashable, Sendable {
        public let by: PersonID
        public let at: Instant
        public let reason: String
    }

    /// Those that stand, in the order in which they were released.
    public internal(set) var releases: [Release] = []
    /// From here on everybody in the debrief may read them.
    public internal(set) var opening: Decision?
    /// Why the debrief goes on with fewer accounts than it should have.
    public internal(set) var exception: Decision?
    /// The entry at which a passage stands on the timeline.
    public internal(set) var places: [Telling: EntryID] = [:]
    /// The number of the change by which words were taken back that had been put on the timeline before.
    var takenBack: [Telling: Int] = [:]
    /// The same for whole entries.
    var entriesTakenBack: [EntryID: Int] = [:]

    /// The number of the last change by which words were taken back; 0 if none ever were.
    public var lastTakenBack: Int { takenBack.values.max() ?? 0 }

    /// How many accounts a first timeline is made of, at the least.
    public static let enough = 2

    public subscript(account: AccountID) -> Release? { releases.first { $0.account == account } }

    public func release(of author: PersonID) -> Release? { releases.first { $0.author == author } }
}

/// Whose words, and from which passage of their account, somebody put on the timeline.
public struct Telling: Codable, Hashable, Sendable {
    public let account: AccountID
    public let item: AccountItemID
    public let author: PersonID

    public init(account: AccountID, item: AccountItemID, author: PersonID) {
        self.account = account
        self.item = item
        self.author = author
    }
}

extension Debrief {
    /// Whether the words of that entry were taken back by whoever told them, all of them.
    public func isTakenBack(_ entry: EntryID) -> Bool { accounts.entriesTakenBack[entry] != nil }

    /// How many people have released an account that they have not taken back.
    public var releasedAccounts: Int { accounts.releases.count }

    /// Enough of those nearest the event have told what they lived, or somebody said why it goes on without.
    public var hasEnoughAccounts: Bool {
        releasedAccounts >= ReleasedAccounts.enough || accounts.exception != nil
    }

    /// Those who are asked for an account: whoever takes part and does not lead. Who leads may write one, too.
    public var askedForAccounts: [PersonID] {
        participants.filter { $0.role.contributes && !$0.role.leads }.map(\.person)
    }

    /// Accounts are written, changed and taken back until the workshop starts.
    public var takesAccounts: Bool { stage == .preparing }

    /// Whether `person` may read what others released. Nobody does before all are opened; and as long as an account of
    /// their own may still come, nobody who has neither released one nor said that none will.
    public func mayReadAccounts(_ person: PersonID, hasDeclined: Bool) -> Bool {
        guard accounts.opening != nil, let participant = participant(person) else { return false }
        let isSettled = hasDeclined || accounts.release(of: person) != nil
        return isSettled || !takesAccounts || !participant.role.contributes
    }
}
