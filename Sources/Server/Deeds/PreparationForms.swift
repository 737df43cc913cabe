import Debriefing
import Timekeeping

/// When and where people meet, on the clock of the debrief.
struct AppointmentForm: CommandForm {
    let starts: String
    let minutes: Int
    let place: String?
    let link: String?

    func command(in place: FormPlace) throws -> Command {
        guard let instant = try TypedDate.instant(starts, place.clock) else { throw Refusal.missing("The start") }
        let link = self.link.flatMap { $0.isEmpty ? nil : $0 }
        return .meet(Appointment(starts: instant, minutes: minutes, place: self.place ?? "", link: link))
    }
}

struct CancellationForm: CommandForm {
    let reason: String

    func command(in place: FormPlace) -> Command { .callOff(reason: reason) }
}

/// Whom the invitation goes to; everybody who has none yet, if nobody is named.
struct InvitationSendingForm: CommandForm {
    let people: [PersonID]?

    func command(in place: FormPlace) -> Command {
        let waiting = place.debrief.participants.map(\.person).filter {
            place.debrief.attendance.invitations[$0] == nil && $0 != place.person
        }
        return .sendInvitations(people ?? waiting)
    }
}

struct ReplyForm: CommandForm {
    let reply: Reply.Answer
    /// `yes`, or left out.
    let mayBeCalledOn: String?

    func command(in place: FormPlace) throws -> Command {
        .reply(Reply(answer: reply, mayBeCalledOn: mayBeCalledOn == "yes"), of: try place.id("person"))
    }
}

struct FacilitationForm: CommandForm {
    func command(in place: FormPlace) throws -> Command { .facilitate(try place.id("person")) }
}

/// The teams somebody comes from, with commas between them.
struct TeamsForm: CommandForm {
    let teams: String

    func command(in place: FormPlace) throws -> Command {
        .belong(try place.id("person"), teams: teams.split(separator: ",").map(String.init))
    }
}

/// Those over whom somebody has authority; nobody if it is left out.
struct AuthorityForm: CommandForm {
    let over: [PersonID]?

    func command(in place: FormPlace) throws -> Command {
        .recordAuthority(of: try place.id("person"), over: over ?? [])
    }
}

/// Who goes by a name in the sources; nobody here, if no person is named.
struct IdentityForm: CommandForm {
    let handle: String
    let person: String?

    func command(in place: FormPlace) throws -> Command {
        guard let person, !person.isEmpty else { return .identify(handle, as: nil) }
        guard let id = PersonID(person) else { throw Refusal.notFound("person") }
        return .identify(handle, as: id)
    }
}

struct ReadinessAnswerForm: CommandForm {
    let item: Readiness.Kind
    let reason: String

    func command(in place: FormPlace) -> Command { .answerReadiness(item, reason: reason) }
}

struct SignsForm: CommandForm {
    let signs: [Sign]?

    func command(in place: FormPlace) -> Command { .markSigns(signs ?? []) }
}
