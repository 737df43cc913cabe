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

    @Test("AGR-04 contradictory tellings stand side by side in an agreed timeline, marked as such")
    func contradictions() throws {
        var story = try agreed()
        try story.perform(.addPerspective("mine", "It was up all the time", to: "restart"), by: bob)
        try story.perform(.agree(Answer(verdict: .agrees), on: story.debrief.timeline.version), by: bob)
        try story.perform(.contest("restart", true), by: bob)
        #expect(story.debrief.contested == ["restart"])
        #expect(story.debrief.isAgreed)
        try story.perform(.contest("restart", false))
        #expect(story.debrief.contested.isEmpty)
    }

    @Test("AGR-05 after agreement a correction needs a reason, which stays with who gave it")
    func corrected() throws {
        var story = try agreed()
        let edit = EntryEdit(text: "Restarted by hand")
        let change = Command.changeEntry("restart", edit, base: story.sequence)
        #expect(story.refusal(of: change, by: bob) == .reasonWanted)
        #expect(story.refusal(of: .removeEntry("restart"), by: bob) == .reasonWanted)
        #expect(story.refusal(of: .correct(change, because: " "), by: bob) == .reasonWanted)
        try story.perform(.correct(change, because: "Nobody had said how"), by: bob)
        #expect(story.debrief.corrections.map(\.reason) == ["Nobody had said how"])
        #expect(story.debrief.corrections.map(\.by) == [bob])
        #expect(!story.debrief.isAgreed)
        try story.add("later")
    }

    @Test("AGR-05 durations are made from the entries as they stand after a correction")
    func durations() throws {
        var story = try Story(at: .timeline)
        try story.add("start", .exact("2026-03-29T10:00:00Z", .minute))
        try story.add("end", .between("2026-03-29T11:00:00Z", "2026-03-29T11:20:00Z", .minute))
        try story.perform(.markMilestone(.began, .at(entry: "start")), by: bob)
        try story.perform(.markMilestone(.recovered, .at(entry: "end")), by: bob)
        #expect(story.debrief.spans.map(\.until) == [.recovered])
        #expect(story.debrief.spans.map(\.seconds) == [3600...4800])
        let edit = EntryEdit(moment: .exact("2026-03-29T10:30:00Z", .minute))
        try story.perform(.changeEntry("start", edit, base: story.sequence), by: bob)
        #expect(story.debrief.spans.map(\.seconds) == [1800...3000])
    }

    @Test("AGR-07 those who were absent are asked until a day; their word counts and makes nobody present")
    func absent() throws {
        var story = try agreed()
        try story.perform(.admit(Participant(person: dan, name: "Dan", role: .participant)))
        #expect(story.refusal(of: .openWindow(until: "2026-04-10")) != nil)
        try story.perform(.openWindow(until: "2026-04-14"))
        try story.perform(.agree(Answer(verdict: .withholds, missing: "My part"), on: 1), by: dan)
        #expect(story.debrief.agreement(of: dan)?.answer.missing == "My part")
        #expect(story.debrief.present == [bob])
        #expect(story.debrief.isAgreed)
    }

    @Test("AGR-07 whoever would rather not say is not waited for, and is not asked again after a change")
    func declined() throws {
        var story = try agreed()
        try story.perform(.arrive(alice))
        #expect(!story.debrief.isAgreed)
        try story.perform(.agree(Answer(verdict: .declines), on: 1))
        #expect(story.debrief.isAgreed)
        try story.add("later")
        try story.perform(.agree(Answer(verdict: .agrees), on: 2), by: bob)
        #expect(story.debrief.isAgreed)
    }

    @Test("AGR-08 the milestones that nobody has named are pointed out, and “not known” is an answer")
    func milestones() throws {
        var story = try agreed()
        #expect(story.debrief.missingMilestones == [.began, .noticed, .impactEnded, .recovered])
        try story.perform(.markMilestone(.began, .notKnown), by: bob)
        try story.perform(.markMilestone(.noticed, .at(entry: "restart")), by: bob)
        #expect(story.debrief.missingMilestones == [.impactEnded, .recovered])
        #expect(story.refusal(of: .markMilestone(.recovered, .at(entry: "none"))) == .notFound("entry"))
    }

    @Test("AGR-09 milestones in an order that one would not expect are a hint, and nothing is refused or moved")
    func orderIsAHint() throws {
        var story = try Story(at: .timeline)
        try story.add("seen", .exact("2026-03-29T10:00:00Z", .minute))
        try story.add("start", .exact("2026-03-29T10:05:00Z", .second))
        try story.perform(.markMilestone(.noticed, .at(entry: "seen")), by: bob)
        try story.perform(.markMilestone(.began, .at(entry: "start")), by: bob)
        #expect(story.debrief.milestonesOutOfOrder.map(\.later) == [.noticed])
        #expect(story.order == ["seen", "start"])
    }

    @Test("AGR-10 a timeline goes round with a question to each reader, who alone answers it")
    func preRead() throws {
        var story = try Story(at: .preparing)
        try story.perform(.admit(Participant(person: dan, name: "Dan", role: .participant)))
        let toBob = PreRead.Question("first", to: bob, "What did you see first?")
        #expect(
            story.refusal(of: .circulate([toBob]))
                == .invalid(
                    "Everybody gets at least one question of their own, or they read without answering. "
                        + "Write one to Dan, and send it round again."))
        try story.perform(.circulate([toBob, PreRead.Question("second", to: dan, "Whom did you call?")]))
        #expect(story.refusal(of: .answerPreRead("first", "The pager"), by: dan) != nil)
        try story.perform(.answerPreRead("first", "The pager"), by: bob)
        #expect(story.debrief.preRead?.questions.map(\.answer) == ["The pager", ""])
    }

    /// At the agreement stage, with one entry, and Bob in the room who agrees.
    private func agreed() throws -> Story {
        var story = try Story(at: .timeline)
        try story.add("restart")
        try story.perform(.open(.agreement))
        try story.perform(.agree(Answer(verdict: .agrees), on: 1), by: bob)
        return story
    }
}
