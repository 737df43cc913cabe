import Debriefing

extension Scene {
    /// What each leader's own page has of the preparation is not the same for all, so it is fetched anew.
    func preparationRefreshed(by change: Change, since before: Debrief) -> [Fragment] {
        guard leads else { return [] }
        let namesMoved =
            debrief.participants != before.participants || debrief.identities != before.identities
            || debrief.timeline.version != before.timeline.version || debrief.accounts != before.accounts
        let sendingMoved =
            debrief.participants != before.participants || debrief.attendance != before.attendance
            || debrief.description.zone != before.description.zone
        return (namesMoved ? [.refresh(id: "who")] : []) + (sendingMoved ? [.refresh(id: "sending")] : [])
    }
}
