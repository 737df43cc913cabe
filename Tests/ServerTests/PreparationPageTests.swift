import Debriefing
import Foundation
import HTTPTypes
import Storage
import Testing
import Timekeeping

@testable import Server

@Suite struct PreparationPageTests {
    private let date = Appointment(starts: "2026-04-02T10:00:00Z", minutes: 60, place: "Room 4")

    private func page(_ house: House, _ place: String = "preparation", as who: Who = .alice) async throws -> Element {
        try PageReader.read(try await house.get(house.path(place), as: who).text)
    }

    @Test("PRE-01 who starts without a facilitator is told why not, and nothing moves")
    func noFacilitator() async throws {
        let house = try await House()
        _ = try await house.post("/debriefs", as: .dan, ["title": "Alone"])
        let id = try #require(try await house.server.rooms.debriefs().first { $0.description.title == "Alone" }?.id)
        let reply = try await house.post("/debriefs/\(id)/stages", as: .dan, ["stage": "opening"])
        #expect(reply.status == 422)
        #expect(reply.text.contains("Nobody facilitates this debrief yet."))
        _ = try await house.post("/debriefs/\(id)/participants/dan/facilitations", as: .dan)
        #expect(try await house.post("/debriefs/\(id)/stages", as: .dan, ["stage": "opening"]).status == 303)
    }

    @Test("PRE-02 the warning stays on the page until somebody writes a reason, which is shown with their name")
    func conflict() async throws {
        let house = try await House()
        try await house.perform(
            .addEntry(
                "e1",
                EntryContent(moment: .unknown, lane: Lane(kind: .person, name: "Alice"), kind: .acted, text: "Pressed"))
        )
        let warned = try await page(house).find("readiness")?.words ?? ""
        #expect(warned.contains("names whoever facilitates"))
        _ = try await house.post(
            house.path("readiness-answers"), as: .alice, ["item": "not-involved", "reason": "Nobody else is here"])
        let answered = try await page(house, as: .bob).find("readiness")?.words ?? ""
        #expect(answered.contains("Nobody else is here"))
        #expect(answered.contains("Alice, 29 March 2026"))
    }

    @Test("PRE-04 a name in cited chat is listed, proposed by its mail address, merged, and taken apart again")
    func merging() async throws {
        let house = try await House()
        let chat = "[12:00] <bob.s> restarting\n"
        try await house.perform(
            .addEntry(
                "e1",
                EntryContent(
                    moment: .unknown, lane: Lane(kind: .person, name: "<bob@example.org> bs"), kind: .acted, text: chat)
            ))
        #expect(try await page(house).find("who")?.words.contains("perhaps Bob") == false)
        try await house.perform(
            .addEntry(
                "e2",
                EntryContent(
                    moment: .unknown, lane: Lane(kind: .person, name: "bs9 <bob@example.org>"), kind: .acted, text: "x")
            ))
        #expect(try await page(house).find("who")?.words.contains("perhaps Bob") == true)
        _ = try await house.post(
            house.path("identities"), as: .alice, ["handle": "bs9 <bob@example.org>", "person": "bob"])
        #expect(try await page(house).find("who")?.words.contains("bs9 is Bob") == true)
        _ = try await house.post(house.path("identities"), as: .alice, ["handle": "bs9", "person": ""])
        #expect(try await page(house).find("who")?.words.contains("bs9 is Bob") == false)
    }

    @Test("PRE-04 a name in an account is listed once the account may be read, and before that nowhere")
    func inAccount() async throws {
        let house = try await House()
        try await house.write("did-1", "I called @eve.k then", as: .bob, at: "12:07")
        try await house.release(as: .bob)
        #expect(try await page(house).find("who")?.words.contains("eve") == false)
        try await house.write("did-1", "I watched", as: .alice, at: "12:07")
        try await house.release(as: .alice)
        try await house.perform(.openAccounts)
        #expect(try await page(house).find("who")?.words.contains("@eve.k") == true)
        let bobs = try await house.get(house.path("preparation"), as: .bob).text
        #expect(!bobs.contains("eve.k"))
    }

    @Test("PRE-11 the proposed day follows from the severity, and the owner changes by how much")
    func due() async throws {
        let house = try await House()
        try await house.perform(.describe(Description(title: "Slow", ends: "2026-03-27T12:00:00Z", severity: 2)))
        #expect(try await page(house, "meeting").words.contains("Proposed: by Friday 3 April 2026"))
        #expect(try await house.post("/people/meeting-days", as: .bob, ["days2": "1"]).status == 403)
        _ = try await house.post("/people/meeting-days", as: .alice, ["days2": "4"])
        #expect(try await page(house, "meeting").words.contains("Proposed: by Tuesday 31 March 2026"))
        #expect(try await house.post("/people/meeting-days", as: .alice, ["days2": "soon"]).status == 422)
    }

    @Test("PRE-12 the page warns where the invitation goes out less than 24 hours before the start")
    func late() async throws {
        let house = try await House()
        try await house.perform(.meet(Appointment(starts: house.clock.now.advanced(bySeconds: 7200), minutes: 60)))
        #expect(try await page(house).find("sending")?.words.contains("less than 24 hours away") == true)
        _ = try await house.post(house.path("invitation-sendings"), as: .alice)
        #expect(
            try await page(house, as: .bob).find("meeting")?.words.contains("less than 24 hours before the start")
                == true)
    }

    @Test("PRE-19 one page names the three, their times, and who may be called on")
    func roles() async throws {
        let house = try await House()
        try await house.perform(.meet(date))
        try await house.perform(.give(.noteTaker, to: "gus"))
        try await house.perform(.reply(Debriefing.Reply(answer: .accepted, mayBeCalledOn: true), of: "bob"), by: .bob)
        let words = try await page(house, "roles", as: .bob).find("main")?.words ?? ""
        for part in [
            "Facilitator Alice", "Note-taker Gus", "10:05 timeline", "36 min", "May be called on Bob", "Room 4",
        ] {
            #expect(words.replacing("\n", with: " ").contains(part), "\(part)")
        }
    }

    @Test("the calendar file of the meeting is there once there is a date")
    func file() async throws {
        let house = try await House()
        #expect(try await house.get(house.path("meeting.ics"), as: .bob).status == 404)
        try await house.perform(.meet(date))
        let file = try await house.get(house.path("meeting.ics"), as: .bob)
        #expect(file.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(file.text.contains("DTSTART:20260402T100000Z\r\n"))
    }
}

@Suite struct CalendarFeedTests {
    private func feed(_ house: House, of who: Who) async throws -> String {
        _ = try await house.post("/account/calendars", as: who)
        let page = try await house.get("/people/hand-out", as: who).text
        let start = try #require(page.range(of: "/calendars/"))
        return "/calendars/" + page[start.upperBound...].prefix { $0 != "<" }
    }

    @Test("a secret address lists the meetings and follow-ups of its person, and of nobody else")
    func lists() async throws {
        let house = try await House(at: .remediation)
        try await house.perform(.meet(Appointment(starts: "2026-04-02T10:00:00Z", minutes: 60)))
        let group = SmallGroup(
            members: ["bob"], soakUntil: CalendarDay("2026-04-03")!, followUp: "2026-04-09T10:00:00Z")
        try await house.perform(.appoint(group))
        let mine = try await house.get(try await feed(house, of: .bob))
        #expect(mine.status == 200)
        #expect(mine.text.contains("SUMMARY:Debrief: Checkout was slow\r\n"))
        #expect(mine.text.contains("SUMMARY:Follow-up: Checkout was slow\r\n"))
        let gus = try await house.get(try await feed(house, of: .gus)).text
        #expect(gus.contains("Debrief: Checkout") && !gus.contains("Follow-up"))
        #expect(try await !house.get(try await feed(house, of: .dan)).text.contains("BEGIN:VEVENT"))
    }

    @Test("an address that was made anew or ended opens nothing, and none opens anything else")
    func revoked() async throws {
        let house = try await House()
        let first = try await feed(house, of: .bob)
        let second = try await feed(house, of: .bob)
        #expect(try await house.get(first).status == 404)
        #expect(try await house.get(second).status == 200)
        let secret = second.dropFirst("/calendars/".count).prefix { $0 != "." }
        #expect(try await house.get("/links/\(secret)").status == 410)
        _ = try await house.post("/account/calendars/revocations", as: .bob)
        #expect(try await house.get(second).status == 404)
    }

    @Test("the secret of a feed lies nowhere in the database")
    func hashed() async throws {
        let house = try await House()
        let secret = try await feed(house, of: .bob).dropFirst("/calendars/".count).prefix { $0 != "." }
        for name in ["debrief.sqlite", "debrief.sqlite-wal"] {
            let bytes = try? String(decoding: Data(contentsOf: house.folder.appending(path: name)), as: UTF8.self)
            #expect(bytes?.contains(secret) != true)
        }
    }
}
