import Debriefing
import Dispatch
import NIOCore
import Publishing
import Synchronization

/// What everybody sees of the show of hands. It is no change of the debrief: it has no number and is not kept.
extension Hub {
    private static let gathering = Duration.milliseconds(250)

    /// Has everybody told soon how things stand. Many who answer at once are told as one, so that neither the order nor
    /// the moment says who it was, and 200 answers are not 200 messages to each of 200.
    func tellAside(of room: Room) {
        let isFirst = state.withLock { state in
            defer { state.asideIsDue = true }
            return !state.asideIsDue
        }
        guard isFirst else { return }
        Task {
            try? await Task.sleep(for: Hub.gathering)
            state.withLock { $0.asideIsDue = false }
            let debrief = await room.debrief
            queue.async { self.sendAside(of: debrief) }
        }
    }

    private func sendAside(of debrief: Debrief) {
        let payload = renderer.aside(Tally(debrief, hands.current))
        let watchers = state.withLock { state in
            state.aside = (number: (state.aside?.number ?? 0) + 1, payload: payload)
            return Array(state.watchers.values)
        }
        for watcher in watchers { watcher.wake() }
    }
}

extension LiveRenderer {
    fileprivate func aside(_ tally: Tally) -> ByteBuffer {
        let html = templates.render(tally, with: "tally")
        return LiveRenderer.event(
            "aside", Aside(fragments: [.replace(id: "tally", html: html), .refresh(id: "desk")]))
    }
}

private struct Aside: Encodable {
    let fragments: [Fragment]
}
