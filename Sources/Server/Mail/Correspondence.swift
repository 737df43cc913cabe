import Debriefing
import Publishing
import Storage
import Timekeeping

/// What the changes of a debrief ask to be written to whom: a pure function of the journal, so that a crash between a
/// change and its letters loses none of them.
struct Correspondence {
    enum Kind: Hashable {
        case invitation, update
        case cancellation(Appointment, isForOne: Bool)
    }

    struct Notice: Hashable {
        let kind: Kind
        let people: [PersonID]
        /// The debrief right after the change.
        let debrief: Debrief
        let change: Change
    }

    /// The notices of `changes`, which follow those that `debrief` contains.
    static func notices(of changes: [Change], after debrief: Debrief) -> [Notice] {
        var debrief = debrief
        var notices: [Notice] = []
        for change in changes {
            let before = debrief
            debrief.apply(change)
            if let (kind, people) = asked(by: change, before), !people.isEmpty {
                notices.append(Notice(kind: kind, people: people, debrief: debrief, change: change))
            }
        }
        return notices
    }

    /// Whether such a change may have to be written about.
    static func mayAsk(_ change: Change) -> Bool {
        switch change.fact {
        case .invitationSent, .meetingSet, .meetingCancelled, .left: true
        default: false
        }
    }

    private static func asked(by change: Change, _ before: Debrief) -> (Kind, [PersonID])? {
        let invited = before.participants.map(\.person).filter { before.attendance.invitations[$0] != nil }
        switch change.fact {
        case .invitationSent(let people, _): return (.invitation, people)
        case .meetingSet: return (.update, invited)
        case .meetingCancelled:
            return before.attendance.appointment.map { (.cancellation($0, isForOne: false), invited) }
        case .left(let person):
            guard invited.contains(person), let appointment = before.attendance.appointment,
                appointment.starts > change.at
            else { return nil }
            return (.cancellation(appointment, isForOne: true), [person])
        default: return nil
        }
    }
}

extension Correspondence.Notice {
    /// The letter to one of the people.
    func letter(to person: PersonID, at address: Mailbox, from: Mailbox, link: String) -> LetterDraft {
        let message = MailMessage(
            from: from, to: address, subject: subject, at: change.at,
            name: "\(debrief.id)-\(change.sequence)-\(person)", text: text(link),
            calendar: calendar(for: address, of: person, from: from, link: link))
        return LetterDraft(person: person, about: about, recipient: address.address, message: message.bytes)
    }

    /// What leaders are told that it is about.
    var about: String {
        switch kind {
        case .invitation: "Invitation"
        case .update: "New date or place"
        case .cancellation: "Called off"
        }
    }

    private var subject: String {
        let title = debrief.description.title
        return switch kind {
        case .invitation: "Invitation: \(title)"
        case .update: "New date or place: \(title)"
        case .cancellation: "Called off: \(title)"
        }
    }

    private func text(_ link: String) -> String {
        switch kind {
        case .invitation: InvitationText.invitation(to: debrief, isNew: true, address: link)
        case .update: InvitationText.invitation(to: debrief, isNew: false, address: link)
        case .cancellation(let appointment, let isForOne):
            InvitationText.cancellation(of: debrief, appointment, isForOne: isForOne)
        }
    }

    private func calendar(for mailbox: Mailbox, of person: PersonID, from: Mailbox, link: String) -> CalendarFile? {
        var event: CalendarEvent?
        var method = CalendarFile.Method.request
        if case .cancellation(let appointment, _) = kind {
            (event, method) = (debrief.calendarMeeting(at: change.at, address: link, appointment), .cancel)
        } else {
            event = debrief.calendarMeeting(at: change.at, address: link)
        }
        event?.organizer = from
        let isOptional = debrief.participant(person)?.role == .observer
        event?.attendees = [CalendarEvent.Attendee(mailbox, isOptional: isOptional)]
        return event.map { CalendarFile(method, [$0]) }
    }
}
