import DequeModule
import Debriefing
import NIOCore
import Synchronization
import Timekeeping

/// For whom something is rendered: once for each of these, never for each person.
enum Audience: Hashable, CaseIterable, Sendable {
    case observers, contributors, leaders
    /// Programs that follow the changes through the API.
    case programs

    init(_ role: Role) {
        self = role.leads ? .leaders : role.contributes ? .contributors : .observers
    }
}

/// What happened in a room lately, and who waits for more.
///
/// A watcher is a place in this log and, while it waits, one suspended continuation. However slow it is it costs no more,
/// and delays nobody: it falls behind, and is caught up from the journal or cut off.
final class Hub: Sendable {
    /// One change, rendered for those audiences that had watchers when it happened.
    struct Event: Sendable {
        let sequence: Int
        let payloads: [Audience: ByteBuffer]
        var bytes: Int { payloads.values.reduce(0) { $0 + $1.readableBytes } }
    }

    enum News: Sendable {
        case events([ByteBuffer], upTo: Int)
        /// Nothing new; time to show that the line is alive.
        case beat(Instant)
        /// The log does not reach back far enough, or was not rendered for this audience.
        case behind
        case closed
    }

    fileprivate struct State {
        var log: Deque<Event> = []
        var bytes = 0
        var watchers: [ObjectIdentifier: Watcher] = [:]
        var lastBeat = Instant(nanoseconds: 0)
        var isClosed = false
    }

    fileprivate static let kept = (events: 1_000, bytes: 16 << 20)
    private static let patience: Int64 = 30

    private let state = Mutex(State())
    private let renderer: LiveRenderer

    init(renderer: LiveRenderer) {
        self.renderer = renderer
    }

    func enter(_ watcher: Watcher) {
        state.withLock { $0.watchers[ObjectIdentifier(watcher)] = watcher }
    }

    func leave(_ watcher: Watcher) {
        _ = state.withLock { $0.watchers.removeValue(forKey: ObjectIdentifier(watcher)) }
    }

    var count: Int { state.withLock { $0.watchers.count } }

    func publish(_ change: Change, from before: Debrief, to after: Debrief) {
        let audiences = state.withLock { Set($0.watchers.values.map(\.audience)) }
        let payloads = audiences.map { ($0, renderer.payload(change, from: before, to: after, for: $0)) }
        let event = Event(sequence: change.sequence, payloads: Dictionary(uniqueKeysWithValues: payloads))
        let watchers = state.withLock { state in
            state.keep(event)
            return Array(state.watchers.values)
        }
        for watcher in watchers {
            // Whoever left or got another role sees this change as the last one, and comes back as who they are now.
            if watcher.person == change.reseated { watcher.end(after: change.sequence) } else { watcher.wake() }
        }
    }

    func beat(at now: Instant) {
        let watchers = state.withLock { state in
            state.lastBeat = now
            return Array(state.watchers.values)
        }
        for watcher in watchers {
            if watcher.hasHung(since: now.advanced(bySeconds: -Hub.patience)) {
                watcher.cutOff()
            } else {
                watcher.wake()
            }
        }
    }

    /// Ends every stream: the debrief is gone.
    func close() {
        let watchers = state.withLock { state in
            state.isClosed = true
            return Array(state.watchers.values)
        }
        for watcher in watchers { watcher.end() }
    }

    /// What `watcher` has not seen yet, without waiting; nil if there is nothing.
    func news(for watcher: Watcher, after sequence: Int, lastBeat: Instant) -> News? {
        state.withLock { state in
            let last = watcher.last
            let missed = state.log.suffix(while: { $0.sequence > sequence }).prefix { $0.sequence <= last }
            guard let first = missed.first else {
                if state.isClosed || watcher.hasEnded { return .closed }
                return state.lastBeat > lastBeat ? .beat(state.lastBeat) : nil
            }
            let payloads = missed.compactMap { $0.payloads[watcher.audience] }
            guard first.sequence == sequence + 1, payloads.count == missed.count else { return .behind }
            return .events(payloads, upTo: sequence + missed.count)
        }
    }
}

extension Hub.State {
    /// Adds an event, and lets the oldest go once there are too many or they are too large.
    fileprivate mutating func keep(_ event: Hub.Event) {
        log.append(event)
        bytes += event.bytes
        while log.count > 1, log.count > Hub.kept.events || bytes > Hub.kept.bytes {
            bytes -= log.removeFirst().bytes
        }
    }
}

extension Change {
    /// Whose place in the debrief it alters: they see other pages from then on.
    var reseated: PersonID? {
        switch fact {
        case .roleGiven(let person, _), .left(let person): person
        default: nil
        }
    }
}

extension Deque {
    /// The longest run of elements at the end that all satisfy `belongs`.
    fileprivate func suffix(while belongs: (Element) -> Bool) -> SubSequence {
        var start = endIndex
        while start > startIndex, belongs(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}
