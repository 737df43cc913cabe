import Coaching
import Debriefing
import Hummingbird
import Storage

/// The facilitator's own choice of questions: starred, hidden, or written. It is theirs alone, and no fact of the debrief.
struct QuestionPages: Sendable {
    let questions: Questions
    private static let most = 200

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.post("questions", use: write)
        debriefs.post("questions/:asking/marks", use: mark)
    }

    func write(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let body = try await FormBody(request)
        do {
            try await keep(try body.decode(QuestionForm.self), context)
        } catch {
            throw RefusedForm(reason: error, words: body.words)
        }
        return try answer(request, context, [], next: nil)
    }

    private func keep(_ form: QuestionForm, _ context: DebriefContext) async throws {
        try requireDesk(context)
        let text = try Debrief.checked(form.text, "The question", limit: 500)
        let own = try await questions.all(of: context.person.id).filter { $0.text != nil }
        guard own.count < QuestionPages.most else {
            throw Refusal.invalid("You keep \(own.count) questions already. Remove one that you no longer ask.")
        }
        // A name of its own kind, so that it is never that of a question of ours.
        let question = KeptQuestion(
            name: "own-\(form.id.orRandom())", occasion: form.occasion ?? "", text: text)
        try await questions.put(question, of: context.person.id)
    }

    func mark(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireDesk(context)
        let form = try await FormBody(request).decode(MarkForm.self)
        let (name, person) = (context.parameters.get("asking") ?? "", context.person.id)
        let kept = try await questions.all(of: person).first { $0.name == name }
        guard kept != nil || QuestionBank.builtIn.questions.contains(where: { $0.name == name }) else {
            throw Refusal.notFound("question")
        }
        var question = kept ?? KeptQuestion(name: name)
        switch form.mark {
        case .star: question.isStarred = true
        case .unstar: question.isStarred = false
        case .hide: question.isHidden = true
        case .show: question.isHidden = false
        case .remove: return try await remove(name, request, context)
        }
        try await questions.put(question, of: person)
        return try answer(request, context, [], next: nil)
    }

    private func remove(_ name: String, _ request: Request, _ context: DebriefContext) async throws -> Response {
        try await questions.remove(name, of: context.person.id)
        return try answer(request, context, [], next: nil)
    }

    private func requireDesk(_ context: DebriefContext) throws {
        guard context.debrief.isAtDesk(context.person.id) else {
            throw Refusal.notAllowed("Questions are kept by whoever facilitates. Ask one of them to ask yours.")
        }
    }
}

private struct QuestionForm: Decodable {
    let id: NameForNew<KeptQuestion>?
    let text: String
    let occasion: String?
}

private struct MarkForm: Decodable {
    enum Mark: String, Decodable {
        case star, unstar, hide, show, remove
    }

    let mark: Mark
}
