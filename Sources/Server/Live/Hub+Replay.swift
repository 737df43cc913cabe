import Debriefing
import DequeModule
import Dispatch
import NIOCore
import Storage
import Synchronization

/// What the log has no more, or never had for some audience: of the last changes it is made again, from the journal.
extension Hub {
    /// Has the log reach back from `current` by as many changes as pages are sent one by one. Once for all who ask for it
    /// at the same time, so that many browsers which come back together cost what one of them costs.
    ///
    /// Returns false if those changes showed what nobody may read now.
    func replay(to current: Debrief, for audience: Audience, from journal: Journal) async throws -> Bool {
        let task = state.withLock { state in
            let task = state.replays[audience] ?? Task { try await replayed(to: current, for: audience, from: journal) }
            state.replays[audience] = task
            return task
        }
        return try await task.value
    }

    private func replayed(to current: Debrief, for audience: Audience, from journal: Journal) async throws -> Bool {
        defer { state.withLock { $0.replays[audience] = nil } }
        let changes = try await journal.changes(of: current.id, limit: current.sequence)
        let readable = changes.map { $0.withoutTakenBack(in: current) }
        return await withCheckedContinuation { answer in
            queue.async { answer.resume(returning: self.remember(readable, to: current, for: audience)) }
        }
    }

    /// Renders the last of `changes`, which lead to `current`, and adds them to the log.
    private func remember(_ changes: [Change], to current: Debrief, for audience: Audience) -> Bool {
        var debrief = Debrief(id: current.id, changes: changes.dropLast(LiveStream.farBehind))
        var events: [Event] = []
        for change in changes.suffix(LiveStream.farBehind) {
            let before = debrief
            debrief.apply(change)
            guard current.ideasAreOpen || !debrief.ideasAreOpen else { return false }
            let payload = renderer.payload(change, from: before, to: debrief, for: audience)
            events.append(Event(sequence: change.sequence, payloads: [audience: payload]))
        }
        state.withLock { state in
            // Whoever waits asks again if something else can be read meanwhile.
            if state.shown.map(current.isReadAlike) ?? true { state.fill(events) }
        }
        return true
    }
}

extension Debrief {
    fileprivate func isReadAlike(_ other: Debrief) -> Bool {
        ideasAreOpen == other.ideasAreOpen && accounts.lastTakenBack == other.accounts.lastTakenBack
    }
}

extension Hub.State {
    /// Adds what is in front of the log, and what it lacks for an audience. `events` are without a gap.
    fileprivate mutating func fill(_ events: [Hub.Event]) {
        for event in events.reversed() {
            let first = log.first?.sequence ?? event.sequence + 1
            if event.sequence == first - 1 {
                log.prepend(event)
            } else if event.sequence >= first, event.sequence - first < log.count {
                bytes -= log[event.sequence - first].bytes
                log[event.sequence - first].payloads.merge(event.payloads) { old, _ in old }
            } else {
                continue
            }
            bytes += log[max(0, event.sequence - (log.first?.sequence ?? 0))].bytes
        }
    }
}
