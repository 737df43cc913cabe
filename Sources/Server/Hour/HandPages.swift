import Debriefing
import Hummingbird
import Storage

/// The show of hands, and what the facilitator alone sees of it.
struct HandPages: Sendable {
    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.post("hands", use: raise)
        debriefs.post("hands/questions", use: direct)
        debriefs.post("hands/heard", use: hear)
    }

    func raise(_ request: Request, _ context: DebriefContext) async throws -> Response {
        guard context.participant.role.contributes else {
            throw Refusal.notAllowed(
                "Observers read along. Ask the facilitator for another role if you want to answer.")
        }
        guard context.debrief.stage.isWorkshop else {
            throw Refusal.notNow(context.debrief.stage, "Hands are raised while we meet; wait for the workshop.")
        }
        let form = try await FormBody(request).decode(HandForm.self)
        let (question, answers) = try form.answer(in: context.debrief)
        try context.room.hub.hands.raise(answers, to: question, by: context.person.id)
        return try told(request, context)
    }

    func direct(_ request: Request, _ context: DebriefContext) async throws -> Response {
        guard context.debrief.isAtDesk(context.person.id) else {
            throw Refusal.notAllowed("Only the facilitators ask the room. Ask one of them.")
        }
        let form = try await FormBody(request).decode(QuestionForm.self)
        let hands = context.room.hub.hands
        let question = form.question.question(in: context.debrief.stage)
        switch (form.question, form.deed) {
        case (.learned, .ask): hands.turnAsking(question, on: true)
        case (.learned, .close): hands.turnAsking(question, on: false)
        case (_, .ask): hands.ask(question)
        case (_, .close): hands.close(question)
        case (_, .clear): hands.clear(question)
        }
        return try told(request, context)
    }

    func hear(_ request: Request, _ context: DebriefContext) async throws -> Response {
        guard context.debrief.marksHeard(context.person.id) else {
            throw Refusal.notAllowed("The note-taker and the facilitators mark who has spoken. Ask one of them.")
        }
        let form = try await FormBody(request).decode(HeardForm.self)
        guard context.debrief.participant(form.person) != nil else { throw Refusal.notFound("person") }
        context.room.hub.hands.markHeard(form.person)
        return try told(request, context)
    }

    private func told(_ request: Request, _ context: DebriefContext) throws -> Response {
        context.room.hub.tellAside(of: context.room)
        return try answer(request, context, [], next: nil)
    }
}

/// A raised hand.
struct HandForm: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable {
        case first, stop, safety, new, learned, closing
    }

    let question: Kind
    let entry: EntryID?
    let level: Int?
    /// "yes" or "no" to each of the closing questions.
    let learned: String?
    let wouldCome: String?

    func answer(in debrief: Debrief) throws(Refusal) -> (ShowOfHands.Question, [Int]) {
        switch question {
        case .first: return (.firstTime, [1])
        case .stop: return (.stop, [1])
        case .learned: return (.learned(debrief.stage), [1])
        case .new:
            guard let entry, debrief.timeline[entry] != nil else { throw .notFound("entry") }
            return (.newToMe(entry), [1])
        case .safety:
            guard let level, (1...5).contains(level) else { throw .invalid("Choose one of 1 to 5 and send it again.") }
            return (.safety, [level])
        case .closing:
            guard debrief.stage == .closing else {
                throw .notNow(debrief.stage, "The two questions are asked at the end; wait for the closing.")
            }
            guard let learned, let wouldCome else {
                throw .invalid("Both questions have to be answered. Choose yes or no for each and send it again.")
            }
            return (
                .closing,
                (learned == "yes" ? [ClosingAnswer.learned] : [])
                    + (wouldCome == "yes" ? [ClosingAnswer.wouldCome] : [])
            )
        }
    }
}

private struct QuestionForm: Decodable {
    enum Deed: String, Decodable { case ask, close, clear }
    enum Kind: String, Decodable {
        case safety, stop, learned

        func question(in stage: Stage) -> ShowOfHands.Question {
            switch self {
            case .safety: .safety
            case .stop: .stop
            case .learned: .learned(stage)
            }
        }
    }

    let deed: Deed
    let question: Kind
}

private struct HeardForm: Decodable {
    let person: PersonID
}

extension Debrief {
    /// Who runs the meeting: the facilitators, and the owner as long as there is none.
    func isAtDesk(_ person: PersonID) -> Bool {
        switch participant(person)?.role {
        case .facilitator, .coFacilitator: true
        case .owner:
            participant(person)?.facilitates == true
                || !participants.contains { $0.role == .facilitator || $0.role == .coFacilitator }
        default: false
        }
    }

    func marksHeard(_ person: PersonID) -> Bool {
        isAtDesk(person) || participant(person)?.role == .noteTaker
    }
}
