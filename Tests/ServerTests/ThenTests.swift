import Debriefing
import Evidence
import Foundation
import Testing
import Timekeeping

@testable import Server

@Suite struct ThenTests {
    private let house: House

    init() async throws {
        house = try await House(at: .timeline)
        try await add("slow", "2026-03-29T14:05:00Z", .person, "Bob", "The queue grows")
        try await add("paged", "2026-03-29T14:20:00Z", .person, "Alice", "The pager rings")
        try await add("cause", "2026-03-29T15:10:00Z", .system, "database", "An index is missing")
    }

    private func add(_ id: EntryID, _ at: Instant, _ kind: Lane.Kind, _ lane: String, _ text: String) async throws {
        let content = EntryContent(
            moment: .exact(at, .minute), lane: Lane(kind: kind, name: lane), kind: .observed, text: text)
        try await house.perform(.addEntry(id, content))
    }

    private func page(_ asked: String = "", as who: Who = .bob) async throws -> String {
        try await house.get(house.path("then") + asked, as: who).text
    }

    @Test("TIM-19 what happened after the moment is nowhere in the page: not in the list, the picture or the form")
    func hidden() async throws {
        let page = try await page("?at=2026-03-29+14:20")
        #expect(page.contains("The queue grows") && page.contains("The pager rings"))
        #expect(page.contains("2 entries so far"))
        for word in ["An index is missing", "database", "cause", "15:10"] { #expect(!page.contains(word), "\(word)") }
        #expect(try await self.page("?at=2026-03-29+15:10").contains("An index is missing"))
    }

    @Test("TIM-19 the page begins with the first thing that happened, and each step shows the next one")
    func steps() async throws {
        #expect(try await page().contains("1 entry so far"))
        let next = try await house.get(house.path("then?at=2026-03-29+14:05&step=later"), as: .bob)
        #expect(next.status == 303)
        #expect(next.place == house.path("then") + "?at=2026-03-29%2014%3A20")
        let back = try await house.get(house.path("then?at=2026-03-29+14:20&step=earlier"), as: .bob)
        #expect(back.place == house.path("then") + "?at=2026-03-29%2014%3A05")
        let end = try await house.get(house.path("then?at=2026-03-29+15:10&step=later"), as: .bob)
        #expect(end.place == house.path("then") + "?at=2026-03-29%2015%3A10")
    }

    @Test("TIM-19 an imprecise time that may be later is shown as such, by the rule that the page tells")
    func doubt() async throws {
        let content = EntryContent(
            moment: .between("2026-03-29T14:00:00Z", "2026-03-29T14:30:00Z", .minute),
            lane: Lane(kind: .person, name: "Bob"), kind: .acted, text: "Restarted it")
        try await house.perform(.addEntry("restart", content))
        #expect(try await page("?at=2026-03-29+14:10").contains("may be later</span>"))
        #expect(!(try await page("?at=2026-03-29+14:30").contains("may be later</span>")))
        #expect(try await page().contains("marked “may be later” until it surely had"))
    }

    @Test("TIM-19 evidence that was recorded later is not on the page, though its entry is")
    func laterEvidence() async throws {
        try await house.bring("2026-03-29T14:04:00Z queue 100\n2026-03-29T15:10:00Z scan without index\n", as: "a.log")
        let lines = try await house.server.shelf.merged(try await house.debrief)
        let citations = lines.timeline.events(in: 0..<2).map(lines.citation)
        let edit = EntryEdit(cite: citations)
        try await house.perform(.changeEntry("slow", edit, base: 99))
        let page = try await page("?at=2026-03-29+14:20")
        #expect(page.contains("queue 100") && !page.contains("scan without index"))
    }

    @Test(
        "TIM-20 through one person's eyes only what had reached them is shown: their own, and what was said where they were"
    )
    func insideView() async throws {
        try await house.bring(
            """
            2026-03-29 14:00:00\t-->\tann (ann@example) has joined #ops
            2026-03-29 14:04:00\tann\tit is slow here
            2026-03-29 14:06:00\tBob\tI am looking
            2026-03-29 14:30:00\tann\tstill slow

            """, as: "ops.weechatlog&zone=UTC")
        let bob = try await page("?at=2026-03-29+14:21&person=Bob")
        #expect(bob.contains("The queue grows") && bob.contains("I am looking"))
        #expect(bob.contains("said in ops.weechatlog, where they were"))
        #expect(bob.contains("they may not have read it"))
        #expect(!bob.contains("The pager rings") && !bob.contains("still slow"))
        let gus = try await page("?at=2026-03-29+14:21&person=Gus")
        #expect(gus.contains("Nothing had reached Gus by then"))
        #expect(!gus.contains("The queue grows") && !gus.contains("I am looking"))
        let next = try await house.get(house.path("then?at=2026-03-29+14:21&person=Bob&step=later"), as: .alice)
        #expect(next.place == house.path("then") + "?at=2026-03-29%2014%3A30%3A00&person=Bob")
    }

    @Test("TIM-20 a secret in what had reached somebody is masked")
    func masked() async throws {
        try await house.bring(
            """
            2026-03-29 14:00:00\t-->\tann (ann@example) has joined #ops
            2026-03-29 14:06:00\tBob\tcurl https://bob:hunter2secret@shop.example/

            """, as: "ops.weechatlog&zone=UTC")
        let bob = try await page("?at=2026-03-29+14:21&person=Bob")
        #expect(bob.contains("curl https") && !bob.contains("hunter2secret"))
    }

    @Test("TIM-19 a time that cannot be read is refused, with what was typed still in the form")
    func badTime() async throws {
        let reply = try await house.get(house.path("then?at=nonsense"), as: .bob)
        #expect(reply.status == 422)
        #expect(reply.text.contains("“nonsense” is no time") && reply.text.contains("value=\"nonsense\""))
        let empty = try await House()
        #expect(
            try await empty.get(empty.path("then"), as: .carol).text.contains(
                "No entry of the timeline tells a time yet."))
    }

    @Test(
        "TIM-19 what is streamed to the page has no words in it, of an entry or of anything else: it fetches what it shows"
    )
    func stream() async throws {
        #expect(try await page().contains("data-live=\"\(house.path("live/then"))\""))
        let start = try await house.debrief.sequence
        let looker = Browser(try await house.room, .lookers, of: .bob, from: start, in: house)
        let other = Browser(try await house.room, of: .bob, from: start, in: house)
        let content = EntryContent("Nobody knew of the leak", at: .exact("2026-03-29T16:00:00Z", .minute))
        try await house.perform(.addEntry("leak", content))
        try await house.perform(.changeEntry("leak", EntryEdit(text: "The leak was known"), base: 99), by: .bob)
        try await house.perform(.addPerspective("p", "I saw the leak", to: "leak"), by: .bob)
        try await house.perform(.removeEntry("leak"))
        try await house.perform(.open(.agreement))
        let last = try await house.debrief.sequence
        try await waitUntil { looker.last == last && other.last == last }
        #expect(other.text.contains("leak"))
        #expect(looker.text.contains(#""id":"then-known","op":"refresh""#) && looker.text.contains(#""id":"stages""#))
        let changes = looker.text.split(separator: "\n\n").filter { $0.contains("event: change") }.joined()
        for word in ["leak", "\"html\"", "entry-", "\"put\""] { #expect(!changes.contains(word), "\(word)") }
        await looker.close()
        await other.close()
    }

    @Test("TIM-19 TIM-10 who comes back to the page is sent no words of what happened meanwhile either")
    func missed() async throws {
        let start = try await house.debrief.sequence
        try await house.perform(.addEntry("leak", EntryContent("Nobody knew of the leak", at: .unknown)))
        let looker = Browser(try await house.room, .lookers, of: .bob, from: start, in: house)
        try await waitUntil { looker.numbers == [start + 1] }
        #expect(!looker.text.contains("leak"))
        await looker.close()
    }

    @Test("TIM-19 the page has a list of its own, which no fragment for the timeline meets")
    func ownList() async throws {
        let page = try PageReader.read(try await page())
        #expect(page.find("entries") == nil && page.find("entry-slow") == nil && page.find("then-slow") != nil)
    }
}
