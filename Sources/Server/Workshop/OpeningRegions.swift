import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// Who is here. Agreement is asked of them.
    static let presence = Region("presence") { scene in
        let debrief = scene.debrief
        return Presence(
            head: Inner(scene.html(.presenceHead)),
            people: scene.rows(
                "present", "present-person",
                debrief.present.map { Presence.Person(id: "present-\($0)", name: scene.name($0)) }),
            isEmpty: debrief.present.isEmpty, isCrowd: debrief.isCrowded, mayChange: scene.mayChange,
            path: scene.path("arrivals"),
            absent: scene.leads && scene.mayChange && !debrief.absent.isEmpty
                ? Menu("Somebody is in the room without a device", scene.path("arrivals/new")) : nil)
    }

    static let presenceHead = Region("presence-head") { scene in PresenceHead(scene.debrief) }

    static let plan = Region("plan") { scene in
        let clock = scene.debrief.clock
        return PlanTable(
            total: clock.plan.total,
            rows: Stage.workshop.map { PlanTable.Row(name: $0.words, minutes: clock.plan[$0]) },
            extensions: clock.extensions.map {
                "\($0.minutes) min more for \($0.stage.words), taken from \($0.from.words); agreed by \($0.agreedBy)"
            },
            leads: scene.leads, path: scene.path("plans"))
    }
}

extension Debrief {
    /// More are here than fit on a screen.
    var isCrowded: Bool { present.count > 24 }

    /// Those who take part and have not said that they are here.
    var absent: [Participant] {
        let present = Set(present)
        return participants.filter { $0.role.contributes && !present.contains($0.person) }
    }
}

struct Presence: Hashable, Sendable, ListsInside {
    struct Person: RowWords {
        let id: String
        let name: String
    }

    let head: Inner
    let people: Rows<Person>
    let isEmpty: Bool
    /// Too many to be read through: the list has its own bar to scroll by.
    let isCrowd: Bool
    let mayChange: Bool
    let path: String
    /// For leaders, while anybody is missing.
    let absent: Menu?

    var lists: [any RowList] { [people] }
}

struct PresenceHead: Hashable, Sendable {
    /// How many are here; nil for nobody.
    let count: Int?

    init(_ debrief: Debrief) {
        count = debrief.present.isEmpty ? nil : debrief.present.count
    }
}

struct PlanTable: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let name: String
        let minutes: Int
    }

    let total: Int
    let rows: [Row]
    let extensions: [String]
    let leads: Bool
    let path: String
}
