import Debriefing
import Testing
import Timekeeping

@Suite struct AccountTests {
    private let telling = Telling(account: "bobs", item: "did-1", author: bob)

    @Test("OWN-04 an account is released, released anew and taken back until the workshop starts")
    func untilTheWorkshop() throws {
        var story = try Story()
        try story.admitGus()
        try story.perform(.releaseAccount("bobs", changed: []), by: bob)
        #expect(story.debrief.releasedAccounts == 1)
        try story.perform(.releaseAccount("bobs", changed: ["did-1"]), by: bob)
        #expect(story.debrief.releasedAccounts == 1)
        try story.perform(.withdrawAccount("bobs"), by: bob)
        #expect(story.debrief.releasedAccounts == 0)
        try story.perform(.releaseAccount("bobs", changed: []), by: bob)
        try story.perform(.open(.opening))
        #expect(story.refusal(of: .withdrawAccount("bobs"), by: bob)?.sentence.hasSuffix("differently now.") == true)
        #expect(story.refusal(of: .releaseAccount("bobs", changed: []), by: bob) != nil)
    }

    @Test("OWN-04 nobody takes back or replaces somebody else's account")
    func nobodyElses() throws {
        var story = try Story()
        try story.perform(.releaseAccount("bobs", changed: []), by: bob)
        #expect(story.refusal(of: .withdrawAccount("bobs")) == .notFound("account"))
        #expect(story.refusal(of: .releaseAccount("bobs", changed: [])) == .notFound("account"))
    }

    @Test("OWN-07 accounts open with the last one that was asked for, and not with one alone")
    func openWithTheLast() throws {
        var story = try Story()
        try story.admitGus()
        #expect(try story.perform(.releaseAccount("bobs", changed: []), by: bob) == [.accountReleased(account: "bobs")])
        #expect(story.debrief.accounts.opening == nil)
        #expect(
            try story.perform(.releaseAccount("guses", changed: []), by: "gus")
                == [.accountReleased(account: "guses"), .accountsOpened])
    }

    @Test("OWN-07 accounts open when the workshop starts, and stay open when it goes back")
    func openWithTheWorkshop() throws {
        var story = try Story()
        try story.perform(.open(.opening))
        try story.perform(.open(.preparing))
        #expect(story.debrief.accounts.opening != nil)
    }

    @Test("OWN-07 only who leads opens the accounts")
    func leadersOpen() throws {
        #expect(try Story().refusal(of: .openAccounts, by: bob)?.sentence.contains("Ask one of them") == true)
    }

    @Test("OWN-07 others' accounts are read once they are open and one's own is released or declined")
    func mayRead() throws {
        var story = try Story()
        try story.admitGus()
        try story.perform(.releaseAccount("bobs", changed: []), by: bob)
        for person in [alice, bob, carol, "gus"] {
            #expect(!story.debrief.mayReadAccounts(person, hasDeclined: true))
        }
        try story.perform(.openAccounts)
        #expect(story.debrief.mayReadAccounts(bob, hasDeclined: false))
        #expect(story.debrief.mayReadAccounts(carol, hasDeclined: false))
        #expect(!story.debrief.mayReadAccounts("gus", hasDeclined: false))
        #expect(!story.debrief.mayReadAccounts(alice, hasDeclined: false))
        #expect(story.debrief.mayReadAccounts(alice, hasDeclined: true))
        #expect(!story.debrief.mayReadAccounts(dan, hasDeclined: true))
        try story.perform(.open(.opening))
        #expect(story.debrief.mayReadAccounts("gus", hasDeclined: false))
    }

    @Test("OWN-03 two accounts are enough, or a reason why it goes on with fewer")
    func enough() throws {
        var story = try Story()
        #expect(!story.debrief.hasEnoughAccounts)
        try story.perform(.releaseAccount("bobs", changed: []), by: bob)
        #expect(!story.debrief.hasEnoughAccounts)
        #expect(story.refusal(of: .acceptFewAccounts(reason: " ")) == .missing("The reason"))
        #expect(story.refusal(of: .acceptFewAccounts(reason: "No"), by: bob) != nil)
        var other = story
        try other.perform(.releaseAccount("alices", changed: []))
        #expect(other.debrief.hasEnoughAccounts)
        try story.perform(.acceptFewAccounts(reason: "Only Bob was there"))
        #expect(story.debrief.hasEnoughAccounts)
        #expect(story.debrief.accounts.exception?.by == alice)
    }

    @Test("OWN-08 a passage comes onto the timeline by its author or a leader, once, and is attributed to its author")
    func placed() throws {
        var story = try Story.told()
        try story.admitGus()
        let command = Command.tellPerspective("p", "It had hung for long", to: "restart", telling)
        #expect(story.refusal(of: command, by: "gus")?.sentence.contains("Whoever told it") == true)
        try story.perform(command)
        #expect(story.debrief.timeline["restart"]?.perspectives.map(\.by) == [bob])
        #expect(try story.perform(command, by: bob) == [])
        try story.perform(
            .tellEntry("own", .told("I rang"), Telling(account: "bobs", item: "did-2", author: bob)))
        #expect(story.debrief.timeline["own"]?.author == bob)
        #expect(story.debrief.timeline["own"]?.content.isFromMemory == true)
    }

    @Test("OWN-08 nothing of an account comes onto the timeline while all are closed, or in somebody else's name")
    func notPlaced() throws {
        var story = try Story()
        try story.add("restart")
        try story.perform(.releaseAccount("bobs", changed: []), by: bob)
        #expect(story.refusal(of: .tellEntry("own", .told("I rang"), telling)) == .notFound("account"))
        try story.perform(.openAccounts)
        let forged = Telling(account: "bobs", item: "did-1", author: alice)
        #expect(story.refusal(of: .tellEntry("own", .told("I rang"), forged)) == .notFound("account"))
    }

    @Test("OWN-04 what is taken back leaves the timeline, and what others put beside it stays")
    func takenBack() throws {
        var story = try Story.told()
        try story.perform(.tellPerspective("p", "It had hung", to: "restart", telling), by: bob)
        for (entry, item) in [("alone", "did-2"), ("kept", "did-3")] as [(EntryID, AccountItemID)] {
            try story.perform(
                .tellEntry(entry, .told("okapi"), Telling(account: "bobs", item: item, author: bob)), by: bob)
        }
        try story.perform(.changeEntry("kept", EntryEdit(text: "okapi, in other words"), base: story.sequence))
        try story.perform(.addPerspective("a", "I saw that, too", to: "kept"))
        let version = story.debrief.timeline.version
        try story.perform(.withdrawAccount("bobs"), by: bob)
        let timeline = story.debrief.timeline
        #expect(timeline["restart"]?.perspectives == [])
        #expect(timeline["alone"] == nil)
        #expect(timeline["kept"]?.content.text == "Taken back by the person who told it.")
        #expect(timeline["kept"]?.perspectives.map(\.text) == ["I saw that, too"])
        #expect(Set(timeline.entries.map(\.id)) == ["restart", "kept"])
        #expect(timeline.version == version + 3)
        #expect(story.refusal(of: .restoreEntry("alone")) == .notFound("entry"))
    }

    @Test("OWN-04 the journal without the words folds to the same debrief as the one with them")
    func erased() throws {
        var story = try Story.told()
        try story.perform(.tellPerspective("p", "okapi", to: "restart", telling), by: bob)
        try story.perform(.tellEntry("own", .told("okapi"), Telling(account: "bobs", item: "did-2", author: bob)))
        try story.perform(.changeEntry("own", EntryEdit(text: "okapi, again"), base: story.sequence))
        try story.perform(.addPerspective("a", "Me too", to: "own"))
        try story.perform(.removeEntry("own"))
        try story.perform(.releaseAccount("bobs", changed: ["did-1"]), by: bob)
        try story.perform(.tellPerspective("p2", "gazelle", to: "restart", telling), by: bob)
        try story.perform(.withdrawAccount("bobs"), by: bob)
        let before = story.debrief
        let erased = story.changes.map { $0.withoutTakenBack(in: before) }
        #expect(!"\(erased)".contains("okapi") && !"\(erased)".contains("gazelle"))
        #expect(Debrief(id: "checkout", changes: erased) == before)
    }

    @Test("OWN-04 what is told anew after it was taken back is not taken for what was told before")
    func toldAnew() throws {
        var story = try Story.told()
        try story.perform(.tellPerspective("p", "okapi", to: "restart", telling), by: bob)
        try story.perform(.withdrawAccount("bobs"), by: bob)
        try story.perform(.releaseAccount("bobs", changed: []), by: bob)
        try story.perform(.tellPerspective("p2", "gazelle", to: "restart", telling), by: bob)
        let erased = story.changes.map { $0.withoutTakenBack(in: story.debrief) }
        #expect(!"\(erased)".contains("okapi") && "\(erased)".contains("gazelle"))
        #expect(story.debrief.timeline["restart"]?.perspectives.map(\.text) == ["gazelle"])
    }

    @Test("OWN-05 what is off the record is not in what is released")
    func offTheRecord() throws {
        let draft = [
            DraftItem(id: "did-1", prompt: .did, text: "I restarted it"),
            DraftItem(id: "did-2", prompt: .did, text: "okapi", isOffTheRecord: true),
        ]
        #expect(try draft.released { _ in .unknown }.map(\.text) == ["I restarted it"])
        #expect(throws: Refusal.self) { try [draft[1]].released { _ in .unknown } }
    }

    @Test("OWN-10 passages run forward in time, whatever order they were written in")
    func forward() throws {
        let draft = ["3", "1", "", "2"].enumerated().map { index, time in
            DraftItem(id: AccountItemID("did-\(index)")!, prompt: .did, time: time, text: "at \(time)")
        }
        let items = try draft.released { time in
            Int64(time).map { .exact(Instant(seconds: $0), .second) } ?? .unknown
        }
        #expect(items.map(\.text) == ["at 1", "at", "at 2", "at 3"])
    }
}

extension Story {
    mutating func admitGus() throws(Refusal) {
        try perform(.admit(Participant(person: "gus", name: "Gus", role: .participant)))
    }

    /// An entry, and an account of Bob's that is open.
    fileprivate static func told() throws -> Story {
        var story = try Story()
        try story.add("restart")
        try story.perform(.releaseAccount("bobs", changed: []), by: bob)
        try story.perform(.openAccounts)
        return story
    }
}
