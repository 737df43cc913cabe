extension Debrief {
    func decideActions(_ command: Command, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireRemediation("Remediations are made after the learning.")
        switch command {
        case .propose(let id, let content, let idea): return try proposing(id, content, from: idea)
        case .change(let id, let content, let base): return try changing(id, content, base: base, by: actor)
        case .move(let id, let state): return try moving(id, to: state, by: actor)
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

    private func changing(
        _ id: RemediationID, _ content: RemediationContent, base: Int, by actor: Participant
    ) throws(Refusal) -> [Fact] {
        let current = try existing(id)
        let content = try checked(content)
        guard content != current.content else { return [] }
        guard current.revision <= base else { throw .remediationChangedMeanwhile(yours: content) }
        guard current.state != .proposed, !current.state.isOver else {
            return [.remediationChanged(remediation: id, content: content)]
        }
        guard lacks(content).isEmpty else { throw .lacking(lacks(content)) }
        let changed = Fact.remediationChanged(remediation: id, content: content)
        // A promise is a person's own: another name has to say yes for itself.
        guard content.owner != current.content.owner, !maySay(yesFor: content.owner, actor) else { return [changed] }
        return [changed, .remediationMoved(remediation: id, state: .asked)]
    }

    private func moving(
        _ id: RemediationID, to state: Remediation.State, by actor: Participant
    ) throws(Refusal) -> [Fact] {
        let current = try existing(id)
        let state = try checked(state, for: current, by: actor)
        return state == current.state ? [] : [.remediationMoved(remediation: id, state: state)]
    }

    private func checked(
        _ state: Remediation.State, for current: Remediation, by actor: Participant
    ) throws(Refusal) -> Remediation.State {
        switch state {
        case .proposed: return state
        case .asked, .committed:
            guard lacks(current.content).isEmpty else { throw .lacking(lacks(current.content)) }
            return maySay(yesFor: current.content.owner, actor) ? .committed : .asked
        case .inProgress:
            guard current.state.isOpen else { throw .invalid("Commit to it first, then say that it is under way.") }
            return state
        case .done(let seen):
            guard current.state.isOpen || current.state.isOver else {
                throw .invalid("Commit to it first, then say that it is done.")
            }
            return .done(seen: try Debrief.checked(seen, "What was seen when the done-check was made", limit: 2000))
        case .decidedAgainst(let reason):
            return .decidedAgainst(reason: try Debrief.checked(reason, "The reason", limit: 2000))
        case .obsolete(let reason):
            return .obsolete(reason: try Debrief.checked(reason, "The reason", limit: 2000))
        }
    }

    /// People say yes for themselves. For somebody in the room, who may have no device, a leader or the note-taker
    /// writes down what all have heard.
    private func maySay(yesFor owner: PersonID?, _ actor: Participant) -> Bool {
        guard let owner else { return false }
        return owner == actor.person || (present.contains(owner) && (actor.role.leads || actor.role == .noteTaker))
    }

    private func checked(_ content: RemediationContent) throws(Refusal) -> RemediationContent {
        var checked = content
        checked.text = try Debrief.checked(content.text, "The remediation", limit: 2000)
        checked.doneCheck = try Debrief.optional(content.doneCheck, "The done-check", limit: 2000)
        checked.reasoning = try Debrief.filled(content.reasoning, "The reasoning")
        checked.risk = try Debrief.filled(content.risk, "What it could make worse")
        checked.tracker = try content.tracker.flatMap { $0.trimmed.isEmpty ? nil : $0 }.map(Debrief.checked(link:))
        if let priority = content.priority {
            checked.priority?.decider = try Debrief.checked(priority.decider, "Who decides on priorities", limit: 200)
        }
        if let owner = content.owner, participant(owner) == nil { throw .notFound("person") }
        if let learning = content.learning, !learnings.contains(where: { $0.id == learning }) {
            throw .notFound("learning")
        }
        return checked
    }

    private func remediation(_ id: RemediationID) -> Remediation? {
        remediations.first { $0.id == id }
    }

    private func existing(_ id: RemediationID) throws(Refusal) -> Remediation {
        guard let remediation = remediation(id) else { throw .notFound("remediation") }
        return remediation
    }
}
