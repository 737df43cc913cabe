import Debriefing
import Testing
import Timekeeping

@Suite struct ClockTests {
    @Test("TIM-02 an hour gives the timeline 35 to 40 minutes")
    func hour() throws {
        let plan = try Story().debrief.clock.plan
        #expect(plan.total == 60)
        #expect((35...40).contains(plan[.timeline]))
    }

    @Test("TIM-02 another length rescales the plan and keeps the share of the timeline", arguments: [30, 45, 90, 120])
    func otherLengths(minutes: Int) throws {
        var story = try Story()
        try story.perform(.plan(minutes: minutes))
        let plan = story.debrief.clock.plan
        #expect(plan.total == minutes)
        #expect((35 * minutes...40 * minutes).contains(60 * plan[.timeline]))
        #expect(Stage.workshop.allSatisfy { plan[$0] > 0 })
    }

    @Test("TIM-02 every length can be planned to the minute")
    func everyLength() throws {
        #expect((10...480).allSatisfy { Plan(length: $0).total == $0 })
    }

    @Test("TIM-02 an extension moves minutes and records who agreed to it")
    func extending() throws {
        var story = try Story(at: .timeline)
        let more = Extension(stage: .timeline, minutes: 4, from: .learning, agreedBy: "the room")
        try story.perform(.extend(more))
        let clock = story.debrief.clock
        #expect(clock.extensions == [more])
        #expect(clock.plan[.timeline] == 40)
        #expect(clock.plan[.learning] == 4)
        #expect(clock.plan.total == 60)
    }

    @Test("TIM-02 an extension holds when the plan gets another length, as far as there is something to take from")
    func extensionStays() throws {
        var story = try Story(at: .timeline)
        try story.perform(.extend(Extension(stage: .timeline, minutes: 4, from: .learning, agreedBy: "the room")))
        try story.perform(.plan(minutes: 90))
        #expect(story.debrief.clock.plan[.timeline] == Plan(length: 90)[.timeline] + 4)
        #expect(story.debrief.clock.plan.total == 90)
        try story.perform(.plan(minutes: 10))
        #expect(Stage.workshop.allSatisfy { story.debrief.clock.plan[$0] >= 0 })
        #expect(story.debrief.clock.plan.total == 10)
    }

    @Test("TIM-02 an extension to which nobody agreed is refused")
    func unagreedExtension() throws {
        let more = Extension(stage: .timeline, minutes: 4, from: .learning, agreedBy: " ")
        #expect(try Story().refusal(of: .extend(more)) == .missing("Who agreed"))
    }

    @Test("a stage gives no more minutes than it has", arguments: [-5, 0, 9])
    func greedyExtension(minutes: Int) throws {
        let more = Extension(stage: .timeline, minutes: minutes, from: .learning, agreedBy: "the room")
        #expect(
            try Story().refusal(of: .extend(more))
                == .invalid(
                    "“learning” has 8 minutes to give. Take between one and that many."))
    }

    @Test(
        "time moves between two different stages of the workshop",
        arguments: [
            (Stage.timeline, Stage.timeline), (.timeline, .preparing), (.followUp, .learning),
        ])
    func oddExtension(stage: Stage, source: Stage) throws {
        let more = Extension(stage: stage, minutes: 1, from: source, agreedBy: "the room")
        #expect(
            try Story().refusal(of: .extend(more))
                == .invalid(
                    "Time moves from one stage of the workshop to another. Choose two different ones."))
    }

    @Test("a workshop of no sensible length is refused", arguments: [Int.min, -1, 9, 481, .max])
    func oddLength(minutes: Int) throws {
        #expect(
            try Story().refusal(of: .plan(minutes: minutes))
                == .invalid(
                    "A workshop lasts 10 to 480 minutes. Choose a length in between."))
    }

    @Test("the deadline is as far away as the minutes planned")
    func deadline() throws {
        let story = try Story(at: .timeline)
        #expect(story.debrief.clock.deadline == story.now.advanced(bySeconds: 36 * 60))
    }

    @Test("going back to a stage goes on with the time that was left")
    func goingBack() throws {
        var story = try Story(at: .timeline)
        story.pass(minutes: 30)
        try story.perform(.open(.agreement))
        story.pass(minutes: 3)
        try story.perform(.open(.timeline))
        #expect(story.debrief.clock.deadline == story.now.advanced(bySeconds: 6 * 60))
        #expect(story.debrief.clock.used(for: .timeline, at: story.now) == 30 * 60)
        #expect(story.debrief.clock.used(for: .agreement, at: story.now) == 3 * 60)
    }

    @Test("the clock stands still outside of the workshop")
    func standingStill() throws {
        var story = try Story(at: .closing)
        try story.perform(.open(.followUp))
        #expect(story.debrief.clock.deadline == nil)
    }

    @Test("a machine whose clock is set back uses up no time")
    func clockSetBack() throws {
        var story = try Story(at: .timeline)
        story.pass(minutes: -90)
        try story.perform(.open(.agreement))
        #expect(story.debrief.clock.used(for: .timeline, at: story.now) == 0)
    }
}
