import Debriefing
import Testing
import Timekeeping

@Suite struct MeetingTests {
    @Test("PRE-11 a date is set while the debrief is empty")
    func beforeAnything() throws {
        var story = try Story()
        try story.perform(.meet(.nextWeek))
        #expect(story.debrief.timeline.entries.isEmpty)
        #expect(story.debrief.attendance.appointment == .nextWeek)
    }

    @Test(
        "PRE-11 the day until which to meet follows from severity by the policy",
        arguments: [
            (1, "2026-04-10", "2026-04-13"), (2, "2026-04-10", "2026-04-17"), (2, "2026-04-11", "2026-04-17"),
            (3, "2026-04-10", nil), (nil, "2026-04-10", nil),
        ] as [(Int?, CalendarDay, CalendarDay?)])
    func due(severity: Int?, day: CalendarDay, expected: CalendarDay?) {
        #expect(DuePolicy.usual.due(severity: severity, after: day) == expected)
    }

    @Test(
        "a meeting lies in time to come, has a length, and joins at a web address",
        arguments: [
            Appointment(starts: "2026-04-09T10:00:00Z", minutes: 60),
            Appointment(starts: "2026-04-17T10:00:00Z", minutes: 5),
            Appointment(starts: "2026-04-17T10:00:00Z", minutes: 60, link: "javascript:alert(1)"),
            Appointment(starts: "2026-04-17T10:00:00Z", minutes: 60, link: "https://x\" onclick=\"y"),
        ])
    func impossible(appointment: Appointment) throws {
        #expect(try Story().refusal(of: .meet(appointment)) != nil)
    }

    @Test("PRE-12 an invitation that goes out less than 24 hours before the start is late", arguments: [1439, 1441])
    func late(minutes: Int64) throws {
        var story = try Story()
        try story.perform(.meet(Appointment(starts: story.now.advanced(bySeconds: minutes * 60), minutes: 60)))
        try story.perform(.sendInvitations([bob]))
        #expect(story.debrief.attendance.isInvitedLate == (minutes == 1439))
    }

    @Test("nothing goes out without a date")
    func noDate() throws {
        #expect(
            try Story().refusal(of: .sendInvitations([bob]))?.sentence
                == "There is no date yet. Set it first, then send the invitations.")
    }

    @Test("a reply is entered by the person, by a leader for them, and by nobody else")
    func replies() throws {
        var story = try Story()
        try story.perform(.meet(.nextWeek))
        let yes = Reply(answer: .accepted)
        try story.perform(.reply(yes, of: carol), by: carol)
        try story.perform(.reply(yes, of: bob))
        #expect(story.debrief.attendance.replies == [bob: yes, carol: yes])
        #expect(story.refusal(of: .reply(Reply(answer: .declined), of: carol), by: bob) != nil)
    }

    @Test("who said yes to one hour has not said yes to another; another room asks nobody again")
    func moved() throws {
        var story = try Story()
        try story.perform(.meet(.nextWeek))
        try story.perform(.reply(Reply(answer: .accepted), of: bob))
        var moved = Appointment.nextWeek
        moved.place = "Room 5"
        try story.perform(.meet(moved))
        #expect(story.debrief.attendance.replies.count == 1)
        moved.starts = moved.starts.advanced(bySeconds: 3600)
        try story.perform(.meet(moved))
        #expect(story.debrief.attendance.replies.isEmpty)
        #expect(story.debrief.attendance.revision == 3)
    }
}

extension Appointment {
    static let nextWeek = Appointment(starts: "2026-04-17T10:00:00Z", minutes: 60, place: "Room 4")
}
