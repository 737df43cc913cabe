import Debriefing
import Testing

@Suite struct AgreementTests {
    private let agrees = Answer(verdict: .agrees)

    @Test(
        "AGR-01 agreement waits until the timeline has been walked", arguments: [Stage.preparing, .opening, .timeline])
    func waits(stage: Stage) throws {
        #expect(
            try Story(at: stage).refusal(of: .agree(agrees, on: 0), by: bob)
                == .notNow(
                    stage, "The facilitator asks for agreement once the timeline has been walked; wait for that stage.")
        )
    }

    @Test("AGR-01 the answers to all three questions are kept")
    func threeQuestions() throws {
        var story = try Story(at: .agreement)
        let answer = Answer(
            verdict: .withholds, missing: "the call", untold: "the fear", livedDifferently: "the restart")
        try story.perform(.agree(answer, on: 0), by: bob)
        #expect(story.debrief.agreement(of: bob)?.answer == answer)
        #expect(answer.reservations == ["the call", "the fear", "the restart"])
    }

    @Test("AGR-01 an answer counts for the person who gave it and for nobody else")
    func nobodyForAnother() throws {
        var story = try Story(at: .agreement)
        try story.perform(.arrive(bob), by: alice)
        try story.perform(.agree(agrees, on: 0), by: alice)
        #expect(story.debrief.agreements.map(\.by) == [alice])
        #expect(!story.debrief.isAgreed)
    }

    @Test("AGR-01 a timeline is agreed once everybody present agrees")
    func everybodyPresent() throws {
        var story = try Story(at: .agreement)
        try story.perform(.agree(agrees, on: 0), by: alice)
        try story.perform(.agree(Answer(verdict: .withholds), on: 0), by: bob)
        #expect(!story.debrief.isAgreed)
        try story.perform(.agree(agrees, on: 0), by: bob)
        #expect(story.debrief.isAgreed)
    }

    @Test("AGR-01 nobody present is nobody agreed")
    func nobodyPresent() throws {
        #expect(try !Story(at: .agreement).debrief.isAgreed)
    }

    @Test("AGR-02 a change of the timeline reopens the agreement and tells what changed")
    func reopens() throws {
        var story = try Story(at: .agreement)
        try story.perform(.agree(agrees, on: 0), by: bob)
        #expect(story.debrief.isAgreed)
        try story.add("restart", by: alice)
        let given = try #require(story.debrief.agreement(of: bob))
        #expect(!story.debrief.isAgreed)
        #expect(story.debrief.timeline.steps(since: given.version).map(\.entry) == ["restart"])
    }

    @Test("AGR-02 what is no content of the timeline leaves the agreement standing")
    func staysAgreed() throws {
        var story = try Story(at: .agreement)
        try story.perform(.agree(agrees, on: 0), by: bob)
        try story.perform(.park("idea", "Alert earlier", at: nil))
        try story.perform(.open(.learning))
        #expect(story.debrief.isAgreed)
    }

    @Test("AGR-06 a button from an earlier version changes nothing and says so")
    func staleAnswer() throws {
        var story = try Story(at: .agreement)
        try story.add("restart")
        let refusal = story.refusal(of: .agree(agrees, on: 0), by: bob)
        #expect(refusal == .stale(yours: 0, current: 1))
        #expect(
            refusal?.sentence == "You answered to version 0 of the timeline, and it is at version 1 now. "
                + "Nothing was recorded: look at what has changed and answer again.")
    }

    @Test("AGR-06 an answer sent twice adds no row")
    func replayed() throws {
        var story = try Story(at: .agreement)
        #expect(try story.perform(.agree(agrees, on: 0), by: bob).count == 2)
        #expect(try story.perform(.agree(agrees, on: 0), by: bob).isEmpty)
    }

    @Test("AGR-06 a version that is still to come cannot be agreed to")
    func versionToCome() throws {
        #expect(try Story(at: .agreement).refusal(of: .agree(agrees, on: 7), by: bob) == .stale(yours: 7, current: 0))
    }

    @Test("who answers is present")
    func answeringArrives() throws {
        var story = try Story(at: .agreement)
        try story.perform(.agree(agrees, on: 0), by: bob)
        #expect(story.debrief.present == [bob])
    }

    @Test("a participant says for themselves alone that they are here")
    func arrivingForAnother() throws {
        #expect(
            try Story().refusal(of: .arrive(alice), by: bob)
                == .notAllowed(
                    "You can say that you are here yourself. Ask the note-taker to enter others."))
    }

    @Test("an observer is not counted as present")
    func observerPresent() throws {
        #expect(
            try Story().refusal(of: .arrive(carol))
                == .invalid(
                    "Observers are not asked to agree, so they need not say that they are here."))
    }

    @Test(
        "who leaves, or only reads from now on, holds up nobody's agreement",
        arguments: [
            Command.dismiss(bob), .give(.observer, to: bob),
        ])
    func leavingHoldsUpNobody(command: Command) throws {
        var story = try Story(at: .agreement)
        try story.perform(.arrive(bob), by: bob)
        try story.perform(.agree(agrees, on: 0), by: alice)
        #expect(!story.debrief.isAgreed)
        try story.perform(command)
        #expect(story.debrief.isAgreed)
    }
}
