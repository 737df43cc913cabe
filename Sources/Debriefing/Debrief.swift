public import Timekeeping

/// One post-mortem, from preparation to follow-up: the fold of its changes.
public struct Debrief: Hashable, Sendable {
    public let id: DebriefID
    /// The number of the last change that is contained; 0 before the first.
    public private(set) var sequence = 0
    public private(set) var opened: Instant?
    public private(set) var isSample = false
    public private(set) var description = Description(title: "")
    public private(set) var participants: [Participant] = []
    public private(set) var sources: [Source] = []
    public internal(set) var timeline = Timeline()
    public private(set) var stage = Stage.preparing
    public private(set) var clock = Clock()
    /// Who said that they are here, in that order.
    public private(set) var present: [PersonID] = []
    public private(set) var ideas: [Idea] = []
    /// Each person's last word, in the order they first gave one.
    public internal(set) var agreements: [Agreement] = []
    /// The version that everybody present agreed to last; nil if none so far.
    public internal(set) var agreedVersion: Int?
    /// Until when those who were not there are asked for their word.
    public internal(set) var window: CalendarDay?
    public internal(set) var milestones: [Milestone: Milestone.Mark] = [:]
    /// Entries that were lived in ways that contradict each other, and stand so.
    public internal(set) var contested: Set<EntryID> = []
    public internal(set) var corrections: [Correction] = []
    public internal(set) var preRead: PreRead?
    public internal(set) var cardPlan = CardPlan()
    public internal(set) var areCardsRevealed = false
    public internal(set) var learnings: [Learning] = []
    public internal(set) var themes: [Theme] = []
    /// The last vote on the themes.
    public internal(set) var themeVote: ThemeVote?
    /// What surprised us, in the words of the room.
    public internal(set) var surprises = ""
    public private(set) var remediations: [Remediation] = []
    public internal(set) var group: SmallGroup?
    /// When the small group was appointed, on the day of the workshop as a rule.
    public internal(set) var groupAppointed: Instant?
    /// What the small group noted, once its meeting is open.
    public internal(set) var notes: [RevealedNote] = []
    /// Two with some days between them, or one.
    public internal(set) var meetings = 2
    public private(set) var publication: Publication?
    public private(set) var restriction: Restriction?
    public internal(set) var accounts = ReleasedAccounts()
    public internal(set) var hour = Hour()
    /// Attachments that readers of what is published are to see, with the number of the change that chose each.
    var shownAttachments: [AttachmentID: Int] = [:]
    /// The number of the change by which each was erased.
    var erasedAttachments: [AttachmentID: Int] = [:]
    /// What evidence suggested and somebody let go.
    public internal(set) var dismissedCandidates: Set<CandidateID> = []
    /// Those whom others took out, and who were not invited again.
    public private(set) var dismissed: Set<PersonID> = []
    public internal(set) var attendance = Attendance()
    /// The teams that people here come from.
    public internal(set) var teams: [PersonID: [String]] = [:]
    /// Who goes by which name in the sources, as somebody recorded.
    public internal(set) var identities: [Handle: PersonID] = [:]
    /// Over whom somebody has authority.
    public internal(set) var authority: [PersonID: Set<PersonID>] = [:]
    public internal(set) var overrides: [Readiness.Kind: Readiness.Override] = [:]
    /// What speaks for a closer look.
    public internal(set) var signs: [Sign] = []
    /// Everybody who ever took part, by the name they last had here.
    private var names: [PersonID: String] = [:]

    public init(id: DebriefID) {
        self.id = id
    }

    /// The state after `changes`, which start at the first and leave none out.
    public init(id: DebriefID, changes: some Sequence<Change>) {
        self.init(id: id)
        for change in changes { apply(change) }
    }

    public func participant(_ person: PersonID) -> Participant? {
        participants.first { $0.person == person }
    }

    /// The name of somebody who takes or took part.
    public func name(of person: PersonID) -> String {
        names[person] ?? (person == .tracker ? "the tracker" : "somebody")
    }

    public func agreement(of person: PersonID) -> Agreement? {
        agreements.first { $0.by == person }
    }

    /// Everyone in the organisation reads what is published, unless somebody gave a reason why not.
    public var isOpenToAll: Bool { publication != nil && restriction == nil }

    /// Everybody present agrees to the version of the timeline that stands now, but for those who would rather not say.
    public var isAgreed: Bool {
        let words = present.map { person in agreement(of: person).flatMap { word(of: $0) } }
        return words.contains(.agrees) && words.allSatisfy { $0 == .agrees || $0 == .declines }
    }

    /// Everybody agreed to a version of the timeline, so what alters it from now on says why.
    public var wantsReasons: Bool { agreedVersion != nil && stage >= .agreement }

    /// What somebody says to the version that stands now. Whoever would rather not say is not asked again.
    private func word(of agreement: Agreement) -> Answer.Verdict? {
        agreement.version == timeline.version || agreement.answer.verdict == .declines
            ? agreement.answer.verdict : nil
    }

    /// Parked ideas show their words from the remediation stage on.
    public var ideasAreOpen: Bool { stage >= .remediation }

    /// What was committed to and is neither done nor decided against nor obsolete.
    public var openRemediations: [Remediation] {
        remediations.filter(\.state.isOpen)
    }
}

extension Debrief {
    /// Takes in the change that follows the last one.
    public mutating func apply(_ change: Change) {
        sequence = change.sequence
        switch change.fact {
        case .opened(let description, let sample):
            (self.description, isSample, opened) = (description, sample, change.at)
        case .described(let description): self.description = description
        case .joined(let participant): join(participant)
        case .roleGiven(let person, let role):
            update(person) { $0.role = role }
            if !role.contributes { depart(person) }
        case .left(let person):
            participants.removeAll { $0.person == person }
            if person != change.by { dismissed.insert(person) }
            depart(person)
            applyToMeeting(change)
        case .sourceAdded(let source): sources.append(source)
        case .sourceRead(let source, let cited):
            if let index = sources.firstIndex(where: { $0.id == source.id }) { sources[index] = source }
            timeline.move(citationsOf: source.id, to: cited)
        case .entryAdded, .entryChanged, .entryRemoved, .entryRestored, .perspectiveAdded, .undone:
            applyToTimeline(change)
        case .stageOpened, .planned, .extended, .arrived: applyToWorkshop(change)
        case .ideaParked, .ideaSettled: applyToIdeas(change)
        case .agreed, .windowOpened, .milestoneMarked, .entryContested, .preReadCirculated, .preReadAnswered,
            .correctionExplained:
            applyToAgreement(change)
        case .learningAdded, .cardsPlanned, .cardsRevealed, .learningMarked, .themeNamed, .learningPlaced, .themeChosen,
            .surprisesTold, .themeVoteOpened, .themeVoteClosed:
            applyToLearning(change)
        case .remediationProposed, .remediationChanged, .remediationMoved, .trackerTold: applyToActions(change)
        case .groupAppointed, .followUpOpened, .notesRevealed, .followUpEnded, .meetingsPlanned:
            applyToFollowUp(change)
        case .published: publication = Publication(by: change.by, at: change.at, sequence: change.sequence)
        case .withdrawn: publication = nil
        case .restricted(let reason, let day):
            restriction = Restriction(by: change.by, at: change.at, reason: reason, reviewOn: day)
        case .unrestricted: restriction = nil
        case .accountReleased, .accountRevised, .accountWithdrawn, .accountsOpened, .fewAccountsAccepted, .entryTold,
            .perspectiveTold:
            applyToAccounts(change)
        case .statementMade, .groundRulesSet, .recordingAnnounced, .recordingTurned, .partGiven, .focused,
            .closingCounted, .learnedCounted:
            applyToHour(change)
        case .facilitationGiven(let person): handOverFacilitation(to: person)
        case .meetingSet, .meetingCancelled, .invitationSent, .replied: applyToMeeting(change)
        case .teamsNamed, .identified, .authorityRecorded, .readinessAnswered, .signsMarked: applyToWho(change)
        case .entryTagged, .entryUntagged: applyToTags(change)
        case .attachmentShown, .attachmentErased: applyToAttachments(change)
        case .candidateDismissed(let candidate): dismissedCandidates.insert(candidate)
        }
    }

    private mutating func join(_ participant: Participant) {
        names[participant.person] = participant.name
        dismissed.remove(participant.person)
        if let index = participants.firstIndex(where: { $0.person == participant.person }) {
            participants[index] = participant
        } else {
            participants.append(participant)
        }
    }

    private mutating func handOverFacilitation(to person: PersonID) {
        for index in participants.indices {
            if participants[index].person == person {
                if participants[index].role == .owner {
                    participants[index].facilitates = true
                } else {
                    participants[index].role = .facilitator
                }
            } else if participants[index].role == .facilitator {
                participants[index].role = .coFacilitator
            } else {
                participants[index].facilitates = nil
            }
        }
    }

    /// Whom nobody can ask for agreement any more is not waited for.
    private mutating func depart(_ person: PersonID) {
        present.removeAll { $0 == person }
    }

    private mutating func update(_ person: PersonID, _ change: (inout Participant) -> Void) {
        guard let index = participants.firstIndex(where: { $0.person == person }) else { return }
        change(&participants[index])
    }

    private mutating func applyToTimeline(_ change: Change) {
        switch change.fact {
        case .entryAdded(let id, let content):
            let entry = Entry(id: id, content: content, author: change.by, added: change.sequence)
            timeline.put(entry, .added, by: change)
        case .entryChanged(let id, let edit): put(id, edit, change)
        case .entryRemoved(let id): put(id, .removed, change) { $0.removal = .init(by: change.by, at: change.at) }
        case .entryRestored(let id): put(id, .restored, change) { $0.removal = nil }
        case .perspectiveAdded(let id, let perspective, let text):
            put(id, .toldAnew, change) {
                $0.perspectives.append(Perspective(id: perspective, by: change.by, at: change.at, text: text))
            }
        case .undone(let earlier): undo(earlier, change)
        default: break
        }
    }

    private mutating func undo(_ earlier: Int, _ change: Change) {
        guard let revision = timeline.revision(earlier) else { return }
        switch revision.deed {
        case .added, .restored:
            put(revision.entry, .removed, change) { $0.removal = .init(by: change.by, at: change.at) }
        case .removed: put(revision.entry, .restored, change) { $0.removal = nil }
        case .changed: put(revision.entry, revision.inverse, change)
        case .toldAnew: break
        }
    }

    private mutating func put(_ id: EntryID, _ edit: EntryEdit, _ change: Change) {
        put(id, .changed, change) { entry in
            entry.content = edit.applied(to: entry.content)
            for field in edit.fields { entry.revisions[field] = change.sequence }
        }
    }

    mutating func put(
        _ id: EntryID, _ deed: Timeline.Step.Deed, _ change: Change, _ edit: (inout Entry) -> Void
    ) {
        guard var entry = timeline.any(id) else { return }
        edit(&entry)
        timeline.put(entry, deed, by: change)
    }

    private mutating func applyToWorkshop(_ change: Change) {
        switch change.fact {
        case .stageOpened(let stage):
            self.stage = stage
            if stage > .preparing, accounts.opening == nil {
                accounts.opening = .init(by: change.by, at: change.at, reason: "")
            }
            clock.turn(to: stage, at: change.at)
            applyToHour(change)
        case .planned(let minutes): clock.plan(minutes)
        case .extended(let more): clock.extend(more)
        case .arrived(let person): if !present.contains(person) { present.append(person) }
        default: break
        }
    }

    private mutating func applyToIdeas(_ change: Change) {
        switch change.fact {
        case .ideaParked(let id, let text, let entry):
            ideas.append(Idea(id: id, text: text, by: change.by, at: change.at, entry: entry))
        case .ideaSettled(let id, let outcome):
            if let index = ideas.firstIndex(where: { $0.id == id }) { ideas[index].outcome = outcome }
        default: break
        }
    }

    private mutating func applyToActions(_ change: Change) {
        switch change.fact {
        case .remediationProposed(let id, let content):
            remediations.append(Remediation(id: id, content: content, by: change.by, revision: change.sequence))
            update(id) { $0.history = [.init(state: .proposed, by: change.by, at: change.at)] }
        case .remediationChanged(let id, let content):
            update(id) { ($0.content, $0.revision) = (content, change.sequence) }
        case .remediationMoved(let id, let state):
            update(id) {
                $0.state = state
                $0.history.append(.init(state: state, by: change.by, at: change.at))
            }
        case .trackerTold(let id, let link, let word):
            update(id) { $0.heard = .init(word: word, link: link, at: change.at) }
        default: break
        }
    }

    private mutating func update(_ id: RemediationID, _ change: (inout Remediation) -> Void) {
        guard let index = remediations.firstIndex(where: { $0.id == id }) else { return }
        change(&remediations[index])
    }
}
