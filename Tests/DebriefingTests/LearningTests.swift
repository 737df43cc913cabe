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
        #expect(fields?.keys.sorted() == ["at", "by", "id", "text"])
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
}
