import Debriefing
import Foundation
import Hummingbird
import NIOCore
import Storage
import Synchronization
import Testing

@testable import Server

@Suite struct JoinTests {
    private let house: House

    init() async throws {
        house = try await House(at: .opening)
    }

    @Test("SEC-06 who types the code from the wall joins that debrief as a guest, and nothing else")
    func joins() async throws {
        let code = try await code()
        let typed = " \(code.uppercased().prefix(4)) - \(code.suffix(4))"
        let reply = try await house.post("/join", as: .nobody, ["code": typed, "name": "Greta"])
        #expect(reply.place == house.path())
        #expect(try await house.debrief.participants.last?.name == "Greta")
        #expect(try await house.debrief.participants.last?.role == .participant)
        let cookie = try #require(reply.cookie)
        let empty = RequestBody(buffer: ByteBuffer())
        #expect(try await house.ask(.get, house.path("workshop"), [.cookie: cookie], empty).status == 200)
        #expect(try await house.ask(.get, "/people", [.cookie: cookie], empty).status == 403)
    }

    @Test("SEC-06 who is signed in joins by the code as who they are")
    func joinsAsOneself() async throws {
        #expect(try await house.post("/join", as: .dan, ["code": try await code()]).place == house.path())
        #expect(try await house.debrief.participant(Who.dan.id)?.role == .participant)
    }

    @Test(
        "SEC-06 a code works until it is ended, its link is revoked, whoever made it leads no more, or a day has passed"
    )
    func ends() async throws {
        let ends: [@Sendable (House) async throws -> Void] = [
            { _ = try await $0.post($0.path("join-code/endings"), as: .alice) },
            { house in
                let pass = try #require(
                    try await house.store.passes.all(into: house.here, .guest, at: house.clock.now).first)
                _ = try await house.post(house.path("invitations/\(pass.id)/revocations"), as: .alice)
            },
            { $0.clock.pass(days: 1) },
        ]
        for end in ends {
            let code = try await code()
            try await end(house)
            let reply = try await house.post("/join", as: .nobody, ["code": code, "name": "Greta"])
            #expect(reply.status == 410)
            #expect(reply.text.contains("No debrief waits behind this code"))
            #expect(reply.text.contains("value=\"Greta\""))
        }
        try await house.perform(.give(.coFacilitator, to: Who.bob.id))
        let code = try await code(by: .bob)
        try await house.perform(.give(.participant, to: Who.bob.id))
        #expect(try await house.post("/join", as: .nobody, ["code": code, "name": "Greta"]).status == 410)
    }

    @Test("SEC-06 whoever was taken out does not come back by the code")
    func takenOut() async throws {
        try await house.perform(.dismiss(Who.gus.id))
        #expect(try await house.post("/join", as: .gus, ["code": try await code()]).status == 403)
        #expect(try await house.debrief.participant(Who.gus.id) == nil)
    }

    @Test("SEC-02 guesses at codes are slowed for their address, and a room of fifty behind one address is not")
    func slowed() async throws {
        let code = try await code()
        for number in 0..<50 {
            let reply = try await house.post("/join", as: .nobody, ["code": code, "name": "Guest \(number)"])
            #expect(reply.status == 303)
        }
        for _ in 0..<30 {
            #expect(try await house.post("/join", as: .nobody, ["code": "aaaaaaaa", "name": "M"]).status == 410)
        }
        let late = try await house.post("/join", as: .nobody, ["code": code, "name": "Late"])
        #expect(late.status == 429)
        #expect(late.text.contains("wait 2 seconds"))
        house.peer.withLock { $0 = "198.51.100.7" }
        #expect(try await house.post("/join", as: .nobody, ["code": code, "name": "Elsewhere"]).status == 303)
    }

    @Test("SEC-06 the page for a code says nothing about it, so that looking is no way to guess")
    func noOracle() async throws {
        let code = try await code()
        let page = try await house.get("/join/\(code)").text
        #expect(page.replacing(code, with: "aaaaaaaa") == (try await house.get("/join/aaaaaaaa").text))
    }

    @Test("SEC-01 whoever leads sees the code at their desk and on the wall; it is streamed to nobody")
    func seen() async throws {
        let code = try await code()
        let shown = "\(code.prefix(4))-\(code.suffix(4))".uppercased()
        for place in ["workshop", "projector", "join-code", "join-code/projected"] {
            #expect(try await house.get(house.path(place), as: .alice).text.contains(shown), "\(place)")
            for who in [Who.bob, .carol, .gus] {
                #expect(try await !house.get(house.path(place), as: who).text.contains(shown), "\(place)")
            }
        }
        let page = try PageReader.read(try await house.get(house.path("projector"), as: .alice).text)
        let picture = try #require(page.all.first { $0.attributes["class"] == "qr-code" })
        #expect(picture.attributes["aria-label"] == "QR code to localhost/join with the code \(shown)")
        #expect(page.find("join-code")?.all.contains { $0.name == "form" } == false)
    }

    /// A code that works, made if there is none.
    private func code(by who: Who = .alice) async throws -> String {
        #expect(try await house.post(house.path("join-code"), as: who).status == 303)
        return try #require(try await house.store.joinCodes.code(into: house.here, at: house.clock.now)).text
    }
}
