import Debriefing
import Timekeeping

/// Facilitates, and owns the debrief.
let alice: PersonID = "alice"
/// Takes part.
let bob: PersonID = "bob"
/// Only reads.
let carol: PersonID = "carol"
/// A stranger.
let dan: PersonID = "dan"

/// A debrief told step by step: each command goes through the rules, and what they allow is numbered and folded.
struct Story {
    private(set) var changes: [Change] = []
    private(set) var now: Instant = "2026-04-10T09:00:00Z"

    init(at stage: Stage = .preparing) throws(Refusal) {
        let owner = Participant(person: alice, name: "Alice", role: .owner, facilitates: true)
        record(try Debrief.opening(Description(title: "Checkout was slow"), by: owner), by: alice)
        try perform(.admit(Participant(person: bob, name: "Bob", role: .participant)))
        try perform(.admit(Participant(person: carol, name: "Carol", role: .observer)))
        try perform(.open(stage))
    }

    /// The state after everything told so far.
    var debrief: Debrief { Debrief(id: "checkout", changes: changes) }

    /// The number of the last change, as a writer has seen it.
    var sequence: Int { changes.count }

    @discardableResult
    mutating func perform(_ command: Command, by person: PersonID = alice) throws(Refusal) -> [Fact] {
        let facts = try debrief.decide(command, by: person, at: now)
        record(facts, by: person)
        return facts
    }

    /// Why `command` cannot be done, or nil if it can.
    func refusal(of command: Command, by person: PersonID = alice) -> Refusal? {
        do throws(Refusal) {
            _ = try debrief.decide(command, by: person, at: now)
            return nil
        } catch {
            return error
        }
    }

    mutating func pass(minutes: Int64) {
        now = now.advanced(bySeconds: minutes * 60)
    }

    private mutating func record(_ facts: [Fact], by person: PersonID) {
        for fact in facts {
            changes.append(Change(sequence: changes.count + 1, at: now, by: person, fact: fact))
        }
    }
}

extension Story {
    /// Adds an entry whose text is its name.
    mutating func add(_ entry: EntryID, _ moment: Moment = .unknown, by person: PersonID = bob) throws(Refusal) {
        try perform(.addEntry(entry, .told(entry.text, moment)), by: person)
    }

    /// The names of the entries in the order of the timeline.
    var order: [EntryID] { debrief.timeline.entries.map(\.id) }
}

extension EntryContent {
    static func told(_ text: String, _ moment: Moment = .unknown, citing citations: [Citation] = []) -> EntryContent {
        EntryContent(
            moment: moment, lane: Lane(kind: .system, name: "checkout"), kind: .observed, text: text,
            citations: citations)
    }
}

extension Identifier: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self.init(text)! }
}

extension Instant: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self.init(rfc3339: text)! }
}

extension CalendarDay: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self.init(text)! }
}
