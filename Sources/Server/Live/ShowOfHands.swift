import Debriefing
import Synchronization

/// What people in the room say without their names: in memory alone, and gone with the meeting or with the process.
///
/// It knows who has answered, so that everybody is counted once, and how many gave each answer; what somebody answered is
/// written down nowhere. That is why an answer cannot be changed either.
final class ShowOfHands: Sendable {
    enum Question: Hashable, Sendable {
        /// It is their first debrief.
        case firstTime
        /// The stop-word.
        case stop
        /// How safe it is to speak here, from 1 to 5.
        case safety
        case newToMe(EntryID)
        /// Something, in that stage.
        case learned(Stage)
        /// The two questions at the end.
        case closing
    }

    struct Poll: Hashable, Sendable {
        fileprivate(set) var answered: Set<PersonID> = []
        /// How many gave each answer.
        fileprivate(set) var counts: [Int: Int] = [:]
        fileprivate(set) var isOpen = true
        /// The facilitator asks the room just now. It can be answered without being asked, too.
        fileprivate(set) var isAsked = false
        var total: Int { answered.count }
    }

    struct State: Hashable, Sendable {
        fileprivate(set) var polls: [Question: Poll] = [:]
        /// Whom the note-taker heard.
        fileprivate(set) var heard: Set<PersonID> = []

        subscript(question: Question) -> Poll? { polls[question] }
    }

    /// Fewer answers could be told apart.
    static let fewest = 5

    private let state = Mutex(State())

    var current: State { state.withLock { $0 } }

    /// Counts the `answers` of a person to a question.
    /// - Throws: A `Refusal` if they were counted before, or if the question is not open.
    func raise(_ answers: [Int], to question: Question, by person: PersonID) throws(Refusal) {
        try state.withLock { state throws(Refusal) in
            var poll = state.polls[question] ?? Poll()
            guard poll.isOpen, question != .safety || state.polls[question] != nil else {
                throw .invalid("This question is closed. Wait until the facilitator asks again.")
            }
            guard poll.answered.insert(person).inserted else {
                throw .invalid(
                    "You were counted already. Nobody knows which answer was yours, so it cannot be changed; it stays as it is."
                )
            }
            for answer in answers { poll.counts[answer, default: 0] += 1 }
            state.polls[question] = poll
        }
    }

    func ask(_ question: Question) { state.withLock { $0.polls[question] = Poll() } }

    /// Takes no more answers. Only from then on the distribution of few answers is shown: while it is open, each new
    /// answer could be told by the difference.
    func close(_ question: Question) { state.withLock { $0.polls[question]?.isOpen = false } }

    /// Asks the room, or stops asking; those who answered before stay counted.
    func turnAsking(_ question: Question, on: Bool) {
        state.withLock { $0.polls[question, default: Poll()].isAsked = on }
    }

    func clear(_ question: Question) { state.withLock { $0.polls[question] = nil } }

    func markHeard(_ person: PersonID) {
        state.withLock { state in
            if state.heard.remove(person) == nil { state.heard.insert(person) }
        }
    }

    func forgetEverything() { state.withLock { $0 = State() } }
}

extension ShowOfHands.State {
    /// How many learned something, by the stage in which they said so.
    var learned: [Stage: Int] {
        var counts: [Stage: Int] = [:]
        for (question, poll) in polls where poll.total > 0 {
            if case .learned(let stage) = question { counts[stage] = poll.total }
        }
        return counts
    }

    /// What the closing questions came to; nil if nobody answered.
    var closingCount: ClosingCount? {
        guard let poll = self[.closing], poll.total > 0 else { return nil }
        return ClosingCount(
            answered: poll.total, learned: poll.counts[ClosingAnswer.learned] ?? 0,
            wouldCome: poll.counts[ClosingAnswer.wouldCome] ?? 0)
    }
}

enum ClosingAnswer {
    static let learned = 0, wouldCome = 1
}
