import Debriefing
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Server

@Suite struct AccountTests {
    @Test("OWN-02 the form asks five questions, and none has to be answered")
    func fivePrompts() async throws {
        let house = try await House()
        let page = try PageReader.read(try await house.get(house.path("account"), as: .bob).text)
        let questions = page.all.filter { $0.name == "h2" }.map(\.words)
        #expect(
            questions.prefix(5) == [
                "What I did, and when", "What I saw happen", "What I expected", "What I took for granted",
                "How I understood the order of things",
            ])
        let main = try #require(page.find("account"))
        #expect(main.all.allSatisfy { $0.attributes["required"] == nil })
        try await house.write("understood-1", "First the queue, then the pager", as: .bob)
        try await house.release(as: .bob)
    }

    @Test("OWN-10 the form starts before the first sign of trouble, runs forward and never opens on the outcome")
    func startsBefore() async throws {
        let house = try await House()
        try await house.perform(
            .describe(Description(title: "Checkout was slow", summary: "okapi", ends: "2026-03-29T14:00:00Z")))
        try await house.write("did-1", "Later", as: .bob, at: "12:30")
        try await house.write("did-2", "Earlier", as: .bob, at: "12:05")
        let page = try PageReader.read(try await house.get(house.path("account"), as: .bob).text)
        let texts = page.all.filter { $0.name == "textarea" && $0.attributes["name"] == "text" }.map(\.words)
        #expect(texts.prefix(3) == ["Earlier", "Later", ""])
        let label = try #require(page.find("account")?.all.first { $0.name == "label" })
        #expect(label.words.hasPrefix("Before anything looked wrong: where were you"))
        #expect(!page.words.contains("okapi") && !page.words.contains("14:00"))
    }

    @Test("OWN-01 a passage is saved once, however often it is sent, and emptied it is gone")
    func exactlyOnce() async throws {
        let house = try await House()
        for _ in 1...3 { try await house.write("did-1", "I restarted it", as: .bob) }
        #expect(try await house.kept(.bob).map(\.draft.text) == ["I restarted it"])
        #expect(try await house.kept(.bob).map(\.revision) == [1])
        try await house.write("did-1", "", as: .bob, base: 1)
        #expect(try await house.kept(.bob).isEmpty)
    }

    @Test("OWN-01 a page does not overwrite what its author wrote on another one, and meets not itself")
    func twoPages() async throws {
        let house = try await House()
        try await house.write("did-1", "One", as: .bob)
        let met = try await house.write("did-1", "Two and more words", as: .bob, writer: "another page")
        #expect(met.status == 422)
        #expect(met.text.contains("Nothing was overwritten") && met.text.contains("Two and more words"))
        // An answer that was lost on the way: the page knows of no revision yet.
        #expect(try await house.write("did-1", "One, at length", as: .bob).status == 303)
        #expect(try await house.kept(.bob).map(\.draft.text) == ["One, at length"])
    }

    @Test("OWN-01 writing and declining leave no trace in the debrief, its stream or its numbers")
    func noTrace() async throws {
        let house = try await House()
        let before = try await house.debrief
        let browser = Browser(try await house.room, .leaders, of: .alice, from: before.sequence, in: house)
        let pages = try await house.pages().filter { $0.key.who != .bob && $0.key.place != "account" }
        try await house.write("did-1", "I restarted it", as: .bob)
        _ = try await house.post(house.path("account/declines"), as: .bob)
        #expect(try await house.debrief == before)
        let after = try await house.pages()
        for (view, page) in pages { #expect(after[view]?.withoutNames == page.withoutNames, "\(view)") }
        #expect(browser.numbers.isEmpty)
        await browser.close()
    }

    @Test("OWN-01 a draft is its author's alone in the API, too")
    func draftInAPI() async throws {
        let house = try await House()
        let api = "/api/v1/debriefs/\(house.here)"
        try await house.write("did-1", "okapi", as: .bob)
        #expect(try await house.get("\(api)/account", as: .bob).text.contains("okapi"))
        for who in [Who.alice, .carol, .gus] {
            #expect(
                try await house.get("\(api)/account", as: who).text
                    == #"{"hasDeclined":false,"isReleased":false,"items":[]}"#)
        }
        #expect(try await house.get("\(api)/account", as: .dan).status == 404)
    }

    @Test("OWN-04 what is released changes only when the change is released")
    func releasedAnew() async throws {
        let house = try await House.opened()
        try await house.write("did-1", "gazelle", as: .bob, base: 1)
        #expect(try await house.accounts(as: .gus).contains("okapi"))
        #expect(try await house.get(house.path("account"), as: .bob).text.contains("is not released yet"))
        try await house.release(as: .bob)
        let page = try await house.accounts(as: .gus)
        #expect(page.contains("gazelle") && !page.contains("okapi"))
        let changes = try await house.debrief.sequence
        try await house.release(as: .bob)
        #expect(try await house.debrief.sequence == changes)
    }

    @Test("OWN-04 a time that cannot be read is kept in the draft, and named when it is to be released")
    func badTime() async throws {
        let house = try await House()
        #expect(try await house.write("did-1", "I restarted it", as: .bob, at: "half pas").status == 303)
        #expect(try await house.get(house.path("account"), as: .bob).text.contains("It is kept as it is for now"))
        let reply = try await house.post(house.path("account/releases"), as: .bob)
        #expect(reply.status == 422)
        #expect(reply.text.contains("“I restarted it”: “half pas” is no time that can be read"))
        #expect(try await house.debrief.releasedAccounts == 0)
    }

    @Test("OWN-06 a leader sees who released and of how many, and cannot tell a decline from a not-yet")
    func declined() async throws {
        let (declining, waiting) = (try await House(), try await House())
        for house in [declining, waiting] {
            try await house.write("did-1", "okapi", as: .bob)
            try await house.release(as: .bob)
        }
        let reply = try await declining.post(declining.path("account/declines"), as: .gus)
        #expect(reply.place == declining.path("accounts"))
        let page = try await declining.accounts(as: .alice)
        #expect(page.contains("<h2>Released <small>1 of 2</small></h2>") && page.contains(">Bob</li>"))
        let other = try await waiting.accounts(as: .alice)
        #expect(try PageReader.read(page).withoutNames == PageReader.read(other).withoutNames)
        #expect(try await declining.accounts(as: .gus).contains("You write none, and nobody is told"))
        #expect(try await !declining.accounts(as: .gus).contains("Write your account"))
        #expect(try await waiting.accounts(as: .gus).contains("Write your account"))
        #expect(try await !waiting.accounts(as: .bob).contains("of 2"))
    }

    @Test("OWN-06 a decline does not open the accounts: the moment would tell")
    func declineOpensNothing() async throws {
        let house = try await House()
        try await house.write("did-1", "okapi", as: .bob)
        try await house.release(as: .bob)
        _ = try await house.post(house.path("account/declines"), as: .gus)
        #expect(try await house.debrief.accounts.opening == nil)
    }

    @Test("OWN-06 who declined can still write and release")
    func changesMind() async throws {
        let house = try await House()
        _ = try await house.post(house.path("account/declines"), as: .bob)
        try await house.write("did-1", "okapi", as: .bob)
        try await house.release(as: .bob)
        #expect(try await house.store.accounts.account(of: Who.bob.id, in: house.here)?.hasDeclined == false)
    }

    @Test(
        "OWN-07 released accounts are closed to all until they open, and then to who has neither released nor declined")
    func closed() async throws {
        let house = try await House()
        try await house.write("did-1", "okapi", as: .bob)
        try await house.release(as: .bob)
        for who in [Who.alice, .carol, .gus] { #expect(try await !house.accounts(as: who).contains("okapi")) }
        #expect(try await house.post(house.path("accounts/openings"), as: .alice).status == 303)
        #expect(try await house.accounts(as: .carol).contains("okapi"))
        for who in [Who.alice, .gus] {
            let page = try await house.accounts(as: who)
            #expect(!page.contains("okapi") && page.contains("so that yours stays your own"))
            _ = try await house.post(house.path("account/declines"), as: who)
            #expect(try await house.accounts(as: who).contains("okapi"))
        }
    }

    @Test("OWN-07 the rule stands on the page before writing and before releasing")
    func rule() async throws {
        let house = try await House()
        let page = try PageReader.read(try await house.get(house.path("account"), as: .bob).text).words
        #expect(page.contains("All released accounts open together: when a facilitator opens them, when everybody"))
        #expect(page.contains("Released accounts open together, not one by one. Before the workshop"))
    }

    @Test("OWN-08 a passage comes onto the timeline as an entry from memory or beside one, in its author's name")
    func placed() async throws {
        let house = try await House.opened()
        try await house.write("saw-1", "gazelle", as: .bob)
        try await house.release(as: .bob)
        try await house.perform(.addEntry("e1", EntryContent("Restart")))
        #expect(try await house.tell("did-1", of: .bob, by: .gus).status == 403)
        #expect(try await house.tell("did-1", of: .bob, by: .bob).status == 303)
        #expect(try await house.tell("saw-1", of: .bob, at: "e1", by: .alice).status == 303)
        let timeline = try await house.debrief.timeline
        #expect(timeline["e1"]?.perspectives.map(\.by) == [Who.bob.id])
        let own = try #require(timeline.entries.first { $0.content.text == "okapi" })
        #expect((own.author, own.content.lane.name, own.content.isFromMemory) == (Who.bob.id, "Bob", true))
        let page = try await house.get(house.path("timeline"), as: .carol).text
        #expect(page.contains("from memory, added by Bob"))
        #expect(try await house.accounts(as: .gus).contains("#entry-\(own.id)"))
    }

    @Test("OWN-09 what the person was looking at comes with the passage: an address, a query, pasted output")
    func seen() async throws {
        let house = try await House()
        try await house.write(
            "saw-1", "The queue grew", as: .bob, seen: "SELECT count(*)\n 4711", link: "https://graphs.example.org/7")
        try await house.release(as: .bob)
        try await house.perform(.openAccounts)
        let page = try await house.accounts(as: .bob)
        #expect(page.contains("<pre>SELECT count(*)\n 4711</pre>"))
        #expect(page.contains(#"href="https://graphs.example.org/7""#))
        try await house.write("saw-1", "The queue grew", as: .bob, link: "javascript:alert(1)", base: 1)
        let reply = try await house.post(house.path("account/releases"), as: .bob)
        #expect(reply.status == 422 && reply.text.contains("is no web address that can be cited"))
    }

    @Test("OWN-13 where two accounts differ is listed as material for the meeting, with links to both")
    func differences() async throws {
        let house = try await House.opened()
        try await house.write("saw-1", "The pager alert went off", as: .bob, at: "12:05")
        try await house.release(as: .bob)
        try await house.write("saw-1", "Pager alert: it went off", as: .gus, at: "12:20")
        try await house.release(as: .gus)
        let page = try PageReader.read(try await house.accounts(as: .carol))
        let list = try #require(page.find("differences"))
        #expect(list.words.contains("Material for the meeting. Nobody is wrong here"))
        #expect(list.words.contains("At different times"))
        for who in [Who.bob, .gus] {
            let place = "told-\(try await house.account(of: who))-saw-1"
            #expect(list.links.contains("#\(place)") && page.find(place) != nil)
        }
        let document = try await house.get("/api/v1/debriefs/\(house.here)/accounts", as: .carol).text
        #expect(document.contains(#""kind":"time""#))
    }

    @Test("OWN-03 a leader goes on with fewer than two accounts for a reason that is kept")
    func exception() async throws {
        let house = try await House()
        #expect(try await house.accounts(as: .alice).contains("wants at least two accounts"))
        _ = try await house.post(house.path("accounts/exceptions"), as: .alice, ["reason": "Only Bob was there"])
        #expect(try await house.accounts(as: .alice).contains("Alice goes on without: Only Bob was there"))
        #expect(try await house.debrief.hasEnoughAccounts)
    }

    @Test("OWN-07 while accounts are closed programs are told that something was released, and not by whom or when")
    func closedInAPI() async throws {
        let house = try await House()
        house.clock.pass(seconds: 12_345)
        try await house.write("did-1", "okapi", as: .bob)
        try await house.release(as: .bob)
        let last = try await house.debrief.sequence
        let api = "/api/v1/debriefs/\(house.here)"
        let changes = try await house.get("\(api)/changes?after=\(last - 1)", as: .carol).text
        #expect(changes.contains(#"{"fact":{"accountReleased":{}},"sequence":\#(last)}"#))
        #expect(!(try await house.get("\(api)/accounts", as: .carol).text.contains("bob")))
        #expect(try await house.get("\(api)/accounts", as: .alice).text.contains(#""releasedBy":["bob"]"#))
    }
}

extension House {
    /// A debrief in which Bob's account is released and open, and Gus writes none.
    static func opened(_ word: String = "okapi") async throws -> House {
        let house = try await House()
        try await house.write("did-1", word, as: .bob, at: "12:07")
        try await house.release(as: .bob)
        try await house.perform(.openAccounts)
        _ = try await house.post(house.path("account/declines"), as: .gus)
        return house
    }

    func accounts(as who: Who) async throws -> String { try await get(path("accounts"), as: who).text }

    fileprivate func kept(_ who: Who) async throws -> [KeptAccount.Item] {
        try await store.accounts.account(of: who.id, in: here)?.items ?? []
    }
}

extension Element {
    /// The page in lines, without the names that differ from one page, or from one debrief, to the next.
    fileprivate var withoutNames: [String] {
        let names = ["value", "href", "action", "data-live", "data-debrief", "data-hints", "data-refresh"]
        for element in all { for name in names { element.attributes[name] = nil } }
        return lines
    }
}
