import Timekeeping

extension Debrief {
    func decidePeople(_ command: Command, by actor: Participant) throws(Refusal) -> [Fact] {
        switch command {
        case .describe(let description):
            try requireLeader(actor, to: "change what the debrief is about")
            let checked = try Debrief.checked(description)
            return checked == self.description ? [] : [.described(description: checked)]
        case .admit(let newcomer): return try admitting(newcomer, by: actor)
        case .give(let role, let person): return try giving(role, to: person, by: actor)
        case .dismiss(let person): return try dismissing(person, by: actor)
        default: return []
        }
    }

    private func admitting(_ newcomer: Participant, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "invite people")
        guard newcomer.role != .owner else { throw .invalid(oneOwner) }
        guard participant(newcomer.person) == nil else { return [] }
        if newcomer.role == .facilitator { try requireNoOther(than: newcomer.person) }
        let name = try Debrief.checked(newcomer.name, "The name", limit: 100)
        return [.joined(participant: Participant(person: newcomer.person, name: name, role: newcomer.role))]
    }

    private func giving(_ role: Role, to person: PersonID, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "give roles")
        guard let current = participant(person) else { throw .notFound("person") }
        guard current.role != role else { return [] }
        guard current.role != .owner, role != .owner else { throw .invalid(oneOwner) }
        if role == .facilitator { try requireNoOther(than: person) } else { try requireStaying(current) }
        return [.roleGiven(person: person, role: role)]
    }

    private func dismissing(_ person: PersonID, by actor: Participant) throws(Refusal) -> [Fact] {
        if person != actor.person { try requireLeader(actor, to: "take people out") }
        guard let current = participant(person) else { return [] }
        guard current.role != .owner else { throw .invalid(oneOwner) }
        try requireStaying(current)
        return [.left(person: person)]
    }

    private var oneOwner: String {
        "A debrief has exactly one owner, the person who opened it. Choose another role."
    }

    static func checked(_ description: Description) throws(Refusal) -> Description {
        var checked = description
        checked.title = try Debrief.checked(description.title, "The title", limit: 200)
        checked.summary = try optional(description.summary, "The summary")
        guard WallClock(description.zone) != nil else {
            throw .invalid("No time zone has that name. Choose one from the list, as in Europe/Berlin.")
        }
        if let starts = description.starts, let ends = description.ends, ends < starts {
            throw .invalid("The event ends before it starts. Correct one of the two times.")
        }
        if let severity = description.severity, !(1...5).contains(severity) {
            throw .invalid("A severity is a number from 1, the top, to 5. Choose one, or leave it open.")
        }
        let impact = try optional(description.impact ?? "", "The impact", limit: 2000)
        checked.impact = impact.isEmpty ? nil : impact
        checked.tags = []
        for tag in description.tags.map(\.trimmed) where !tag.isEmpty && !checked.tags.contains(tag) {
            guard tag.count <= 40, checked.tags.count < 20 else {
                throw .tooLong("A tag, or the list of tags,", limit: 40)
            }
            checked.tags.append(tag)
        }
        return checked
    }
}
