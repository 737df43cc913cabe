extension Debrief {
    func opening(_ stage: Stage, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "open a stage")
        guard stage != self.stage else { return [] }
        if stage == .completed { try requireNothingOpen() }
        return [.stageOpened(stage: stage)]
    }

    func planning(_ minutes: Int, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "plan the time")
        guard (10...480).contains(minutes) else {
            throw .invalid("A workshop lasts 10 to 480 minutes. Choose a length in between.")
        }
        return minutes == clock.plan.total ? [] : [.planned(minutes: minutes)]
    }

    func extending(_ more: Extension, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "extend a stage")
        guard more.id == nil || !clock.extensions.contains(where: { $0.id == more.id }) else { return [] }
        guard more.stage.isWorkshop, more.from.isWorkshop, more.stage != more.from else {
            throw .invalid("Time moves from one stage of the workshop to another. Choose two different ones.")
        }
        guard more.minutes >= 1, more.minutes <= clock.plan[more.from] else {
            throw .invalid(
                "“\(more.from.words)” has \(clock.plan[more.from]) minutes to give. Take between one and that many.")
        }
        let agreedBy = try Debrief.checked(more.agreedBy, "Who agreed", limit: 200)
        return [
            .extended(
                extension: Extension(
                    id: more.id, stage: more.stage, minutes: more.minutes, from: more.from, agreedBy: agreedBy))
        ]
    }

    func arriving(_ person: PersonID, by actor: Participant) throws(Refusal) -> [Fact] {
        guard person == actor.person || actor.role.leads || actor.role == .noteTaker else {
            throw .notAllowed("You can say that you are here yourself. Ask the note-taker to enter others.")
        }
        guard let arriving = participant(person) else { throw .notFound("person") }
        guard arriving.role.contributes else {
            throw .invalid("Observers are not asked to agree, so they need not say that they are here.")
        }
        guard !present.contains(person) else { return [] }
        return [.arrived(person: person)]
    }

    func decideTalk(_ command: Command, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireUnfinished()
        switch command {
        case .park(let id, let text, let entry): return try parking(id, text, at: entry)
        case .settle(let id, let outcome): return try settling(id, outcome)
        default: return []
        }
    }

    private func parking(_ id: IdeaID, _ text: String, at entry: EntryID?) throws(Refusal) -> [Fact] {
        guard !ideas.contains(where: { $0.id == id }) else { return [] }
        if let entry, timeline[entry] == nil { throw .notFound("entry") }
        return [.ideaParked(idea: id, text: try Debrief.checked(text, "The idea", limit: 2000), entry: entry)]
    }

    private func settling(_ id: IdeaID, _ outcome: IdeaOutcome) throws(Refusal) -> [Fact] {
        try requireRemediation("Parked ideas wait until the remediation stage.")
        guard let idea = ideas.first(where: { $0.id == id }) else { throw .notFound("idea") }
        guard outcome != .merged(into: id) else {
            throw .invalid("An idea goes into another one. Choose which, or leave it as it is.")
        }
        return idea.outcome == outcome ? [] : [.ideaSettled(idea: id, outcome: try checked(outcome))]
    }

    private func checked(_ outcome: IdeaOutcome) throws(Refusal) -> IdeaOutcome {
        switch outcome {
        case .dropped(let reason): .dropped(reason: try Debrief.checked(reason, "The reason", limit: 2000))
        case .takenUp(let id) where !remediations.contains(where: { $0.id == id }): throw .notFound("remediation")
        case .merged(let id) where !ideas.contains(where: { $0.id == id }): throw .notFound("idea")
        case .takenUp, .merged, .moot: outcome
        }
    }

    func requireRemediation(_ reason: String) throws(Refusal) {
        guard stage >= .remediation else {
            throw .notNow(stage, "\(reason) Park the idea: it is kept and opened then.")
        }
        try requireUnfinished()
    }

    private func requireNothingOpen() throws(Refusal) {
        guard openRemediations.isEmpty else {
            throw .invalid(
                "\(openRemediations.count) committed remediations are not finished. "
                    + "Mark each as done or as decided against, then complete the debrief.")
        }
        let asked = remediations.filter { $0.state == .asked }.compactMap(\.content.owner).map(name)
        guard asked.isEmpty else {
            throw .invalid(
                "\(asked.joined(separator: ", ")) did not say yes or no yet to what they were asked to do. "
                    + "Ask them, or decide against it, then complete the debrief.")
        }
        if let group, group.outcome == nil {
            throw .invalid(
                "The follow-up meeting is neither held nor cancelled. Record one of the two, then complete the debrief."
            )
        }
    }
}
