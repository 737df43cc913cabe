import Debriefing
import Foundation
import Storage
import Testing
import Timekeeping

@testable import Server

/// Cards of the brainstorm and notes of the soak: each writer's own until all are revealed.
@Suite struct CardTests {
    @Test("LRN-02 a card that waits is read by its writer and by nobody else", arguments: [Who.alice, .carol, .gus])
    func waits(who: Who) async throws {
        let house = try await House(at: .learning)
        _ = try await house.post(house.path("learnings"), as: .bob, ["text": "okapi"])
        #expect(try await house.get(house.path("workshop"), as: .bob).text.contains("okapi"))
        for answer in try await house.everything(of: house.here, for: who) { #expect(!answer.contains("okapi")) }
        let journal = try await house.store.journal.changes(of: house.here)
        #expect(!"\(journal)".contains("okapi"))
    }

    @Test("LRN-02 the facilitator sees how many cards wait, and shows all of them or the next one")
    func reveals() async throws {
        let house = try await House(at: .learning)
        for text in ["one", "two", "three"] {
            _ = try await house.post(house.path("learnings"), as: .bob, ["text": text])
        }
        #expect(try await house.get(house.path("workshop"), as: .alice).text.contains("3 cards wait to be revealed."))
        #expect(!(try await house.get(house.path("workshop"), as: .bob).text.contains("wait to be revealed")))
        #expect(try await house.post(house.path("reveals"), as: .bob, ["which": "all"]).status == 403)
        _ = try await house.post(house.path("reveals"), as: .alice, ["which": "next"])
        #expect(try await house.debrief.learnings.count == 1)
        _ = try await house.post(house.path("reveals"), as: .alice, ["which": "all"])
        #expect(try await Set(house.debrief.learnings.map(\.text)) == ["one", "two", "three"])
        #expect(try await house.store.drafts.count(.card, in: house.here) == 0)
        _ = try await house.post(house.path("learnings"), as: .bob, ["text": "four"])
        _ = try await house.post(house.path("reveals"), as: .alice, ["which": "all"])
        #expect(try await house.debrief.learnings.last?.isLate == true)
    }

    @Test("LRN-03 for a card without a name no author is left anywhere once it is shown")
    func anonymous() async throws {
        let house = try await House(at: .learning)
        let log = LogBook()
        _ = try await house.post(
            house.path("learnings"), as: .bob, ["text": "okapi", "anonymous": "yes", "id": "zebra"], log: log)
        _ = try await house.post(house.path("learnings"), as: .gus, ["text": "With my name"], log: log)
        _ = try await house.post(house.path("reveals"), as: .alice, ["which": "all"], log: log)
        let card = try #require(try await house.debrief.learnings.first { $0.text == "okapi" })
        #expect(card.by == nil)
        let change = try #require(try await house.store.journal.changes(of: house.here).last)
        #expect(change.by == Who.alice.id)
        #expect(try await house.debrief.learnings.first { $0.text != "okapi" }?.by == Who.gus.id)
        #expect(log.text.isEmpty)
        try house.store.close()
        let files = try FileManager.default.contentsOfDirectory(at: house.folder, includingPropertiesForKeys: nil)
        for file in files where file.lastPathComponent.hasPrefix("debrief.sqlite") {
            let bytes = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            // Where the card stands, nobody's name stands close.
            for place in bytes.ranges(of: "zebra") {
                let start =
                    bytes.index(place.lowerBound, offsetBy: -200, limitedBy: bytes.startIndex) ?? bytes.startIndex
                let end = bytes.index(place.upperBound, offsetBy: 200, limitedBy: bytes.endIndex) ?? bytes.endIndex
                #expect(!bytes[start..<end].contains("bob"))
            }
        }
    }

    @Test("LRN-03 where the server was stopped right after a reveal, the writers are forgotten when it is back")
    func forgotten() async throws {
        let house = try await House(at: .learning)
        _ = try await house.post(house.path("learnings"), as: .bob, ["text": "okapi", "anonymous": "yes", "id": "c1"])
        try await house.perform(.reveal([RevealedCard("c1", "okapi", by: nil)]))
        #expect(try await house.store.drafts.count(.card, in: house.here) == 1)
        _ = try await house.get(house.path("workshop"), as: .carol)
        #expect(try await house.store.drafts.count(.card, in: house.here) == 0)
    }

    @Test("LRN-03 whoever writes without a name is told before what that means")
    func promise() async throws {
        let house = try await House(at: .learning)
        #expect(
            try await house.get(house.path("workshop"), as: .bob).text.contains(
                "nobody can find out whose card it is once it is shown"))
    }

    @Test("LRN-09 a debrief may want a name on every card, and says so")
    func named() async throws {
        let house = try await House(at: .learning)
        _ = try await house.post(
            house.path("card-plans"), as: .alice, ["reveal": "together", "names": "always", "themes": "5"])
        let page = try await house.get(house.path("workshop"), as: .bob).text
        #expect(page.contains("Each card bears a name."))
        #expect(!page.contains("Without my name"))
        _ = try await house.post(house.path("learnings"), as: .bob, ["text": "okapi", "anonymous": "yes"])
        _ = try await house.post(house.path("reveals"), as: .alice, ["which": "all"])
        #expect(try await house.debrief.learnings.map(\.by) == [Who.bob.id])
    }

    @Test("LRN-02 where cards are shown as they are written, one with a name is there at once")
    func asWritten() async throws {
        let house = try await House(at: .learning)
        _ = try await house.post(house.path("card-plans"), as: .alice, ["reveal": "as-written"])
        _ = try await house.post(house.path("learnings"), as: .bob, ["text": "named"])
        _ = try await house.post(house.path("learnings"), as: .bob, ["text": "unnamed", "anonymous": "yes"])
        #expect(try await house.debrief.learnings.map(\.text) == ["named"])
    }

    @Test("one's own card can be changed and taken back until it is shown, and nobody else's")
    func ownCards() async throws {
        let house = try await House(at: .learning)
        _ = try await house.post(house.path("learnings"), as: .bob, ["text": "okapi", "id": "c1"])
        #expect(try await house.post(house.path("learnings/c1/edits"), as: .gus, ["text": "mine"]).status == 404)
        _ = try await house.post(house.path("learnings"), as: .gus, ["text": "mine", "id": "c1"])
        _ = try await house.post(house.path("learnings/c1/edits"), as: .bob, ["text": "gazelle"])
        let own = try await house.store.drafts.all(.card, in: house.here)
        #expect(own.map(\.text) == ["gazelle"])
        #expect(own.map(\.person) == [Who.bob.id])
        _ = try await house.post(house.path("learnings/c1/removals"), as: .bob)
        #expect(try await house.store.drafts.count(.card, in: house.here) == 0)
    }

    @Test("GRP-04 a note of the soak is its writer's until the follow-up opens, and the group's then")
    func notes() async throws {
        let house = try await House(at: .remediation)
        try await house.perform(.park("i1", "Add a cache", at: nil), by: .bob)
        let day = try #require(CalendarDay("2030-01-01"))
        try await house.perform(
            .appoint(SmallGroup(members: [Who.bob.id, Who.gus.id], soakUntil: day, followUp: "2030-01-02T10:00:00Z")))
        _ = try await house.post(house.path("notes"), as: .bob, ["subject": "idea:i1", "text": "okapi"])
        #expect(try await house.get(house.path("follow-up"), as: .bob).text.contains("okapi"))
        for who in [Who.alice, .gus, .carol] {
            for answer in try await house.everything(of: house.here, for: who) { #expect(!answer.contains("okapi")) }
        }
        #expect(try await house.post(house.path("notes"), as: .alice, ["subject": "all", "text": "x"]).status == 403)
        _ = try await house.post(house.path("follow-up-openings"), as: .alice)
        #expect(try await house.get(house.path("follow-up"), as: .gus).text.contains("okapi"))
        #expect(try await house.store.drafts.count(.note, in: house.here) == 0)
    }

    @Test("GRP-02 a follow-up less than two working days after the workshop gets a hint, and is set all the same")
    func soakHint() async throws {
        let house = try await House(at: .remediation)
        let hint = "less than two working days after the workshop"
        let soon = house.clock.now.advanced(bySeconds: 86_400)
        try await house.perform(
            .appoint(SmallGroup(members: [Who.bob.id], soakUntil: CalendarDay(soon), followUp: soon)))
        #expect(try await house.get(house.path("follow-up"), as: .bob).text.contains(hint))
        let later = house.clock.now.advanced(bySeconds: 8 * 86_400)
        try await house.perform(
            .appoint(SmallGroup(members: [Who.bob.id], soakUntil: CalendarDay(later), followUp: later)))
        #expect(!(try await house.get(house.path("follow-up"), as: .bob).text.contains(hint)))
    }

    @Test("GRP-05 the share of parked ideas that turned out moot is shown")
    func mootShare() async throws {
        let house = try await House(at: .remediation)
        for id in ["i1", "i2", "i3"] as [IdeaID] { try await house.perform(.park(id, "Idea", at: nil)) }
        try await house.perform(.settle("i1", .moot))
        try await house.perform(.settle("i2", .dropped(reason: "Cost")))
        #expect(
            try await house.get(house.path("follow-up"), as: .bob).text.contains(
                "1 of 2 settled ideas turned out moot once the context was known."))
    }

    @Test("REM-03 what was decided against is published with the reason and who decided")
    func decidedAgainst() async throws {
        let house = try await House(at: .remediation)
        try await house.perform(.propose("r1", RemediationContent(text: "Add a cache"), from: nil), by: .bob)
        try await house.perform(.move("r1", .decidedAgainst(reason: "It hides the load")), by: .bob)
        try await house.perform(.open(.closing))
        try await house.perform(.publish)
        let report = try await house.get(house.path("publication/markdown"), as: .dan).text
        for words in ["What we decided against", "It hides the load", "Decided by: Bob"] {
            #expect(report.contains(words))
        }
    }

    @Test("AGR-05 a form that corrects what was agreed says why, and without a reason the words come back")
    func corrections() async throws {
        let house = try await House(at: .timeline)
        try await house.perform(.addEntry("e1", EntryContent("Restart")))
        try await house.perform(.open(.agreement))
        try await house.perform(.agree(Answer(verdict: .agrees), on: 1), by: .bob)
        let base = "\(try await house.debrief.sequence)"
        let refused = try await house.post(
            house.path("entries/e1/edits"), as: .bob, ["text": "Restarted by hand", "base": base])
        #expect(refused.status == 422)
        #expect(refused.text.contains("Restarted by hand"))
        let page = try await house.get(house.path("entries/e1"), as: .bob).text
        #expect(page.contains("Why does it have to be corrected?"))
        _ = try await house.post(
            house.path("entries/e1/edits"), as: .bob,
            ["text": "Restarted by hand", "base": base, "because": "Nobody had said how"])
        #expect(try await house.get(house.path("workshop"), as: .alice).text.contains("Nobody had said how"))
    }
}
