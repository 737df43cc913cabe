import Debriefing
import Publishing
import Timekeeping

/// Who holds the meeting, when each part begins, and who may be called on: one page to have at hand.
struct RolesPage {
    struct Part {
        let from: String
        let name: String
        let minutes: Int
    }

    struct Seat {
        let role: String
        let name: String
        let duty: String
    }

    let title: String
    let when: String
    let seats: [Seat]
    let parts: [Part]
    let callable: String

    init(_ scene: Scene) {
        let (debrief, words) = (scene.debrief, scene.words)
        let appointment = debrief.attendance.appointment
        title = debrief.description.title
        when =
            appointment.map {
                "\(words.day($0.starts)), \(words.time($0.starts, .minute)), \(words.zone(at: $0.starts)), \($0.place)"
            } ?? "No date is set yet."
        func names(_ role: Role) -> String {
            let names = debrief.participants.filter { $0.role == role }.map(\.name)
            return names.isEmpty ? "nobody yet" : names.joined(separator: ", ")
        }
        seats = [
            Seat(
                role: "Facilitator", name: debrief.facilitator?.name ?? "nobody yet",
                duty: "Opens the stages, asks for descriptions, keeps fixes for later, takes no side."),
            Seat(
                role: "Co-facilitator", name: names(.coFacilitator),
                duty: "Watches the clock and the faces, brings in who has not spoken, gives feedback afterwards."),
            Seat(
                role: "Note-taker", name: names(.noteTaker),
                duty: "Writes entries and parked ideas in people's own words, and asks when one was missed."),
        ]
        var start = appointment?.starts
        parts = Stage.workshop.map { stage in
            let minutes = debrief.clock.plan[stage]
            defer { start = start?.advanced(bySeconds: Int64(minutes) * 60) }
            return Part(from: start.map { words.time($0, .minute) } ?? "", name: stage.words, minutes: minutes)
        }
        let asked = debrief.participants.filter { debrief.attendance.replies[$0.person]?.mayBeCalledOn == true }
        callable = asked.isEmpty ? "Nobody has agreed yet." : asked.map(\.name).joined(separator: ", ")
    }
}
