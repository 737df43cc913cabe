import Debriefing
import HTTPTypes
import Testing

@testable import Server

/// Words that occur nowhere else are planted where somebody may not read, and looked for in everything that is answered.
@Suite struct PlantedWordTests {
    @Test(
        "SEC-01 the words of a parked idea are in no answer before the remediation stage",
        arguments: [Who.alice, .bob, .carol, .gus])
    func parkedIdea(who: Who) async throws {
        let house = try await House(at: .agreement)
        try await house.perform(.addEntry("e1", EntryContent("Restart")))
        try await house.perform(.park("i1", "okapi", at: "e1"), by: .bob)
        for answer in try await house.everything(of: house.here, for: who) { #expect(!answer.contains("okapi")) }
        let sent = try await house.post("/api/v1/debriefs/\(house.here)/ideas", as: who, ["text": "okapi too"])
        #expect(!sent.text.contains("okapi"))
    }

    @Test("SEC-01 the words of a parked idea are read by everyone in the debrief once its stage is open")
    func openedIdea() async throws {
        let house = try await House(at: .agreement)
        try await house.perform(.park("i1", "okapi", at: nil), by: .bob)
        try await house.perform(.open(.remediation))
        #expect(try await house.get(house.path("follow-up"), as: .carol).text.contains("okapi"))
        #expect(try await house.get("/api/v1/debriefs/\(house.here)/changes", as: .carol).text.contains("okapi"))
    }

    @Test("SEC-01 nothing of a debrief is in any answer to those outside of it", arguments: [Who.dan, .hal, .nobody])
    func otherDebrief(who: Who) async throws {
        let house = try await House(at: .closing)
        try await house.perform(.describe(Description(title: "okapi", summary: "okapi", tags: ["okapi"])))
        try await house.perform(
            .addEntry(
                "e1",
                EntryContent(moment: .unknown, lane: Lane(kind: .team, name: "okapi"), kind: .acted, text: "okapi")))
        try await house.perform(.addLearning("l1", "okapi"))
        for answer in try await house.everything(of: house.here, for: who) { #expect(!answer.contains("okapi")) }
    }

    @Test(
        "SEC-01 every sort of stream sends what its audience may read, and nothing of a closed idea",
        arguments: Audience.allCases)
    func streams(audience: Audience) async throws {
        let house = try await House(at: .timeline)
        try await house.perform(.addEntry("e1", EntryContent("gazelle")))
        try await house.perform(.park("i1", "okapi", at: "e1"), by: .bob)
        let browser = Browser(try await house.room, audience, from: 0, in: house)
        try await waitUntil { try await browser.last == house.debrief.sequence }
        #expect(browser.text.contains("gazelle"))
        #expect(!browser.text.contains("okapi"))
        await browser.close()
    }
}

extension House {
    /// The text of every page and document of the site that is asked for with GET.
    func everything(of debrief: DebriefID, for who: Who) async throws -> [String] {
        var answers: [String] = []
        for place in Place.all where place.method == .get {
            answers.append(try await knock(place, as: who, debrief: debrief).text)
        }
        answers.append(try await get("/debriefs/\(debrief)/evidence?q=okapi", as: who).text)
        answers.append(try await get("/api/v1/debriefs/\(debrief)/evidence?match=okapi", as: who).text)
        return answers
    }
}
