import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// Who comes, from where, and what they said. Silence is no answer and is not counted.
    static let attendance = Region("attendance") { scene in
        AttendancePanel(
            people: scene.rows(
                "attendance-people", "attendance-row",
                scene.debrief.participants.map { AttendancePanel.Row($0, in: scene) }))
    }
}

struct AttendancePanel: Hashable, Sendable, ListsInside {
    struct Row: RowWords {
        let id: String
        let name: String
        let role: String
        let reply: String
        let teams: String
        /// Those whom this person decides about.
        let over: String
        let menu: Menu?
    }

    let people: Rows<Row>

    var lists: [any RowList] { [people] }
}

extension AttendancePanel.Row {
    init(_ participant: Participant, in scene: Scene) {
        let (debrief, person) = (scene.debrief, participant.person)
        id = "attendance-\(person)"
        name = participant.name
        role = participant.facilitates == true ? "Owner and facilitator" : participant.role.title
        reply = debrief.attendance.words(of: person)
        teams = (debrief.teams[person] ?? []).joined(separator: ", ")
        let authority = debrief.authority[person] ?? []
        over = debrief.participants.filter { authority.contains($0.person) }.map(\.name).joined(separator: ", ")
        menu =
            scene.leads && scene.mayChange
            ? Menu("Change", about: name, scene.path("participants/\(person)/attendance")) : nil
    }
}

/// What a leader writes down about somebody who comes. It names everybody else, so it is fetched when it is opened.
struct AttendanceForms {
    let name: String
    let teams: String
    let mayFacilitate: Bool
    let hasDate: Bool
    /// Others here, and whether this person has authority over them.
    let others: [Choice]
    let path: String

    init(_ participant: Participant, in scene: Scene) {
        let (debrief, person) = (scene.debrief, participant.person)
        name = participant.name
        teams = (debrief.teams[person] ?? []).joined(separator: ", ")
        mayFacilitate = participant.role.contributes && debrief.facilitator?.person != person
        hasDate = debrief.attendance.appointment != nil
        let authority = debrief.authority[person] ?? []
        others = debrief.participants.filter { $0.person != person }.map {
            Choice(key: $0.person.text, name: $0.name, isSelected: authority.contains($0.person))
        }
        path = scene.path("participants/\(person)")
    }
}

extension Attendance {
    /// What that person said, in words.
    func words(of person: PersonID) -> String {
        guard let reply = replies[person] else {
            return invitations[person] == nil ? "" : "invited"
        }
        let answer =
            switch reply.answer {
            case .accepted: "comes"
            case .tentative: "may come"
            case .declined: "cannot come"
            }
        return answer + (reply.mayBeCalledOn ? ", may be called on" : "")
    }
}
