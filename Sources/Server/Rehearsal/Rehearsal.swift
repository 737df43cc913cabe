import Debriefing
import Foundation
import Hummingbird
import ServiceLifecycle
import Storage
import Timekeeping

/// An hour to practise: a copy of the sample, in which the people of its story take part. They act while somebody looks,
/// at a human pace, and by the same commands as everybody; whoever facilitates does all the rest.
struct Rehearsal: Sendable {
    let store: Store
    let rooms: Rooms
    let now: @Sendable () -> Instant

    private static let acts = Result {
        try JSONDecoder().decode([RehearsalAct].self, from: Assets.bytes("sample/rehearsal.json"))
    }

    /// Does the next thing that one of its people would do now. Returns whether there was one.
    @discardableResult
    func step(_ id: DebriefID) async throws -> Bool {
        guard let room = try await rooms.room(id) else { return false }
        let (debrief, cast) = (await room.debrief, try await store.rehearsals.cast(of: id))
        if try await react(cast, in: room, debrief) { return true }
        for (number, act) in try Rehearsal.acts.get().enumerated() where act.stage == debrief.stage {
            guard let person = cast[act.by], debrief.participant(person) != nil else { continue }
            if try await perform(act, number, as: person, in: room, debrief) { return true }
        }
        return false
    }

    /// What somebody is asked is answered first: whether they will do it, and how safe it is.
    private func react(_ cast: [String: PersonID], in room: Room, _ debrief: Debrief) async throws -> Bool {
        let played = Set(cast.values)
        if let asked = debrief.remediations.first(where: {
            $0.state == .asked && $0.content.owner.map(played.contains) == true
        }),
            let owner = asked.content.owner
        {
            return try await !room.perform(.move(asked.id, .committed), by: owner, at: now()).isEmpty
        }
        guard let poll = room.hub.hands.current[.safety], poll.isOpen else { return false }
        for (index, person) in played.sorted(by: { $0.text < $1.text }).enumerated()
        where !poll.answered.contains(person) {
            return raise([4 - index % 2], to: .safety, by: person, in: room)
        }
        return false
    }

    private func perform(
        _ act: RehearsalAct, _ number: Int, as person: PersonID, in room: Room, _ debrief: Debrief
    ) async throws -> Bool {
        if let hand = act.hand(in: debrief.stage) {
            guard room.hub.hands.current[hand.question]?.answered.contains(person) != true else { return false }
            return raise(hand.answers, to: hand.question, by: person, in: room)
        }
        guard let command = act.command(number, as: person, in: debrief) else { return false }
        if case .addLearning(let card, let text) = command, debrief.cardPlan.reveal != .asWritten {
            return try await write(card, text, as: person, in: debrief)
        }
        return try await !room.perform(command, by: person, at: now()).isEmpty
    }

    /// Where cards are written alone first, theirs are too.
    private func write(
        _ card: LearningID, _ text: String, as person: PersonID, in debrief: Debrief
    ) async throws -> Bool {
        let written = try await store.drafts.all(of: person, .card, in: debrief.id)
        guard !written.contains(where: { $0.id == card.text }) else { return false }
        let isLate = debrief.areCardsRevealed && debrief.cardPlan.reveal == .together
        try await store.drafts.put(
            Draft(id: card.text, person: person, kind: .card, text: text, isLate: isLate), in: debrief.id)
        return true
    }

    private func raise(
        _ answers: [Int], to question: ShowOfHands.Question, by person: PersonID, in room: Room
    ) -> Bool {
        guard (try? room.hub.hands.raise(answers, to: question, by: person)) != nil else { return false }
        room.hub.tellAside(of: room)
        return true
    }
}

/// Goes on with every rehearsal that somebody looks at, after a restart too.
struct RehearsalService: Service {
    let rehearsal: Rehearsal

    /// Seconds from one act to the next.
    private static let pace = 4.0...9.0

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: .seconds(Double.random(in: RehearsalService.pace)))
                await stepAll()
            }
        }
    }

    private func stepAll() async {
        guard let all = try? await rehearsal.store.rehearsals.all() else { return }
        for id in all {
            guard let room = try? await rehearsal.rooms.room(id), room.hub.count > 0 else { continue }
            // One that is refused, or whose debrief was just thrown away, is tried or skipped the next time.
            _ = try? await rehearsal.step(id)
        }
    }
}
