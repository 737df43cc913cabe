import Debriefing
import Testing

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

    @Test("UX-06 a new change ends what could be done again")
    mutating func branch() throws {
        try story.perform(.undo(change: story.sequence), by: bob)
        try story.add("other")
        #expect(story.debrief.timeline.undoing(of: bob).undone.isEmpty)
    }
}
