import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// When and where people meet, and whether they know.
    static let meeting = Region("meeting") { scene in
        let (debrief, attendance) = (scene.debrief, scene.debrief.attendance)
        let words = scene.words
        return MeetingPanel(
            when: attendance.appointment.map { appointment in
                words.element(from: appointment.starts, until: appointment.ends, .minute, dating: .week) + ", "
                    + words.zoneElement(at: appointment.starts)
            },
            place: attendance.appointment?.place ?? "", link: attendance.appointment?.link,
            cancellation: attendance.cancellation, invited: invitedWords(scene),
            isLate: attendance.isInvitedLate, leads: scene.leads && scene.mayChange, formPath: scene.path("meeting"),
            filePath: scene.path("meeting.ics"), cancelPath: scene.path("appointments/cancellations"),
            then: scene.path("preparation"),
            agenda: Stage.workshop.map {
                MeetingPanel.Part(name: $0.words, minutes: debrief.clock.plan[$0])
            }, minutes: debrief.clock.plan.total)
    }

    private static func invitedWords(_ scene: Scene) -> String {
        guard let at = scene.debrief.attendance.invitedAt else { return "No invitation has gone out yet." }
        let count = scene.debrief.attendance.invitations.count
        let people = count == 1 ? "1 person" : "\(count) people"
        return "Invitation, agenda and draft timeline went to \(people), the last on \(scene.datedElement(at))."
    }
}

struct MeetingPanel: Hashable, Sendable {
    struct Part: Hashable, Sendable {
        let name: String
        let minutes: Int
    }

    /// As HTML.
    let when: String?
    let place: String
    let link: String?
    let cancellation: String?
    /// As HTML.
    let invited: String
    let isLate: Bool
    let leads: Bool
    let formPath: String
    let filePath: String
    let cancelPath: String
    /// Where a form goes on to.
    let then: String
    let agenda: [Part]
    let minutes: Int
}
