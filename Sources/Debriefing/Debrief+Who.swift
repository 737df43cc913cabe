extension Debrief {
    /// Who is who: teams, handles, and who has a say over whom.
    func decideWho(_ command: Command, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireUnfinished()
        switch command {
        case .belong(let person, let teams): return try belonging(person, to: teams, by: actor)
        case .identify(let handle, let person): return try identifying(handle, as: person, by: actor)
        case .recordAuthority(let person, let others): return try recording(person, over: others, by: actor)
        case .answerReadiness(let item, let reason): return try answering(item, reason, by: actor)
        case .markSigns(let signs): return try marking(signs)
        default: return []
        }
    }

    private func belonging(_ person: PersonID, to teams: [String], by actor: Participant) throws(Refusal) -> [Fact] {
        if person != actor.person { try requireLeader(actor, to: "say which team somebody else comes from") }
        guard participant(person) != nil else { throw .notFound("person") }
        var checked: [String] = []
        for team in teams.map(\.trimmed) where !team.isEmpty && !checked.contains(team) {
            checked.append(try Debrief.checked(team, "A team", limit: 100))
        }
        guard checked.count <= 20 else { throw .invalid("Nobody is in more than 20 teams. Name the ones that matter.") }
        return checked == self.teams[person] ?? [] ? [] : [.teamsNamed(person: person, teams: checked)]
    }

    private func identifying(
        _ handle: String, as person: PersonID?, by actor: Participant
    ) throws(Refusal) -> [Fact] {
        let handle = try Debrief.checked(handle, "The name", limit: 200)
        if let person, participant(person) == nil { throw .notFound("person") }
        let known = identities[Handle(handle)]
        return known == person ? [] : [.identified(handle: handle, person: person)]
    }

    private func recording(
        _ person: PersonID, over others: [PersonID], by actor: Participant
    ) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "record who has authority over whom")
        for one in others + [person] where participant(one) == nil { throw .notFound("person") }
        let fresh = others.filter { $0 != person }
        return Set(fresh) == authority[person] ?? [] ? [] : [.authorityRecorded(person: person, over: fresh)]
    }

    private func answering(
        _ kind: Readiness.Kind, _ reason: String, by actor: Participant
    ) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "answer for what is missing")
        guard let item = readiness.item(kind), item.isOverridable else {
            throw .invalid(
                "Without one facilitator nobody can hold the meeting. Name one; no reason stands in for that.")
        }
        guard item.state == .missing else { return [] }
        // Of accounts it is said where they are asked for, too: there is one such reason.
        if kind == .accounts { return try decideAccounts(.acceptFewAccounts(reason: reason), by: actor) }
        let reason = try Debrief.checked(reason, "The reason", limit: 2000)
        return [.readinessAnswered(item: kind, subjects: item.missing, reason: reason)]
    }

    private func marking(_ signs: [Sign]) throws(Refusal) -> [Fact] {
        let signs = Sign.allCases.filter(signs.contains)
        return signs == self.signs ? [] : [.signsMarked(signs: signs)]
    }

    mutating func applyToWho(_ change: Change) {
        switch change.fact {
        case .teamsNamed(let person, let teams): self.teams[person] = teams.isEmpty ? nil : teams
        case .identified(let handle, let person): identities[Handle(handle)] = person
        case .authorityRecorded(let person, let others): authority[person] = others.isEmpty ? nil : Set(others)
        case .readinessAnswered(let item, let subjects, let reason):
            overrides[item] = Readiness.Override(by: change.by, at: change.at, subjects: subjects, reason: reason)
        case .signsMarked(let signs): self.signs = signs
        default: break
        }
    }
}
