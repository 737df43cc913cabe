import Debriefing
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Server

@Suite struct MarginTests {
    @Test(
        "PRE-14 a question pinned before the meeting comes up on the facilitator's desk when the walk reaches its entry"
    )
    func surfaces() async throws {
        let house = try await House.withEntries()
        #expect(try await house.ask("What did you look at before this?", at: "e1", as: .bob).status == 303)
        try await house.perform(.open(.timeline))
        try await house.perform(.focus("e2"))
        #expect(try await !house.desk(as: .alice).contains("look at before"))
        try await house.perform(.focus("e1"))
        let desk = try await house.desk(as: .alice)
        #expect(desk.contains("In the margin of this entry") && desk.contains("asks Bob"))
        let margin = try #require(desk.range(of: "look at before"))
        #expect(margin.lowerBound < (try #require(desk.range(of: "You might ask"))).lowerBound)
    }

    @Test("PRE-14 one press marks it as asked or puts it away; only whoever asked it is told that it was asked")
    func marked() async throws {
        let house = try await House.withEntries()
        try await house.ask("Okapi?", at: "e1", as: .bob)
        let note = try #require(try await house.notes.first)
        try await house.perform(.open(.timeline))
        try await house.perform(.focus("e1"))
        for (mark, word) in [("asked", "asked"), ("put-away", "put away"), ("waiting", "asks Bob")] {
            let path = house.path("margin/\(note.id)/marks")
            #expect(try await house.post(path, as: .bob, ["mark": mark]).status == 403)
            #expect(try await house.post(path, as: .alice, ["mark": mark]).status == 303)
            #expect(try await house.desk(as: .alice).contains(word))
            let page = try await house.get(house.path("entries/e1"), as: .bob).text
            #expect(page.contains("of you, asked") == (mark == "asked") && !page.contains("put away"))
        }
        #expect(try await house.post(house.path("margin/\(note.id)/marks"), as: .alice, ["mark": "x"]).status == 422)
        #expect(try await house.post(house.path("margin/none/marks"), as: .alice, ["mark": "asked"]).status == 404)
    }

    @Test("PRE-14 its author rewrites and deletes it, nobody else; what is deleted is gone from the data folder")
    func deleted() async throws {
        let house = try await House.withEntries()
        try await house.ask("okapi", at: "e1", as: .bob)
        let path = house.path("margin/\(try #require(try await house.notes.first).id)")
        #expect(try await house.post("\(path)/edits", as: .alice, ["text": "gnu"]).status == 404)
        #expect(try await house.post("\(path)/removals", as: .alice).status == 404)
        #expect(try await house.post("\(path)/edits", as: .bob, ["text": " "]).status == 422)
        #expect(try await house.post("\(path)/edits", as: .bob, ["text": "gazelle"]).status == 303)
        #expect(try await house.notes.map(\.text) == ["gazelle"])
        #expect(house.bytesHold("okapi") == false)
        #expect(try await house.post("\(path)/removals", as: .bob).status == 303)
        #expect(try await house.notes.isEmpty)
        #expect(house.bytesHold("gazelle") == false)
    }

    @Test("PRE-14 a question and a facilitator's note are found by nobody else in anything that is answered or kept")
    func alone() async throws {
        let house = try await House.withEntries(at: .timeline)
        try await house.perform(.focus("e1"))
        try await house.ask("okapi", at: "e1", as: .bob)
        let note: KeyValuePairs = ["text": "gazelle", "kind": "note"]
        #expect(try await house.post(house.path("entries/e1/margin"), as: .bob, note).status == 403)
        #expect(try await house.post(house.path("entries/e1/margin"), as: .alice, note).status == 303)
        for word in ["okapi", "gazelle"] {
            for who in Who.allCases where who != .alice {
                for answer in try await house.everything(of: house.here, for: who)
                where !(who == .bob && word == "okapi") {
                    #expect(!answer.contains(word), "\(who): \(answer.prefix(100))")
                }
            }
            for audience in Audience.allCases {
                let browser = Browser(try await house.room, audience, from: 0, in: house)
                try await waitUntil { try await browser.last == house.debrief.sequence }
                #expect(!browser.text.contains(word))
                await browser.close()
            }
            #expect(try await !"\(house.store.journal.changes(of: house.here))".contains(word))
        }
        for place in ["entries/e1", "margin"] {
            let own = try await house.get(house.path(place), as: .bob).text
            #expect(own.contains("okapi") && !own.contains("gazelle"))
            let theirs = try await house.get(house.path(place), as: .alice).text
            #expect(theirs.contains("okapi") && theirs.contains("gazelle"))
        }
        // Of what the facilitators read, documents and lists have nothing either.
        for place in Place.all
        where place.method == .get && (place.path.contains("api") || place.path.contains("lists")) {
            let answer = try await house.knock(place, as: .alice).text
            #expect(!answer.contains("okapi") && !answer.contains("gazelle"), "\(place)")
        }
    }

    @Test("PRE-14 who does not facilitate, or does no more, reads no question but their own")
    func handedOver() async throws {
        let house = try await House.withEntries()
        try await house.ask("okapi", at: "e1", as: .bob)
        try await house.perform(.facilitate(Who.gus.id))
        #expect(try await house.get(house.path("entries/e1"), as: .gus).text.contains("okapi"))
        #expect(try await !house.get(house.path("entries/e1"), as: .alice).text.contains("okapi"))
        try await house.perform(.facilitate(Who.alice.id))
        try await house.perform(.give(.participant, to: Who.gus.id))
        #expect(try await !house.get(house.path("entries/e1"), as: .gus).text.contains("okapi"))
    }

    @Test("PRE-14 with words that their author takes back the questions about them go, for good")
    func takenBack() async throws {
        let house = try await House()
        for who in [Who.bob, .gus] {
            try await house.write("did-1", "I restarted it", as: who)
            try await house.release(as: who)
        }
        try await house.tell("did-1", of: .bob, by: .bob)
        let entry = try #require(try await house.debrief.timeline.entries.first)
        try await house.ask("Why restart the okapi?", at: entry.id, as: .gus)
        #expect(try await house.notes.count == 1)
        try await house.withdraw(as: .bob)
        #expect(try await house.notes.isEmpty)
        #expect(house.bytesHold("okapi") == false)
    }

    @Test(
        "PRE-14 observers, empty words, entries that are not there and a completed debrief are refused with what to do")
    func refused() async throws {
        let house = try await House.withEntries()
        #expect(try await house.ask("So?", at: "e1", as: .carol).status == 403)
        #expect(try await house.ask(" ", at: "e1", as: .bob).status == 422)
        #expect(try await house.ask(String(repeating: "x", count: 2001), at: "e1", as: .bob).status == 422)
        #expect(try await house.ask("So?", at: "e9", as: .bob).status == 404)
        try await house.perform(.removeEntry("e1"))
        #expect(try await house.ask("So?", at: "e1", as: .bob).status == 422)
        try await house.perform(.open(.completed))
        let late = try await house.ask("So?", at: "e2", as: .bob)
        #expect(late.status == 409 || late.status == 422, "\(late.status)")
        #expect(try await house.notes.isEmpty)
    }
}

extension House {
    fileprivate static func withEntries(at stage: Stage = .preparing) async throws -> House {
        let house = try await House(at: stage)
        try await house.perform(.addEntry("e1", EntryContent("The queue grew")))
        try await house.perform(.addEntry("e2", EntryContent("It was restarted")))
        return house
    }

    @discardableResult
    fileprivate func ask(_ text: String, at entry: EntryID, as who: Who) async throws -> Reply {
        try await post(path("entries/\(entry)/margin"), as: who, ["text": text])
    }

    fileprivate func desk(as who: Who) async throws -> String { try await get(path("desk"), as: who).text }

    fileprivate var notes: [MarginNote] {
        get async throws { try await store.marginNotes.allForFacilitators(in: here) }
    }

    fileprivate func bytesHold(_ word: String) -> Bool {
        ["debrief.sqlite", "debrief.sqlite-wal"].contains { name in
            let bytes = (try? Data(contentsOf: folder.appending(path: name))) ?? Data()
            return bytes.range(of: Data(word.utf8)) != nil
        }
    }
}
