import Debriefing
import Foundation
import Testing

@testable import Server

@Suite struct StagePageTests {
    @Test("AGR-01 the three questions stand before the timeline that they ask about, and each is a question")
    func questionsFirst() async throws {
        let house = try await House(at: .agreement)
        let page = try await house.get(house.path("workshop"), as: .bob).text
        let form = try #require(page.range(of: "id=\"agreement-form\""))
        let timeline = try #require(page.range(of: "class=\"timeline\""))
        #expect(form.lowerBound < timeline.lowerBound)
        for question in ["What is missing?", "What have we not talked about?", "What did you live differently?"] {
            #expect(page.contains(question))
        }
    }

    @Test("AGR-01 a “Not yet” without a word is taken, and the form says that words help")
    func notYet() async throws {
        let house = try await House(at: .agreement)
        #expect(try await house.get(house.path("workshop"), as: .bob).text.contains("A few words help the others"))
        let fields: KeyValuePairs = [
            "version": "0", "verdict": "withholds", "missing": "", "untold": "", "livedDifferently": "",
        ]
        #expect(try await house.post(house.path("agreements"), as: .bob, fields).status == 303)
        #expect(try await house.debrief.agreement(of: Who.bob.id)?.answer.verdict == .withholds)
    }

    @Test(
        "TIM-02 more time is taken from stages that are still to come, the one with most of it first",
        arguments: [
            (Stage.opening, ["timeline", "learning", "remediation", "agreement", "closing"]),
            (.agreement, ["learning", "remediation", "closing"]), (.closing, []),
        ])
    func donors(stage: Stage, keys: [String]) async throws {
        let house = try await House(at: stage)
        let page = try PageReader.read(try await house.get(house.path("workshop"), as: .alice).text)
        let donors = page.all.first { $0.attributes["name"] == "from" }
        #expect((donors?.all ?? []).compactMap { $0.attributes["value"] } == keys)
        #expect(page.all.contains { $0.attributes["action"]?.hasSuffix("/extensions") == true } == !keys.isEmpty)
    }

    @Test("An entry of a list of several days stands under its day, as in the publication")
    func days() async throws {
        let house = try await House(at: .timeline)
        try await house.tell("e1", .exact("2026-03-28T23:10:00Z", .minute))
        #expect(try await house.days(as: .bob).isEmpty)
        try await house.tell("e2", .exact("2026-03-29T00:41:00Z", .minute))
        try await house.tell("e3", .after("e2"))
        try await house.tell("e4", .unknown)
        #expect(try await house.days(as: .bob) == ["Saturday 28 March 2026", "Sunday 29 March 2026", "Time not known"])
        let page = try await house.get(house.path("timeline"), as: .bob).text
        #expect(page.contains(">00:41</time></p>"))
    }

    @Test("AGR-08 of a point in time that is known by its day no minute is told, here or in what is published")
    func wholeDay() async throws {
        let house = try await House(at: .timeline)
        try await house.tell("e1", .exact("2026-03-29T00:00:00Z", .day))
        try await house.perform(.markMilestone(.began, .at(entry: "e1")))
        try await house.perform(.open(.agreement))
        let page = try PageReader.read(try await house.get(house.path("workshop"), as: .bob).text)
        let words = try #require(page.find("milestones")).sentence
        #expect(words.contains("29 March 2026") && !words.contains("00:00"))
        try await house.perform(.open(.closing))
        try await house.perform(.publish)
        let text = try await house.get(house.path("publication/markdown"), as: .bob).text
        #expect(text.contains("When it began: 29 March 2026."))
    }

    @Test("An entry whose time nobody knows can be told before or after another, in words that say so")
    func relations() async throws {
        let house = try await House(at: .timeline)
        try await house.tell("e1", .unknown)
        let page = try PageReader.read(try await house.get(house.path("entries/new"), as: .bob).text)
        let relation = try #require(page.all.first { $0.attributes["name"] == "relation" })
        #expect(relation.words == "as written above before … after …")
    }
}

extension House {
    fileprivate func tell(_ id: EntryID, _ moment: Moment) async throws {
        let content = EntryContent(
            moment: moment, lane: Lane(kind: .person, name: "Bob"), kind: .observed, text: "It was slow")
        try await perform(.addEntry(id, content))
    }

    fileprivate func days(as who: Who) async throws -> [String] {
        let page = try PageReader.read(try await get(path("timeline"), as: who).text)
        return page.all.filter { $0.attributes["class"] == "entry-day" }.map(\.words)
    }

    @Test("LIV-07 of a large room a page says how many are here and have answered, and its lists scroll by themselves")
    func crowd() async throws {
        let house = try await House(at: .agreement)
        for number in 1...25 {
            let person = PersonID("person-\(number)")!
            let participant = Participant(person: person, name: "Person \(number)", role: .participant)
            try await house.perform(.admit(participant))
            _ = try await house.room.perform(.arrive(person), by: person, at: house.clock.now)
            let page = try PageReader.read(try await house.get(house.path("workshop"), as: .bob).text)
            let list = try #require(page.find("present-answers"))
            #expect((list.attributes["data-crowd"] != nil) == (number == 25))
            #expect((list.attributes["tabindex"] == "0") == (number == 25))
        }
        _ = try await house.room.perform(.agree(Answer(verdict: .agrees), on: 0), by: "person-1", at: house.clock.now)
        let page = try PageReader.read(try await house.get(house.path("workshop"), as: .bob).text)
        #expect(page.find("answers-head")?.words == "Who has answered 1 of 25")
    }
}
