import Foundation
import Testing

@testable import Coaching

/// What people said, and what kind of thing that is.
struct Said: Sendable {
    /// Nil for what is of no kind.
    let kind: StatementKind?
    let text: String

    static let all: [Said] = {
        let file = Bundle.module.url(forResource: "Cases/statements", withExtension: "tsv") ?? URL(filePath: "/")
        let table = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return table.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t").map(String.init)
            return Said(kind: StatementKind(rawValue: fields[0]), text: fields[1])
        }
    }()

    /// The kind that is recognised first.
    var recognised: StatementKind? { Recogniser.standard.statements(in: text).first?.kind }
}

@Suite struct QuestionTests {
    @Test("TIM-11 every cue is read, and each kind of statement has one")
    func cues() throws {
        var list = WordList()
        try list.read(Asset.text("cues.txt"), file: "cues.txt")
        #expect(list.entries.allSatisfy { StatementKind(cue: $0.name) != nil })
        #expect(Set(list.entries.compactMap { StatementKind(cue: $0.name) }) == Set(StatementKind.allCases))
    }

    @Test("TIM-11 of each kind of statement 85 in a hundred are recognised", arguments: StatementKind.allCases)
    func found(kind: StatementKind) {
        let said = Said.all.filter { $0.kind == kind }
        let missed = said.filter { $0.recognised != kind }
        #expect(said.count >= 10)
        #expect(
            missed.count * 100 <= said.count * 15, "\(missed.map { "\($0.text) → \($0.recognised?.rawValue ?? "-")" })")
    }

    @Test("TIM-11 of what is recognised as a kind 90 in a hundred are of that kind", arguments: StatementKind.allCases)
    func precise(kind: StatementKind) {
        let called = Said.all.filter { $0.recognised == kind }
        let wrong = called.filter { $0.kind != kind }
        #expect(wrong.count * 100 <= called.count * 10, "\(wrong.map(\.text))")
    }

    @Test("TIM-11 statements of no kind are left alone")
    func none() {
        let plain = Said.all.filter { $0.kind == nil }
        #expect(plain.count >= 10)
        #expect(plain.filter { $0.recognised != nil }.map(\.text).isEmpty)
    }

    @Test("TIM-11 of several kinds in one sentence the strongest comes first, and sentences keep their order")
    func order() {
        let kinds = Recogniser.standard.kinds(in: "I saw the queue grow. I was surprised and called Bob.")
        #expect(kinds == [.observation, .surprise, .callForHelp])
    }

    @Test(
        "TIM-11 LNG-03 code, logs and quotations are told nothing from",
        arguments: [
            "2026-03-29T00:41:07Z ERROR we decided to wait", "> I knew it", "She said “I knew it” and left.",
        ])
    func notRead(text: String) {
        #expect(Recogniser.standard.kinds(in: text).allSatisfy { $0 != .knowledge && $0 != .decision })
    }

    @Test("TIM-11 there are three questions for every occasion, each under a name of its own")
    func bank() {
        let bank = QuestionBank.builtIn
        for occasion in Occasion.allCases { #expect(bank.offers(for: [occasion]).count == 3, "\(occasion)") }
        #expect(Set(bank.questions.map(\.name)).count == bank.questions.count)
    }

    @Test("TIM-11 no question of ours would itself deserve a hint, nor asks why or who did")
    func ownWords() {
        for question in QuestionBank.builtIn.questions {
            let hints = Coach.standard.hints(in: question.text, as: .plain, section: .question)
            #expect(hints.isEmpty, "\(question.text) \(hints.map(\.text))")
            #expect(!question.text.lowercased().contains("why"))
        }
    }

    @Test("TIM-11 at “obviously” the room is asked whether it is plain to all, at a hand-off to look from further away")
    func room() {
        #expect(QuestionBank.builtIn.offers(for: [.obvious]).first?.name == "obvious-room")
        #expect(QuestionBank.builtIn.offers(for: [.handOff]).first?.name == "hand-off-zoom")
    }

    @Test(
        "FAC-07 questions with a star come first, hidden ones never, and one's own fits anywhere unless it says where")
    func choice() {
        let own = Question(name: "own", occasions: [], text: "What did it sound like?")
        let bank = QuestionBank([own] + QuestionBank.builtIn.questions)
        let names = bank.offers(
            for: [.observation, .decision], starred: ["decision-undo"], hidden: ["observation-where"]
        ).map(\.name)
        #expect(names == ["own", "decision-undo", "observation-stood-out"])
    }

    @Test(
        "OWN-14 whoever writes is asked what fits their words, and never what is for the room",
        arguments: [
            ("I knew it was the queue.", "knowledge-how"), ("Obviously it was the queue.", "obvious-outsider"),
            ("Usually it drains by itself.", "usual-day"), ("I decided to wait.", "decision-choices"),
            ("It seemed slow.", "observation-where"),
        ])
    func author(text: String, name: String) throws {
        let statement = try #require(Recogniser.standard.statements(in: text).first)
        #expect(QuestionBank.builtIn.question(to: statement)?.name == name)
    }

    @Test("no bytes harm the recogniser, and what it takes grows with the text")
    func hostile() {
        let start = ContinuousClock.now
        for text in [String(repeating: "we saw ", count: 20_000), String(repeating: "“", count: 100_000), "\0\u{202E}"]
        {
            _ = Recogniser.standard.statements(in: text)
        }
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("a hint brings the whole sentence it stands in, as it would be parked")
    func sentence() throws {
        let text = "The queue grew. We need to add an alert for that. Then it stopped."
        let hint = try #require(Coach.standard.hints(in: text, section: .timeline).first)
        #expect(hint.sentence == "We need to add an alert for that")
    }
}
