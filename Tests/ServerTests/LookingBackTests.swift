import Debriefing
import Foundation
import Storage
import Testing
import Timekeeping

@testable import Server

@Suite struct LookingBackTests {
    @Test("FAC-04 planned and used time of each stage is seen by the facilitator, beside their own earlier meetings")
    func time() async throws {
        let house = try await House(at: .opening)
        house.clock.pass(seconds: 7 * 60)
        try await house.perform(.open(.timeline))
        house.clock.pass(seconds: 41 * 60)
        try await house.perform(.open(.followUp))
        let earlier = try await house.earlierMeeting(by: .alice, minutes: 33)
        let page = try PageReader.read(try await house.lookingBack(as: .alice))
        let rows = page.all.filter { $0.name == "tr" }.map(\.words)
        #expect(rows.contains("timeline 36 min 41 min 33"))
        #expect(rows.contains("opening 5 min 7 min 0"))
        #expect(page.words.contains("Your meetings before, the last one first: \(earlier)"))
        for who in [Who.bob, .carol, .gus] {
            #expect(try await !house.lookingBack(as: who).contains("41 min"))
        }
    }

    @Test(
        "FAC-06 the facilitator is asked for a note on the home page until it is there, for a week, and reads it alone")
    func note() async throws {
        let house = try await House(at: .closing)
        let prompt = "what would you do differently?"
        #expect(try await !house.get("/", as: .alice).text.contains(prompt))
        try await house.perform(.open(.followUp))
        #expect(try await house.get("/", as: .alice).text.contains(prompt))
        #expect(try await !house.get("/", as: .bob).text.contains(prompt))
        #expect(try await house.post(house.path("looking-back/notes"), as: .bob, ["text": "x"]).status == 403)
        _ = try await house.post(house.path("looking-back/notes"), as: .alice, ["text": "Ask Gus earlier"])
        #expect(try await !house.get("/", as: .alice).text.contains(prompt))
        #expect(try await house.lookingBack(as: .alice).contains("Ask Gus earlier"))
        try await house.perform(.give(.coFacilitator, to: Who.bob.id))
        #expect(try await !house.lookingBack(as: .bob).contains("Ask Gus earlier"))
        _ = try await house.post(house.path("looking-back/notes"), as: .alice, ["text": ""])
        house.clock.pass(days: 7)
        #expect(try await !house.get("/", as: .alice).text.contains(prompt))
    }

    @Test("FAC-03 what the co-facilitator says of the meeting is read by the facilitator, and by nobody else")
    func feedback() async throws {
        let house = try await House(at: .followUp)
        try await house.perform(.give(.coFacilitator, to: Who.bob.id))
        try await house.perform(.give(.coFacilitator, to: Who.gus.id))
        try await house.perform(.admit(Participant(person: Who.dan.id, name: "Dan", role: .participant)))
        try await house.perform(.facilitate(Who.dan.id))
        let words: KeyValuePairs = ["text": "You let the silence stand"]
        #expect(try await house.post(house.path("looking-back/feedback"), as: .bob, words).status == 303)
        #expect(try await house.lookingBack(as: .dan).contains("You let the silence stand"))
        for who in [Who.alice, .gus, .carol] {
            #expect(try await !house.lookingBack(as: who).contains("You let the silence stand"), "\(who)")
        }
    }

    @Test("FAC-05 who watched, ran it watched and ran it alone is logged by themselves, and shows what is left")
    func runs() async throws {
        let house = try await House(at: .followUp)
        _ = try await house.post(house.path("looking-back/runs"), as: .carol, ["run": "shadowing"])
        let page = try await house.lookingBack(as: .carol)
        #expect(page.contains("Watch how somebody runs one: 1 of 2"))
        #expect(page.contains("Run one without help: 0 of 1"))
        #expect(try await house.lookingBack(as: .alice).contains("Watch how somebody runs one: 0 of 2"))
        _ = try await house.post(house.path("looking-back/runs"), as: .carol, ["run": ""])
        #expect(try await house.lookingBack(as: .carol).contains("Watch how somebody runs one: 0 of 2"))
    }

    @Test("FAC-02 two to four questions in the facilitator's words go to everybody who took part")
    func survey() async throws {
        let house = try await House(at: .followUp)
        for lines in ["One?", "1?\n2?\n3?\n4?\n5?"] {
            #expect(try await house.post(house.path("surveys"), as: .alice, ["questions": lines]).status == 422)
        }
        #expect(try await house.post(house.path("surveys"), as: .bob, ["questions": "A?\nB?"]).status == 403)
        _ = try await house.post(house.path("surveys"), as: .alice, ["questions": "A?\nWas there time?\n"])
        _ = try await house.post(house.path("surveys"), as: .alice, ["questions": "Was it calm?\nWas there time?\n"])
        #expect(try await house.get("/", as: .bob).text.contains("2 short questions about the meeting"))
        #expect(try await house.lookingBack(as: .bob).contains("Was it calm?"))
        let answers: KeyValuePairs = ["answer0": "5", "answer1": "2"]
        #expect(try await house.post(house.path("surveys/answers"), as: .bob, ["answer0": "5"]).status == 422)
        #expect(try await house.post(house.path("surveys/answers"), as: .bob, answers).status == 303)
        #expect(try await house.post(house.path("surveys/answers"), as: .bob, answers).status == 422)
        #expect(try await !house.get("/", as: .bob).text.contains("short questions"))
        #expect(try await house.post(house.path("surveys"), as: .alice, ["questions": "X?\nY?"]).status == 422)
        #expect(try await house.store.surveys.survey(in: house.here)?.answered == 1)
    }

    @Test("FAC-02 answers are shown as shares alone, when it is closed and five have answered")
    func shares() async throws {
        let house = try await House(at: .followUp)
        let surveys = house.store.surveys
        _ = try await surveys.ask(["Was it calm?", "Was there time?"], in: house.here)
        for number in 1...4 { try await house.count([5, 1], of: "p\(number)") }
        _ = try await house.post(house.path("surveys/closings"), as: .alice)
        #expect(try await house.lookingBack(as: .bob).contains("Fewer than five answered"))
        #expect(try await !house.lookingBack(as: .bob).contains("100 %"))
        let other = try await House(at: .followUp)
        _ = try await other.store.surveys.ask(["Was it calm?", "Was there time?"], in: other.here)
        for number in 1...5 { try await other.count([number < 5 ? 4 : 2, 1], of: "p\(number)") }
        #expect(try await !other.lookingBack(as: .alice).contains("80 %"))
        _ = try await other.post(other.path("surveys/closings"), as: .alice)
        #expect(try await other.lookingBack(as: .bob).contains("80 %"))
    }

    @Test("REM-08 what is due, and what nobody has answered, waits on the home page of whom it concerns")
    func reminders() async throws {
        let house = try await House(at: .learning)
        try await house.perform(.addLearning("l1", "Nobody owns the queue"), by: .bob)
        try await house.perform(.open(.remediation))
        let due = CalendarDay(house.clock.now.advanced(bySeconds: 5 * 86_400))
        let content = RemediationContent(
            text: "Add an owner to the queue", owner: Who.bob.id, due: due, doneCheck: "The page names one",
            learning: "l1")
        try await house.perform(.propose("r1", content, from: nil), by: .bob)
        try await house.perform(.move("r1", .committed))
        #expect(try await house.get("/", as: .bob).text.contains("Will you do “Add an owner to the queue”?"))
        try await house.perform(.move("r1", .committed), by: .bob)
        #expect(try await !house.get("/", as: .bob).text.contains("Add an owner"))
        house.clock.pass(days: 2)
        #expect(try await house.get("/", as: .bob).text.contains("“Add an owner to the queue” is due on"))
        house.clock.pass(days: 11)
        #expect(try await house.get("/", as: .bob).text.contains("How far is it?"))
        #expect(try await house.get("/", as: .alice).text.contains("Bob has not said how it goes with"))
        #expect(try await !house.get("/", as: .gus).text.contains("Add an owner"))
    }
}

extension House {
    fileprivate func lookingBack(as who: Who) async throws -> String {
        try await get(path("looking-back"), as: who).text
    }

    fileprivate func count(_ levels: [Int], of person: String) async throws {
        #expect(try await store.surveys.count(levels, of: try #require(PersonID(person)), in: here))
    }

    /// A debrief whose timeline took that long. Returns its title.
    fileprivate func earlierMeeting(by who: Who, minutes: Int64) async throws -> String {
        let title = "Parcels of last year"
        let owner = Participant(person: who.id, name: who.name, role: .owner, facilitates: true)
        let facts = try Debrief.opening(Description(title: title), by: owner)
        let room = try #require(try await server.rooms.found(.random(), facts, by: who.id, at: clock.now))
        _ = try await room.perform(.open(.timeline), by: who.id, at: clock.now)
        _ = try await room.perform(
            .open(.followUp), by: who.id, at: clock.now.advanced(bySeconds: minutes * 60))
        return title
    }
}
