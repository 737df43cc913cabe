import Debriefing
import Foundation
import Storage
import Testing
import Timekeeping

@testable import Server

@Suite struct ShowOfHandsTests {
    @Test("STG-06 the distribution is shown once the question is closed and five have answered, not before")
    func safety() async throws {
        let house = try await House(at: .opening)
        let hands = try await house.room.hub.hands
        #expect(throws: Refusal.self) { try hands.raise([3], to: .safety, by: "p0") }
        hands.ask(.safety)
        for number in 1...4 { try hands.raise([number], to: .safety, by: try #require(PersonID("p\(number)"))) }
        hands.close(.safety)
        let debrief = try await house.debrief
        #expect(Tally(debrief, hands.current).distribution.isEmpty)
        hands.ask(.safety)
        for number in 1...5 { try hands.raise([5], to: .safety, by: try #require(PersonID("p\(number)"))) }
        #expect(Tally(debrief, hands.current).distribution.isEmpty)
        hands.close(.safety)
        #expect(Tally(debrief, hands.current).distribution.map(\.count) == [0, 0, 0, 0, 5])
    }

    @Test("STG-06 whoever answered once is told so and not counted again")
    func once() async throws {
        let house = try await House(at: .timeline)
        for status in [303, 422] {
            let reply = try await house.post(house.path("hands"), as: .bob, ["question": "learned"])
            #expect(reply.status == status)
        }
        #expect(try await house.room.hub.hands.current[.learned(.timeline)]?.total == 1)
    }

    @Test("LRN-06 the room can be asked in any stage, and how many raised a hand is kept for each, never who")
    func learnedByStage() async throws {
        let house = try await House(at: .timeline)
        let ask = { (who: Who, deed: String) in
            try await house.post(house.path("hands/questions"), as: who, ["question": "learned", "deed": deed]).status
        }
        let raise = { (who: Who) in
            try await house.post(house.path("hands"), as: who, ["question": "learned"]).status
        }
        #expect(try await ask(.bob, "ask") == 403)
        _ = try await raise(.gus)
        #expect(try await ask(.alice, "ask") == 303)
        #expect(try await house.get(house.path("evidence"), as: .bob).text.contains(">I have</button>"))
        #expect(try await raise(.bob) == 303)
        #expect(try await raise(.bob) == 422)
        #expect(try await ask(.alice, "close") == 303)
        #expect(try await !house.get(house.path("evidence"), as: .bob).text.contains(">I have</button>"))
        try await house.perform(.open(.agreement))
        #expect(try await ask(.alice, "ask") == 303)
        #expect(try await raise(.bob) == 303)
        try await house.perform(.open(.timeline))
        #expect(try await house.debrief.hour.learned.mapValues(\.learned) == [.timeline: 2, .agreement: 1])
        #expect(try await raise(.gus) == 422)
        try await house.perform(.open(.closing))
        #expect(try await house.debrief.hour.learned.mapValues(\.learned) == [.timeline: 2, .agreement: 1])
        let page = try await house.get(house.path("workshop"), as: .carol).text
        #expect(page.contains("timeline 2"))
        let counted = try await house.store.journal.changes(of: house.here).map(\.fact).filter {
            if case .learnedCounted = $0 { true } else { false }
        }
        for fact in counted { #expect(!"\(fact)".contains("bob") && !"\(fact)".contains("gus")) }
    }

    @Test("LRN-06 AGR-03 whoever comes or answers after hands were counted is told that it was recorded")
    func comesLater() async throws {
        let house = try await House(at: .timeline)
        _ = try await house.post(house.path("hands"), as: .gus, ["question": "learned"])
        try await house.perform(.open(.agreement))
        #expect(try await house.post(house.path("arrivals"), as: .bob).status == 303)
        #expect(try await house.debrief.present == [Who.bob.id])
        #expect(try await house.debrief.hour.learned.mapValues(\.learned) == [.timeline: 1])
    }

    @Test("STG-03 the facilitator sees how many are here for the first time; nobody else does, and nobody sees who")
    func firstTimers() async throws {
        let house = try await House(at: .opening)
        _ = try await house.post(house.path("hands"), as: .bob, ["question": "first"])
        let desk = try await house.get(house.path("desk"), as: .alice).text
        #expect(desk.contains("First debrief for <strong>1</strong>"))
        #expect(!desk.contains("Bob"))
        for who in [Who.bob, .gus, .carol] {
            #expect(try await house.get(house.path("desk"), as: who).text == "")
            #expect(try await !house.get(house.path("workshop"), as: who).text.contains("First debrief for"))
        }
    }

    @Test("STG-04 anybody can press the stop-word; the facilitator alone sees how often")
    func stopWord() async throws {
        let house = try await House(at: .timeline)
        try await house.perform(.setGroundRules(GroundRules(rules: "One at a time", stopWord: "Sidetrack")))
        #expect(try await house.get(house.path("evidence"), as: .bob).text.contains(">Sidetrack</button>"))
        for who in [Who.bob, .gus] { _ = try await house.post(house.path("hands"), as: who, ["question": "stop"]) }
        #expect(try await house.get(house.path("desk"), as: .alice).text.contains("pressed by <strong>2</strong>"))
        _ = try await house.post(
            house.path("hands/questions"), as: .alice, ["question": "stop", "deed": "clear"])
        #expect(try await house.get(house.path("desk"), as: .alice).text.contains("pressed by <strong>0</strong>"))
    }

    @Test("STG-02 every page of the debrief says what is recorded, why, who may see it and for how long")
    func recording() async throws {
        let house = try await House(at: .opening)
        try await house.perform(
            .announceRecording(
                RecordingNotice(what: "the sound", why: "for the notes", seenBy: "us three", keptUntil: "Friday")))
        for place in ["", "evidence", "timeline", "workshop", "follow-up", "projector"] {
            let page = try await house.get(house.path(place), as: .carol).text
            for words in ["It has not started", "the sound", "for the notes", "us three", "Friday"] {
                #expect(page.contains(words), "\(place)")
            }
        }
    }

    @Test("STG-05 each participant sees their own part, and not that of others")
    func parts() async throws {
        let house = try await House(at: .opening)
        try await house.perform(.givePart("the deploy at noon", to: Who.bob.id))
        #expect(
            try await house.get(house.path("workshop"), as: .bob).text.contains("called on for: the deploy at noon"))
        #expect(try await !house.get(house.path("workshop"), as: .gus).text.contains("the deploy at noon"))
    }

    @Test("TIM-16 the room sees the share to whom an entry is new, and never who")
    func newToMe() async throws {
        let house = try await House(at: .timeline)
        try await house.perform(.addEntry("e1", EntryContent("The restart")))
        try await house.perform(.focus("e1"))
        for who in [Who.alice, .bob, .gus] { try await house.perform(.arrive(who.id), by: who) }
        _ = try await house.post(house.path("hands"), as: .bob, ["question": "new", "entry": "e1"])
        let tally = Tally(try await house.debrief, try await house.room.hub.hands.current)
        #expect(tally.newToMe == "This was new to 1 of 3 (33 %).")
    }

    @Test("TIM-17 who has not been heard is seen by the facilitator alone, and stored nowhere")
    func heard() async throws {
        let house = try await House(at: .timeline)
        for who in [Who.bob, .gus] { try await house.perform(.arrive(who.id), by: who) }
        let before = try await house.debrief.sequence
        #expect(try await house.post(house.path("hands/heard"), as: .bob, ["person": "bob"]).status == 403)
        try await house.perform(.give(.noteTaker, to: Who.bob.id))
        #expect(try await house.post(house.path("hands/heard"), as: .bob, ["person": "bob"]).status == 303)
        #expect(try await house.get(house.path("desk"), as: .alice).text.contains("Not heard yet: Gus."))
        #expect(try await !house.get(house.path("desk"), as: .bob).text.contains("Not heard yet"))
        #expect(try await house.debrief.sequence == before + 1)
        try await house.perform(.open(.followUp))
        #expect(try await house.room.hub.hands.current.heard.isEmpty)
    }

    @Test("FAC-01 the two answers leave a count behind when the workshop ends, and no author anywhere")
    func closing() async throws {
        let house = try await House(at: .closing)
        for (who, would) in [(Who.bob, "yes"), (.gus, "no")] {
            let fields: KeyValuePairs = ["question": "closing", "learned": "no", "wouldCome": would]
            #expect(try await house.post(house.path("hands"), as: who, fields).status == 303)
        }
        try await house.perform(.open(.followUp))
        let debrief = try await house.debrief
        #expect(debrief.hour.closing == ClosingCount(answered: 2, learned: 0, wouldCome: 1))
        let authors = try await house.store.journal.changes(of: house.here).suffix(2).map(\.by)
        #expect(authors == [Who.alice.id, Who.alice.id])
    }

    @Test("TIM-10 a line is noted where the room is, and never with the time at which it was typed")
    func line() async throws {
        let house = try await House(at: .timeline)
        try await house.perform(.addEntry("e1", EntryContent("The restart")))
        try await house.perform(.focus("e1"))
        for text in ["the queue was long: 900 orders", "about 14:05 Bob: saw the queue grow"] {
            _ = try await house.post(house.path("entries/lines"), as: .bob, ["text": text])
        }
        let entries = try await house.debrief.timeline.entries
        let told = try #require(entries.first { $0.content.text == "the queue was long: 900 orders" })
        #expect(told.content.moment == .after("e1"))
        let timed = try #require(entries.first { $0.content.text == "saw the queue grow" })
        #expect(timed.content.moment.kind == "about")
        #expect(timed.content.lane == Lane(kind: .person, name: "Bob"))
    }

    @Test("the projector shows what an observer sees, with nothing to press and nothing that is one person's")
    func projector() async throws {
        let house = try await House(at: .timeline)
        try await house.perform(.setGroundRules(GroundRules(rules: "One at a time", stopWord: "Sidetrack")))
        try await house.perform(.addEntry("e1", EntryContent("The restart")))
        try await house.perform(.focus("e1"))
        let page = try await house.get(house.path("projector"), as: .alice).text
        #expect(page.contains("The restart"))
        #expect(page.contains("Sidetrack"))
        try await house.perform(.givePart("the deploy", to: Who.alice.id))
        for hidden in ["<form", "id=\"desk\"", "the deploy"] { #expect(!page.contains(hidden), "\(hidden)") }
    }

    @Test("TIM-02 the facilitator is told gently when the time for the timeline is being eaten")
    func timeHints() async throws {
        let house = try await House(at: .opening)
        let start = house.clock.now
        let opening = try await house.debrief
        #expect(opening.timeHints(at: start.advanced(bySeconds: 300)).isEmpty)
        #expect(
            opening.timeHints(at: start.advanced(bySeconds: 480)).first?.hasPrefix("The opening took 3 min") == true)
        try await house.perform(.open(.timeline))
        let walking = try await house.debrief
        #expect(
            walking.timeHints(at: start.advanced(bySeconds: 32 * 60))
                == ["4 min left for the timeline. Which entries must not be left out?"])
    }
}
