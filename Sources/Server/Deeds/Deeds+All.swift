import Hummingbird

extension Deeds {
    /// Every command that a page or a program can send to a debrief; `docs/architecture.md` tells the way it takes.
    func addAll() {
        post("descriptions", DescriptionForm.self)
        post("participants/:person/roles", RoleForm.self)
        post("participants/:person/dismissals", DismissalForm.self)
        post("sources/:source/readings", ReadingForm.self)
        post("entries", EntryForm.self)
        post("entries/:entry/edits", EntryEditForm.self)
        post("entries/:entry/removals", EntryRemovalForm.self)
        post("entries/:entry/restorations", EntryRestorationForm.self)
        post("entries/:entry/perspectives", PerspectiveForm.self)
        post("undos", UndoForm.self)
        post("stages", StageForm.self)
        post("plans", PlanForm.self)
        post("extensions", ExtensionForm.self)
        post("arrivals", ArrivalForm.self)
        post("ideas", IdeaForm.self)
        post("ideas/:idea/outcomes", IdeaOutcomeForm.self)
        post("agreements", AgreementFields.self)
        post("learnings", LearningForm.self)
        post("remediations", RemediationFields.self)
        post("remediations/:remediation/edits", RemediationEditForm.self)
        post("remediations/:remediation/states", RemediationStateForm.self)
        post("groups", GroupForm.self)
        post("follow-up-outcomes", FollowUpForm.self)
        post("publications", PublicationForm.self)
        post("publications/withdrawals", WithdrawalForm.self)
        post("restrictions", RestrictionForm.self)
        post("restrictions/liftings", RestrictionLiftingForm.self)
    }
}
