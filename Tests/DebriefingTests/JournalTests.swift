import Debriefing
import Foundation
import Testing

/// `Journals/every-fact.jsonl` holds each fact as it was first written. Lines are added and never changed.
@Suite struct JournalTests {
    private let lines: [Data]

    init() throws {
        let file = try #require(
            Bundle.module.url(forResource: "every-fact", withExtension: "jsonl", subdirectory: "Journals"))
        lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map { Data($0) }
    }

    @Test("a journal of the first days is still read")
    func stillRead() throws {
        let changes = try lines.map { try JSONDecoder().decode(Change.self, from: $0) }
        #expect(changes.map(\.sequence) == Array(1...lines.count))
    }

    @Test("what is read is written again with the same words")
    func writtenAgain() throws {
        for line in lines {
            let change = try JSONDecoder().decode(Change.self, from: line)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            #expect(
                String(decoding: try encoder.encode(change), as: UTF8.self) == String(decoding: line, as: UTF8.self))
        }
    }

    @Test("the old journal folds to the state that it told of")
    func folds() throws {
        let debrief = Debrief(
            id: "checkout", changes: try lines.map { try JSONDecoder().decode(Change.self, from: $0) })
        #expect(debrief.description.title == "Checkout was slow on Sunday")
        #expect(debrief.participants.map(\.person) == [alice])
        #expect(
            debrief.timeline.entries.map(\.content.text) == [
                "The queue grew", "I restarted it", "The status page said so",
            ])
        #expect(debrief.timeline["queue"]?.content.links == ["https://status.example.org/17"])
        #expect(debrief.sources.map(\.reading) == [Source.Reading(zone: "Europe/Berlin", shift: 90_000_000_000)])
        #expect(debrief.timeline["queue"]?.content.citations.map(\.at) == ["2026-03-29T00:42:37Z"])
        #expect(debrief.clock.plan[.timeline] == 64)
        #expect(debrief.ideas.map(\.outcome) == [.takenUp(remediation: "fix")])
        #expect(
            debrief.remediations.map(\.state) == [
                .done(seen: "It fired in the drill"), .obsolete(reason: "The service is gone"),
            ])
        #expect(debrief.learnings.map(\.by) == [alice, bob, nil])
        #expect(debrief.learnings.map(\.isLate) == [false, false, true])
        #expect(debrief.themes.map(\.name) == ["Queues"])
        #expect(debrief.themes.map(\.isChosen) == [true])
        #expect(debrief.group?.outcome == .held(at: "2026-04-20T09:10:00Z"))
        #expect(debrief.publication == nil)
        #expect(debrief.restriction == nil)
        #expect(debrief.accounts.releases.map(\.author) == [bob])
        #expect(debrief.accounts.exception?.reason == "Only Bob was there")
        #expect(debrief.hour.statement == .written(text: "We are here to learn"))
        #expect(debrief.focused?.id == "status")
        #expect(debrief.hour.closing?.isWelcomeAgain == true)
        #expect(debrief.facilitator?.person == alice)
        #expect(debrief.attendance.appointment == nil && debrief.attendance.revision == 2)
        #expect(debrief.teams == [alice: ["Ops"]])
        #expect(debrief.person(named: Handle("al")) == alice)
        #expect(debrief.readiness.item(.noteTaker)?.override?.reason == "There are two of us")
        #expect(debrief.signs == [.nearlyBad, .confusion])
        #expect(debrief.dismissedCandidates == ["candidate-398cdc92dbd2ba9d-120"])
        #expect(debrief.timeline["queue"]?.content.attachments?.map(\.id) == ["sketch"])
        #expect(debrief.isChosen("sketch") && debrief.attachments == ["sketch"])
        #expect(debrief.tagsInUse.map(\.name) == ["hypothesis raised"])
        #expect(debrief.timeline["status"]?.tags == [])
    }

    @Test("every kind of fact is in the old journal")
    func everyFact() throws {
        let kinds = try lines.map { try JSONDecoder().decode(Change.self, from: $0).fact.kind }
        #expect(Set(kinds) == Set(FactKind.allCases))
    }
}

/// A new case of `Fact` does not compile here before it has a name, and does not pass before it has a line in the journal.
private enum FactKind: CaseIterable {
    case opened, described, joined, roleGiven, left, sourceAdded, sourceRead, entryAdded, entryChanged, entryRemoved
    case entryRestored
    case perspectiveAdded, stageOpened, planned, extended, arrived, ideaParked, ideaSettled, agreed, learningAdded
    case remediationProposed, remediationChanged, remediationMoved, groupAppointed, followUpEnded, published, withdrawn
    case restricted, unrestricted
    case cardsPlanned, cardsRevealed, learningMarked, themeNamed, learningPlaced, themeChosen, surprisesTold,
        milestoneMarked
    case entryContested, correctionExplained, windowOpened, preReadCirculated, preReadAnswered, followUpOpened,
        notesRevealed, meetingsPlanned
    case accountReleased, accountRevised, accountWithdrawn, accountsOpened, fewAccountsAccepted, entryTold
    case perspectiveTold
    case statementMade, groundRulesSet, recordingAnnounced, recordingTurned, partGiven, focused, closingCounted
    case undone
    case facilitationGiven, meetingSet, meetingCancelled, invitationSent, replied, teamsNamed
    case identified, authorityRecorded, readinessAnswered, signsMarked
    case candidateDismissed
    case themeVoteOpened, themeVoteClosed, trackerTold
    case entryTagged, entryUntagged, attachmentShown, attachmentErased
    case learnedCounted
}

extension Fact {
    fileprivate var kind: FactKind {
        switch self {
        case .opened: .opened
        case .described: .described
        case .joined: .joined
        case .roleGiven: .roleGiven
        case .left: .left
        case .sourceAdded: .sourceAdded
        case .sourceRead: .sourceRead
        case .entryAdded: .entryAdded
        case .entryChanged: .entryChanged
        case .entryRemoved: .entryRemoved
        case .entryRestored: .entryRestored
        case .perspectiveAdded: .perspectiveAdded
        case .stageOpened: .stageOpened
        case .planned: .planned
        case .extended: .extended
        case .arrived: .arrived
        case .ideaParked: .ideaParked
        case .ideaSettled: .ideaSettled
        case .agreed: .agreed
        case .learningAdded: .learningAdded
        case .remediationProposed: .remediationProposed
        case .remediationChanged: .remediationChanged
        case .remediationMoved: .remediationMoved
        case .groupAppointed: .groupAppointed
        case .followUpEnded: .followUpEnded
        case .published: .published
        case .withdrawn: .withdrawn
        case .restricted: .restricted
        case .unrestricted: .unrestricted
        case .undone: .undone
        case .cardsPlanned: .cardsPlanned
        case .cardsRevealed: .cardsRevealed
        case .learningMarked: .learningMarked
        case .themeNamed: .themeNamed
        case .learningPlaced: .learningPlaced
        case .themeChosen: .themeChosen
        case .surprisesTold: .surprisesTold
        case .milestoneMarked: .milestoneMarked
        case .entryContested: .entryContested
        case .correctionExplained: .correctionExplained
        case .windowOpened: .windowOpened
        case .preReadCirculated: .preReadCirculated
        case .preReadAnswered: .preReadAnswered
        case .followUpOpened: .followUpOpened
        case .notesRevealed: .notesRevealed
        case .meetingsPlanned: .meetingsPlanned
        case .accountReleased: .accountReleased
        case .accountRevised: .accountRevised
        case .accountWithdrawn: .accountWithdrawn
        case .accountsOpened: .accountsOpened
        case .fewAccountsAccepted: .fewAccountsAccepted
        case .entryTold: .entryTold
        case .perspectiveTold: .perspectiveTold
        case .statementMade: .statementMade
        case .groundRulesSet: .groundRulesSet
        case .recordingAnnounced: .recordingAnnounced
        case .recordingTurned: .recordingTurned
        case .partGiven: .partGiven
        case .focused: .focused
        case .closingCounted: .closingCounted
        case .facilitationGiven: .facilitationGiven
        case .meetingSet: .meetingSet
        case .meetingCancelled: .meetingCancelled
        case .invitationSent: .invitationSent
        case .replied: .replied
        case .teamsNamed: .teamsNamed
        case .identified: .identified
        case .authorityRecorded: .authorityRecorded
        case .readinessAnswered: .readinessAnswered
        case .signsMarked: .signsMarked
        case .candidateDismissed: .candidateDismissed
        case .themeVoteOpened: .themeVoteOpened
        case .themeVoteClosed: .themeVoteClosed
        case .trackerTold: .trackerTold
        case .entryTagged: .entryTagged
        case .entryUntagged: .entryUntagged
        case .attachmentShown: .attachmentShown
        case .attachmentErased: .attachmentErased
        case .learnedCounted: .learnedCounted
        }
    }
}
