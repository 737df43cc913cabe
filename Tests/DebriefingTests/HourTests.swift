import Debriefing
import Testing

@Suite struct HourTests {
    @Test("STG-01 leaving the statement out is recorded with who, when and why")
    func leftOut() throws {
        var story = try Story(at: .opening)
        try story.perform(.makeStatement(.leftOut(reason: "Said an hour ago")))
        #expect(story.debrief.hour.statement == .leftOut(reason: "Said an hour ago"))
        #expect(story.changes.last?.by == alice)
        #expect(
            story.refusal(of: .makeStatement(.leftOut(reason: " "))) == .missing("The reason"))
    }

    @Test("STG-02 nothing is recorded before everybody was told what, why, for whom and for how long")
    func recording() throws {
        var story = try Story(at: .opening)
        #expect(
            story.refusal(of: .turnRecording(on: true))
                == .invalid(
                    "Nobody was told yet. Say what is recorded, why, who may see it and for how long; then record."))
        let half = RecordingNotice(what: "sound", why: "notes", seenBy: "us", keptUntil: "")
        #expect(story.refusal(of: .announceRecording(half)) == .missing("For how long"))
        let notice = RecordingNotice(what: "sound", why: "notes", seenBy: "us", keptUntil: "Friday")
        try story.perform(.announceRecording(notice))
        #expect(!story.debrief.hour.isRecording)
        try story.perform(.turnRecording(on: true))
        #expect(story.debrief.hour.isRecording)
        let other = RecordingNotice(what: "video", why: "notes", seenBy: "all", keptUntil: "ever")
        #expect(story.refusal(of: .announceRecording(other)) != nil)
    }

    @Test("STG-05 a part can be given, changed and taken back")
    func part() throws {
        var story = try Story()
        try story.perform(.givePart("the deploy", to: bob))
        #expect(story.debrief.hour.parts == [bob: "the deploy"])
        try story.perform(.givePart("", to: bob))
        #expect(story.debrief.hour.parts.isEmpty)
    }

    @Test("TIM-10 the entry that the room looks at is a fact, so a restart keeps it")
    func focus() throws {
        var story = try Story(at: .timeline)
        try story.add("restart")
        try story.perform(.focus("restart"))
        #expect(Debrief(id: "checkout", changes: story.changes).focused?.id == "restart")
        try story.perform(.removeEntry("restart"))
        #expect(story.debrief.focused == nil)
        #expect(story.refusal(of: .focus("restart")) == .notFound("entry"))
    }

    @Test("a participant looks around by themselves and leads nobody")
    func participantsDoNotLead() throws {
        #expect(
            try Story(at: .timeline).refusal(of: .focus(nil), by: bob)
                == .notAllowed(
                    "The facilitators and the note-taker lead the walk. Look around by yourself, or ask one of them."))
    }

    @Test("TIM-10 handing over to a co-facilitator keeps the stage, the place and the clock")
    func handOver() throws {
        var story = try Story(at: .timeline)
        try story.add("restart")
        try story.perform(.focus("restart"))
        story.pass(minutes: 10)
        let deadline = story.debrief.clock.deadline
        try story.perform(.give(.coFacilitator, to: bob))
        #expect(story.debrief.stage == .timeline)
        #expect(story.debrief.focused?.id == "restart")
        #expect(story.debrief.clock.deadline == deadline)
        try story.perform(.focus(nil), by: bob)
        try story.perform(.open(.opening), by: bob)
        #expect(story.debrief.stage == .opening)
    }

    @Test(
        "FAC-01 one person who learned something makes it worthwhile, and half would come again",
        arguments: [(4, 0, 2, false, true), (4, 1, 1, true, false), (3, 3, 2, true, true), (0, 0, 0, false, false)])
    func thresholds(answered: Int, learned: Int, wouldCome: Int, isWorth: Bool, isWelcome: Bool) {
        let count = ClosingCount(answered: answered, learned: learned, wouldCome: wouldCome)
        #expect(count.wasWorthIt == isWorth)
        #expect(count.isWelcomeAgain == isWelcome)
    }
}
