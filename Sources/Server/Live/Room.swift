import Debriefing
import Storage
import Timekeeping

/// The live side of one debrief: its state in memory and everyone who is watching.
///
/// It decides ahead: on a state that contains what was decided but is not durable yet, so that many changes share one flush.
/// Only what the journal took reaches `debrief` and the watchers.
actor Room {
    nonisolated let hub: Hub
    /// The state as the journal has it.
    private(set) var debrief: Debrief
    private var ahead: Debrief
    /// Decided, and on its way into the journal.
    private var pending: [Change] = []
    /// Moves on when what was decided ahead had to be thrown away.
    private var attempt = 0
    private let journal: Journal

    init(_ debrief: Debrief, journal: Journal, hub: Hub) {
        self.debrief = debrief
        self.ahead = debrief
        self.journal = journal
        self.hub = hub
    }

    /// Carries out `command`, and returns when its changes survive a power cut; none if all of it is so already.
    /// - Throws: The `Refusal` of the rules, or a `StorageFault`; nothing was changed then.
    func perform(_ command: Command, by person: PersonID, at now: Instant) async throws -> [Change] {
        var triesLeft = 8
        while true {
            let facts = try ahead.decide(command, by: person, at: now)
            let changes = facts.enumerated().map { index, fact in
                Change(sequence: ahead.sequence + index + 1, at: now, by: person, fact: fact)
            }
            do {
                try await append(changes)
                return changes
            } catch StorageFault.stale(_) where triesLeft > 0 {
                triesLeft -= 1
            }
        }
    }

    private func append(_ changes: [Change]) async throws {
        let (before, attempt) = (ahead.sequence, attempt)
        let last = before + changes.count
        for change in changes { ahead.apply(change) }
        pending += changes
        do {
            try await journal.append(changes, to: debrief.id, after: before)
            // Whatever was decided before is durable too: the journal keeps the order.
            land(attempt == self.attempt ? pending.filter { $0.sequence <= last } : changes)
        } catch {
            try await startAgain(after: attempt)
            throw error
        }
    }

    /// Takes in what is durable and not yet known, and tells everyone.
    private func land(_ changes: [Change]) {
        for change in changes where change.sequence == debrief.sequence + 1 {
            let before = debrief
            debrief.apply(change)
            hub.publish(change, from: before, to: debrief)
        }
        pending.removeAll { $0.sequence <= debrief.sequence }
    }

    /// Forgets what was decided ahead and takes in what others wrote. Once for all who failed together.
    private func startAgain(after failed: Int) async throws {
        guard failed == attempt else { return }
        attempt += 1
        pending = []
        ahead = debrief
        land(try await journal.changes(of: debrief.id, after: debrief.sequence))
        if ahead.sequence < debrief.sequence { ahead = debrief }
    }
}
