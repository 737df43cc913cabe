import Debriefing
import NIOCore
import Synchronization
import Timekeeping

/// One open stream.
final class Watcher: Sendable {
    let person: PersonID
    let audience: Audience
    private let state = Mutex(State())
    private let channel: (any Channel)?

    private struct State {
        var waiting: CheckedContinuation<Void, Never>?
        var wasWoken = false
        var hasEnded = false
        var last = Int.max
        var writingSince: Instant?
        var aside = 0
    }

    /// - Parameter channel: The connection, which is closed when the other side stops reading.
    init(_ person: PersonID, _ audience: Audience, channel: (any Channel)?) {
        self.person = person
        self.audience = audience
        self.channel = channel
    }

    var hasEnded: Bool { state.withLock(\.hasEnded) }

    /// The number of the last change that it may see.
    var last: Int { state.withLock(\.last) }

    /// Returns at the next `wake`, or at once if there was one since the last wait.
    func wait() async {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                defer { state.wasWoken = false }
                if state.wasWoken || state.hasEnded { return true }
                state.waiting = continuation
                return false
            }
            if isReady { continuation.resume() }
        }
    }

    func wake() {
        let waiting = state.withLock { state in
            defer { state.waiting = nil }
            state.wasWoken = state.waiting == nil
            return state.waiting
        }
        waiting?.resume()
    }

    /// Lets the stream finish by itself.
    func end() {
        state.withLock { $0.hasEnded = true }
        wake()
    }

    /// Lets the stream send nothing after the change of that number, whatever happens.
    func mayRead(upTo sequence: Int) { state.withLock { $0.last = min($0.last, sequence) } }

    /// Whether the show of hands of that number is news to it; from then on it is not.
    func hears(aside number: Int) -> Bool {
        state.withLock { state in
            defer { state.aside = number }
            return state.aside < number
        }
    }

    /// Ends a stream whose write never returns.
    func cutOff() {
        end()
        channel?.close(mode: .all, promise: nil)
    }

    func startsWriting(at now: Instant) { state.withLock { $0.writingSince = now } }

    func hasWritten() { state.withLock { $0.writingSince = nil } }

    func hasHung(since limit: Instant) -> Bool {
        state.withLock { $0.writingSince.map { $0 < limit } ?? false }
    }
}
