import Debriefing
import Foundation
import Storage
import Testing
import Timekeeping

@testable import Server

@Suite struct BoardTests {
    private let house: House

    init() async throws {
        house = try await House(at: .timeline)
        let told: [(EntryID, String)] = [("e1", "2026-03-29T12:00:00Z"), ("e2", "2026-03-29T13:00:00Z")]
        for (id, at) in told {
            let moment = Moment.exact(Instant(rfc3339: at)!, .minute)
            try await house.perform(.addEntry(id, EntryContent("Text of \(id)", at: moment)), by: .bob)
        }
    }

    @Test("TIM-15 TIM-18 the address says which lanes and which time are shown, without script")
    func addresses() async throws {
        let query = "?lanes=narrative&from=2026-03-29T12:30:00Z&until=2026-03-29T13:30:00Z"
        for place in ["timeline", "workshop"] {
            let page = try await house.get(house.path(place + query), as: .carol).text
            #expect(page.contains(">What happened</tspan>"))
            #expect(page.contains("data-entry=\"e2\""))
            #expect(!page.contains("data-entry=\"e1\""))
            #expect(
                page.contains("data-refresh=\"\(house.path("timeline/picture"))?lanes=narrative&amp;from=2026-03-29T12")
            )
        }
    }

    @Test(
        "an address that makes no sense shows the whole event",
        arguments: ["?from=x&until=y", "?from=2026-03-29T13:00:00Z&until=2026-03-29T12:00:00Z", "?lanes=%3Cb%3E"])
    func nonsense(query: String) async throws {
        let page = try await house.get(house.path("timeline" + query), as: .carol)
        #expect(page.status == 200)
        #expect(page.text.contains("data-entry=\"e1\""))
    }

    @Test("TIM-15 the density counts the evidence of the time that is shown")
    func density() async throws {
        try await house.bring(
            "2026-03-29T12:10:00Z one\n2026-03-29T12:11:00Z two\n2026-03-29T13:10:00Z three\n", as: "a.log")
        let whole = try await house.get(
            house.path("timeline?from=2026-03-29T12:00:00Z&until=2026-03-29T14:00:00Z"), as: .bob)
        #expect(whole.text.contains("aria-label=\"3 lines of evidence\""))
        let part = try await house.get(
            house.path("timeline?from=2026-03-29T12:00:00Z&until=2026-03-29T12:30:00Z"), as: .bob)
        #expect(part.text.contains("aria-label=\"2 lines of evidence\""))
    }

    @Test("UX-06 one's own last change can be undone and done again by a plain form, and nobody else is offered it")
    func undo() async throws {
        #expect(try await house.get(house.path("undos"), as: .carol).text.contains("<form") == false)
        #expect(try await house.get(house.path("undos"), as: .gus).text.contains("<form") == false)
        let last = try await house.debrief.sequence
        #expect(
            try await house.get(house.path("timeline"), as: .bob).text.contains("name=\"change\" value=\"\(last)\""))
        #expect(try await house.post(house.path("undos"), as: .bob, ["change": "\(last)"]).status == 303)
        #expect(try await house.debrief.timeline.entries.map(\.id) == ["e1"])
        let offer = try await house.get(house.path("undos"), as: .bob).text
        #expect(offer.contains("data-redo"))
        #expect(try await house.post(house.path("undos"), as: .bob, ["change": "\(last + 1)"]).status == 303)
        #expect(try await house.debrief.timeline.entries.map(\.id) == ["e1", "e2"])
    }

    @Test("UX-06 the page of an entry tells who changed what when, and what it said before")
    func history() async throws {
        let edit = EntryEdit(text: "Other words")
        try await house.perform(.changeEntry("e1", edit, base: house.debrief.sequence), by: .alice)
        let page = try await house.get(house.path("entries/e1"), as: .carol).text
        #expect(page.contains("Bob added it"))
        #expect(page.contains("Alice changed it"))
        #expect(page.contains("<del>Text of e1</del> <ins>Other words</ins>"))
    }

    @Test("TIM-08 how a moment was for whom stands side by side on the page of the entry, with their names")
    func perspectives() async throws {
        try await house.perform(.addPerspective("p1", "I thought it was the network", to: "e1"), by: .bob)
        try await house.perform(.addPerspective("p2", "I never knew", to: "e1"), by: .alice)
        let page = try await house.get(house.path("entries/e1"), as: .carol).text
        let part = try #require(page.range(of: "side-by-side").map { page[$0.lowerBound...] })
        for words in ["I thought it was the network", "I never knew", "<footer>Bob</footer>", "<footer>Alice</footer>"]
        {
            #expect(part.contains(words))
        }
    }

    @Test(
        "TIM-13 a story that starts with the alert or the fix is told so, and one that starts before is not",
        arguments: [
            ("Paged by the alert on latency", EntryKind.automatic, true), ("Rolled back the deploy", .acted, true),
            ("We rolled back in the evening, as always", .usualWork, false), ("The queue grew", .observed, false),
        ])
    func lateStart(text: String, kind: EntryKind, isLate: Bool) async throws {
        let content = EntryContent(
            moment: .exact("2026-03-29T11:00:00Z", .minute), lane: Lane(kind: .system, name: "web"), kind: kind,
            text: text)
        try await house.perform(.addEntry("e0", content), by: .bob)
        let page = try await house.get(house.path("timeline"), as: .bob).text
        #expect(page.contains("The story starts with “\(text)”") == isLate)
    }
}

@Suite struct RollCallTests {
    @Test("LIV-07 several tabs count once, and who goes from page to page never left")
    func tabs() {
        var rollCall = RollCall()
        let bob = Who.bob.id
        let came = [rollCall.came(bob), rollCall.came(bob)]
        #expect(came == [true, false])
        rollCall.left(bob)
        let isMissed = rollCall.misses(bob)
        #expect(!isMissed)
        rollCall.left(bob)
        let isNew = rollCall.came(bob)
        let isMissedThen = rollCall.misses(bob)
        #expect(!isNew && !isMissedThen)
        #expect(rollCall.people == [bob])
        rollCall.left(bob)
        let isGone = rollCall.misses(bob)
        #expect(isGone)
        #expect(rollCall.people.isEmpty)
    }

    @Test("LIV-07 everybody hears at once who is here, and before long who is gone; the journal hears nothing")
    func heard() async throws {
        let house = try await House(at: .timeline)
        let (room, start) = (try await house.room, try await house.debrief.sequence)
        let alice = Browser(room, .leaders, of: .alice, from: start, in: house)
        let program = Browser(room, .programs, of: .gus, from: start, in: house)
        let bob = Browser(room, of: .bob, from: start, in: house)
        try await waitUntil { alice.text.contains("event: here\ndata: [\"Alice\",\"Bob\"]\n") }
        #expect(!program.text.contains("event: here"))
        await bob.close()
        try await waitUntil { alice.text.hasSuffix("event: here\ndata: [\"Alice\"]\n\n") }
        #expect(try await house.debrief.sequence == start)
        await alice.close()
        await program.close()
    }
}
