import Coaching
import Publishing

/// What one writer is told about one text, the most helpful first.
struct Hints {
    struct Row {
        /// By which the page knows it again, once it was put away.
        let key: String
        let level: String
        let cue: String
        let advice: String
        let reason: String
        let sentence: String
        /// Where an idea is parked; nil for what is none.
        let parkPath: String?
    }

    let hints: [Row]
    private static let most = 8

    init(in text: String, section: Section, coach: Coach, parkPath: String) {
        var hints = coach.hints(in: text, section: section).map { Row($0, parkPath: parkPath) }
        // Kindness before anything else.
        hints.sort { $0.level == Level.kindness.rawValue && $1.level != Level.kindness.rawValue }
        if section == .account { hints += Hints.questions(to: text) }
        self.hints = Array(hints.prefix(Hints.most))
    }

    /// The sentence that was written last is the one in mind.
    private static func questions(to text: String) -> [Row] {
        Recogniser.standard.statements(in: text).reversed().compactMap { statement in
            QuestionBank.builtIn.question(to: statement).map { Row(statement, $0) }
        }
    }
}

extension Hints.Row {
    fileprivate init(_ hint: Hint, parkPath: String) {
        self.init(
            key: "\(hint.kind.rawValue) \(hint.text.lowercased())", level: hint.kind.level.rawValue, cue: hint.text,
            advice: hint.kind == .solution
                ? "Park this for later, with the entry in view? The story goes on here." : hint.advice,
            reason: hint.kind.reason, sentence: hint.sentence,
            parkPath: hint.kind == .solution ? parkPath : nil)
    }

    fileprivate init(_ statement: Statement, _ question: Question) {
        self.init(
            key: "\(statement.kind.rawValue) \(statement.cue.lowercased())", level: "question", cue: statement.cue,
            advice: question.text,
            reason: "Whoever was not there can only learn it from you. Answer it, or let it be.",
            sentence: statement.sentence, parkPath: nil)
    }
}
