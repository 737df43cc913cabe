import Debriefing
import Foundation
import Testing
import Timekeeping

@Suite struct MomentTests {
    @Test("TIM-06 entries stand in the order of their times, whatever order they came in")
    func inTimeOrder() throws {
        var story = try Story()
        try story.add("third", .exact("2026-03-29T03:00:00Z", .minute))
        try story.add("first", .between("2026-03-29T01:00:00Z", "2026-03-29T09:00:00Z", .minute))
        try story.add("second", .about("2026-03-29T02:00:00Z", .minute))
        #expect(story.order == ["first", "second", "third"])
    }

    @Test("TIM-06 entries of one time stay in the order they came, also after one was changed")
    func stableOrder() throws {
        var story = try Story()
        let names: [EntryID] = ["e", "a", "d", "b", "c"]
        for name in names { try story.add(name, .exact("2026-03-29T01:00:00Z", .minute)) }
        try story.perform(.changeEntry("a", EntryEdit(text: "changed"), base: story.sequence))
        #expect(story.order == names)
    }

    @Test("TIM-06 what is told by another entry stands beside it, and moves with it")
    func besideAnother() throws {
        var story = try Story()
        try story.add("restart", .exact("2026-03-29T01:00:00Z", .minute))
        try story.add("alert", .exact("2026-03-29T02:00:00Z", .minute))
        try story.add("call", .before("restart"))
        try story.add("relief", .after("restart"))
        #expect(story.order == ["call", "restart", "relief", "alert"])
        try story.perform(
            .changeEntry(
                "restart", EntryEdit(moment: .exact("2026-03-29T03:00:00Z", .minute)), base: story.sequence))
        #expect(story.order == ["alert", "call", "restart", "relief"])
    }

    @Test("TIM-06 what has no known time comes last, and so does what is told by an entry that was removed")
    func unknownLast() throws {
        var story = try Story()
        try story.add("rumour", .unknown)
        try story.add("restart", .exact("2026-03-29T01:00:00Z", .minute))
        try story.add("call", .before("restart"))
        try story.add("alert", .exact("2026-03-29T02:00:00Z", .minute))
        try story.perform(.removeEntry("restart"))
        #expect(story.order == ["alert", "rumour", "call"])
    }

    @Test("TIM-06 a range ends after it begins")
    func backwardsRange() throws {
        let backwards = Moment.between("2026-03-29T02:00:00Z", "2026-03-29T01:00:00Z", .minute)
        #expect(
            try Story().refusal(of: .addEntry("restart", .told("Restart", backwards)))
                == .invalid(
                    "The range ends before it begins. Swap the two times."))
    }

    @Test(
        "TIM-06 entries cannot be told by each other in a circle",
        arguments: [
            Moment.before("alert"), .after("restart"), .before("call"),
        ])
    func circle(moment: Moment) throws {
        var story = try Story()
        try story.add("restart")
        try story.add("call", .before("restart"))
        try story.add("alert", .after("call"))
        #expect(
            story.refusal(of: .changeEntry("restart", EntryEdit(moment: moment), base: story.sequence))
                == .invalid(
                    "The two entries would each be told by the other. Give one of them a time of its own."))
    }

    @Test("TIM-06 entries can be told one by the other for as long as anybody likes")
    func longChain() {
        let names = (0..<20_000).map { EntryID("e\($0)")! }
        let moments = [.unknown] + names.map { Moment.before($0) }
        let changes = zip(names, moments).enumerated().map { index, entry in
            Change(
                sequence: index + 1, at: "2026-04-10T09:00:00Z", by: bob,
                fact: .entryAdded(entry: entry.0, content: .told("x", entry.1)))
        }
        #expect(Debrief(id: "checkout", changes: changes).timeline.entries.map(\.id) == names.reversed())
    }

    @Test(
        "TIM-06 a moment is written as it is known, and read back the same",
        arguments: [
            (
                Moment.exact("2026-03-29T00:41:00Z", .minute),
                #"{"at":"2026-03-29T00:41:00.000000000Z","kind":"exact","precision":"minute"}"#
            ),
            (
                .about("2026-03-29T00:00:00Z", .day),
                #"{"at":"2026-03-29T00:00:00.000000000Z","kind":"about","precision":"day"}"#
            ),
            (
                .between("2026-03-29T00:41:00Z", "2026-03-29T00:50:00Z", .minute),
                #"{"at":"2026-03-29T00:41:00.000000000Z","kind":"between","precision":"minute","until":"2026-03-29T00:50:00.000000000Z"}"#
            ),
            (.before("restart"), #"{"entry":"restart","kind":"before"}"#),
            (.after("restart"), #"{"entry":"restart","kind":"after"}"#),
            (.unknown, #"{"kind":"unknown"}"#),
        ])
    func json(moment: Moment, text: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(moment), as: UTF8.self) == text)
        #expect(try JSONDecoder().decode(Moment.self, from: Data(text.utf8)) == moment)
    }

    @Test(
        "TIM-06 a moment of a kind that nobody knows is not read",
        arguments: [
            #"{"kind":"someday"}"#, #"{"kind":"exact"}"#, #"{"kind":"before","entry":"a b"}"#,
            #"{"kind":"exact","at":"2026-03-29T00:41:00"}"#,
        ])
    func badJSON(text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Moment.self, from: Data(text.utf8)) }
    }

    @Test("TIM-06 the precision that was typed survives the journal")
    func noFalsePrecision() throws {
        var story = try Story()
        try story.add("restart", .about("2026-03-29T00:41:00Z", .minute))
        let journal = try JSONDecoder().decode([Change].self, from: JSONEncoder().encode(story.changes))
        let moment = Debrief(id: "checkout", changes: journal).timeline["restart"]?.content.moment
        #expect(moment == .about("2026-03-29T00:41:00Z", .minute))
    }
}
