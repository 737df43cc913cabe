public import Timekeeping

/// What somebody wants done to a debrief. New things come with their name, so that a command sent twice does one thing.
public indirect enum Command: Hashable, Sendable {
    case describe(Description)
    case admit(Participant)
    case give(Role, to: PersonID)
    case dismiss(PersonID)
    case attach(Source)
    /// Reads a source in another way; what is cited of it has these times then.
    case read(Source, cited: [Source.CitedTime])
    case addEntry(EntryID, EntryContent)
    /// Several at once: all of them, or none. Those that are there already stay as they are.
    case addEntries([NewEntry])
    /// `base` is the number of the last change that the writer had seen.
    case changeEntry(EntryID, EntryEdit, base: Int)
    case removeEntry(EntryID)
    case restoreEntry(EntryID)
    case addPerspective(PerspectiveID, String, to: EntryID)
    case open(Stage)
    case plan(minutes: Int)
    case extend(Extension)
    /// Says that a person is here: oneself, or somebody whom a leader or the note-taker sees in the room.
    case arrive(PersonID)
    case park(IdeaID, String, at: EntryID?)
    case settle(IdeaID, IdeaOutcome)
    case agree(Answer, on: Int)
    case addLearning(LearningID, String)
    /// `from` is the parked idea that this takes up.
    case propose(RemediationID, RemediationContent, from: IdeaID?)
    /// `base` is the number of the last change that the writer had seen.
    case change(RemediationID, RemediationContent, base: Int)
    case move(RemediationID, Remediation.State)
    case appoint(SmallGroup)
    case endFollowUp(SmallGroup.Outcome)
    case publish
    case withdraw
    /// Keeps what is published, now or later, to those who take part, until somebody lifts it.
    case restrict(reason: String, reviewOn: CalendarDay)
    case liftRestriction
    /// Takes back what one's own change of that number did to the timeline; to undo an undoing does it again.
    case undo(change: Int)
    case planCards(CardPlan)
    /// Brings cards to light that were written in private.
    case reveal([RevealedCard])
    case mark(LearningID, Learning.Mark?)
    case nameTheme(ThemeID, String)
    case place(LearningID, ThemeID?)
    /// Takes up a theme to talk about now, or leaves it to the document.
    case choose(ThemeID, Bool)
    case tellSurprises(String)
    case markMilestone(Milestone, Milestone.Mark)
    /// Says that an entry was lived in ways that contradict each other, and that they may stand.
    case contest(EntryID, Bool)
    /// Alters a timeline that everybody agreed to.
    case correct(Command, because: String)
    case openWindow(until: CalendarDay)
    case circulate([PreRead.Question])
    case answerPreRead(PreRead.QuestionID, String)
    case openFollowUp
    case revealNotes([RevealedNote])
    /// Two meetings with a soak between them, or one with remediation as a section of its own at the end.
    case planMeetings(Int)
    /// `changed` are the passages whose words are other ones now than when they were released before.
    case releaseAccount(AccountID, changed: [AccountItemID])
    case withdrawAccount(AccountID)
    case openAccounts
    case acceptFewAccounts(reason: String)
    /// Puts a passage of an account on the timeline, as an entry from memory or beside an entry that is there.
    case tellEntry(EntryID, EntryContent, Telling)
    case tellPerspective(PerspectiveID, String, to: EntryID, Telling)
    case makeStatement(OpeningStatement)
    case setGroundRules(GroundRules)
    /// Tells everybody what is going to be recorded; nothing is before that.
    case announceRecording(RecordingNotice)
    case turnRecording(on: Bool)
    case givePart(String, to: PersonID)
    /// Leads the room to an entry, or to none.
    case focus(EntryID?)
    case countClosing(ClosingCount)
    /// Lets that person facilitate, in place of whoever did.
    case facilitate(PersonID)
    case meet(Appointment)
    case callOff(reason: String)
    /// Lets invitation, agenda and draft timeline go out to these.
    case sendInvitations([PersonID])
    case reply(Reply, of: PersonID)
    case belong(PersonID, teams: [String])
    case identify(String, as: PersonID?)
    case recordAuthority(of: PersonID, over: [PersonID])
    /// Goes on without something, for a reason.
    case answerReadiness(Readiness.Kind, reason: String)
    case markSigns([Sign])
    case dismissCandidate(CandidateID)
    /// Has the room vote on what it talks about.
    case openThemeVote(ThemeVoteID)
    case closeThemeVote(ThemeCount)
    /// Takes down what the tracker says of a remediation.
    case hear(TrackerWord, of: RemediationID)
    /// Puts tags on an entry, and takes those of these names off it.
    case tag(EntryID, [EntryTag], without: [String])
    /// Lets readers of what is published see an attachment, or not.
    case show(AttachmentID, at: EntryID, Bool)
    /// Removes an attachment for good, also one that was taken away.
    case eraseAttachment(AttachmentID, at: EntryID)
    case countLearned(LearnedCount, in: Stage)
}
