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
    public private(set) var timeline = Timeline()
    public private(set) var stage = Stage.preparing
    public private(set) var clock = Clock()
    /// Who said that they are here, in that order.
    public private(set) var present: [PersonID] = []
    public private(set) var ideas: [Idea] = []
    /// Each person's last word, in the order they first gave one.
    public private(set) var agreements: [Agreement] = []
    public private(set) var learnings: [Learning] = []
    public private(set) var remediations: [Remediation] = []
    public private(set) var group: SmallGroup?
    public private(set) var publication: Publication?
    public private(set) var restriction: Restriction?
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
        names[person] ?? "somebody"
    }

    public func agreement(of person: PersonID) -> Agreement? {
        agreements.first { $0.by == person }
    }

    /// Everyone in the organisation reads what is published, unless somebody gave a reason why not.
    public var isOpenToAll: Bool { publication != nil && restriction == nil }

    /// Everybody present agrees to the version of the timeline that stands now.
    public var isAgreed: Bool {
        !present.isEmpty
            && present.allSatisfy { person in
                agreement(of: person).map { $0.version == timeline.version && $0.answer.verdict == .agrees } ?? false
            }
    }

    /// Parked ideas show their words from the remediation stage on.
    public var ideasAreOpen: Bool { stage >= .remediation }

    /// What was committed to and is neither done nor decided against.
    public var openRemediations: [Remediation] {
        remediations.filter { $0.state == .committed }
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
        case .entryAdded, .entryChanged, .entryRemoved, .entryRestored, .perspectiveAdded: applyToTimeline(change)
        case .stageOpened, .planned, .extended, .arrived: applyToWorkshop(change)
        case .ideaParked, .ideaSettled, .agreed, .learningAdded: applyToTalk(change)
        case .remediationProposed, .remediationChanged, .remediationMoved, .groupAppointed, .followUpEnded:
            applyToActions(change)
        case .published: publication = Publication(by: change.by, at: change.at, sequence: change.sequence)
        case .withdrawn: publication = nil
        case .restricted(let reason, let day):
            restriction = Restriction(by: change.by, at: change.at, reason: reason, reviewOn: day)
        case .unrestricted: restriction = nil
        case .facilitationGiven(let person): handOverFacilitation(to: person)
        case .meetingSet, .meetingCancelled, .invitationSent, .replied: applyToMeeting(change)
        case .teamsNamed, .identified, .authorityRecorded, .readinessAnswered, .signsMarked: applyToWho(change)
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
            timeline.put(entry, .added, by: change.by, at: change.at)
        case .entryChanged(let id, let edit):
            put(id, .changed, change) { entry in
                entry.content = edit.applied(to: entry.content)
                for field in edit.fields { entry.revisions[field] = change.sequence }
            }
        case .entryRemoved(let id): put(id, .removed, change) { $0.removal = .init(by: change.by, at: change.at) }
        case .entryRestored(let id): put(id, .restored, change) { $0.removal = nil }
        case .perspectiveAdded(let id, let perspective, let text):
            put(id, .toldAnew, change) {
                $0.perspectives.append(Perspective(id: perspective, by: change.by, at: change.at, text: text))
            }
        default: break
        }
    }

    private mutating func put(
        _ id: EntryID, _ deed: Timeline.Step.Deed, _ change: Change, _ edit: (inout Entry) -> Void
    ) {
        guard var entry = timeline[id] else { return }
        edit(&entry)
        timeline.put(entry, deed, by: change.by, at: change.at)
    }

    private mutating func applyToWorkshop(_ change: Change) {
        switch change.fact {
        case .stageOpened(let stage):
            self.stage = stage
            clock.turn(to: stage, at: change.at)
        case .planned(let minutes): clock.plan(minutes)
        case .extended(let more): clock.extend(more)
        case .arrived(let person): if !present.contains(person) { present.append(person) }
        default: break
        }
    }

    private mutating func applyToTalk(_ change: Change) {
        switch change.fact {
        case .ideaParked(let id, let text, let entry):
            ideas.append(Idea(id: id, text: text, by: change.by, at: change.at, entry: entry))
        case .ideaSettled(let id, let outcome):
            if let index = ideas.firstIndex(where: { $0.id == id }) { ideas[index].outcome = outcome }
        case .agreed(let version, let answer):
            let agreement = Agreement(by: change.by, version: version, answer: answer, at: change.at)
            if let index = agreements.firstIndex(where: { $0.by == change.by }) {
                agreements[index] = agreement
            } else {
                agreements.append(agreement)
            }
        case .learningAdded(let id, let text):
            learnings.append(Learning(id: id, text: text, by: change.by, at: change.at))
        default: break
        }
    }

    private mutating func applyToActions(_ change: Change) {
        switch change.fact {
        case .remediationProposed(let id, let content):
            remediations.append(Remediation(id: id, content: content, by: change.by, revision: change.sequence))
        case .remediationChanged(let id, let content):
            update(id) { ($0.content, $0.revision) = (content, change.sequence) }
        case .remediationMoved(let id, let state): update(id) { $0.state = state }
        case .groupAppointed(let group): self.group = group
        case .followUpEnded(let outcome): group?.outcome = outcome
        default: break
        }
    }

    private mutating func update(_ id: RemediationID, _ change: (inout Remediation) -> Void) {
        guard let index = remediations.firstIndex(where: { $0.id == id }) else { return }
        change(&remediations[index])
    }
}
