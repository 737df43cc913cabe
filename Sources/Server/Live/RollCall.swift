import Debriefing

/// Who is here: whoever has a stream open, however many tabs show it. Lives in memory alone, and is never told to the journal.
struct RollCall: Sendable {
    /// Seconds for which somebody who left counts as here: to go from page to page is to leave and come back.
    static let patience = 6.0

    private var streams: [PersonID: Int] = [:]
    /// Moves on whenever somebody comes or is gone.
    private(set) var turn = 0

    var people: Set<PersonID> { Set(streams.keys) }

    /// Returns whether they were not here so far.
    mutating func came(_ person: PersonID) -> Bool {
        defer { streams[person, default: 0] += 1 }
        guard streams[person] == nil else { return false }
        turn += 1
        return true
    }

    mutating func left(_ person: PersonID) { streams[person].map { streams[person] = max(0, $0 - 1) } }

    /// Gives up whoever has not come back. Returns whether they are gone by that.
    mutating func misses(_ person: PersonID) -> Bool {
        guard streams[person] == 0 else { return false }
        streams[person] = nil
        turn += 1
        return true
    }
}

extension Watcher {
    /// A person at a page, and not a program.
    var isSomebody: Bool { audience != .programs }
}
