import Debriefing
import Testing
import Timekeeping

@Suite struct FacilitationTests {
    /// Alice owns it and does not facilitate.
    private func story() throws -> Story {
        var story = try Story()
        try story.perform(.admit(Participant(person: dan, name: "Dan", role: .participant)))
        try story.perform(.facilitate(dan))
        try story.perform(.give(.participant, to: dan))
        return story
    }

    @Test("PRE-01 without a facilitator nobody leaves the preparation, and the reason says what to do")
    func none() throws {
        #expect(
            try story().refusal(of: .open(.opening))?.sentence
                == "Nobody facilitates this debrief yet. Name one facilitator, best somebody who was not involved, or take it on yourself; then start."
        )
    }

    @Test("PRE-01 with one owner and one facilitator it begins", arguments: [alice, bob])
    func one(facilitator: PersonID) throws {
        var story = try story()
        try story.perform(.facilitate(facilitator))
        #expect(try story.perform(.open(.opening)) == [.stageOpened(stage: .opening)])
    }

    @Test(
        "PRE-01 a second facilitator is refused, named or invited",
        arguments: [
            Command.give(.facilitator, to: bob), .admit(Participant(person: "eve", name: "Eve", role: .facilitator)),
        ])
    func two(command: Command) throws {
        var story = try story()
        try story.perform(.facilitate(dan))
        #expect(
            story.refusal(of: command)?.sentence
                == "Dan facilitates already, and there is one facilitator. Hand the facilitation over, or name a co-facilitator."
        )
    }

    @Test("PRE-01 handing over leaves one: whoever facilitated helps from then on")
    func handingOver() throws {
        var story = try story()
        try story.perform(.facilitate(dan))
        try story.perform(.facilitate(bob))
        #expect(story.debrief.facilitator?.person == bob)
        #expect(story.debrief.participant(dan)?.role == .coFacilitator)
        #expect(story.debrief.participant(alice)?.role == .owner)
    }

    @Test(
        "PRE-01 in the workshop the one facilitator cannot vanish",
        arguments: [Command.dismiss(dan), .give(.participant, to: dan)])
    func staying(command: Command) throws {
        var story = try story()
        try story.perform(.facilitate(dan))
        try story.perform(.open(.timeline))
        #expect(
            story.refusal(of: command)?.sentence
                == "Dan facilitates, and nobody would then. Hand the facilitation over to somebody else first.")
    }

    @Test("PRE-01 an old journal with two facilitators cannot start before one of them has another role")
    func oldJournal() throws {
        var debrief = Debrief(id: "old", changes: try story().changes)
        for (index, person) in ["eve", "fay"].enumerated() {
            let participant = Participant(person: PersonID(person)!, name: person, role: .facilitator)
            debrief.apply(
                Change(
                    sequence: debrief.sequence + index + 1, at: "2026-04-10T09:00:00Z", by: alice,
                    fact: .joined(participant: participant)))
        }
        #expect(throws: Refusal.self) { try debrief.decide(.open(.opening), by: alice, at: "2026-04-10T09:00:00Z") }
    }

    @Test("who only reads cannot facilitate")
    func reader() throws {
        #expect(try story().refusal(of: .facilitate(carol)) != nil)
    }
}
