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
        "a debrief is complete once all it committed to is done or decided against",
        arguments: [
            Remediation.State.done(seen: "It fired"), .decidedAgainst(reason: "Too noisy"),
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
        #expect(story.refusal(of: .open(.completed)) != nil)
        try story.perform(.move("fix", end))
        #expect(story.refusal(of: .open(.completed)) == nil)
    }
}
