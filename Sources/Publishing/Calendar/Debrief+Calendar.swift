public import Debriefing
public import Timekeeping

extension Debrief {
    /// The meeting as calendars keep it; nil while no date is set.
    ///
    /// - Parameters:
    ///   - address: where the debrief is.
    ///   - appointment: the one to write; that which stands, unless one is told of that stands no more.
    public func calendarMeeting(at stamp: Instant, address: String, _ appointment: Appointment? = nil) -> CalendarEvent?
    {
        guard let appointment = appointment ?? attendance.appointment else { return nil }
        let join = appointment.link.map { "Join: \($0)\n" } ?? ""
        return CalendarEvent(
            uid: "\(id)-meeting@debrief", sequence: max(0, attendance.revision - 1), stamp: stamp,
            starts: appointment.starts, ends: appointment.ends, summary: "Debrief: \(description.title)",
            details: "\(join)\(agenda)\n\n\(address)",
            place: appointment.place.isEmpty ? appointment.link ?? "" : appointment.place, address: address)
    }

    /// The meeting that ends the work of the small group; nil while none is appointed, or once it was held.
    public func calendarFollowUp(at stamp: Instant, address: String) -> CalendarEvent? {
        guard let group, group.outcome == nil else { return nil }
        return CalendarEvent(
            uid: "\(id)-follow-up@debrief", sequence: 0, stamp: stamp, starts: group.followUp,
            ends: group.followUp.advanced(bySeconds: 3600), summary: "Follow-up: \(description.title)",
            details: "What became of what we wanted to do.\n\n\(address)", place: "", address: address)
    }

    /// The day until which the small group dwells on its list; nil while none is appointed, or once it has met.
    public func calendarSoakEnd(at stamp: Instant, address: String) -> CalendarEvent? {
        guard let group, group.outcome == nil else { return nil }
        return CalendarEvent(
            uid: "\(id)-soak@debrief", sequence: 0, stamp: stamp, on: group.soakUntil,
            summary: "The list has soaked: \(description.title)",
            details: "What came to you until now, note it there: the group reads it when it meets.\n\n\(address)",
            address: address)
    }

    /// What `person` was asked for or has promised, each on the day until which it is to be done.
    public func calendarDues(of person: PersonID, at stamp: Instant, address: String) -> [CalendarEvent] {
        remediations.filter { $0.content.owner == person && ($0.state == .asked || $0.state.isOpen) }
            .compactMap { remediation in
                guard let due = remediation.content.due else { return nil }
                let isAsked = remediation.state == .asked
                return CalendarEvent(
                    uid: "\(id)-\(remediation.id)@debrief", sequence: remediation.revision, stamp: stamp, on: due,
                    summary: "\(isAsked ? "Asked of you, until today" : "Until today"): \(remediation.content.text)",
                    details: "\(description.title)\n\n\(address)", address: address)
            }
    }

    /// How the time is meant to be spent, a stage to a line.
    public var agenda: String {
        "Agenda, \(clock.plan.total) minutes:\n"
            + Stage.workshop.map { "- \($0.words): \(clock.plan[$0]) min" }.joined(separator: "\n")
    }
}
