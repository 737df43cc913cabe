import Debriefing
import Publishing
import Storage
import Timekeeping

/// To whom invitations went, and what became of the letters.
struct SendingPanel {
    struct Row {
        let id: String
        let name: String
        let words: String
        /// It can be sent again now.
        let mayRepeat: Bool
    }

    let hasMail: Bool
    let hasDate: Bool
    let waiting: String
    let isLate: Bool
    let letters: [Row]
    let path: String
    let then: String

    init(
        _ context: DebriefContext, _ scene: Scene, _ store: Store, _ mail: MailSettings?, _ now: Instant
    ) async throws {
        let attendance = scene.debrief.attendance
        let others = scene.debrief.participants.filter { $0.person != context.person.id }
        let states = try await store.outbox.states(about: scene.debrief.id)
        let people = try await store.people.all()
        hasMail = mail != nil
        hasDate = attendance.appointment != nil
        waiting = others.filter { attendance.invitations[$0.person] == nil }.map(\.name).joined(separator: ", ")
        isLate = attendance.appointment.map { now > $0.preRead } ?? false
        letters = scene.debrief.participants.compactMap { participant in
            if let state = states.first(where: { $0.person == participant.person }) {
                return Row(state, scene, hasDate: attendance.appointment != nil)
            }
            let hasAddress = people.contains { $0.id == participant.person && $0.email != nil }
            guard mail != nil, attendance.invitations[participant.person] != nil, !hasAddress else { return nil }
            return Row(withoutAddress: participant)
        }
        path = scene.path("invitation-sendings")
        then = scene.path("preparation")
    }
}

extension SendingPanel.Row {
    fileprivate init(_ state: LetterState, _ scene: Scene, hasDate: Bool) {
        id = state.person.text
        name = scene.name(state.person)
        words = "\(state.about): \(state.stand.words(scene))"
        mayRepeat = state.stand.isGivenUp && hasDate
    }

    fileprivate init(withoutAddress participant: Participant) {
        id = participant.person.text
        name = participant.name
        words = "No mail address is known. Send them the calendar file and the link to this page yourself."
        mayRepeat = false
    }
}

extension LetterState.Stand {
    fileprivate var isGivenUp: Bool {
        if case .givenUp = self { return true }
        return false
    }

    fileprivate func words(_ scene: Scene) -> String {
        switch self {
        case .waiting(0): "on its way"
        case .waiting: "not taken by the mail server yet; it is kept, and tried again"
        case .sent(let at): "handed to the mail server on \(scene.dated(at))"
        case .givenUp(let reason): "given up: \(reason) Tell this person yourself, or send it again."
        }
    }
}
