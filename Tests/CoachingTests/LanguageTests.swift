import Coaching
import Foundation
import Testing

/// Phrases that deserve a hint and traps that deserve none: ours, and those that lie beside the project.
struct Phrase: Sendable, CustomTestStringConvertible {
    let kind: HintClass
    let isFlagged: Bool
    let text: String

    var testDescription: String { "\(kind.rawValue) \(text)" }

    /// The phrases of a table with the columns class, expect and text.
    static func all(in file: URL) -> [Phrase] {
        let table = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return table.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count > 2, let kind = HintClass(rawValue: fields[0]) else { return nil }
            return Phrase(kind: kind, isFlagged: fields[1] == "flag", text: fields[2])
        }
    }

    static let ours = all(
        in: Bundle.module.url(forResource: "Cases/phrases", withExtension: "tsv") ?? URL(filePath: "/"))
    static let shared = all(
        in: URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../../shared/craft/language_cases.tsv"))

    var hints: [Hint] { Coach.standard.hints(in: text, as: .plain, section: .all) }
}

@Suite struct LanguageTests {
    @Test("every list of words that comes with Debrief is read, and each entry has a reason")
    func lists() {
        for kind in HintClass.allCases {
            #expect(!WordList.builtIn.entries(of: kind).isEmpty, "\(kind)")
        }
        #expect(WordList.builtIn.entries.allSatisfy { !$0.reason.isEmpty })
    }

    @Test(
        "LNG-02 of the phrases of each class, 95 in a hundred are flagged with that class",
        arguments: HintClass.allCases)
    func flagged(kind: HintClass) {
        let phrases = Phrase.ours.filter { $0.kind == kind && $0.isFlagged }
        let found = phrases.count { phrase in phrase.hints.contains { $0.kind == kind } }
        #expect(phrases.count >= 15)
        #expect(found * 100 >= phrases.count * 95)
    }

    @Test("LNG-02 no trap gets a hint, whatever the class it lies in wait for")
    func traps() {
        let traps = Phrase.ours.filter { !$0.isFlagged }
        #expect(traps.count >= 300)
        for trap in traps { #expect(trap.hints.isEmpty, "\(trap) \(trap.hints.map(\.text))") }
    }

    @Test("LNG-02 the cases beside the project", .enabled(if: !Phrase.shared.isEmpty, "they are not there"))
    func sharedCases() {
        let flagged = Phrase.shared.filter(\.isFlagged)
        let found = flagged.count { phrase in phrase.hints.contains { $0.kind == phrase.kind } }
        #expect(found * 100 >= flagged.count * 95)
        for trap in Phrase.shared where !trap.isFlagged { #expect(trap.hints.isEmpty, "\(trap)") }
    }

    @Test(
        "LNG-02 a machine as the subject gets no hint, a person one",
        arguments: [
            ("The pod failed to start.", "The engineer failed to start it."),
            ("The job missed the deadline.", "The reviewer missed the index."),
            ("The alert was ignored by the filter.", "They ignored the alert."),
        ])
    func subjects(machine: String, person: String) {
        #expect(Coach.standard.hints(in: machine, as: .plain, section: .all).isEmpty)
        #expect(Coach.standard.hints(in: person, as: .plain, section: .all).count == 1)
    }

    @Test(
        "LNG-03 code, logs, quotations, link text and titles are never looked at",
        arguments: [
            "```\nThe engineer failed to check.\n```\n", "Run `the engineer failed to check` again.\n",
            "> The engineer failed to check.\n", "# The engineer failed to check\n",
            "See [the engineer failed to check](https://example.org/x).\n",
            "<!-- The engineer failed to check. -->\n", "    The engineer failed to check.\n",
            "2026-03-29T00:41:07Z ERROR the engineer failed to check\n",
            "She said “the engineer failed to check” and left.\n",
        ])
    func neverChecked(text: String) {
        #expect(Coach.standard.hints(in: text).isEmpty)
    }

    @Test("LNG-04 headings tell the section: “would have” is a hint in the story and none among the actions")
    func sections() {
        let text = "# Timeline\n\nA canary would have caught it.\n\n# Actions\n\nA canary would have caught it.\n"
        #expect(Coach.standard.hints(in: text).map(\.line) == [3])
        #expect(Coach.standard.hints(in: "We need better alerts.", section: .timeline).map(\.kind) == [.solution])
        #expect(Coach.standard.hints(in: "We need better alerts.", section: .remediation).isEmpty)
    }

    @Test("LNG-04 in somebody's own account nothing is held against anybody")
    func account() {
        #expect(Coach.standard.hints(in: "Bob failed to check and was careless.", section: .account).isEmpty)
    }

    @Test("LNG-06 a hint asks, or gives a frame, and never rewrites what was written")
    func advice() {
        for phrase in Phrase.ours where phrase.isFlagged {
            for hint in phrase.hints {
                #expect(!hint.advice.isEmpty)
                #expect(hint.advice.hasSuffix("?") || hint.advice.hasSuffix("."))
            }
        }
    }

    @Test("LNG-07 a facilitator who types why or who is offered the same question with how or what")
    func facilitator() throws {
        let hint = try #require(
            Coach.standard.hints(in: "Why did you restart the queue?", section: .question).first)
        #expect(hint.kind == .blamingQuestion)
        #expect(hint.advice.hasPrefix("How") || hint.advice.hasPrefix("What"))
    }

    @Test("LNG-08 blaming oneself gets kindness, and no hint beside it")
    func kindness() {
        let hints = Coach.standard.hints(in: "I should have known better, it was careless of me.", section: .all)
        #expect(hints.map(\.kind) == [.selfBlame])
        #expect(hints.first?.kind.level == .kindness)
    }

    @Test("TIM-12 an idea for a fix in the middle of the story is offered the parking lot, and is no hint about blame")
    func solutions() {
        let hints = Coach.standard.hints(in: "We need to add an alert here.", section: .timeline)
        #expect(hints.map(\.kind) == [.solution])
        #expect(hints.first?.kind.level == .offer)
    }

    @Test("LNG-09 an organisation adds words with their reason and switches others off")
    func ownWords() throws {
        var list = WordList.builtIn
        try list.read(
            "[wizard]\nclass L13\nsay wizard|wizards\nwhy It makes one person the plan.\noff L18\n", file: "ours.txt")
        let coach = Coach(words: list)
        let hints = coach.hints(in: "Our wizards saved the day.", as: .plain, section: .all)
        #expect(hints.contains { $0.entry == "wizard" && $0.kind == .character })
        #expect(list.entries(of: .inflation).isEmpty)
    }

    @Test("LNG-09 the example of docs/language.md, taken literally, does what it says")
    func documented() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let page = try String(contentsOf: root.appending(path: "docs/language.md"), encoding: .utf8)
        let section = try #require(page.firstRange(of: "## Words of your own")).upperBound
        var list = WordList.builtIn
        try list.read(String(page[section...].split(separator: "```")[1]), file: "house-style.txt")
        let coach = Coach(words: list)
        for text in ["Alice is a wizard.", "The wizard fixed it.", "She is a rock star."] {
            #expect(coach.hints(in: text, as: .plain, section: .all).contains { $0.entry == "wizard" }, "\(text)")
        }
        #expect(list.entries(of: .inflation).isEmpty)
        #expect(list.entries(of: .character).allSatisfy { $0.name != "habit" })
    }

    @Test(
        "LNG-09 a list that is not right is refused with its line, and changes nothing",
        arguments: [
            ("[a]\nclass L99\n", 2, "there is no class “L99”"), ("[a]\nclass L1\nsay x\n", 1, "has no line “why”"),
            ("say x\n", 1, "stands in no entry"), ("off nothing-like-it\n", 1, "there is no entry or class"),
        ])
    func wrongWords(text: String, line: Int, words: String) throws {
        var list = WordList.builtIn
        let count = list.entries.count
        let problem = try #require(throws: WordList.Problem.self) { try list.read(text, file: "ours.txt") }
        #expect(problem.line == line)
        #expect(problem.sentence.contains(words))
        #expect(list.entries.count == count)
    }

    @Test("lines and columns are counted from one, in code points")
    func places() throws {
        let hint = try #require(Coach.standard.hints(in: "Gut.\n\nÄ ö 👍: they forgot to page.\n").first)
        #expect(hint.line == 3)
        #expect(hint.column > 6)
        #expect(
            "Gut.\n\nÄ ö 👍: they forgot to page.\n".utf8.dropFirst(hint.range.lowerBound).starts(with: hint.text.utf8))
    }

    @Test(
        "no bytes harm it, and what it takes grows with the text",
        arguments: [
            [UInt8](repeating: 0, count: 100_000), [UInt8](repeating: 0xFF, count: 100_000),
            Array(String(repeating: "they failed to ", count: 60_000).utf8),
            Array(String(repeating: "[", count: 200_000).utf8), Array(String(repeating: "> ", count: 200_000).utf8),
            Array(String(repeating: "`", count: 200_001).utf8), Array(String(repeating: "if ", count: 200_000).utf8),
        ])
    func hostile(text: [UInt8]) {
        let start = ContinuousClock.now
        Coach.standard.check(text, as: .markdown, section: .all) { _ in true }
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
