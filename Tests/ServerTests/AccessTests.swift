import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Testing
import Timekeeping

@testable import Server

@Suite struct AccessTests {
    @Test("SEC-01 every address of the site is in the table below, and no other")
    func complete() async throws {
        let house = try await House()
        let routes = house.server.router().routes.map { "\($0.method) \($0.path)" }
        #expect(Set(routes) == Set(Place.all.map(\.testDescription)))
    }

    @Test("SEC-01 each address lets in whom it is for, and nobody else", arguments: Place.all)
    func doors(place: Place) async throws {
        let house = try await House.full()
        // Those who may not come first, so that nothing has been changed yet by those who may.
        for who in [Who.nobody, .hal, .dan, .carol, .gus, .bob, .alice] {
            let answer = try await house.knock(place, as: who)
            #expect(Welcome(answer) == place.door.welcome(who), "\(who): \(answer.status)")
            #expect(answer.status < 500, "\(who): \(answer.text)")
        }
    }

    @Test("SEC-01 who is let in nowhere changes nothing", arguments: [Who.nobody, .hal, .dan, .carol])
    func changesNothing(who: Who) async throws {
        let house = try await House.full()
        let before = try await house.debrief
        for place in Place.all where place.method == .post && place.path.contains("{debrief}") {
            _ = try await house.knock(place, as: who)
        }
        #expect(try await house.debrief == before)
    }

    @Test("SEC-01 an address of a debrief that is none is answered like one of others", arguments: [Who.dan, .hal])
    func noOracle(who: Who) async throws {
        let house = try await House()
        for place in ["", "/timeline", "/publication", "/publication/markdown", "/entries/new", "/live"] {
            let real = try await house.get("/debriefs/\(house.here)\(place)", as: who)
            let none = try await house.get("/debriefs/nosuchdebrief\(place)", as: who)
            #expect(real.status == none.status)
            #expect(real.text == none.text)
        }
    }

    @Test("SEC-01 a session opens no address of the API, and a token no page")
    func wrongKey() async throws {
        let house = try await House()
        let empty = RequestBody(buffer: ByteBuffer())
        let session = try await house.store.passes.issue(
            .session(for: Who.alice.id, browser: ""), by: nil, at: house.clock.now)
        let token = try await house.store.passes.issue(
            .program(for: Who.alice.id, label: "", days: 1), by: nil, at: house.clock.now)
        let cookie: HTTPFields = [.cookie: "\(Recognition.cookie)=\(session.text)"]
        let bearer: HTTPFields = [.authorization: "Bearer \(token.text)"]
        #expect(try await house.ask(.get, "/api/v1/debriefs", cookie, empty).status == 401)
        #expect(try await house.ask(.get, "/", bearer, empty).place == "/sign-in?to=/")
        #expect(try await house.ask(.get, "/", cookie, empty).status == 200)
        #expect(try await house.ask(.get, "/api/v1/debriefs", bearer, empty).status == 200)
    }
}

extension House {
    /// A debrief that is published and has one of everything.
    static func full() async throws -> House {
        let house = try await House()
        try await house.write("did-1", "I restarted it", as: .alice)
        try await house.release(as: .alice)
        try await house.perform(.open(.closing))
        try await house.perform(.addEntry("e1", EntryContent("It was slow")))
        let picture = Debriefing.Attachment(
            id: "a1", by: Who.alice.id, name: "a.png", sha256: "", size: 1, kind: .png, caption: "The queue")
        try await house.perform(.changeEntry("e1", EntryEdit(attach: [picture]), base: 99))
        try await house.perform(.show("a1", at: "e1", true))
        try house.store.attachments.keep(Data([1]), as: "a1", of: house.here)
        try await house.perform(.park("i1", "Add a cache", at: nil), by: .bob)
        try await house.perform(.addLearning("l1", "Nobody owns the queue"), by: .bob)
        try await house.perform(.nameTheme("t1", "Queues"))
        try await house.perform(.propose("r1", RemediationContent(text: "Add an owner"), from: nil), by: .bob)
        let day = CalendarDay(house.clock.now)
        try await house.perform(
            .appoint(
                SmallGroup(members: ["bob"], soakUntil: day, followUp: house.clock.now.advanced(bySeconds: 86_400))))
        try await house.perform(.attach(try await house.keep("2026-03-29 12:00:00 one\n", as: "s1")))
        try await house.record("the talk", with: .gus, as: "v1")
        try await house.perform(.meet(Appointment(starts: "2030-04-02T10:00:00Z", minutes: 60)))
        try await house.perform(.publish)
        try await house.store.requests.add(
            DebriefRequest(
                id: "q1", kind: .debrief, title: "Lost", about: "", debrief: nil, by: Who.alice.id, at: house.clock.now)
        )
        try await house.store.marginNotes.add(
            MarginNote(id: "n1", entry: "e1", author: Who.dan.id, kind: .question, text: "What then?"), in: house.here)
        _ = try await house.store.people.update(
            Who.alice.id, name: "Alice", email: "alice@example.org", passwordHash: try House.passwordHash.get())
        return house
    }

    /// Keeps a file of evidence and says what it is.
    private func keep(_ text: String, as id: SourceID) async throws -> Source {
        var incoming = try store.blobs.receive(limit: text.utf8.count)
        try Array(text.utf8).withUnsafeBytes { try incoming.write($0) }
        let (sha256, size) = try store.blobs.keep(&incoming)
        return try await server.shelf.examine(
            id, named: "a.log", sha256: sha256, size: size, as: Source.Reading(), in: "UTC")
    }

    /// Asks at an address of the debrief, as somebody.
    func knock(_ place: Place, as who: Who, debrief: DebriefID? = nil) async throws -> Reply {
        let account = try await store.accounts.account(of: Who.alice.id, in: here)?.id.text ?? "none"
        let names = [
            "debrief": (debrief ?? here).text, "entry": "e1", "idea": "i1", "remediation": "r1", "person": "alice",
            "learning": "l1", "theme": "t1", "question": "q1", "asking": "opening-first",
            "source": "s1", "session": "999", "account": account, "item": "did-1", "invitation": "999",
            "interview": "v1", "milestone": "began", "tracker": "github",
            "secret": "unknown", "code": "unknown", "version": "0", "form": "csv",
            "request": "q1", "conversation": "c1", "note": "n1", "attachment": "a1",
        ]
        let path = names.reduce(place.path) { $0.replacing("{\($1.key)}", with: $1.value) }
            .replacing("**", with: "icon.svg")
        return place.method == .get ? try await get(path, as: who) : try await send(place.body, to: path, as: who)
    }

    /// Made once: hashing is slow by design.
    static let passwordHash = Result { try Password.hash(Place.password) }
}
