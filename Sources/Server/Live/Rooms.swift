import Debriefing
import Storage
import Timekeeping

/// The rooms of this server, opened when somebody first asks for them.
actor Rooms {
    private let journal: Journal
    private let attachments: Attachments
    private let renderer: LiveRenderer
    private var open: [DebriefID: Task<Room?, any Error>] = [:]

    init(store: Store, renderer: LiveRenderer) {
        (journal, attachments) = (store.journal, store.attachments)
        self.renderer = renderer
    }

    /// The room of that debrief; nil if there is no such debrief.
    func room(_ id: DebriefID) async throws -> Room? {
        let task = open[id] ?? Task { try await load(id) }
        open[id] = task
        do {
            let room = try await task.value
            guard await room?.isGone != false else { return room }
            forget(task, of: id)
            return nil
        } catch {
            forget(task, of: id)
            throw error
        }
    }

    /// Of several who waited for one load, the later ones must not clear away the next load that the first one started.
    private func forget(_ task: Task<Room?, any Error>, of id: DebriefID) {
        if open[id] == task { open[id] = nil }
    }

    /// The state of every debrief there is, the newest first.
    func debriefs() async throws -> [Debrief] {
        var all: [Debrief] = []
        for id in try await journal.debriefs() {
            if let room = try await room(id) { all.append(await room.debrief) }
        }
        return all
    }

    /// Opens a new debrief with its first `facts`.
    func found(_ id: DebriefID, _ facts: [Fact], by person: PersonID, at now: Instant) async throws -> Room? {
        let changes = facts.enumerated().map { Change(sequence: $0 + 1, at: now, by: person, fact: $1) }
        try await journal.append(changes, to: id, after: 0)
        return try await room(id)
    }

    /// Deletes a debrief for good and sends everyone in it away.
    func delete(_ id: DebriefID) async throws {
        try await journal.delete(id)
        if let room = try await open.removeValue(forKey: id)?.value { await room.close() }
    }

    /// Sends the time to everyone who watches anything, and cuts off those who stopped reading.
    func beat(at now: Instant) async {
        for task in open.values {
            if let hub = try? await task.value?.hub { hub.beat(at: now) }
        }
    }

    private func load(_ id: DebriefID) async throws -> Room? {
        var changes = try await journal.changes(of: id)
        guard !changes.isEmpty else { return nil }
        let debrief = Debrief(id: id, changes: changes)
        // A server that ended between the taking back and the erasing left words behind, and bytes perhaps.
        if changes.contains(where: { $0 != $0.withoutTakenBack(in: debrief) }) {
            try attachments.keep(only: debrief.attachments, of: id)
            try await journal.eraseTakenBack(in: id, as: debrief)
            changes = try await journal.changes(of: id)
        }
        return Room(id, changes, journal: journal, hub: Hub(renderer: renderer))
    }
}
