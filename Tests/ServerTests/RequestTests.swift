import Debriefing
import Foundation
import Storage
import Testing

@testable import Server

@Suite struct RequestTests {
    private func request(_ house: House) async throws -> DebriefRequest {
        try #require(try await house.store.requests.waiting().first)
    }

    @Test("PRE-17 PRE-16 one click asks for a debrief; whoever takes it up facilitates, and whoever asked owns it")
    func claimed() async throws {
        let house = try await House()
        _ = try await house.post("/requests", as: .bob, ["title": "The backup held", "about": "How did we know?"])
        #expect(try await house.get("/", as: .dan).text.contains("The backup held"))
        let reply = try await house.post("/requests/\(try await request(house).id)/claims", as: .dan)
        let debrief = try #require(
            try await house.server.rooms.debriefs().first { $0.description.title == "The backup held" })
        #expect(reply.place == "/debriefs/\(debrief.id)/preparation")
        #expect(debrief.participant("bob")?.role == .owner)
        #expect(debrief.facilitator?.person == "dan")
        #expect(debrief.description.severity == nil)
        #expect(try await house.store.requests.waiting().isEmpty)
    }

    @Test("PRE-17 of two who take up a request one gets it, and the other is told")
    func once() async throws {
        let house = try await House()
        _ = try await house.post("/requests", as: .bob, ["title": "Slow"])
        let path = "/requests/\(try await request(house).id)/claims"
        #expect(try await house.post(path, as: .dan).status == 303)
        let late = try await house.post(path, as: .carol)
        #expect(late.status == 422)
        #expect(late.text.contains("Somebody has taken it up already. The home page shows what still waits."))
        #expect(try await house.server.rooms.debriefs().count { $0.description.title == "Slow" } == 1)
    }

    @Test("PRE-17 a debrief without a facilitator asks for one once, and whoever comes gets in as that")
    func facilitator() async throws {
        let house = try await House()
        _ = try await house.post("/debriefs", as: .dan, ["title": "Alone"])
        let id = try #require(try await house.server.rooms.debriefs().first { $0.description.title == "Alone" }?.id)
        for _ in 1...2 {
            _ = try await house.post("/requests", as: .dan, ["kind": "facilitator", "debrief": id.text])
        }
        #expect(try await house.store.requests.waiting().count == 1)
        _ = try await house.post("/requests/\(try await request(house).id)/claims", as: .bob)
        #expect(try await house.room(id).debrief.facilitator?.person == "bob")
    }

    @Test("PRE-17 a claim that cannot be met puts the request back")
    func released() async throws {
        let house = try await House()
        try await house.store.requests.add(
            DebriefRequest(
                id: "q", kind: .facilitator, title: "x", about: "", debrief: house.here, by: "bob", at: house.clock.now)
        )
        #expect(try await house.post("/requests/q/claims", as: .dan).status == 409)
        #expect(try await house.store.requests.waiting().count == 1)
    }

    @Test(
        "PRE-17 nobody asks for a facilitator of a debrief they do not take part in",
        arguments: [Who.dan, .hal, .carol])
    func strangers(who: Who) async throws {
        let house = try await House()
        let reply = try await house.post("/requests", as: who, ["kind": "facilitator", "debrief": house.here.text])
        #expect(reply.status == 404)
    }

    @Test("PRE-17 whoever asked takes it back; nobody else does")
    func withdrawn() async throws {
        let house = try await House()
        _ = try await house.post("/requests", as: .bob, ["title": "Slow"])
        let path = "/requests/\(try await request(house).id)/withdrawals"
        _ = try await house.post(path, as: .dan)
        #expect(try await house.store.requests.waiting().count == 1)
        _ = try await house.post(path, as: .bob)
        #expect(try await house.store.requests.waiting().isEmpty)
    }

    @Test("PRE-17 a program asks, lists and takes up")
    func programs() async throws {
        let house = try await House()
        #expect(
            try await house.send(#"{"title":"Slow"}"#, to: "/api/v1/requests", as: .bob, type: "application/json")
                .status == 201)
        #expect(try await house.get("/api/v1/requests", as: .dan).text.contains(#""title":"Slow""#))
        let reply = try await house.send("", to: "/api/v1/requests/\(try await request(house).id)/claims", as: .dan)
        #expect(reply.status == 201)
    }
}

@Suite struct ConversationTests {
    @Test("PRE-13 whoever facilitates keeps a list of people to talk to, changes it and removes from it")
    func own() async throws {
        let house = try await House()
        let path = house.path("conversations")
        _ = try await house.post(path, as: .alice, ["id": "c1", "name": "Gus", "firstTime": "yes", "note": "okapi"])
        #expect(try await house.get(path, as: .alice).text.contains("okapi"))
        _ = try await house.post(path, as: .alice, ["id": "c1", "name": "Gus", "talked": "yes", "note": "zebra"])
        let rows = try await house.store.conversations.all(of: "alice", in: house.here)
        #expect(
            rows == [
                Conversation(id: "c1", name: "Gus", isFirstTime: false, isWorried: false, note: "zebra", talked: true)
            ])
        _ = try await house.post("\(path)/c1/removals", as: .alice)
        #expect(try await house.store.conversations.all(of: "alice", in: house.here).isEmpty)
    }

    @Test(
        "PRE-13 the list reaches nobody else, a second facilitator included",
        arguments: [Who.bob, .carol, .gus, .dan, .nobody])
    func secluded(who: Who) async throws {
        let house = try await House()
        try await house.perform(.give(.coFacilitator, to: "gus"))
        let path = house.path("conversations")
        _ = try await house.post(path, as: .alice, ["id": "c1", "name": "okapi", "note": "okapi"])
        #expect(try await !house.get(path, as: who).text.contains("okapi"))
        _ = try await house.post(path, as: who, ["id": "c1", "name": "Mine now"])
        _ = try await house.post("\(path)/c1/removals", as: who)
        #expect(try await house.store.conversations.all(of: "alice", in: house.here).map(\.name) == ["okapi"])
        for answer in try await house.everything(of: house.here, for: who) { #expect(!answer.contains("okapi")) }
    }
}
