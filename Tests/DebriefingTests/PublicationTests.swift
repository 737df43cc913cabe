import Debriefing
import Testing

@Suite struct PublicationTests {
    @Test("a debrief is published once the workshop is closing", arguments: Stage.allCases)
    func onceClosing(stage: Stage) throws {
        let refusal = try Story(at: stage).refusal(of: .publish)
        #expect((refusal == nil) == (stage >= .closing))
    }

    @Test("a publication remembers who, when, and up to which change")
    func remembers() throws {
        var story = try Story(at: .closing)
        try story.perform(.publish)
        let publication = story.debrief.publication
        #expect(publication?.by == alice)
        #expect(publication?.at == story.now)
        #expect(publication?.sequence == story.sequence)
    }

    @Test("publishing twice with nothing changed in between changes nothing")
    func twice() throws {
        var story = try Story(at: .closing)
        try story.perform(.publish)
        #expect(try story.perform(.publish).isEmpty)
    }

    @Test("publishing again shows what came in between")
    func again() throws {
        var story = try Story(at: .closing)
        try story.perform(.publish)
        try story.add("restart")
        #expect(story.debrief.publication?.sequence == story.sequence - 1)
        try story.perform(.publish)
        #expect(story.debrief.publication?.sequence == story.sequence)
    }

    @Test("a publication can be withdrawn, once")
    func withdrawn() throws {
        var story = try Story(at: .closing)
        try story.perform(.publish)
        try story.perform(.withdraw)
        #expect(story.debrief.publication == nil)
        #expect(try story.perform(.withdraw).isEmpty)
    }
}
