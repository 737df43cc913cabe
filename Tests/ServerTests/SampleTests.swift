import Debriefing
import Foundation
import Storage
import Testing

@testable import Server

@Suite struct SampleTests {
    @Test("The sample has evidence of six kinds and more, four people, and entries whose citations can be checked")
    func seeds() async throws {
        let house = try await House()
        let debrief = try await house.sample()
        #expect(debrief.isSample)
        #expect(Set(debrief.sources.flatMap(\.parts).map(\.format)).count >= 6)
        #expect(debrief.participants.count == 5)
        #expect(debrief.sources.allSatisfy { $0.entries > 0 })
        let citations = debrief.timeline.entries.flatMap(\.content.citations)
        #expect(citations.count >= 10)
        for citation in citations { #expect(try await house.stands(citation, in: debrief)) }
    }

    @Test(
        "Every page of the sample is there, and the sample says that it is one",
        arguments: ["", "account", "accounts", "evidence", "timeline", "workshop", "follow-up"])
    func pages(place: String) async throws {
        let house = try await House()
        let debrief = try await house.sample()
        let page = try await house.get("/debriefs/\(debrief.id)/\(place)", as: .alice)
        #expect(page.status == 200)
        #expect(try PageReader.read(page.text).find("main") != nil)
        #expect(try await house.get("/", as: .alice).text.contains("sample"))
    }

    @Test("OWN-13 two accounts of the sample are open and differ on a time")
    func differences() async throws {
        let house = try await House()
        let debrief = try await house.sample()
        let page = try PageReader.read(try await house.get("/debriefs/\(debrief.id)/accounts", as: .alice).text)
        let words = try #require(page.find("differences")).sentence
        #expect(words.contains("At different times"))
        #expect(words.contains("Tomasz") && words.contains("Yusuf") && words.contains("about 29 March, 03:35"))
    }

    @Test("The sample is removed by whoever opened it with one form, and leaves nothing behind")
    func removes() async throws {
        let house = try await House()
        let debrief = try await house.sample()
        #expect(try await house.post("/debriefs/\(debrief.id)/deletions", as: .dan).status == 404)
        #expect(try await house.post("/debriefs/\(debrief.id)/deletions", as: .alice).place == "/")
        #expect(try await house.get("/debriefs/\(debrief.id)", as: .alice).status == 404)
        #expect(try await house.store.journal.changes(of: debrief.id).isEmpty)
        for participant in debrief.participants where participant.person != Who.alice.id {
            #expect(try await house.store.people.find(participant.person) == nil)
        }
        #expect(try await house.get("/", as: .alice).text.contains("Open the sample"))
    }

    @Test("Whoever came to look at the sample stays when it is removed, signed in")
    func keepsGuests() async throws {
        let house = try await House()
        let debrief = try await house.sample()
        let gus = Participant(person: Who.gus.id, name: "Gus", role: .participant)
        _ = try await house.room(debrief.id).perform(.admit(gus), by: Who.alice.id, at: house.clock.now)
        #expect(try await house.post("/debriefs/\(debrief.id)/deletions", as: .alice).place == "/")
        #expect(try await house.get(house.path(), as: .gus).status == 200)
    }

    @Test("A debrief that is no sample is deleted by nobody")
    func keeps() async throws {
        let house = try await House()
        let reply = try await house.post(house.path("deletions"), as: .alice)
        #expect(reply.status == 403)
        #expect(try await house.debrief.sequence > 0)
    }
}

extension House {
    fileprivate func sample() async throws -> Debrief {
        let place = try #require(try await post("/sample", as: .alice).place)
        let id = try #require(DebriefID(String(place.dropFirst("/debriefs/".count))))
        return await (try room(id)).debrief
    }

    /// Whether the cited words stand at the cited place of the evidence, or lead to their line in a part of it.
    fileprivate func stands(_ citation: Citation, in debrief: Debrief) async throws -> Bool {
        let again = try await server.shelf.citation(EvidenceShelf.place(of: citation), in: debrief)
        return again == citation
    }
}
