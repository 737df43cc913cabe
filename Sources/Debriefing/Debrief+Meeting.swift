import Timekeeping

extension Debrief {
    func decideMeeting(_ command: Command, by actor: Participant, at now: Instant) throws(Refusal) -> [Fact] {
        try requireUnfinished()
        switch command {
        case .meet(let appointment): return try meeting(appointment, by: actor, at: now)
        case .callOff(let reason): return try callingOff(reason, by: actor)
        case .sendInvitations(let people): return try inviting(people, by: actor)
        case .reply(let reply, let person): return try replying(reply, of: person, by: actor)
        default: return []
        }
    }

    private func meeting(
        _ appointment: Appointment, by actor: Participant, at now: Instant
    ) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "set the date")
        var checked = appointment
        checked.place = try Debrief.optional(appointment.place, "The place", limit: 200)
        checked.link = try appointment.link.map { link throws(Refusal) in
            let link = try Debrief.checked(link, "The link", limit: 500)
            let isAddress = link.hasPrefix("https://") || link.hasPrefix("http://")
            guard isAddress, !link.contains(where: { $0.isWhitespace || $0 == "\"" || $0 == "<" }) else {
                throw .invalid("The link is no web address. Let it start with https:// and have no blanks.")
            }
            return link
        }
        guard (10...480).contains(checked.minutes) else {
            throw .invalid("A meeting lasts 10 to 480 minutes. Choose a length in between.")
        }
        guard checked != attendance.appointment else { return [] }
        guard checked.starts > now else { throw .invalid("That time has passed. Choose a time to come.") }
        return [.meetingSet(appointment: checked)]
    }

    private func callingOff(_ reason: String, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "call the meeting off")
        guard attendance.appointment != nil else { return [] }
        return [.meetingCancelled(reason: try Debrief.checked(reason, "The reason", limit: 500))]
    }

    private func inviting(_ people: [PersonID], by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "send invitations")
        guard attendance.appointment != nil else {
            throw .invalid("There is no date yet. Set it first, then send the invitations.")
        }
        for person in people where participant(person) == nil { throw .notFound("person") }
        guard !people.isEmpty else { throw .invalid("Nobody was chosen. Choose whom to invite, and send it again.") }
        return [.invitationSent(people: people, version: timeline.version)]
    }

    private func replying(_ reply: Reply, of person: PersonID, by actor: Participant) throws(Refusal) -> [Fact] {
        if person != actor.person { try requireLeader(actor, to: "enter the reply of somebody else") }
        guard participant(person) != nil else { throw .notFound("person") }
        guard attendance.appointment != nil else {
            throw .invalid("There is no date to reply to yet. Wait for the invitation, or ask whoever leads.")
        }
        return attendance.replies[person] == reply ? [] : [.replied(person: person, reply: reply)]
    }

    mutating func applyToMeeting(_ change: Change) {
        switch change.fact {
        case .meetingSet(let appointment):
            // Who said yes to one hour has not said yes to another.
            if attendance.appointment?.starts != appointment.starts { attendance.replies = [:] }
            attendance.appointment = appointment
            attendance.cancellation = nil
            attendance.revision += 1
        case .meetingCancelled(let reason):
            attendance.appointment = nil
            attendance.cancellation = reason
            attendance.invitations = [:]
            attendance.replies = [:]
            attendance.revision += 1
        case .invitationSent(let people, let version):
            for person in people where attendance.invitations[person] == nil {
                attendance.invitations[person] = Invitation(at: change.at, version: version)
            }
        case .replied(let person, let reply): attendance.replies[person] = reply
        case .left(let person):
            attendance.invitations[person] = nil
            attendance.replies[person] = nil
        default: break
        }
    }
}
