import Coaching
import Debriefing
import Foundation
import Storage
import Testing
import Timekeeping

@testable import Server

@Suite struct AskingTests {
    @Test(
        "TIM-11 for the entry in focus the facilitator is offered three questions that suit what it says",
        arguments: [
            ("I saw the queue grow", Occasion.observation), ("We took it for a false alarm", .assessment),
            ("We decided to wait", .decision), ("I knew that it restarts at night", .knowledge),
            ("I was frustrated", .feeling), ("Usually it drains by itself", .usual),
            ("I restarted the worker", .action), ("We paged the database team", .callForHelp),
            ("We were surprised by the second host", .surprise), ("I handed over to the day shift", .handOff),
        ])
    func suits(text: String, occasion: Occasion) async throws {
        let house = try await House.telling(text)
        let fitting = QuestionBank.builtIn.offers(for: [occasion], most: 9).map(\.text)
        let offered = try await house.offers()
        #expect(offered.count == 3)
        #expect(offered.filter { row in fitting.contains { row.contains($0) } }.count >= 2)
    }

    @Test("TIM-11 an entry whose words tell nothing is gone by the kind that it was put down as")
    func kind() async throws {
        let house = try await House.telling("Checkout, version 4711", .decided)
        #expect(try await house.offers().first?.contains("What else was on the table") == true)
    }

    @Test("TIM-11 while nothing is looked at the questions are those that open a story")
    func opening() async throws {
        let house = try await House(at: .timeline)
        #expect(try await house.offers().first?.contains("before anything looked odd") == true)
    }

    @Test("TIM-11 at “obviously” a naive question is offered, at a hand-off to look from further away")
    func naive() async throws {
        #expect(
            try await House.telling("Obviously it restarts").offers().first?.contains("new to somebody here") == true)
        #expect(try await House.telling("Bob handed over to Carol").offers().first?.contains("further away") == true)
    }

    @Test("TIM-11 a long silence before the entry and a moment that one voice has told are places to ask")
    func places() async throws {
        let house = try await House(at: .timeline)
        for (id, minute) in [("e1", 0), ("e2", 40)] as [(EntryID, Int64)] {
            let moment = Moment.exact(Instant(seconds: 1_774_785_600 + minute * 60), .minute)
            let entry = EntryContent(
                moment: moment, lane: Lane(kind: .person, name: "Bob"), kind: .observed, text: "It was slow")
            try await house.perform(.addEntry(id, entry), by: .bob)
        }
        try await house.perform(.focus("e2"))
        let desk = try await house.get(house.path("desk"), as: .alice).text
        #expect(desk.contains("Nothing is told of the 40 min before this entry."))
        #expect(desk.contains("Only Bob has told this one."))
        try await house.perform(.addPerspective("p1", "To me it was quick", to: "e2"), by: .gus)
        #expect(try await !house.get(house.path("desk"), as: .alice).text.contains("has told this one"))
    }

    @Test("TIM-11 the questions are the facilitator's alone: nobody else's page, document or stream has them")
    func alone() async throws {
        let house = try await House.telling("We decided to wait")
        let own = try await house.post(
            house.path("questions"), as: .alice, ["text": "What did the okapi see?", "occasion": "decision"])
        #expect(own.status == 303)
        #expect(try await house.offers().first?.contains("okapi") == true)
        for who in Who.allCases where who != .alice {
            for answer in try await house.everything(of: house.here, for: who) {
                #expect(!answer.contains("okapi") && !answer.contains("You might ask"))
            }
        }
        for audience in Audience.allCases {
            let browser = Browser(try await house.room, audience, from: 0, in: house)
            try await waitUntil { try await browser.last == house.debrief.sequence }
            #expect(!browser.text.contains("okapi") && !browser.text.contains("You might ask"))
            await browser.close()
        }
        #expect(try await !"\(house.store.journal.changes(of: house.here))".contains("okapi"))
    }

    @Test(
        "FAC-07 a starred question comes first, here and in the next debrief; a hidden one stays away until it is shown"
    )
    func marks() async throws {
        let house = try await House.telling("We decided to wait")
        try await house.mark("decision-turn", "star")
        try await house.mark("decision-choices", "hide")
        let offered = try await house.offers()
        #expect(offered.first?.contains("made you take the other way") == true)
        #expect(!offered.contains { $0.contains("What else was on the table") })
        let desk = try await house.get(house.path("desk"), as: .alice).text
        #expect(desk.contains("Show “What else was on the table, and what spoke for this way?” again"))
        try await house.mark("decision-choices", "show")
        try await house.mark("decision-turn", "unstar")
        #expect(try await house.offers().first?.contains("What else was on the table") == true)
    }

    @Test("TIM-11 a question of one's own can be removed, and its words are gone from the data folder")
    func removed() async throws {
        let house = try await House.telling("We decided to wait")
        _ = try await house.post(house.path("questions"), as: .alice, ["text": "What did the okapi see?"])
        let name = try #require(try await house.store.questions.all(of: Who.alice.id).first?.name)
        try await house.mark(name, "remove")
        #expect(try await house.store.questions.all(of: Who.alice.id).isEmpty)
        for file in ["debrief.sqlite", "debrief.sqlite-wal"] {
            let bytes = (try? Data(contentsOf: house.folder.appending(path: file))) ?? Data()
            #expect(bytes.range(of: Data("okapi".utf8)) == nil, "\(file)")
        }
    }

    @Test("TIM-11 a question without words, or one that nobody knows, is refused with what to do")
    func refused() async throws {
        let house = try await House.telling("We decided to wait")
        let empty = try await house.post(house.path("questions"), as: .alice, ["text": " "])
        #expect(empty.status == 422)
        let unknown = try await house.post(
            house.path("questions/no-such/marks"), as: .alice, ["mark": "star"])
        #expect(unknown.status == 404)
        let late = try await house.post(house.path("questions"), as: .bob, ["text": "How?"])
        #expect(late.status == 403)
    }
}

extension House {
    /// A meeting that looks at one entry.
    fileprivate static func telling(_ text: String, _ kind: EntryKind = .observed) async throws -> House {
        let house = try await House(at: .timeline)
        let lane = Lane(kind: .person, name: "Bob")
        try await house.perform(
            .addEntry("e1", EntryContent(moment: .unknown, lane: lane, kind: kind, text: text)), by: .bob)
        try await house.perform(.focus("e1"))
        return house
    }

    /// What Alice might ask.
    fileprivate func offers() async throws -> [String] {
        let desk = try PageReader.read(try await get(path("desk"), as: .alice).text)
        let asking = try #require(desk.all.first { $0.attributes["class"] == "desk-list" })
        let list = try #require(asking.all.first { $0.name == "ul" && $0.attributes["class"] == nil })
        return list.all.filter { $0.name == "li" }.map(\.words)
    }

    fileprivate func mark(_ question: String, _ mark: String) async throws {
        let reply = try await post(path("questions/\(question)/marks"), as: .alice, ["mark": mark])
        try #require(reply.status == 303, "\(reply.text)")
    }
}
