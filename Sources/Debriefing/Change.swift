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
}
