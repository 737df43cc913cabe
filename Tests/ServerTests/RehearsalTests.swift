import Debriefing
import Foundation
import Storage
import Testing
import Timekeeping

@testable import Server

@Suite struct RehearsalTests {
    private let house: House
    private let rehearsal: Rehearsal

    init() async throws {
        let house = try await House()
        self.house = house
        rehearsal = Rehearsal(store: house.store, rooms: house.server.rooms, now: { house.clock.now })
    }

    @Test("FAC-08 a rehearsal is a copy of the sample in which four people act by themselves in every stage")
    func plays() async throws {
        let id = try await begin()
        #expect(try await !rehearsal.step(id))
        let before = try await state(id)
        let expected: [(Stage, (Debrief) -> Int)] = [
            (.opening, { $0.present.count }), (.timeline, { $0.perspectives - before.perspectives }),
            (.agreement, { $0.agreements.count }), (.remediation, { $0.remediations.count }),
        ]
        var counts: [Int] = []
        for (stage, count) in expected {
            try await open(stage, id)
            counts.append(count(try await state(id)))
        }
        #expect(counts == [4, 6, 4, 2])
        #expect(try await state(id).ideas.count == before.ideas.count + 3)
    }

    @Test("FAC-08 who misses something agrees once the timeline has changed, and cards wait to be revealed like any")
    func answers() async throws {
        let id = try await begin()
        try await open(.opening, id)
        try await open(.agreement, id)
        let debrief = try await state(id)
        let held = try #require(debrief.agreements.first { $0.answer.verdict == .withholds })
        #expect(debrief.name(of: held.by) == "Tomasz")
        let content = EntryContent(
            moment: .unknown, lane: Lane(kind: .person, name: "Tomasz"), kind: .observed, text: "Two rang before three")
        _ = try await house.room(id).perform(.addEntry("early", content), by: Who.alice.id, at: house.clock.now)
        try await run(id)
        #expect(try await state(id).agreement(of: held.by)?.answer.verdict == .agrees)
        try await open(.learning, id)
        #expect(try await state(id).learnings.isEmpty)
        #expect(try await house.store.drafts.count(.card, in: id) == 5)
    }

    @Test("FAC-08 whoever is asked to do something says yes, and the closing questions are answered without names")
    func yes() async throws {
        let id = try await begin()
        try await open(.opening, id)
        try await open(.remediation, id)
        let room = try await house.room(id)
        let ines = try #require(try await house.store.rehearsals.cast(of: id)["ines"])
        _ = try await room.perform(.open(.learning), by: Who.alice.id, at: house.clock.now)
        _ = try await room.perform(.addLearning("l1", "It was slow"), by: Who.alice.id, at: house.clock.now)
        try await open(.remediation, id)
        let content = RemediationContent(
            text: "Add a test", owner: ines, due: CalendarDay("2030-01-01"), doneCheck: "It fails", learning: "l1")
        _ = try await room.perform(.propose("r1", content, from: nil), by: Who.alice.id, at: house.clock.now)
        _ = try await room.perform(.give(.observer, to: ines), by: Who.alice.id, at: house.clock.now)
        _ = try await room.perform(.give(.participant, to: ines), by: Who.alice.id, at: house.clock.now)
        _ = try await room.perform(.move("r1", .asked), by: Who.alice.id, at: house.clock.now)
        #expect(try await state(id).remediations.last?.state == .asked)
        try await run(id)
        #expect(try await state(id).remediations.last?.state == .committed)
        try await open(.closing, id)
        _ = try await room.perform(.open(.followUp), by: Who.alice.id, at: house.clock.now)
        #expect(try await state(id).hour.closing == ClosingCount(answered: 4, learned: 3, wouldCome: 3))
    }

    @Test(
        "FAC-08 a rehearsal is in no list of others and no statistics, asks nobody for anything, and can be thrown away"
    )
    func apart() async throws {
        let id = try await begin()
        let room = try await house.room(id)
        _ = try await room.perform(.open(.timeline), by: Who.alice.id, at: house.clock.now)
        _ = try await room.perform(.open(.followUp), by: Who.alice.id, at: house.clock.now.advanced(bySeconds: 600))
        _ = try await room.perform(.publish, by: Who.alice.id, at: house.clock.now)
        let title = "Rehearsal: Orders in the night"
        #expect(try await house.get("/", as: .alice).text.contains(title))
        #expect(try await !house.get("/", as: .alice).text.contains("Waiting for you"))
        #expect(try await house.get("/", as: .alice).text.contains("Open the sample"))
        for path in ["/", "/api/v1/debriefs"] {
            #expect(try await !house.get(path, as: .bob).text.contains(title), "\(path)")
        }
        try await house.perform(.open(.followUp))
        #expect(try await !house.get(house.path("looking-back"), as: .alice).text.contains(title))
        #expect(try await house.post("/debriefs/\(id)/deletions", as: .alice).place == "/")
        #expect(try await house.get("/debriefs/\(id)", as: .alice).status == 404)
        #expect(try await house.store.rehearsals.all().isEmpty)
    }

    private func begin() async throws -> DebriefID {
        let place = try #require(try await house.post("/rehearsals", as: .alice).place)
        return try #require(DebriefID(String(place.dropFirst("/debriefs/".count))))
    }

    private func state(_ id: DebriefID) async throws -> Debrief { await (try house.room(id)).debrief }

    private func open(_ stage: Stage, _ id: DebriefID) async throws {
        _ = try await house.room(id).perform(.open(stage), by: Who.alice.id, at: house.clock.now)
        try await run(id)
    }

    /// Until nobody has anything to do.
    private func run(_ id: DebriefID) async throws {
        for _ in 0..<40 where try await rehearsal.step(id) {}
    }
}

extension Debrief {
    fileprivate var perspectives: Int { timeline.entries.map(\.perspectives.count).reduce(0, +) }
}
