import Debriefing
import Testing
import Timekeeping

@Suite struct ReminderTests {
    @Test(
        "REM-08 who promised is reminded from three days before the day, and the owner of the debrief a week after it",
        arguments: [
            ("2026-05-06", [Reminder](), [Reminder]()),
            ("2026-05-07", [.due("r1", on: "2026-05-10")], []),
            ("2026-05-10", [.due("r1", on: "2026-05-10")], []),
            ("2026-05-11", [.overdue("r1", since: "2026-05-10")], []),
            ("2026-05-17", [.overdue("r1", since: "2026-05-10")], []),
            ("2026-05-18", [.overdue("r1", since: "2026-05-10")], [.unanswered("r1", by: bob)]),
        ] as [(CalendarDay, [Reminder], [Reminder])])
    func due(day: CalendarDay, forBob: [Reminder], forAlice: [Reminder]) throws {
        var story = try promised()
        try story.perform(.move("r1", .committed), by: bob)
        #expect(story.debrief.reminders(for: bob, on: day) == forBob)
        #expect(story.debrief.reminders(for: alice, on: day) == forAlice)
        #expect(story.debrief.reminders(for: carol, on: day).isEmpty)
    }

    @Test("REM-04 REM-08 who is asked is reminded at once; the owner hears of it after a week without an answer")
    func asked() throws {
        var story = try promised()
        try story.perform(.move("r1", .committed))
        #expect(story.debrief.reminders(for: bob, on: "2026-04-10") == [.asked("r1")])
        #expect(story.debrief.reminders(for: alice, on: "2026-04-17").isEmpty)
        #expect(story.debrief.reminders(for: alice, on: "2026-04-18") == [.unanswered("r1", by: bob)])
    }

    @Test("REM-08 what is done reminds nobody")
    func done() throws {
        var story = try promised()
        try story.perform(.move("r1", .committed), by: bob)
        try story.perform(.move("r1", .done(seen: "The page names one")), by: bob)
        #expect(story.debrief.reminders(for: bob, on: "2026-07-01").isEmpty)
        #expect(story.debrief.reminders(for: alice, on: "2026-07-01").isEmpty)
    }

    @Test("GRP-03 a follow-up that was missed reminds the owner until it is held or cancelled")
    func missed() throws {
        var story = try Story(at: .remediation)
        let at: Instant = "2026-04-20T09:00:00Z"
        try story.perform(.appoint(SmallGroup(members: [bob], soakUntil: "2026-04-17", followUp: at)))
        #expect(story.debrief.reminders(for: bob, on: "2026-04-16").isEmpty)
        #expect(story.debrief.reminders(for: bob, on: "2026-04-17") == [.followUp(at: at)])
        #expect(story.debrief.reminders(for: alice, on: "2026-04-20").isEmpty)
        #expect(story.debrief.reminders(for: alice, on: "2026-04-21") == [.missed(at: at)])
        try story.perform(.endFollowUp(.cancelled(reason: "All is done")))
        #expect(story.debrief.reminders(for: alice, on: "2026-04-21").isEmpty)
    }

    /// Bob is to add an owner until 10 May.
    private func promised() throws -> Story {
        var story = try Story(at: .learning)
        try story.perform(.addLearning("l1", "Nobody owns the queue"), by: bob)
        try story.perform(.open(.remediation))
        let content = RemediationContent(
            text: "Add an owner", owner: bob, due: "2026-05-10", doneCheck: "The page names one", learning: "l1")
        try story.perform(.propose("r1", content, from: nil), by: bob)
        return story
    }
}
