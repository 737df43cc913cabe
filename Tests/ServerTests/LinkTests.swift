import Debriefing
import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Testing

@testable import Server

@Suite struct LinkTests {
    private let house: House

    init() async throws {
        house = try await House(at: .timeline)
    }

    @Test("SEC-06 who comes by a guest link gets that debrief under a name of their choice, and nothing else")
    func guest() async throws {
        let reply = try await house.post(try await guestLink(), ["name": "  Greta   Guest "])
        #expect(reply.place == house.path())
        let cookie = try #require(reply.cookie)
        #expect(try await browse(house.path("timeline"), cookie).text.contains("Greta Guest"))
        for path in [
            "/people", "/debriefs/new", "/debriefs/\(house.elsewhere)", "/debriefs/\(house.elsewhere)/publication",
        ] {
            #expect([403, 404].contains(try await browse(path, cookie).status), "\(path)")
        }
        #expect(try await house.debrief.participants.last?.role == .participant)
    }

    @Test("SEC-06 a guest link can be followed by many until it is revoked")
    func revoked() async throws {
        let link = try await guestLink()
        #expect(try await house.post(link, ["name": "Greta"]).status == 303)
        #expect(try await house.post(link, ["name": "Gerd"]).status == 303)
        let pass = try #require(try await house.store.passes.all(into: house.here, .guest, at: house.clock.now).first)
        #expect(try await house.post(house.path("invitations/\(pass.id)/revocations"), as: .bob).status == 403)
        #expect(try await house.post(link, ["name": "Gitta"]).status == 303)
        #expect(try await house.post(house.path("invitations/\(pass.id)/revocations"), as: .alice).status == 303)
        #expect(try await house.post(link, ["name": "Gundula"]).status == 410)
        #expect(try await house.get(link).status == 410)
    }

    @Test("SEC-06 a link cannot be revoked from another debrief")
    func revokedElsewhere() async throws {
        let link = try await guestLink()
        let pass = try #require(try await house.store.passes.all(into: house.here, .guest, at: house.clock.now).first)
        _ = try await house.post("/debriefs/\(house.elsewhere)/invitations/\(pass.id)/revocations", as: .dan)
        #expect(try await house.post(link, ["name": "Greta"]).status == 303)
    }

    @Test("SEC-06 a guest link expires after two weeks")
    func expires() async throws {
        let link = try await guestLink()
        house.clock.pass(days: 14)
        #expect(try await house.post(link, ["name": "Greta"]).status == 410)
    }

    @Test(
        "SEC-06 the links of somebody who may no longer invite let nobody in, and leave nobody behind",
        arguments: ["guest", "invitation"])
    func creatorLostRole(kind: String) async throws {
        try await house.perform(.give(.coFacilitator, to: Who.bob.id))
        let link = try await link(kind, by: .bob)
        try await house.perform(.give(.participant, to: Who.bob.id))
        let people = try await house.store.people.all()
        let fields: KeyValuePairs = ["name": "Greta", "email": "greta@example.org", "password": Place.password]
        let reply = try await house.post(link, fields)
        #expect(reply.status == 410)
        #expect(reply.cookie == nil)
        #expect(try await house.store.people.all() == people)
        #expect(try await house.store.people.find(email: "greta@example.org") == nil)
    }

    @Test("SEC-06 an invitation makes one new member, who is in the debrief with the role it names")
    func invitation() async throws {
        let link = try await link("invitation", by: .alice, role: .noteTaker)
        let fields: KeyValuePairs = ["name": "Nora", "email": "nora@example.org", "password": Place.password]
        #expect(try await house.post(link, fields).place == house.path())
        #expect(try await house.debrief.participants.last?.role == .noteTaker)
        #expect(try await house.store.people.find(email: "nora@example.org")?.standing == .member)
        #expect(
            try await house.post(link, ["name": "Otto", "email": "otto@example.org", "password": Place.password]).status
                == 410)
    }

    @Test("SEC-06 an invitation is not used up by a form that was not filled in well")
    func keepsInvitation() async throws {
        let link = try await link("invitation", by: .alice)
        #expect(
            try await house.post(link, ["name": "Nora", "email": "nora@example.org", "password": "short"]).status == 422
        )
        #expect(
            try await house.post(link, ["name": "Nora", "email": "bob@example.org", "password": Place.password]).status
                == 409)
        #expect(
            try await house.post(link, ["name": "", "email": "nora@example.org", "password": Place.password]).status
                == 422)
        #expect(
            try await house.post(link, ["name": "Nora", "email": "nora@example.org", "password": Place.password]).status
                == 303)
    }

    @Test("SEC-06 who is signed in joins as who they are, and a link raises nobody's role")
    func joinsAsOneself() async throws {
        let link = try await guestLink()
        #expect(try await house.post(link, as: .dan, ["name": "Somebody else"]).place == house.path())
        #expect(try await house.debrief.participant(Who.dan.id)?.name == "Dan")
        #expect(try await house.post(link, as: .carol).status == 303)
        #expect(try await house.debrief.participant(Who.carol.id)?.role == .observer)
    }

    @Test(
        "SEC-06 no link makes an owner, and none for guests a leader",
        arguments: [Role.owner, .facilitator, .coFacilitator])
    func noLeader(role: Role) async throws {
        let fields: KeyValuePairs = ["kind": "guest", "role": role.rawValue]
        #expect(try await house.post(house.path("invitations"), as: .alice, fields).status == 422)
        let old = try await house.store.passes.issue(
            .guest(in: house.here, as: role, label: "of an earlier Debrief"), by: Who.alice.id, at: house.clock.now)
        #expect(try await house.post("/links/\(old.text)", ["name": "Greta"]).status == 410)
    }

    @Test("SEC-06 a guest who leads invites guests, and neither makes members nor sees whom the organisation has")
    func guestLeads() async throws {
        try await house.perform(.give(.coFacilitator, to: Who.gus.id))
        #expect(try await house.post(try await link("guest", by: .gus), ["name": "Greta"]).status == 303)
        let fields: KeyValuePairs = ["kind": "invitation", "role": "participant"]
        #expect(try await house.post(house.path("invitations"), as: .gus, fields).status == 403)
        #expect(
            try await house.post(house.path("participants"), as: .gus, ["person": "dan", "role": "participant"]).status
                == 403)
        let page = try await house.get(house.path(), as: .gus).text
        #expect(page.contains("Make a link for guests"))
        #expect(!page.contains("Make an invitation") && !page.contains("Dan"))
        #expect(try await house.get(house.path(), as: .alice).text.contains("Dan"))
    }

    @Test("SEC-06 an invitation counts only while whoever made it belongs to the organisation")
    func creatorIsGuest() async throws {
        try await house.perform(.give(.coFacilitator, to: Who.gus.id))
        for debrief in [house.here, nil] {
            let old = try await house.store.passes.issue(
                .invitation(to: debrief, as: .participant, label: "of an earlier Debrief"), by: Who.gus.id,
                at: house.clock.now)
            let fields: KeyValuePairs = ["name": "Nora", "email": "nora@example.org", "password": Place.password]
            #expect(try await house.post("/links/\(old.text)", fields).status == 410)
        }
        #expect(try await house.store.people.find(email: "nora@example.org") == nil)
    }

    @Test("SEC-06 every member brings in members")
    func membersInvite() async throws {
        let place = try #require(try await house.post("/people/invitations", as: .bob).place)
        let page = try await house.get(place, as: .bob).text
        let secret = try #require(page.firstMatch(of: /\/links\/([a-z0-9]{32})/)).1
        let fields: KeyValuePairs = ["name": "Nora", "email": "nora@example.org", "password": Place.password]
        #expect(try await house.post("/links/\(secret)", fields).place == "/")
    }

    @Test("SEC-06 of two who want one mail address, the one who does not get it keeps the invitation")
    func mailRace() async throws {
        let links = [try await link("invitation", by: .alice), try await link("invitation", by: .alice)]
        let fields: KeyValuePairs = ["name": "Nora", "email": "nora@example.org", "password": Place.password]
        async let first = house.post(links[0], fields)
        async let second = house.post(links[1], fields)
        let statuses = try await [first.status, second.status]
        #expect(statuses.sorted() == [303, 409])
        for (link, status) in zip(links, statuses) where status == 409 {
            #expect(try await house.get(link).status == 200)
        }
    }

    @Test("SEC-06 whom a link could not bring in has not come at all", arguments: ["guest", "invitation"])
    func nobodyCame(kind: String) async throws {
        let link = try await link(kind, by: .alice)
        let count = try await house.countPeople()
        let fields: KeyValuePairs = ["name": "Nora", "email": "nora@example.org", "password": Place.password]
        try await house.whileNothingCanBeWritten {
            let reply = try await house.post(link, fields)
            #expect(reply.status == 507)
        }
        #expect(try await house.countPeople() == count)
    }

    @Test("SEC-06 a link for everybody does not bring back who was taken out; one's own leaving is no bar")
    func staysOut() async throws {
        let link = try await guestLink()
        try await house.perform(.dismiss(Who.gus.id))
        let reply = try await house.post(link, as: .gus)
        #expect(reply.status == 403)
        #expect(reply.text.contains("Ask whoever leads it to invite you again"))
        #expect(try await house.debrief.participant(Who.gus.id) == nil)
        try await house.perform(.dismiss(Who.bob.id), by: .bob)
        #expect(try await house.post(link, as: .bob).place == house.path())
        try await house.perform(.dismiss(Who.bob.id))
        #expect(try await house.post(link, as: .bob).status == 403)
        #expect(try await house.post(try await self.link("invitation", by: .alice), as: .bob).place == house.path())
    }

    @Test("Whoever is no owner leaves by one button, an observer too", arguments: [Who.bob, .carol, .gus])
    func leaves(who: Who) async throws {
        let path = house.path("participants/\(who.id)/dismissals")
        #expect(try await house.get(house.path(), as: who).text.contains("action=\"\(path)\""))
        #expect(try await house.post(path, as: who).place == "/")
        #expect(try await house.get(house.path(), as: who).status == 404)
    }

    @Test("SEC-06 a guest who was taken out has nothing more")
    func takenOut() async throws {
        try await house.perform(.dismiss(Who.gus.id))
        for place in ["", "timeline", "live", "publication"] {
            #expect(try await house.get(house.path(place), as: .gus).status == 404)
        }
        #expect(try await house.post(house.path("ideas"), as: .gus, ["text": "Fix"]).status == 404)
    }

    @Test("SEC-06 a new link is shown once, to the session that made it, and a reload makes no second one")
    func shownOnce() async throws {
        let reply = try await house.post(
            house.path("invitations"), as: .alice, ["kind": "guest", "role": "participant"])
        #expect(reply.status == 303)
        #expect(reply.place == "/people/hand-out")
        #expect(try await !house.get("/people/hand-out", as: .bob).text.contains("/links/"))
        #expect(try await house.get("/people/hand-out", as: .alice).text.contains("/links/"))
        let again = try await house.get("/people/hand-out", as: .alice)
        #expect(again.status == 200)
        #expect(!again.text.contains("/links/"))
        #expect(again.text.contains("make another"))
        #expect(try await house.store.passes.all(into: house.here, .guest, at: house.clock.now).count == 1)
    }

    @Test("SEC-06 a new link that is not looked at is forgotten after ten minutes")
    func forgotten() async throws {
        _ = try await house.post("/people/invitations", as: .alice)
        house.clock.pass(seconds: 600)
        #expect(try await !house.get("/people/hand-out", as: .alice).text.contains("/links/"))
    }

    private func guestLink() async throws -> String { try await link("guest", by: .alice) }

    private func link(_ kind: String, by who: Who, role: Role = .participant) async throws -> String {
        let reply = try await house.post(house.path("invitations"), as: who, ["kind": kind, "role": role.rawValue])
        let page = try await house.get(try #require(reply.place), as: who).text
        let secret = try #require(page.firstMatch(of: /\/links\/([a-z0-9]{32})/)).1
        return Route.link(String(secret)).path
    }

    private func browse(_ path: String, _ cookie: String) async throws -> Reply {
        try await house.ask(.get, path, [.cookie: cookie], RequestBody(buffer: ByteBuffer()))
    }
}

extension House {
    /// Guests included.
    fileprivate func countPeople() async throws -> Int? {
        let database = try DatabaseQueue(path: folder.appending(path: "debrief.sqlite").path)
        return try await database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM people") }
    }
}
