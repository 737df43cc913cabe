import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let people = Region("people") { scene in
        PeopleList(
            people: scene.debrief.participants.map { participant in
                PeopleList.Row(
                    id: participant.person.text, name: participant.name, role: participant.role.title,
                    isOwner: participant.role == .owner, roles: Choice.roles(selected: participant.role))
            },
            leads: scene.leads, path: scene.path("participants"))
    }
}

struct PeopleList: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let id: String
        let name: String
        let role: String
        let isOwner: Bool
        let roles: [Choice]
    }

    let people: [Row]
    let leads: Bool
    let path: String
}
