import DequeModule
import Debriefing
import Dispatch
import NIOCore
import Synchronization
import Timekeeping

/// For whom something is rendered: once for each of these, never for each person.
enum Audience: Hashable, CaseIterable, Sendable {
    case observers, contributors, leaders
    /// Programs that follow the changes through the API.
    case programs
    /// Those who look at the event as it was known then, whatever their role: they are told what to fetch, and no words.
    case lookers

    init(_ role: Role) {
        self = role.leads ? .leaders : role.contributes ? .contributors : .observers
    }
}

/// What happened in a room lately, and who waits for more.
///
/// A watcher is a place in this log and, while it waits, one suspended continuation. However slow it is it costs no more,
/// and delays nobody: it falls behind, and is caught up from the journal or cut off.
final class Hub: Sendable {
    /// One change, rendered for those audiences that had watchers when it happened or came back soon after.
    struct Event: Sendable {
        let sequence: Int
        var payloads: [Audience: ByteBuffer]
        var bytes: Int { payloads.values.reduce(0) { $0 + $1.readableBytes } }
    }

    enum News: Sendable {
        case events([ByteBuffer], upTo: Int)
        /// Other people watch than before.
        case here(Set<PersonID>, turn: Int)
        /// Nothing new; time to show that the line is alive.
        case beat(Instant)
        /// What everybody sees of the show of hands, as it stands now.
        case aside(ByteBuffer)
        /// Nothing new yet: what happened since is being rendered, and comes when it is.
        case soon
        /// The log does not reach back far enough, or was not rendered for this audience.
        case behind
        case closed
    }

    struct State {
        var log: Deque<Event> = []
        var bytes = 0
        /// The debrief as the log shows it; nil before the first change.
        var shown: Debrief?
        /// Changes that wait to be rendered.
        var waiting = 0
        /// No change before this one is sent from the log: parked ideas could be read then, and cannot now.
        var floor = 0
        /// The same until the log is forgotten, for words that were taken back by this change.
        var takenBack = 0
        var replays: [Audience: Task<Bool, any Error>] = [:]
        var watchers: [ObjectIdentifier: Watcher] = [:]
        var rollCall = RollCall()
        var lastBeat = Instant(nanoseconds: 0)
        var isClosed = false
        /// The show of hands as it was last told, and how often it was.
        var aside: (number: Int, payload: ByteBuffer)?
        var asideIsDue = false
    }

    static let kept = (events: 1_000, bytes: 16 << 20)
    private static let patience: Int64 = 30

    let state = Mutex(State())
    let renderer: LiveRenderer
    let hands = ShowOfHands()
    /// Where changes are rendered, in their order and one at a time: neither the room nor whoever is answered meanwhile
    /// waits for it.
    let queue = DispatchQueue(label: "debrief.rendering")

    init(renderer: LiveRenderer) {
        self.renderer = renderer
    }

    func enter(_ watcher: Watcher) {
        let others = state.withLock { state in
            state.watchers[ObjectIdentifier(watcher)] = watcher
            return watcher.isSomebody && state.rollCall.came(watcher.person) ? Array(state.watchers.values) : []
        }
        for other in others { other.wake() }
    }

    func leave(_ watcher: Watcher) {
        state.withLock { state in
            state.watchers.removeValue(forKey: ObjectIdentifier(watcher))
            if watcher.isSomebody { state.rollCall.left(watcher.person) }
        }
        guard watcher.isSomebody else { return }
        queue.asyncAfter(deadline: .now() + RollCall.patience) { self.miss(watcher.person) }
    }

    private func miss(_ person: PersonID) {
        let others = state.withLock { $0.rollCall.misses(person) ? Array($0.watchers.values) : [] }
        for other in others { other.wake() }
    }

    var count: Int { state.withLock { $0.watchers.count } }

    /// Takes in the next change of the debrief that was `before` so far; those who watch get it soon.
    func publish(_ change: Change, from before: Debrief, to after: Debrief) {
        let reseated = state.withLock { state in
            state.shown = state.shown ?? before
            state.waiting += 1
            // At once, and not when it is rendered: who comes back meanwhile must not be sent what was closed.
            if before.ideasAreOpen, !after.ideasAreOpen { state.floor = change.sequence }
            if change.takesBack { state.takenBack = change.sequence }
            return state.watchers.values.filter { $0.person == change.reseated }
        }
        // Whoever left or got another role sees this change as the last one, and comes back as who they are now.
        for watcher in reseated { watcher.mayRead(upTo: change.sequence) }
        queue.async { self.render(change) }
    }

    private func render(_ change: Change) {
        guard let (before, audiences) = state.withLock({ $0.next }) else { return }
        // A copy of the state only where it is shown to somebody: a debrief of thousands of entries is large.
        let shown: (Debrief, [Audience: ByteBuffer])? = audiences.isEmpty ? nil : rendered(change, before, audiences)
        let watchers = state.withLock { state in
            state.keep(change, shown)
            return Array(state.watchers.values)
        }
        for watcher in watchers {
            if watcher.person == change.reseated { watcher.end() } else { watcher.wake() }
        }
    }

    private func rendered(
        _ change: Change, _ before: Debrief, _ audiences: Set<Audience>
    ) -> (Debrief, [Audience: ByteBuffer]) {
        var after = before
        after.apply(change)
        let payloads = audiences.map { ($0, renderer.payload(change, from: before, to: after, for: $0)) }
        return (after, Dictionary(uniqueKeysWithValues: payloads))
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

    /// What `watcher` has not seen yet, without waiting; nil if there is nothing. A beat comes first.
    ///
    /// - Parameter turn: The last turn of who is here that it has heard of.
    func news(for watcher: Watcher, after sequence: Int, lastBeat: Instant, turn: Int = .max) -> News? {
        state.withLock { state in
            let isOver = state.isClosed || watcher.hasEnded
            if state.lastBeat > lastBeat, !isOver { return .beat(state.lastBeat) }
            if watcher.isSomebody, state.rollCall.turn > turn, !isOver {
                return .here(state.rollCall.people, turn: state.rollCall.turn)
            }
            let last = watcher.last
            let missed = state.log.suffix(while: { $0.sequence > sequence }).prefix { $0.sequence <= last }
            guard let first = missed.first else {
                if isOver { return .closed }
                return state.aside(for: watcher) ?? (state.isRendering(after: sequence) ? .soon : nil)
            }
            let payloads = missed.compactMap { $0.payloads[watcher.audience] }
            guard first.sequence == sequence + 1, first.sequence >= max(state.floor, state.takenBack),
                payloads.count == missed.count
            else {
                return .behind
            }
            return .events(payloads, upTo: sequence + missed.count)
        }
    }
}

extension Hub.State {
    /// Whether the change after `sequence` waits to be rendered.
    fileprivate func isRendering(after sequence: Int) -> Bool { waiting > 0 && shown?.sequence == sequence }

    /// For whom the next change is to be rendered, and the debrief before it. For nobody if too many wait behind it: those
    /// who watch are as far behind then, and load the page again.
    fileprivate var next: (Debrief, Set<Audience>)? {
        guard let shown else { return nil }
        return (shown, waiting > Hub.kept.events ? [] : Set(watchers.values.map(\.audience)))
    }

    /// Adds a change with the state after it and how it looks, and lets the oldest go once there are too many or they are
    /// too large.
    fileprivate mutating func keep(_ change: Change, _ rendered: (after: Debrief, payloads: [Audience: ByteBuffer])?) {
        let wereIdeasOpen = shown?.ideasAreOpen
        if let rendered { shown = rendered.after } else { shown?.apply(change) }
        waiting -= 1
        // What was sent while parked ideas could be read must not be sent again once they cannot, nor the other way round.
        if shown?.ideasAreOpen != wereIdeasOpen || change.takesBack { (log, bytes) = ([], 0) }
        if takenBack == change.sequence { takenBack = 0 }
        log.append(Hub.Event(sequence: change.sequence, payloads: rendered?.payloads ?? [:]))
        bytes += log.last?.bytes ?? 0
        while log.count > 1, log.count > Hub.kept.events || bytes > Hub.kept.bytes {
            bytes -= log.removeFirst().bytes
        }
    }
}

extension Hub.State {
    /// The show of hands, where it was told anew since `watcher` last got it.
    fileprivate func aside(for watcher: Watcher) -> Hub.News? {
        guard let aside, watcher.audience != .programs, watcher.hears(aside: aside.number) else { return nil }
        return .aside(aside.payload)
    }
}

extension Change {
    /// Whose place in the debrief it alters: they see other pages from then on.
    var reseated: PersonID? {
        switch fact {
        case .roleGiven(let person, _), .left(let person), .facilitationGiven(let person): person
        default: nil
        }
    }

    /// Whether words that were sent before it must not be sent again.
    fileprivate var takesBack: Bool {
        switch fact {
        case .accountRevised, .accountWithdrawn, .attachmentErased: true
        default: false
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
