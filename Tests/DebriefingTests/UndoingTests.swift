import Debriefing
import Testing
import Timekeeping

@Suite struct UndoingTests {
    private var story: Story

    init() throws {
        story = try Story()
        try story.add("queue", .exact("2026-03-29T00:41:00Z", .minute))
    }

    private var entry: Entry? { story.debrief.timeline["queue"] }

    @Test("UX-06 a change is undone and done again, as new facts")
    mutating func changed() throws {
        let edit = EntryEdit(moment: .unknown, text: "It grew", link: ["https://example.org/1"])
        try story.perform(.changeEntry("queue", edit, base: story.sequence), by: bob)
        let change = story.sequence
        try story.perform(.undo(change: change), by: bob)
        #expect(entry?.content == .told("queue", .exact("2026-03-29T00:41:00Z", .minute)))
        #expect(story.debrief.timeline.undoing(of: bob).undone == [change + 1])
        try story.perform(.undo(change: change + 1), by: bob)
        #expect(entry?.content.text == "It grew")
        #expect(entry?.content.links == ["https://example.org/1"])
        #expect(story.debrief.timeline.undoing(of: bob).done.last == change + 2)
        #expect(
            story.debrief.timeline.revisions(of: "queue").map(\.sequence).suffix(3) == [change, change + 1, change + 2])
    }

    @Test("UX-06 adding, taking off and putting back are undone")
    mutating func standing() throws {
        try story.perform(.undo(change: story.sequence), by: bob)
        #expect(entry?.removal?.by == bob)
        try story.perform(.undo(change: story.sequence), by: bob)
        #expect(entry?.removal == nil)
        try story.perform(.removeEntry("queue"))
        try story.perform(.undo(change: story.sequence))
        #expect(entry?.removal == nil)
    }

    @Test("UX-06 what is undone already is not undone twice")
    mutating func twice() throws {
        let change = story.sequence
        try story.perform(.undo(change: change), by: bob)
        let again = try story.perform(.undo(change: change), by: bob)
        #expect(again.isEmpty)
    }

    @Test("UX-06 nobody undoes what somebody else did")
    func others() {
        #expect(
            story.refusal(of: .undo(change: story.sequence), by: alice)
                == .notAllowed("Everybody undoes what they did themselves. Change the entry instead, or talk to them."))
    }

    @Test("UX-06 what somebody else changed meanwhile is not undone over their words")
    mutating func meanwhile() throws {
        try story.perform(.changeEntry("queue", EntryEdit(text: "Bob's"), base: story.sequence), by: bob)
        let change = story.sequence
        try story.perform(.changeEntry("queue", EntryEdit(text: "Alice's"), base: story.sequence))
        #expect(
            story.refusal(of: .undo(change: change), by: bob)
                == .invalid(
                    "Alice changed this entry again since then, so nothing was undone. "
                        + "Look at what it says now, and change that."))
        #expect(entry?.content.text == "Alice's")
    }

    @Test("UX-06 what others did to other parts of the entry stays when one's own is undone")
    mutating func otherParts() throws {
        try story.perform(.changeEntry("queue", EntryEdit(text: "Bob's"), base: story.sequence), by: bob)
        let change = story.sequence
        try story.perform(.changeEntry("queue", EntryEdit(kind: .luck), base: story.sequence))
        try story.perform(.undo(change: change), by: bob)
        #expect(entry?.content.text == "queue")
        #expect(entry?.content.kind == .luck)
    }

    @Test("UX-06 an entry that somebody built on is not undone away")
    mutating func builtOn() throws {
        let change = story.sequence
        try story.perform(.addPerspective("p", "I slept", to: "queue"))
        #expect(story.refusal(of: .undo(change: change), by: bob) != nil)
        #expect(entry?.removal == nil)
    }

    @Test("UX-06 AGR-05 what everybody agreed to is undone with a reason only")
    mutating func agreed() throws {
        try story.perform(.changeEntry("queue", EntryEdit(text: "It grew"), base: story.sequence), by: bob)
        let change = story.sequence
        try story.perform(.open(.agreement))
        for person in [alice, bob] {
            try story.perform(.agree(Answer(verdict: .agrees), on: story.debrief.timeline.version), by: person)
        }
        #expect(story.refusal(of: .undo(change: change), by: bob) == .reasonWanted)
        let facts = try story.perform(.correct(.undo(change: change), because: "It did not"), by: bob)
        #expect(facts == [.correctionExplained(entry: "queue", reason: "It did not"), .undone(change: change)])
        #expect(entry?.content.text == "queue")
    }

    @Test("UX-06 OWN-04 nothing leads back to words that were taken back")
    mutating func takenBack() throws {
        try story.perform(.releaseAccount("bobs", changed: []), by: bob)
        try story.perform(.openAccounts)
        let telling = Telling(account: "bobs", item: "did-1", author: bob)
        try story.perform(.tellEntry("own", .told("okapi"), telling), by: bob)
        try story.perform(.addPerspective("p", "Me too", to: "own"))
        try story.perform(.changeEntry("own", EntryEdit(text: "okapis"), base: story.sequence))
        let change = story.sequence
        try story.perform(.withdrawAccount("bobs"), by: bob)
        #expect(story.refusal(of: .undo(change: change)) != nil)
        #expect(!story.debrief.timeline.undoing(of: alice).done.contains(change))
        #expect(!"\(story.debrief.timeline)".contains("okapi"))
    }

    @Test("UX-06 PRE-10 a citation that comes back has the time that its source has now")
    mutating func citations() throws {
        try story.perform(.attach(.accessLog))
        try story.perform(.changeEntry("queue", EntryEdit(cite: [.inAccessLog]), base: story.sequence), by: bob)
        try story.perform(.changeEntry("queue", EntryEdit(uncite: [.inAccessLog]), base: story.sequence), by: bob)
        let (change, moved) = (story.sequence, Instant(rfc3339: "2026-03-29T00:42:37Z"))
        try story.perform(
            .read(
                .accessLog(named: "access", "access.log", zone: "Europe/Berlin"),
                cited: [.init(part: "access.log", offset: 100, at: try #require(moved))]))
        try story.perform(.undo(change: change), by: bob)
        #expect(entry?.content.citations.map(\.at) == [moved])
    }

    @Test("UX-06 a new change ends what could be done again")
    mutating func branch() throws {
        try story.perform(.undo(change: story.sequence), by: bob)
        try story.add("other")
        #expect(story.debrief.timeline.undoing(of: bob).undone.isEmpty)
    }
}
