extension Debrief {
    /// Who facilitates; nil if nobody does yet, or if an old journal names several.
    public var facilitator: Participant? {
        facilitators.count == 1 ? facilitators.first : nil
    }

    var facilitators: [Participant] {
        participants.filter { $0.role == .facilitator || $0.facilitates == true }
    }

    /// The role, or the nearest to it: whoever comes as a second facilitator helps the first.
    public func openRole(_ role: Role) -> Role {
        role == .facilitator && !facilitators.isEmpty ? .coFacilitator : role
    }

    /// Somebody facilitates at any time from the opening to the end of the workshop.
    func requireFacilitator() throws(Refusal) {
        switch facilitators.count {
        case 1: return
        case 0:
            throw .invalid(
                "Nobody facilitates this debrief yet. Name one facilitator, best somebody who was not involved, or take it on yourself; then start."
            )
        default:
            throw .invalid(
                "\(facilitators.map(\.name).joined(separator: " and ")) are both named as the facilitator. Give one of them another role, then start."
            )
        }
    }

    func requireNoOther(than person: PersonID?) throws(Refusal) {
        guard let other = facilitators.first(where: { $0.person != person }) else { return }
        throw .invalid(
            "\(other.name) facilitates already, and there is one facilitator. Hand the facilitation over, or name a co-facilitator."
        )
    }

    /// Once people meet, somebody has to hold the frame.
    func requireStaying(_ person: Participant) throws(Refusal) {
        guard stage.isWorkshop, facilitators.count == 1, facilitators.first?.person == person.person else { return }
        throw .invalid(
            "\(person.name) facilitates, and nobody would then. Hand the facilitation over to somebody else first.")
    }

    func facilitating(_ person: PersonID, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "say who facilitates")
        guard let next = participant(person) else { throw .notFound("person") }
        guard facilitators.map(\.person) != [person] else { return [] }
        guard next.role.contributes else {
            throw .invalid("\(next.name) only reads along. Give them another role first, then the facilitation.")
        }
        return [.facilitationGiven(person: person)]
    }
}
