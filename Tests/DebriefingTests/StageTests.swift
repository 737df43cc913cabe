import Debriefing
import Testing

@Suite struct StageTests {
    @Test("a debrief starts with preparing")
    func startsPreparing() throws {
        #expect(try Story().debrief.stage == .preparing)
    }

    @Test("each stage leads to the next, and completed to none")
    func stagesInOrder() {
        #expect(
            Stage.allCases.map(\.next) == [
                .opening, .timeline, .agreement, .learning, .remediation, .closing, .followUp, .completed, nil,
            ])
    }

    @Test("the facilitator can go back to an earlier stage")
    func goingBack() throws {
        var story = try Story(at: .learning)
        try story.perform(.open(.timeline))
        #expect(story.debrief.stage == .timeline)
    }

    @Test("opening the stage that is open changes nothing")
    func sameStage() throws {
        var story = try Story(at: .timeline)
        #expect(try story.perform(.open(.timeline)).isEmpty)
    }

    @Test(
        "a completed debrief stays as it was",
        arguments: [
            Command.addEntry("restart", .told("The server restarted")), .attach(.accessLog),
            .park("idea", "Alert earlier", at: nil), .agree(Answer(verdict: .agrees), on: 0),
            .addLearning("card", "The cache hides the load"),
            .propose("fix", RemediationContent(text: "Add an alert"), from: nil),
        ])
    func completedStays(command: Command) throws {
        #expect(
            try Story(at: .completed).refusal(of: command, by: bob)
                == .notNow(
                    .completed, "Open the follow-up again to change something; it stays as it was."))
    }

    @Test("a completed debrief can be opened again")
    func reopening() throws {
        var story = try Story(at: .completed)
        try story.perform(.open(.followUp))
        try story.add("restart")
        #expect(story.order == ["restart"])
    }
}
