import Debriefing
import Testing
import Timekeeping

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

    @Test("PUB-01 a restriction needs a reason and a day of review to come")
    func restrictionNeedsReason() throws {
        let story = try Story(at: .closing)
        #expect(story.refusal(of: .restrict(reason: " ", reviewOn: "2026-05-04")) == .missing("The reason"))
        for day: CalendarDay in ["2026-04-09", "2026-04-10"] {
            #expect(
                story.refusal(of: .restrict(reason: "Names a customer", reviewOn: day))?.sentence
                    == "The day of the review has to come yet. Choose one after today.")
        }
    }

    @Test(
        "PUB-01 what is published is open to all unless it is restricted, and a restriction remembers who, when and why"
    )
    func restricts() throws {
        var story = try Story(at: .closing)
        try story.perform(.restrict(reason: " Names a customer ", reviewOn: "2026-05-04"))
        try story.perform(.publish)
        #expect(!story.debrief.isOpenToAll)
        let restriction = try #require(story.debrief.restriction)
        #expect((restriction.by, restriction.at) == (alice, story.now))
        #expect((restriction.reason, restriction.reviewOn) == ("Names a customer", "2026-05-04"))
        #expect(try story.perform(.restrict(reason: "Names a customer", reviewOn: "2026-05-04")).isEmpty)
        try story.perform(.liftRestriction)
        #expect(story.debrief.isOpenToAll)
        #expect(try story.perform(.liftRestriction).isEmpty)
        try story.perform(.withdraw)
        #expect(!story.debrief.isOpenToAll)
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
