import Debriefing
import Dispatch
import HTTPTypes
import Testing
import Timekeeping

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

    @Test("TIM-03 SEC-01 of parked ideas programs get the number, and not whose they are, when or where they came up")
    func onlyACount() async throws {
        let house = try await House(at: .timeline)
        try await house.perform(.addEntry("e1", EntryContent("Restart")))
        house.clock.pass(seconds: 12_345)
        let parked = try await house.perform(.park("okapi", "Add a cache", at: "e1"), by: .gus)[0]
        let api = "/api/v1/debriefs/\(house.here)"
        let document = try await house.get(api, as: .carol).text
        #expect(document.contains(#""ideaCount":1"#))
        let changes = try await house.get("\(api)/changes?after=\(parked.sequence - 1)", as: .carol).text
        #expect(changes.contains(#"{"fact":{"ideaParked":{}},"sequence":\#(parked.sequence)}"#))
        let browser = Browser(try await house.room, .programs, from: 0, in: house)
        try await waitUntil { try await browser.last == house.debrief.sequence }
        for answer in [document, changes, browser.text] {
            for word in ["okapi", parked.at.rfc3339] { #expect(!answer.contains(word)) }
        }
        await browser.close()
        try await house.perform(.open(.remediation))
        #expect(try await house.get(api, as: .carol).text.contains("okapi"))
    }

    @Test(
        "TIM-03 SEC-01 once the debrief is back before the remediation stage no stream repeats what was read in it",
        arguments: Audience.allCases, [true, false])
    func closedAgain(audience: Audience, wasWatched: Bool) async throws {
        let house = try await House(at: .timeline)
        let room = try await house.room
        let start = try await house.debrief.sequence
        let earlier = wasWatched ? Browser(room, audience, from: start, in: house) : nil
        try await house.perform(.park("i1", "okapi", at: nil), by: .bob)
        try await house.perform(.open(.remediation))
        let getsWords = ![.programs, .lookers].contains(audience)
        if let earlier { try await waitUntil { earlier.text.contains("okapi") || !getsWords } }
        // Somebody who saw the parking comes back before the closing is rendered.
        room.hub.queue.suspend()
        try await house.perform(.open(.agreement))
        let browser = Browser(room, audience, from: start + 1, in: house)
        try await waitUntil { browser.text.contains("welcome") }
        try await Task.sleep(for: .milliseconds(20))
        room.hub.queue.resume()
        try await waitUntil { try await browser.last == house.debrief.sequence }
        #expect(browser.isToReload == (audience != .programs))
        #expect(!browser.text.contains("okapi"))
        await browser.close()
        await earlier?.close()
    }

    @Test("TIM-03 a program that comes back in the remediation stage reads what was parked before")
    func openedMeanwhile() async throws {
        let house = try await House(at: .timeline)
        let room = try await house.room
        let start = try await house.debrief.sequence
        let earlier = Browser(room, .programs, from: start, in: house)
        try await house.perform(.park("i1", "okapi", at: nil), by: .bob)
        try await house.perform(.open(.remediation))
        try await waitUntil { try await earlier.last == house.debrief.sequence }
        let browser = Browser(room, .programs, from: start, in: house)
        try await waitUntil { try await browser.last == house.debrief.sequence }
        #expect(browser.text.contains("okapi"))
        for one in [earlier, browser] { await one.close() }
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
        #expect(browser.text.contains("gazelle") == (audience != .lookers))
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
