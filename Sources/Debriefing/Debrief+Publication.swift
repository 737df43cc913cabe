import Timekeeping

extension Debrief {
    func decidePublication(_ command: Command, by actor: Participant, at now: Instant) throws(Refusal) -> [Fact] {
        switch command {
        case .publish:
            try requireLeader(actor, to: "publish")
            guard stage >= .closing else {
                throw .notNow(
                    stage, "Publish once the workshop is closing: then the timeline has been walked and agreed.")
            }
            return publication?.sequence == sequence ? [] : [.published]
        case .withdraw:
            try requireLeader(actor, to: "withdraw the publication")
            return publication == nil ? [] : [.withdrawn]
        case .restrict(let reason, let day): return try restricting(reason, until: day, by: actor, at: now)
        case .liftRestriction:
            try requireLeader(actor, to: "lift the restriction")
            return restriction == nil ? [] : [.unrestricted]
        default: return []
        }
    }

    private func restricting(
        _ reason: String, until day: CalendarDay, by actor: Participant, at now: Instant
    ) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "restrict who reads it")
        let reason = try Debrief.checked(reason, "The reason", limit: 2000)
        guard Instant(of: day) > now else {
            throw .invalid("The day of the review has to come yet. Choose one after today.")
        }
        if let restriction, restriction.reason == reason, restriction.reviewOn == day { return [] }
        return [.restricted(reason: reason, reviewOn: day)]
    }
}
