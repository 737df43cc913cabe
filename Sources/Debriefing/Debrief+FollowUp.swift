import Timekeeping

extension Debrief {
    func decideFollowUp(_ command: Command, by actor: Participant, at now: Instant) throws(Refusal) -> [Fact] {
        if case .planMeetings(let count) = command { return try planningMeetings(count, by: actor) }
        try requireRemediation("A small group takes the list once there is one.")
        switch command {
        case .appoint(let group): return try appointing(group, by: actor, at: now)
        case .openFollowUp: return try openingFollowUp(by: actor)
        case .revealNotes(let notes): return try revealing(notes, by: actor)
        case .endFollowUp(let outcome): return try endingFollowUp(outcome, by: actor)
        default: return []
        }
    }

    /// Those who were close to the event, the closest first: who told, added or was on the timeline most.
    public var closeToTheEvent: [PersonID] {
        var weight: [PersonID: Int] = [:]
        for entry in timeline.entries {
            weight[entry.author, default: 0] += 1
            for perspective in entry.perspectives { weight[perspective.by, default: 0] += 2 }
            if entry.content.lane.kind == .person,
                let named = participants.first(where: { $0.name == entry.content.lane.name })
            {
                weight[named.person, default: 0] += 3
            }
        }
        return participants.filter { $0.role.contributes && weight[$0.person] != nil }
            .enumerated().sorted {
                (weight[$1.element.person] ?? 0, $0.offset) < (weight[$0.element.person] ?? 0, $1.offset)
            }
            .map(\.element.person)
    }

    private func planningMeetings(_ count: Int, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "plan the meetings")
        guard (1...2).contains(count) else {
            throw .invalid("A debrief has one meeting, or two with some days between them. Choose 1 or 2.")
        }
        guard count == 2 || group.map({ $0.outcome != nil }) ?? true else {
            throw .invalid("A follow-up is set already. Hold or cancel it first.")
        }
        return count == meetings ? [] : [.meetingsPlanned(count: count)]
    }

    private func appointing(_ group: SmallGroup, by actor: Participant, at now: Instant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "appoint a small group")
        guard meetings == 2 else {
            throw .invalid("This debrief was planned with one meeting. Plan two, then appoint the small group.")
        }
        guard !group.members.isEmpty else { throw .missing("The small group") }
        for member in group.members where participant(member) == nil { throw .notFound("person") }
        guard group.followUp > now else { throw .invalid("The follow-up lies in the past. Choose a time to come.") }
        guard Instant(of: group.soakUntil) <= group.followUp else {
            throw .invalid("The soak time ends after the follow-up. Let it end before the meeting.")
        }
        let fresh = SmallGroup(members: group.members, soakUntil: group.soakUntil, followUp: group.followUp)
        return fresh == self.group ? [] : [.groupAppointed(group: fresh)]
    }

    private func openingFollowUp(by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "open the follow-up")
        let group = try waitingGroup()
        return group.opened == nil ? [.followUpOpened] : []
    }

    private func revealing(_ notes: [RevealedNote], by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "open the follow-up")
        guard group?.opened != nil else { throw .notNow(stage, "Notes are for the follow-up. Open it first.") }
        let fresh = notes.filter { note in !self.notes.contains { $0.id == note.id } }
        return fresh.isEmpty ? [] : [.notesRevealed(notes: fresh)]
    }

    private func endingFollowUp(_ outcome: SmallGroup.Outcome, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "end the follow-up")
        _ = try waitingGroup()
        guard case .cancelled(let reason) = outcome else { return [.followUpEnded(outcome: outcome)] }
        return [.followUpEnded(outcome: .cancelled(reason: try Debrief.checked(reason, "The reason", limit: 2000)))]
    }

    private func waitingGroup() throws(Refusal) -> SmallGroup {
        guard let group, group.outcome == nil else { throw .notFound("follow-up waiting to be held") }
        return group
    }
}

extension Debrief {
    mutating func applyToFollowUp(_ change: Change) {
        switch change.fact {
        case .groupAppointed(let group): (self.group, groupAppointed) = (group, change.at)
        case .followUpOpened: group?.opened = change.at
        case .notesRevealed(let fresh): notes += fresh
        case .followUpEnded(let outcome): group?.outcome = outcome
        case .meetingsPlanned(let count): meetings = count
        default: break
        }
    }
}
