import Testing
import Timekeeping

@testable import Debriefing

@Suite struct RevealTests {
    /// The names of what is known by then, with a question mark behind those that may be later.
    private func known(_ story: Story, by at: Instant, _ precision: Precision = .minute) -> [String] {
        Reveal(story.debrief.timeline).known(by: Point(at: at, precision: precision))
            .map { $0.entry.id.text + ($0.mayBeLater ? "?" : "") }
    }

    @Test("TIM-19 what happened after the point is not known, and what happened within its minute is")
    func laterIsHidden() throws {
        var story = try Story()
        try story.add("first", .exact("2026-03-29T14:05:00Z", .minute))
        try story.add("second", .exact("2026-03-29T14:05:30Z", .second))
        try story.add("third", .exact("2026-03-29T14:06:00Z", .minute))
        #expect(known(story, by: "2026-03-29T14:04:00Z") == [])
        #expect(known(story, by: "2026-03-29T14:05:00Z") == ["first", "second"])
        #expect(known(story, by: "2026-03-29T14:05:29Z", .second) == ["first?"])
        #expect(known(story, by: "2026-03-29T14:06:00Z") == ["first", "second", "third"])
    }

    @Test("TIM-19 what may be later is marked until it surely had happened")
    func impreciseIsMarked() throws {
        var story = try Story()
        try story.add("range", .between("2026-03-29T14:00:00Z", "2026-03-29T14:20:00Z", .minute))
        try story.add("roughly", .about("2026-03-29T14:10:00Z", .minute))
        try story.add("last", .exact("2026-03-29T18:00:00Z", .minute))
        #expect(known(story, by: "2026-03-29T13:59:00Z") == [])
        #expect(known(story, by: "2026-03-29T14:09:00Z") == ["range?"])
        #expect(known(story, by: "2026-03-29T14:10:00Z") == ["range?", "roughly?"])
        #expect(known(story, by: "2026-03-29T14:20:00Z") == ["range", "roughly?"])
        #expect(known(story, by: "2026-03-29T14:25:00Z") == ["range", "roughly"])
    }

    @Test("TIM-19 what is told by another entry waits for that one, and what has no time for the end")
    func toldByOthersWaits() throws {
        var story = try Story()
        try story.add("restart", .exact("2026-03-29T14:10:00Z", .minute))
        try story.add("before", .before("restart"))
        try story.add("after", .after("restart"))
        try story.add("later", .after("after"))
        try story.add("somewhen", .unknown)
        try story.add("end", .exact("2026-03-29T15:00:00Z", .minute))
        #expect(known(story, by: "2026-03-29T14:09:00Z") == [])
        #expect(known(story, by: "2026-03-29T14:10:00Z") == ["before", "restart", "after?"])
        #expect(known(story, by: "2026-03-29T14:59:00Z") == ["before", "restart", "after?"])
        #expect(
            known(story, by: "2026-03-29T15:00:00Z") == ["before", "restart", "after?", "later?", "end", "somewhen?"])
    }

    @Test("TIM-19 a step leads to where the next thing comes in, and back to where the last one did")
    func steps() throws {
        var story = try Story()
        try story.add("first", .exact("2026-03-29T14:05:00Z", .minute))
        try story.add("second", .exact("2026-03-29T14:30:10Z", .second))
        let reveal = Reveal(story.debrief.timeline)
        let first = try #require(reveal.first)
        let second = try #require(reveal.point(after: first))
        #expect(first == Point(at: "2026-03-29T14:05:00Z", precision: .minute))
        #expect(second == Point(at: "2026-03-29T14:30:10Z", precision: .second))
        #expect(reveal.point(after: second) == nil)
        #expect(reveal.point(before: second) == first)
        #expect(reveal.point(before: first) == nil)
        #expect(Reveal(Timeline()).first == nil)
    }

    @Test("TIM-19 a chain of entries told by each other may be of any length")
    func longChain() throws {
        var timeline = Timeline()
        for number in 0..<20_000 {
            let moment: Moment =
                number == 0 ? .exact("2026-03-29T14:00:00Z", .minute) : .before(EntryID("e\(number - 1)")!)
            let entry = Entry(id: EntryID("e\(number)")!, content: .told("x", moment), author: bob, added: number)
            let fact = Fact.entryAdded(entry: entry.id, content: entry.content)
            timeline.put(
                entry, .added, by: Change(sequence: number + 1, at: "2026-04-10T09:00:00Z", by: bob, fact: fact))
        }
        #expect(Reveal(timeline).known(by: Point(at: "2026-03-29T14:00:00Z", precision: .minute)).count == 20_000)
    }
}

@Suite struct InsiderTests {
    private var story: Story

    init() throws {
        story = try Story()
        try story.perform(.admit(Participant(person: dan, name: "Dan Brown", role: .participant)))
    }

    private mutating func add(
        _ id: EntryID, lane: Lane, _ kind: EntryKind = .observed, by person: PersonID, text: String? = nil
    ) throws {
        let content = EntryContent(
            moment: .exact("2026-03-29T14:05:00Z", .minute), lane: lane, kind: kind, text: text ?? id.text)
        try story.perform(.addEntry(id, content), by: person)
    }

    private func reached(_ name: String) throws -> [String] {
        let debrief = story.debrief
        let known = Reveal(debrief.timeline).known(by: Point(at: "2026-03-29T15:00:00Z", precision: .minute))
        let insider = try #require(debrief.insiders(known).first { $0.name == name })
        return debrief.lived(known, by: insider).map(\.known.entry.id.text)
    }

    @Test("TIM-20 their own entries had reached them: on their line, or told by them of a person or a team")
    mutating func ownEntries() throws {
        try add("mine", lane: Lane(kind: .person, name: "bob"), by: alice)
        try add("ours", lane: Lane(kind: .team, name: "Support"), by: bob)
        try add("wrote-for-alice", lane: Lane(kind: .person, name: "Alice"), by: bob)
        try add("of-a-machine", lane: Lane(kind: .system, name: "checkout"), by: bob)
        #expect(try reached("Bob") == ["mine", "ours"])
        #expect(try reached("Alice") == ["wrote-for-alice"])
    }

    @Test("TIM-20 what was asked of them or handed over to them by name had reached them, a longer name did not")
    mutating func asked() throws {
        let lane = Lane(kind: .person, name: "Alice")
        try add("asked", lane: lane, .askedForHelp, by: alice, text: "I asked Dan to look")
        try add("handed", lane: lane, .handedOver, by: alice, text: "Over to dan brown.")
        try add("thought", lane: lane, .assessed, by: alice, text: "Dan would know")
        try add("other", lane: lane, .askedForHelp, by: alice, text: "I asked Dana")
        #expect(try reached("Dan Brown") == ["asked", "handed"])
    }

    @Test("TIM-20 of an entry that had not reached them, what they told of its moment is theirs")
    mutating func ownWords() throws {
        try add("slow", lane: Lane(kind: .system, name: "checkout"), by: alice)
        try story.perform(.addPerspective("p1", "I slept", to: "slow"), by: bob)
        let debrief = story.debrief
        let known = Reveal(debrief.timeline).known(by: Point(at: "2026-03-29T15:00:00Z", precision: .minute))
        let insider = try #require(debrief.insiders(known).first { $0.name == "Bob" })
        let words = debrief.lived(known, by: insider).map { lived in
            if case .words(let perspective) = lived.reason { perspective.text } else { "" }
        }
        #expect(words == ["I slept"])
        #expect(try reached("Dan Brown") == [])
    }

    @Test("TIM-20 one can look through those who were there, and through names that the timeline told by then")
    mutating func whom() throws {
        try add("known", lane: Lane(kind: .person, name: "Erin"), by: alice)
        let debrief = story.debrief
        let known = Reveal(debrief.timeline).known(by: Point(at: "2026-03-29T15:00:00Z", precision: .minute))
        #expect(debrief.insiders([]).map(\.name) == ["Alice", "Bob", "Dan Brown"])
        #expect(debrief.insiders(known).map(\.name) == ["Alice", "Bob", "Dan Brown", "Erin"])
    }
}
