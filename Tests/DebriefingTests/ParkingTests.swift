import Debriefing
import Testing

@Suite struct ParkingTests {
    @Test("TIM-03 an idea can be parked at any stage before the end", arguments: Stage.allCases.dropLast())
    func anyStage(stage: Stage) throws {
        var story = try Story(at: stage)
        try story.perform(.park("idea", "Alert earlier", at: nil), by: bob)
        #expect(story.debrief.ideas.map(\.text) == ["Alert earlier"])
    }

    @Test("TIM-03 parking leaves the timeline untouched")
    func timelineUntouched() throws {
        var story = try Story(at: .timeline)
        try story.add("restart")
        let before = story.debrief.timeline
        try story.perform(.park("idea", "Alert earlier", at: "restart"), by: bob)
        #expect(story.debrief.timeline == before)
    }

    @Test("TIM-03 ideas stay closed until the remediation stage", arguments: Stage.allCases)
    func closedUntilRemediation(stage: Stage) throws {
        #expect(try Story(at: stage).debrief.ideasAreOpen == (stage >= .remediation))
    }

    @Test("TIM-03 an idea cannot be taken up before the remediation stage")
    func settledLater() throws {
        var story = try Story(at: .learning)
        try story.perform(.park("idea", "Alert earlier", at: nil), by: bob)
        #expect(
            story.refusal(of: .settle("idea", .moot))?.sentence
                == "This debrief is at “learning” now. Parked ideas wait until the remediation stage. "
                + "Park the idea: it is kept and opened then.")
    }

    @Test("TIM-04 a parked idea remembers the entry that was on the screen")
    func remembersEntry() throws {
        var story = try Story(at: .timeline)
        try story.add("restart")
        try story.perform(.park("idea", "Alert earlier", at: "restart"), by: bob)
        #expect(story.debrief.ideas.first?.entry == "restart")
    }

    @Test("TIM-04 an idea can be judged moot in its context")
    func moot() throws {
        var story = try Story(at: .remediation)
        try story.perform(.park("idea", "Alert earlier", at: nil), by: bob)
        try story.perform(.settle("idea", .moot), by: bob)
        #expect(story.debrief.ideas.first?.outcome == .moot)
    }

    @Test("an idea is dropped with a reason")
    func droppedWithReason() throws {
        var story = try Story(at: .remediation)
        try story.perform(.park("idea", "Alert earlier", at: nil), by: bob)
        #expect(story.refusal(of: .settle("idea", .dropped(reason: "")), by: bob) == .missing("The reason"))
    }

    @Test("an idea sent twice is parked once")
    func twice() throws {
        var story = try Story()
        try story.perform(.park("idea", "Alert earlier", at: nil), by: bob)
        #expect(try story.perform(.park("idea", "Alert earlier", at: nil), by: bob).isEmpty)
    }
}
