import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// Who comes, from where, and what they said. Silence is no answer and is not counted.
    static let attendance = Region("attendance") { scene in
        AttendancePanel(
            people: scene.debrief.participants.map { AttendancePanel.Row($0, in: scene) },
            leads: scene.leads && scene.mayChange,
            hasDate: scene.debrief.attendance.appointment != nil, path: scene.path("participants"),
            then: scene.path("preparation"))
    }
}

struct AttendancePanel: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let id: String
        let name: String
        let role: String
        let reply: String
        let teams: String
        let facilitates: Bool
        let mayFacilitate: Bool
        /// Others here, and whether this person has authority over them.
        let others: [Choice]
        let over: String
    }

    let people: [Row]
    let leads: Bool
    let hasDate: Bool
    let path: String
    let then: String
}

extension AttendancePanel.Row {
    init(_ participant: Participant, in scene: Scene) {
        let (debrief, person) = (scene.debrief, participant.person)
        id = person.text
        name = participant.name
        role = participant.facilitates == true ? "Owner and facilitator" : participant.role.title
        reply = debrief.attendance.words(of: person)
        teams = (debrief.teams[person] ?? []).joined(separator: ", ")
        facilitates = debrief.facilitator?.person == person
        mayFacilitate = participant.role.contributes && !facilitates
        let authority = debrief.authority[person] ?? []
        others = debrief.participants.filter { $0.person != person }.map {
            Choice(key: $0.person.text, name: $0.name, isSelected: authority.contains($0.person))
        }
        over = others.filter(\.isSelected).map(\.name).joined(separator: ", ")
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
