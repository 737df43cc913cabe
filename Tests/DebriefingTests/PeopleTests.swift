import Debriefing
import Testing

@Suite struct PeopleTests {
    @Test("who opens a debrief owns it")
    func openerOwns() throws {
        #expect(try Story().debrief.participant(alice)?.role == .owner)
    }

    @Test(
        "there is exactly one owner",
        arguments: [
            Command.give(.owner, to: bob), .give(.participant, to: alice), .dismiss(alice),
            .admit(Participant(person: dan, name: "Dan", role: .owner)),
        ])
    func oneOwner(command: Command) throws {
        #expect(
            try Story().refusal(of: command)
                == .invalid(
                    "A debrief has exactly one owner, the person who opened it. Choose another role."))
    }

    @Test("inviting somebody twice changes nothing, not even the role")
    func invitingTwice() throws {
        var story = try Story()
        #expect(try story.perform(.admit(Participant(person: bob, name: "Robert", role: .observer))).isEmpty)
    }

    @Test("a guest without a name is refused")
    func namelessGuest() throws {
        let guest = Participant(person: dan, name: " \n ", role: .participant)
        #expect(
            try Story().refusal(of: .admit(guest))?.sentence
                == "The name is empty. Write something there and send it again.")
    }

    @Test("anybody may leave, and keeps their name on what they wrote")
    func leaving() throws {
        var story = try Story()
        try story.perform(.dismiss(bob), by: bob)
        #expect(story.debrief.participant(bob) == nil)
        #expect(story.debrief.name(of: bob) == "Bob")
    }

    @Test("an observer may leave, and takes nobody else along")
    func observerLeaves() throws {
        var story = try Story()
        #expect(story.refusal(of: .dismiss(bob), by: carol) != nil)
        #expect(try story.perform(.dismiss(carol), by: carol) == [.left(person: carol)])
    }

    @Test("who was taken out is known until they are invited again; who left by themselves is not")
    func dismissed() throws {
        var story = try Story()
        try story.perform(.dismiss(carol))
        try story.perform(.dismiss(bob), by: bob)
        #expect(story.debrief.dismissed == [carol])
        try story.perform(.admit(Participant(person: carol, name: "Carol", role: .observer)))
        #expect(story.debrief.dismissed.isEmpty)
    }

    @Test("who has left finds nothing here any more")
    func leftBehind() throws {
        var story = try Story()
        try story.perform(.dismiss(bob))
        #expect(story.refusal(of: .arrive(bob), by: bob) == .notFound("debrief"))
    }

    @Test("a description is trimmed and its tags are kept once each")
    func tidyDescription() throws {
        var story = try Story()
        try story.perform(.describe(Description(title: "  Checkout was slow ", tags: [" cache", "cache ", " ", "db"])))
        #expect(story.debrief.description.title == "Checkout was slow")
        #expect(story.debrief.description.tags == ["cache", "db"])
    }

    @Test("a description that says the same changes nothing")
    func sameDescription() throws {
        var story = try Story()
        #expect(try story.perform(.describe(Description(title: "Checkout was slow "))).isEmpty)
    }

    @Test("an event cannot end before it starts")
    func backwardsEvent() throws {
        let backwards = Description(title: "Slow", starts: "2026-03-29T02:00:00Z", ends: "2026-03-29T01:00:00Z")
        #expect(
            try Story().refusal(of: .describe(backwards))
                == .invalid(
                    "The event ends before it starts. Correct one of the two times."))
    }

    @Test(
        "a zone that no clock keeps is refused", arguments: ["", "Middle/Earth", "europe/berlin", "../../etc/passwd"])
    func unknownZone(zone: String) throws {
        #expect(
            try Story().refusal(of: .describe(Description(title: "Slow", zone: zone)))
                == .invalid(
                    "No time zone has that name. Choose one from the list, as in Europe/Berlin."))
    }

    @Test(
        "a title is at most two hundred characters, however many accents each of them wears",
        arguments: [
            String(repeating: "x", count: 201), "e" + String(repeating: "\u{301}", count: 200),
        ])
    func longTitle(title: String) throws {
        #expect(try Story().refusal(of: .describe(Description(title: title))) == .tooLong("The title", limit: 200))
    }
}
