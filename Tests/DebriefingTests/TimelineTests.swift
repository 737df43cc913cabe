import Debriefing
import Testing

@Suite struct TimelineTests {
    @Test("an entry sent twice is there once")
    func twice() throws {
        var story = try Story()
        try story.add("restart")
        #expect(try story.perform(.addEntry("restart", .told("restart")), by: bob).isEmpty)
        #expect(story.order == ["restart"])
    }

    @Test(
        "an entry needs words and a lane",
        arguments: [
            (EntryContent.told("  "), Refusal.missing("The text of the entry")),
            (
                EntryContent(moment: .unknown, lane: Lane(kind: .team, name: ""), kind: .acted, text: "Called"),
                .missing("The lane (who or what it was)")
            ),
        ])
    func wordless(content: EntryContent, refusal: Refusal) throws {
        #expect(try Story().refusal(of: .addEntry("restart", content), by: bob) == refusal)
    }

    @Test("a removed entry can be put back as it was")
    func removedAndRestored() throws {
        var story = try Story()
        try story.add("restart")
        try story.perform(.removeEntry("restart"), by: bob)
        #expect(story.order.isEmpty)
        #expect(story.debrief.timeline.removed.map(\.id) == ["restart"])
        try story.perform(.restoreEntry("restart"))
        #expect(story.order == ["restart"])
    }

    @Test("a removed entry is put back before it is changed")
    func removedIsNotChanged() throws {
        var story = try Story()
        try story.add("restart")
        try story.perform(.removeEntry("restart"))
        let change = Command.changeEntry("restart", EntryEdit(text: "Restarted"), base: story.sequence)
        #expect(
            story.refusal(of: change, by: bob)
                == .invalid(
                    "This entry was taken off the timeline. Put it back first, then change it."))
    }

    @Test("TIM-05 two people who change different parts of an entry both keep their words")
    func differentParts() throws {
        var story = try Story()
        try story.add("restart")
        let seen = story.sequence
        try story.perform(.changeEntry("restart", EntryEdit(text: "The restart began"), base: seen), by: bob)
        try story.perform(.changeEntry("restart", EntryEdit(kind: .decided), base: seen), by: alice)
        let content = story.debrief.timeline["restart"]?.content
        #expect(content?.text == "The restart began")
        #expect(content?.kind == .decided)
    }

    @Test("TIM-05 the second to change the same part is refused, with their words kept, and the first's stand")
    func samePart() throws {
        var story = try Story()
        try story.add("restart")
        let seen = story.sequence
        try story.perform(.changeEntry("restart", EntryEdit(text: "Bob's words"), base: seen), by: bob)
        let mine = EntryEdit(text: "Alice's words")
        let refusal = story.refusal(of: .changeEntry("restart", mine, base: seen))
        #expect(refusal == .changedMeanwhile("restart", yours: mine, fields: [.text]))
        #expect(story.debrief.timeline["restart"]?.content.text == "Bob's words")
    }

    @Test("LIV-03 two people who change different words of one text both keep theirs")
    func differentWords() throws {
        var story = try Story()
        try story.add("restart")
        try story.perform(
            .changeEntry("restart", EntryEdit(text: "It began and it ended"), base: story.sequence), by: bob)
        let seen = story.sequence
        try story.perform(
            .changeEntry("restart", EntryEdit(text: "The restart began and it ended"), base: seen), by: bob)
        try story.perform(.changeEntry("restart", EntryEdit(text: "It began and it ended at noon"), base: seen))
        #expect(story.debrief.timeline["restart"]?.content.text == "The restart began and it ended at noon")
    }

    @Test("TIM-05 who has seen the other's words may change them")
    func seenFirst() throws {
        var story = try Story()
        try story.add("restart")
        try story.perform(.changeEntry("restart", EntryEdit(text: "Bob's words"), base: story.sequence), by: bob)
        try story.perform(.changeEntry("restart", EntryEdit(text: "Both's words"), base: story.sequence))
        #expect(story.debrief.timeline["restart"]?.content.text == "Both's words")
    }

    @Test("TIM-05 two people who write the same do not meet")
    func sameWords() throws {
        var story = try Story()
        try story.add("restart")
        let change = Command.changeEntry("restart", EntryEdit(text: "The restart began"), base: story.sequence)
        try story.perform(change, by: bob)
        #expect(try story.perform(change, by: alice).isEmpty)
    }

    @Test("TIM-08 several perspectives stand beside an entry and none replaces another")
    func perspectives() throws {
        var story = try Story()
        try story.add("restart")
        try story.perform(.addPerspective("one", "I thought it was the network", to: "restart"), by: bob)
        try story.perform(.addPerspective("two", "I never knew", to: "restart"), by: alice)
        let perspectives = story.debrief.timeline["restart"]?.perspectives ?? []
        #expect(perspectives.map(\.by) == [bob, alice])
        #expect(story.debrief.timeline["restart"]?.content.text == "restart")
    }

    @Test("every change of content makes a version, and tells what was done to which entry")
    func versions() throws {
        var story = try Story()
        try story.add("restart")
        try story.perform(.changeEntry("restart", EntryEdit(kind: .luck), base: story.sequence))
        try story.perform(.addPerspective("one", "I slept", to: "restart"))
        try story.perform(.removeEntry("restart"))
        try story.perform(.restoreEntry("restart"))
        #expect(story.debrief.timeline.version == 5)
        #expect(story.debrief.timeline.steps(since: 1).map(\.deed) == [.changed, .toldAnew, .removed, .restored])
    }
}
