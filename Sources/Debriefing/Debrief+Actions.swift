import Timekeeping

extension Debrief {
    func decideActions(_ command: Command, by actor: Participant, at now: Instant) throws(Refusal) -> [Fact] {
        try requireRemediation("Remediations are made after the learning.")
        switch command {
        case .propose(let id, let content, let idea): return try proposing(id, content, from: idea)
        case .change(let id, let content, let base): return try changing(id, content, base: base)
        case .move(let id, let state): return try moving(id, to: state)
        case .appoint(let group): return try appointing(group, by: actor, at: now)
        case .endFollowUp(let outcome): return try endingFollowUp(outcome, by: actor)
        default: return []
        }
    }

    /// What `content` still lacks to be committed to; empty if nothing.
    public func lacks(_ content: RemediationContent) -> [String] {
        [
            (!content.text.startsWithVerb, "a verb at its start, as in “Add …” or “Remove …”"),
            (content.owner.flatMap(participant) == nil, "one named person who takes part"),
            (content.due == nil, "a due date"),
            (content.doneCheck.isEmpty, "how we will see that it is done"),
            (!learnings.contains { $0.id == content.learning }, "the learning it comes from"),
        ].filter(\.0).map(\.1)
    }

    private func proposing(
        _ id: RemediationID, _ content: RemediationContent, from idea: IdeaID?
    ) throws(Refusal) -> [Fact] {
        guard remediation(id) == nil else { return [] }
        let proposed = Fact.remediationProposed(remediation: id, content: try checked(content))
        guard let idea else { return [proposed] }
        guard ideas.contains(where: { $0.id == idea }) else { throw .notFound("idea") }
        return [proposed, .ideaSettled(idea: idea, outcome: .takenUp(remediation: id))]
    }

    private func changing(_ id: RemediationID, _ content: RemediationContent, base: Int) throws(Refusal) -> [Fact] {
        let current = try existing(id)
        let content = try checked(content)
        guard content != current.content else { return [] }
        guard current.revision <= base else { throw .remediationChangedMeanwhile(yours: content) }
        if current.state == .committed, !lacks(content).isEmpty { throw .lacking(lacks(content)) }
        return [.remediationChanged(remediation: id, content: content)]
    }

    private func moving(_ id: RemediationID, to state: Remediation.State) throws(Refusal) -> [Fact] {
        let current = try existing(id)
        let state = try checked(state, for: current)
        return state == current.state ? [] : [.remediationMoved(remediation: id, state: state)]
    }

    private func checked(_ state: Remediation.State, for current: Remediation) throws(Refusal) -> Remediation.State {
        switch state {
        case .proposed: return state
        case .committed:
            guard lacks(current.content).isEmpty else { throw .lacking(lacks(current.content)) }
            return state
        case .done(let seen):
            guard current.state != .proposed else { throw .invalid("Commit to it first, then say that it is done.") }
            return .done(seen: try Debrief.checked(seen, "What was seen when the done-check was made", limit: 2000))
        case .decidedAgainst(let reason):
            return .decidedAgainst(reason: try Debrief.checked(reason, "The reason", limit: 2000))
        }
    }

    private func checked(_ content: RemediationContent) throws(Refusal) -> RemediationContent {
        var checked = content
        checked.text = try Debrief.checked(content.text, "The remediation", limit: 2000)
        checked.doneCheck = try Debrief.optional(content.doneCheck, "The done-check", limit: 2000)
        if let owner = content.owner, participant(owner) == nil { throw .notFound("person") }
        if let learning = content.learning, !learnings.contains(where: { $0.id == learning }) {
            throw .notFound("learning")
        }
        return checked
    }

    private func appointing(_ group: SmallGroup, by actor: Participant, at now: Instant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "appoint a small group")
        guard !group.members.isEmpty else { throw .missing("The small group") }
        for member in group.members where participant(member) == nil { throw .notFound("person") }
        guard group.followUp > now else { throw .invalid("The follow-up lies in the past. Choose a time to come.") }
        guard Instant(of: group.soakUntil) <= group.followUp else {
            throw .invalid("The soak time ends after the follow-up. Let it end before the meeting.")
        }
        let fresh = SmallGroup(members: group.members, soakUntil: group.soakUntil, followUp: group.followUp)
        return fresh == self.group ? [] : [.groupAppointed(group: fresh)]
    }

    private func endingFollowUp(_ outcome: SmallGroup.Outcome, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "end the follow-up")
        guard let group, group.outcome == nil else { throw .notFound("follow-up waiting to be held") }
        guard case .cancelled(let reason) = outcome else { return [.followUpEnded(outcome: outcome)] }
        return [.followUpEnded(outcome: .cancelled(reason: try Debrief.checked(reason, "The reason", limit: 2000)))]
    }

    private func remediation(_ id: RemediationID) -> Remediation? {
        remediations.first { $0.id == id }
    }

    private func existing(_ id: RemediationID) throws(Refusal) -> Remediation {
        guard let remediation = remediation(id) else { throw .notFound("remediation") }
        return remediation
    }
}
