public import Timekeeping

/// One fact in a debrief's journal: who did what when. State is nothing but the fold of its changes.
public struct Change: Codable, Hashable, Sendable {
    /// 1 for the first change of a debrief, and one more for each that follows.
    public let sequence: Int
    public let at: Instant
    public let by: PersonID
    public let fact: Fact

    public init(sequence: Int, at: Instant, by: PersonID, fact: Fact) {
        self.sequence = sequence
        self.at = at
        self.by = by
        self.fact = fact
    }
}

/// Everything that can happen to a debrief. Cases are added and never changed: old journals are read for ever.
public enum Fact: Codable, Hashable, Sendable {
    case opened(description: Description, sample: Bool)
    case described(description: Description)
    case joined(participant: Participant)
    case roleGiven(person: PersonID, role: Role)
    case left(person: PersonID)
    case sourceAdded(source: Source)
    /// The source as it is read now, and the times that what is cited of it has by that.
    case sourceRead(source: Source, cited: [Source.CitedTime])
    case entryAdded(entry: EntryID, content: EntryContent)
    case entryChanged(entry: EntryID, edit: EntryEdit)
    case entryRemoved(entry: EntryID)
    case entryRestored(entry: EntryID)
    case perspectiveAdded(entry: EntryID, perspective: PerspectiveID, text: String)
    case stageOpened(stage: Stage)
    case planned(minutes: Int)
    case extended(extension: Extension)
    case arrived(person: PersonID)
    case ideaParked(idea: IdeaID, text: String, entry: EntryID?)
    case ideaSettled(idea: IdeaID, outcome: IdeaOutcome)
    case agreed(version: Int, answer: Answer)
    case learningAdded(learning: LearningID, text: String)
    case remediationProposed(remediation: RemediationID, content: RemediationContent)
    case remediationChanged(remediation: RemediationID, content: RemediationContent)
    case remediationMoved(remediation: RemediationID, state: Remediation.State)
    case groupAppointed(group: SmallGroup)
    case followUpEnded(outcome: SmallGroup.Outcome)
    case published
    case withdrawn
    case restricted(reason: String, reviewOn: CalendarDay)
    case unrestricted
    /// What its author's change of that number did to the timeline is taken back; that of an undoing is done again.
    case undone(change: Int)
    case cardsPlanned(plan: CardPlan)
    /// Cards that were written in private come to light; who brings them there wrote none of them by that.
    case cardsRevealed(cards: [RevealedCard])
    case learningMarked(learning: LearningID, mark: Learning.Mark?)
    case themeNamed(theme: ThemeID, name: String)
    case learningPlaced(learning: LearningID, theme: ThemeID?)
    case themeChosen(theme: ThemeID, isChosen: Bool)
    case surprisesTold(text: String)
    case milestoneMarked(milestone: Milestone, mark: Milestone.Mark)
    case entryContested(entry: EntryID, isContested: Bool)
    /// Why what follows alters a timeline that everybody had agreed to.
    case correctionExplained(entry: EntryID, reason: String)
    /// Those who were not there are asked for their word until the end of that day.
    case windowOpened(until: CalendarDay)
    case preReadCirculated(preRead: PreRead)
    case preReadAnswered(question: PreRead.QuestionID, text: String)
    case followUpOpened
    /// What the small group noted each for themselves comes to light at the follow-up.
    case notesRevealed(notes: [RevealedNote])
    case meetingsPlanned(count: Int)
    /// Whoever made the change released that account; its words lie elsewhere.
    case accountReleased(account: AccountID)
    /// Its words changed; those of these passages are taken off the timeline.
    case accountRevised(account: AccountID, items: [AccountItemID])
    case accountWithdrawn(account: AccountID)
    case accountsOpened
    case fewAccountsAccepted(reason: String)
    case entryTold(entry: EntryID, content: EntryContent, telling: Telling)
    case perspectiveTold(entry: EntryID, perspective: PerspectiveID, text: String, telling: Telling)
    case statementMade(statement: OpeningStatement)
    case groundRulesSet(rules: GroundRules)
    case recordingAnnounced(recording: RecordingNotice)
    case recordingTurned(on: Bool)
    /// What a person may be called on for; empty where nothing is left of it.
    case partGiven(person: PersonID, part: String)
    /// The entry that the room looks at; none once it looks at no single one.
    case focused(entry: EntryID?)
    case closingCounted(count: ClosingCount)
    /// That person facilitates from now on; whoever did before helps as co-facilitator.
    case facilitationGiven(person: PersonID)
    case meetingSet(appointment: Appointment)
    case meetingCancelled(reason: String)
    case invitationSent(people: [PersonID], version: Int)
    case replied(person: PersonID, reply: Reply)
    case teamsNamed(person: PersonID, teams: [String])
    /// By that name a source knows this person; nil for nobody here.
    case identified(handle: String, person: PersonID?)
    case authorityRecorded(person: PersonID, over: [PersonID])
    case readinessAnswered(item: Readiness.Kind, subjects: [String], reason: String)
    case signsMarked(signs: [Sign])
    /// What evidence suggested is not to become an entry.
    case candidateDismissed(candidate: CandidateID)
    /// Everybody may mark so many themes to talk about.
    case themeVoteOpened(vote: ThemeVoteID, most: Int)
    case themeVoteClosed(count: ThemeCount)
    /// What the tracker at that address says of the work. It changes nothing here.
    case trackerTold(remediation: RemediationID, link: String, word: TrackerWord)
    case entryTagged(entry: EntryID, tag: EntryTag)
    case entryUntagged(entry: EntryID, name: String)
    /// Whether readers of what is published see it from then on.
    case attachmentShown(entry: EntryID, attachment: AttachmentID, isShown: Bool)
    /// Its bytes and what was said of it are gone, for good.
    case attachmentErased(entry: EntryID, attachment: AttachmentID)
    /// How many said in that stage that they learned something.
    case learnedCounted(stage: Stage, count: LearnedCount)
}
