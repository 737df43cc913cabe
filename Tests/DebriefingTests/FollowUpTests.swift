import Debriefing
import Testing

@Suite struct FollowUpTests {
    private let group = SmallGroup(members: [bob], soakUntil: "2026-04-17", followUp: "2026-04-20T09:00:00Z")

    @Test("a small group is appointed with a soak time and a follow-up")
    func appointed() throws {
        var story = try Story(at: .remediation)
        try story.perform(.appoint(group))
        #expect(story.debrief.group == group)
        #expect(try story.perform(.appoint(group)).isEmpty)
    }

    @Test(
        "a small group that cannot be is refused",
        arguments: [
            (
                SmallGroup(members: [], soakUntil: "2026-04-17", followUp: "2026-04-20T09:00:00Z"),
                Refusal.missing("The small group")
            ),
            (
                SmallGroup(members: [dan], soakUntil: "2026-04-17", followUp: "2026-04-20T09:00:00Z"),
                .notFound("person")
            ),
            (
                SmallGroup(members: [bob], soakUntil: "2026-04-01", followUp: "2026-04-10T09:00:00Z"),
                .invalid("The follow-up lies in the past. Choose a time to come.")
            ),
            (
                SmallGroup(members: [bob], soakUntil: "2026-04-21", followUp: "2026-04-20T09:00:00Z"),
                .invalid("The soak time ends after the follow-up. Let it end before the meeting.")
            ),
        ])
    func impossible(group: SmallGroup, refusal: Refusal) throws {
        #expect(try Story(at: .remediation).refusal(of: .appoint(group)) == refusal)
    }

    @Test("a debrief is not complete before its follow-up was held")
    func waitsForFollowUp() throws {
        var story = try Story(at: .remediation)
        try story.perform(.appoint(group))
        #expect(
            story.refusal(of: .open(.completed))
                == .invalid(
                    "The follow-up meeting is neither held nor cancelled. Record one of the two, then complete the debrief."
                ))
        try story.perform(.endFollowUp(.held(at: "2026-04-20T09:10:00Z")))
        try story.perform(.open(.completed))
        #expect(story.debrief.group?.outcome == .held(at: "2026-04-20T09:10:00Z"))
    }

    @Test("a follow-up is cancelled with a reason")
    func cancelled() throws {
        var story = try Story(at: .followUp)
        try story.perform(.appoint(group))
        #expect(story.refusal(of: .endFollowUp(.cancelled(reason: " "))) == .missing("The reason"))
        try story.perform(.endFollowUp(.cancelled(reason: "All is done")))
        #expect(story.debrief.group?.outcome == .cancelled(reason: "All is done"))
    }

    @Test("a follow-up ends once")
    func endsOnce() throws {
        var story = try Story(at: .followUp)
        try story.perform(.appoint(group))
        try story.perform(.endFollowUp(.held(at: "2026-04-20T09:10:00Z")))
        #expect(
            story.refusal(of: .endFollowUp(.cancelled(reason: "Late"))) == .notFound("follow-up waiting to be held"))
    }

    @Test(
        "REM-06 a debrief is complete once all it committed to is done, decided against or needed no more",
        arguments: [
            Remediation.State.done(seen: "It fired"), .decidedAgainst(reason: "Too noisy"), .obsolete(reason: "Gone"),
        ])
    func waitsForRemediations(end: Remediation.State) throws {
        var story = try Story(at: .remediation)
        try story.perform(.addLearning("card", "Nobody saw the queue"))
        try story.perform(
            .propose(
                "fix",
                RemediationContent(
                    text: "Add an alert", owner: bob, due: "2026-05-01", doneCheck: "It fires", learning: "card"),
                from: nil))
        try story.perform(.move("fix", .committed))
        #expect(
            story.refusal(of: .open(.completed))
                == .invalid(
                    "Bob did not say yes or no yet to what they were asked to do. "
                        + "Ask them, or decide against it, then complete the debrief."))
        try story.perform(.move("fix", .committed), by: bob)
        #expect(story.refusal(of: .open(.completed)) != nil)
        try story.perform(.move("fix", .inProgress), by: bob)
        #expect(story.refusal(of: .open(.completed)) != nil)
        try story.perform(.move("fix", end))
        #expect(story.refusal(of: .open(.completed)) == nil)
    }

    @Test("GRP-01 those who told or were told of most are suggested for the small group")
    func suggested() throws {
        var story = try Story(at: .timeline)
        try story.perform(.admit(Participant(person: dan, name: "Dan", role: .participant)))
        try story.add("restart", by: alice)
        try story.perform(.addPerspective("mine", "I saw nothing", to: "restart"), by: bob)
        #expect(story.debrief.closeToTheEvent == [bob, alice])
    }

    @Test("GRP-04 notes come to light when the follow-up is opened, and not before")
    func notes() throws {
        var story = try Story(at: .remediation)
        try story.perform(.appoint(group))
        let note = RevealedNote("note", on: .all, "Few of them", by: bob)
        #expect(story.refusal(of: .revealNotes([note])) != nil)
        try story.perform(.openFollowUp)
        try story.perform(.revealNotes([note]))
        #expect(try story.perform(.revealNotes([note])).isEmpty)
        #expect(story.debrief.notes == [note])
        #expect(story.debrief.group?.opened == story.now)
    }

    @Test("GRP-05 an idea that says the same as another goes into it, and never into itself")
    func merged() throws {
        var story = try Story(at: .timeline)
        try story.perform(.park("one", "Alert earlier", at: nil), by: bob)
        try story.perform(.park("two", "Alert sooner", at: nil), by: bob)
        try story.perform(.open(.remediation))
        #expect(story.refusal(of: .settle("two", .merged(into: "two"))) != nil)
        #expect(story.refusal(of: .settle("two", .merged(into: "none"))) == .notFound("idea"))
        try story.perform(.settle("two", .merged(into: "one")), by: bob)
        #expect(story.debrief.ideas.map(\.outcome) == [nil, .merged(into: "one")])
    }

    @Test("GRP-06 with one meeting nobody appoints a small group")
    func oneMeeting() throws {
        var story = try Story(at: .preparing)
        try story.perform(.planMeetings(1))
        try story.perform(.open(.remediation))
        #expect(
            story.refusal(of: .appoint(group))
                == .invalid("This debrief was planned with one meeting. Plan two, then appoint the small group."))
        try story.perform(.planMeetings(2))
        try story.perform(.appoint(group))
        #expect(story.refusal(of: .planMeetings(1)) != nil)
    }
}
