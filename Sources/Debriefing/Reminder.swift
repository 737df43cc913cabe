public import Timekeeping

/// Something in a debrief that waits for one person, on a certain day.
public enum Reminder: Hashable, Sendable {
    /// Somebody asks whether the person will do it.
    case asked(RemediationID)
    /// What the person promised is due soon or today.
    case due(RemediationID, on: CalendarDay)
    case overdue(RemediationID, since: CalendarDay)
    /// Whoever was asked or has promised it has not been heard of for a week; it goes to the owner of the debrief, and
    /// to nobody's manager.
    case unanswered(RemediationID, by: PersonID)
    /// The person's small group meets soon.
    case followUp(at: Instant)
    /// The follow-up passed, and nobody said whether it was held.
    case missed(at: Instant)
}

extension Debrief {
    /// What waits for `person` on `day`, the most pressing first.
    public func reminders(for person: PersonID, on day: CalendarDay) -> [Reminder] {
        guard participant(person) != nil, stage != .completed else { return [] }
        let own = remediations.filter { $0.content.owner == person }.compactMap { promised($0, on: day) }
        guard participant(person)?.role == .owner else { return own + meeting(of: person, on: day) }
        let others = remediations.filter { $0.content.owner != person }.compactMap { unanswered($0, on: day) }
        return own + others + meeting(of: person, on: day)
    }

    private static let ahead: Int64 = 3
    private static let patience: Int64 = 7

    private func promised(_ remediation: Remediation, on day: CalendarDay) -> Reminder? {
        if remediation.state == .asked { return .asked(remediation.id) }
        guard remediation.state.isOpen, let due = remediation.content.due else { return nil }
        if due < day { return .overdue(remediation.id, since: due) }
        return day.days(until: due) <= Debrief.ahead ? .due(remediation.id, on: due) : nil
    }

    private func unanswered(_ remediation: Remediation, on day: CalendarDay) -> Reminder? {
        guard let owner = remediation.content.owner else { return nil }
        let heard = remediation.history.last.map { CalendarDay($0.at) }
        let since: CalendarDay? =
            if remediation.state == .asked { heard } else if remediation.state.isOpen { remediation.content.due } else {
                nil
            }
        guard let since, since.days(until: day) > Debrief.patience else { return nil }
        return .unanswered(remediation.id, by: owner)
    }

    private func meeting(of person: PersonID, on day: CalendarDay) -> [Reminder] {
        guard let group, group.outcome == nil else { return [] }
        let left = day.days(until: CalendarDay(group.followUp))
        if left < 0 { return participant(person)?.role == .owner ? [.missed(at: group.followUp)] : [] }
        return group.members.contains(person) && left <= Debrief.ahead ? [.followUp(at: group.followUp)] : []
    }
}

extension CalendarDay {
    fileprivate func days(until day: CalendarDay) -> Int64 {
        (Instant(of: day).seconds - Instant(of: self).seconds) / 86_400
    }
}
