import Debriefing
import Publishing
import Timekeeping

/// A small debrief for the tests: Alice leads it, Bob takes part, Carol observes. `told` changes are applied on top.
struct Incident {
    static let alice = id("alice", PersonID.init)
    static let bob = id("bob", PersonID.init)
    static let carol = id("carol", PersonID.init)

    private(set) var debrief: Debrief

    init(
        title: String = "Slow checkout", summary: String = "", zone: String = "Europe/Berlin", tags: [String] = [],
        sample: Bool = false
    ) {
        debrief = Debrief(id: Incident.id("d", DebriefID.init))
        tell(.opened(description: Description(title: title, summary: summary, zone: zone, tags: tags), sample: sample))
        join(Incident.alice, "Alice", .facilitator)
        join(Incident.bob, "Bob", .participant)
        join(Incident.carol, "Carol", .observer)
    }

    mutating func tell(_ fact: Fact, by person: PersonID = Incident.alice) {
        let at = Incident.at("2026-04-01T09:00:00Z")
        debrief.apply(Change(sequence: debrief.sequence + 1, at: at, by: person, fact: fact))
    }

    mutating func join(_ person: PersonID, _ name: String, _ role: Role) {
        tell(.joined(participant: Participant(person: person, name: name, role: role)))
    }

    mutating func entry(
        _ name: String, _ moment: Moment, _ text: String = "Something happened", lane: String = "web",
        kind: EntryKind = .observed, citing citations: [Citation] = []
    ) {
        let lane = Lane(kind: .system, name: lane)
        let content = EntryContent(moment: moment, lane: lane, kind: kind, text: text, citations: citations)
        tell(.entryAdded(entry: Incident.entryID(name), content: content))
    }

    /// Everybody in `people` is present and answers to the version that stands.
    mutating func agree(_ people: PersonID..., answer: Answer = Answer(verdict: .agrees)) {
        tell(.stageOpened(stage: .agreement))
        for person in people {
            tell(.arrived(person: person), by: person)
            tell(.agreed(version: debrief.timeline.version, answer: answer), by: person)
        }
    }

    var picture: Picture { Picture(TimelinePicture(of: debrief, clock: clock).svg) }
    var report: Report { Report(of: debrief, now: debrief) }
    private var clock: WallClock { WallClock(debrief.description.zone) ?? .utc }

    static func at(_ text: String) -> Instant { Instant(rfc3339: text) ?? Instant(seconds: 0) }
    static func minute(_ text: String) -> Moment { .exact(at(text), .minute) }
    static func entryID(_ text: String) -> EntryID { id(text, EntryID.init) }

    /// The tests write valid ids only.
    static func id<ID>(_ text: String, _ make: (String) -> ID?) -> ID {
        guard let id = make(text) else { preconditionFailure("not an id: \(text)") }
        return id
    }
}
