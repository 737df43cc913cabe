import Debriefing
import Foundation
import Testing

@Suite struct LearningTests {
    @Test("LRN-01 a card has no owner, date or ticket")
    func noOwner() throws {
        var story = try Story(at: .learning)
        try story.perform(.addLearning("card", "The cache hides the load"), by: bob)
        let card = try #require(story.debrief.learnings.first)
        let fields = try JSONSerialization.jsonObject(with: JSONEncoder().encode(card)) as? [String: Any]
        #expect(fields?.keys.sorted() == ["at", "by", "id", "isLate", "text"])
    }

    @Test("LRN-01 a card does not become a remediation before its stage")
    func notYetRemediation() throws {
        var story = try Story(at: .learning)
        try story.perform(.addLearning("card", "The cache hides the load"), by: bob)
        let content = RemediationContent(text: "Add an alert", learning: "card")
        #expect(
            story.refusal(of: .propose("fix", content, from: nil), by: bob)
                == .notNow(
                    .learning, "Remediations are made after the learning. Park the idea: it is kept and opened then."))
    }

    @Test(
        "cards are collected once the timeline stands", arguments: [Stage.preparing, .opening, .timeline, .agreement])
    func notYet(stage: Stage) throws {
        #expect(
            try Story(at: stage).refusal(of: .addLearning("card", "The cache"), by: bob)
                == .notNow(
                    stage,
                    "What was learned is collected once the timeline stands; keep the thought until the learning stage."
                ))
    }

    @Test("a card may still come after its stage")
    func late() throws {
        var story = try Story(at: .closing)
        try story.perform(.addLearning("card", "The cache hides the load"), by: bob)
        #expect(story.debrief.learnings.map(\.by) == [bob])
    }

    @Test("a card sent twice is there once, an empty one never")
    func twiceAndEmpty() throws {
        var story = try Story(at: .learning)
        try story.perform(.addLearning("card", "The cache hides the load"), by: bob)
        #expect(try story.perform(.addLearning("card", "The cache hides the load"), by: bob).isEmpty)
        #expect(story.refusal(of: .addLearning("other", "\t"), by: bob) == .missing("The learning"))
    }

    @Test("LRN-02 cards written alone are revealed by whoever leads, and those written after that are marked late")
    func revealed() throws {
        var story = try Story(at: .learning)
        let cards = [RevealedCard("one", "Two queues", by: bob), RevealedCard("two", "Nobody knew", by: nil)]
        #expect(story.refusal(of: .reveal(cards), by: bob) != nil)
        try story.perform(.reveal(cards))
        #expect(try story.perform(.reveal(cards)).isEmpty)
        try story.perform(.reveal([RevealedCard("three", "So did I", by: bob, isLate: true)]))
        #expect(story.debrief.learnings.map(\.isLate) == [false, false, true])
        #expect(story.debrief.learnings.map(\.by) == [bob, nil, bob])
    }

    @Test("LRN-04 a card under a theme, or under another one, keeps its words; none is as welcome as many")
    func grouped() throws {
        var story = try Story(at: .learning)
        try story.perform(.open(.closing))
        try story.perform(.open(.learning))
        try story.perform(.reveal((1...40).map { RevealedCard(Identifier("c\($0)")!, "Card \($0)", by: nil) }))
        try story.perform(.nameTheme("queues", "Queues"), by: bob)
        try story.perform(.place("c1", "queues"), by: bob)
        try story.perform(.place("c2", "queues"), by: bob)
        try story.perform(.nameTheme("queues", "Two queues"), by: bob)
        try story.perform(.place("c2", nil), by: bob)
        #expect(story.debrief.learnings.map(\.text) == (1...40).map { "Card \($0)" })
        #expect(story.debrief.learnings.filter { $0.theme == "queues" }.map(\.id) == ["c1"])
        #expect(story.refusal(of: .place("c1", "none"), by: bob) == .notFound("theme"))
    }

    @Test("LRN-05 what surprised us is told in the words of the room")
    func surprises() throws {
        var story = try Story(at: .learning)
        try story.perform(.tellSurprises(" There were two queues "), by: bob)
        #expect(story.debrief.surprises == "There were two queues")
    }

    @Test("LRN-07 five themes are talked about, unless the facilitator allows more")
    func themes() throws {
        var story = try Story(at: .learning)
        for number in 1...6 { try story.perform(.nameTheme(Identifier("t\(number)")!, "Theme \(number)"), by: bob) }
        for number in 1...5 { try story.perform(.choose(Identifier("t\(number)")!, true)) }
        #expect(
            story.refusal(of: .choose("t6", true))
                == .invalid(
                    "5 themes are taken up already, which is what an hour can hold. "
                        + "Leave one of them to the document first, or allow more."))
        try story.perform(.planCards(CardPlan(themes: 6)))
        try story.perform(.choose("t6", true))
        #expect(story.debrief.themes.count(where: \.isChosen) == 6)
    }

    @Test("LRN-08 a learning can be marked, and the mark taken off", arguments: Learning.Mark.allCases)
    func marks(mark: Learning.Mark) throws {
        var story = try Story(at: .learning)
        try story.perform(.addLearning("card", "The cache hides the load"), by: bob)
        try story.perform(.mark("card", mark), by: alice)
        #expect(story.debrief.learnings.first?.mark == mark)
        try story.perform(.mark("card", nil), by: bob)
        #expect(story.debrief.learnings.first?.mark == nil)
    }
}
