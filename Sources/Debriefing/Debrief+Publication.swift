extension Debrief {
    func decidePublication(_ command: Command, by actor: Participant) throws(Refusal) -> [Fact] {
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
        default: return []
        }
    }
}
