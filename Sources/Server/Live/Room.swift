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
    /// The last change that `debrief` contains, and the last that `ahead` contains.
    private var landed: Change?, last: Change?
    /// Decided, and on its way into the journal.
    private(set) var pending: [Change] = []
    /// The debrief was deleted: nothing can be done or seen here any more.
    private(set) var isGone = false
    /// Moves on when what was decided ahead had to be thrown away.
    private var attempt = 0
    private let journal: Journal

    /// - Parameter changes: All there are.
    init(_ id: DebriefID, _ changes: [Change], journal: Journal, hub: Hub) {
        debrief = Debrief(id: id, changes: changes)
        ahead = debrief
        (landed, last) = (changes.last, changes.last)
        self.journal = journal
        self.hub = hub
    }

    /// Carries out `command`, and returns when its changes survive a power cut; none if all of it is so already.
    /// - Throws: The `Refusal` of the rules, or a `StorageFault`; nothing was changed then.
    func perform(_ command: Command, by person: PersonID, at now: Instant) async throws -> [Change] {
        var triesLeft = 8
        while true {
            guard !isGone else { throw Refusal.notFound("debrief") }
            let facts = try ahead.decide(command, by: person, at: now)
            let changes = facts.enumerated().map { index, fact in
                Change(sequence: ahead.sequence + index + 1, at: now, by: person, fact: fact)
            }
            do {
                try await append(changes)
                try await attend(changes, by: person, at: now)
                return changes
            } catch StorageFault.stale(_) where triesLeft > 0 {
                triesLeft -= 1
            }
        }
    }

    /// What the show of hands has to do with `changes`: it follows the room to another entry or stage. When the workshop is
    /// left it leaves its count behind, and everything else is forgotten.
    private func attend(_ changes: [Change], by person: PersonID, at now: Instant) async throws {
        guard changes.contains(where: \.movesTheRoom) else { return }
        if changes.contains(where: \.opensAStage) { try await count(by: person, at: now) }
        hub.tellAside(of: self)
    }

    /// Keeps what only `person`, who leads and has just opened another stage, may put into the journal.
    private func count(by person: PersonID, at now: Instant) async throws {
        try await countLearned(by: person, at: now)
        guard !debrief.stage.isWorkshop else { return }
        let count = hub.hands.current.closingCount
        hub.hands.forgetEverything()
        if let count, debrief.stage != .completed { _ = try await perform(.countClosing(count), by: person, at: now) }
    }

    /// Of the stages that were left, how many learned something in each.
    private func countLearned(by person: PersonID, at now: Instant) async throws {
        guard debrief.stage != .completed else { return }
        let present = debrief.present.count
        for (stage, count) in hub.hands.current.learned.sorted(by: { $0.key < $1.key }) where stage != debrief.stage {
            _ = try await perform(
                .countLearned(LearnedCount(learned: count, present: present), in: stage), by: person, at: now)
        }
    }

    private func append(_ changes: [Change]) async throws {
        let (before, previous, attempt) = (ahead.sequence, last, attempt)
        let end = before + changes.count
        for change in changes { ahead.apply(change) }
        last = changes.last ?? last
        pending += changes
        do {
            try await journal.append(changes, to: debrief.id, after: before, decidedOn: previous)
            // Whatever was decided before is durable too: the journal keeps the order.
            land(attempt == self.attempt ? pending.filter { $0.sequence <= end } : changes)
        } catch {
            try leaveIfGone(error)
            try await startAgain(after: attempt)
            throw error
        }
    }

    /// Sends everyone away: the debrief was deleted.
    func close() {
        isGone = true
        hub.close()
    }

    /// A journal that has less than was durable is that of a debrief which somebody deleted.
    private func leaveIfGone(_ error: any Error) throws {
        guard case StorageFault.stale(let stands) = error, stands < debrief.sequence else { return }
        close()
        throw Refusal.notFound("debrief")
    }

    /// Takes in what is durable and not yet known, and tells everyone.
    private func land(_ changes: [Change]) {
        for change in changes where change.sequence == debrief.sequence + 1 {
            let before = debrief
            debrief.apply(change)
            landed = change
            hub.publish(change, from: before, to: debrief)
        }
        pending.removeAll { $0.sequence <= debrief.sequence }
    }

    /// Forgets what was decided ahead and takes in what others wrote. Once for all who failed together.
    private func startAgain(after failed: Int) async throws {
        guard failed == attempt else { return }
        attempt += 1
        pending = []
        (ahead, last) = (debrief, landed)
        land(try await journal.changes(of: debrief.id, after: debrief.sequence))
        if ahead.sequence < debrief.sequence { (ahead, last) = (debrief, landed) }
    }
}

extension Change {
    fileprivate var opensAStage: Bool {
        if case .stageOpened = fact { true } else { false }
    }

    /// Whether the room stands somewhere else after it.
    fileprivate var movesTheRoom: Bool {
        switch fact {
        case .stageOpened, .focused, .arrived: true
        default: false
        }
    }
}
