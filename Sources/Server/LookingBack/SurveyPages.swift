import Debriefing
import Hummingbird
import Publishing
import Storage

/// A few questions after the meeting, to everybody who took part.
struct SurveyPages: Sendable {
    let surveys: Surveys

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.post("surveys", use: ask)
        debriefs.post("surveys/closings", use: close)
        debriefs.post("surveys/answers", use: answer)
    }

    func ask(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireDesk(context)
        guard context.debrief.stage >= .followUp else {
            throw Refusal.notNow(context.debrief.stage, "These questions come afterwards; end the workshop first.")
        }
        let lines = try await FormBody(request).decode(AskForm.self).questions
        let questions = lines.split(whereSeparator: \.isNewline).map { $0.trimmingBlanks }.filter { !$0.isEmpty }
        guard (2...4).contains(questions.count) else {
            throw Refusal.invalid(
                "Ask two to four questions, one in each line; \(questions.count) came. Nothing was sent.")
        }
        guard questions.allSatisfy({ $0.unicodeScalars.count <= 300 }) else {
            throw Refusal.tooLong("A question", limit: 300)
        }
        guard try await surveys.ask(questions, in: context.debrief.id) else {
            throw Refusal.invalid(
                "Somebody has answered already, so the questions stay as they are. Close them, and ask anew another time."
            )
        }
        return .seeOther(.lookingBack(context.debrief.id))
    }

    func close(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireDesk(context)
        try await surveys.close(in: context.debrief.id)
        return .seeOther(.lookingBack(context.debrief.id))
    }

    func answer(_ request: Request, _ context: DebriefContext) async throws -> Response {
        guard context.participant.role.contributes else {
            throw Refusal.notAllowed("Those who took part are asked. Observers read along.")
        }
        let form = try await FormBody(request).decode(AnswersForm.self)
        guard form.levels.allSatisfy(Survey.levels.contains) else {
            throw Refusal.invalid("Choose one of 1 to 5 for each question and send it again.")
        }
        guard try await surveys.count(form.levels, of: context.person.id, in: context.debrief.id) else {
            throw Refusal.invalid(
                "Your answers were not counted: you were counted before, the questions are closed, or one is missing. Load the page again."
            )
        }
        return .seeOther(.lookingBack(context.debrief.id))
    }

    private func requireDesk(_ context: DebriefContext) throws {
        guard context.debrief.isAtDesk(context.person.id) else {
            throw Refusal.notAllowed("Only the facilitators send questions round. Ask one of them.")
        }
    }
}

private struct AskForm: Decodable {
    /// One in each line.
    let questions: String
}

private struct AnswersForm: Decodable {
    let levels: [Int]

    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int? = nil
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// `answer0` and so on, until one is missing.
    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        var levels: [Int] = []
        while let level = try fields.decodeIfPresent(Int.self, forKey: Key(stringValue: "answer\(levels.count)")) {
            levels.append(level)
        }
        self.levels = levels
    }
}

/// The questions as whoever may send them writes them.
struct SurveyForm {
    let questions: String
    let isSent: Bool
    let isOpen: Bool
    let mayChange: Bool
    let path: String
    let closePath: String

    private static let usual = [
        "I could say what I wanted to say.",
        "I understand better now how it happened.",
        "I know something about our work that I did not know before.",
        "The time was well spent.",
    ]

    init(_ survey: Survey?, in debrief: DebriefID) {
        questions = (survey?.questions ?? SurveyForm.usual).joined(separator: "\n")
        (isSent, isOpen) = (survey != nil, survey?.isOpen ?? false)
        mayChange = survey?.answered ?? 0 == 0
        path = Route.inside(debrief, "surveys").path
        closePath = Route.inside(debrief, "surveys/closings").path
    }
}

/// The questions as everybody sees them: to be answered, then as shares, and never with a name.
struct SurveyWords {
    struct Level {
        let level: Int
        let share: String
        let percent: Int
    }

    struct Question {
        let field: String
        let text: String
        let levels: [Int]
        let shares: [Level]
    }

    let questions: [Question]
    let mayAnswer: Bool
    let state: String
    let path: String

    init(_ survey: Survey, mayAnswer: Bool, hasAnswered: Bool, in debrief: DebriefID) {
        // While it is open, the difference that one more answer makes would tell whose it was.
        let areShown = !survey.isOpen && survey.answered >= ShowOfHands.fewest
        questions = zip(survey.questions, survey.counts).enumerated().map { index, question in
            Question(
                field: "answer\(index)", text: question.0, levels: Array(Survey.levels),
                shares: areShown ? SurveyWords.shares(question.1, of: survey.answered) : [])
        }
        self.mayAnswer = mayAnswer && survey.isOpen
        path = Route.inside(debrief, "surveys/answers").path
        let thanks = hasAnswered ? " You are one of them; nobody knows which answers are yours." : ""
        state =
            if survey.isOpen {
                "\(survey.answered) answered so far.\(thanks) The shares are shown when the facilitator closes it."
            } else if areShown { "\(survey.answered) answered." } else {
                "Fewer than five answered, so nothing is shown: it could be told who it was."
            }
    }

    private static func shares(_ counts: [Int], of answered: Int) -> [Level] {
        zip(Survey.levels, counts).map { level, count in
            Level(level: level, share: "\(count * 100 / answered) %", percent: count * 100 / answered)
        }
    }
}

extension StringProtocol {
    fileprivate var trimmingBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
