import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let people = Region("people") { scene in
        PeopleList(
            people: scene.rows(
                "people", "people-row",
                scene.debrief.participants.map { participant in
                    PeopleList.Row(
                        id: "person-\(participant.person)", name: participant.name, role: participant.role.title,
                        roles: scene.leads && participant.role != .owner
                            ? Choice.roles(selected: participant.role) : [],
                        path: scene.path("participants/\(participant.person)"))
                }))
    }
}

struct PeopleList: Hashable, Sendable, ListsInside {
    struct Row: RowWords {
        let id: String
        let name: String
        let role: String
        /// Those that a leader may give them.
        let roles: [Choice]
        let path: String
    }

    let people: Rows<Row>

    var lists: [any RowList] { [people] }
}
