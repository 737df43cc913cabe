extension Region {
    /// Every region of every page of a debrief.
    static let all: [Region] = [
        .headline, .stages, .parking, .stagePanel, .timelineVersion, .removedEntries, .presence, .plan, .agreementForm,
        .answers, .learnings, .ideas, .remediationForm, .remediations, .group, .people, .sources, .publication,
        .laneNames, .boardWarning, .milestones, .preRead, .ground, .statement, .settingUp, .walk, .closingWords,
        .readiness, .meeting, .attendance, .signs, .presenceHead, .answersHead, .answersNews, .learningsHead,
        .ideasHead,
    ]
}
