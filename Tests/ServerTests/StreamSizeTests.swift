import Debriefing
import NIOCore
import Publishing
import Testing
import Timekeeping

@testable import Server

/// What one more costs everybody who watches: as much in a large room as in a small one.
@Suite struct StreamSizeTests {
    private let templates: Templates
    private static let audiences: [Audience] = [.observers, .contributors, .leaders]

    init() async throws { templates = try await House().server.templates }

    @Test("LIV-01 one more entry is as large with 400 of them on the timeline as with 10", arguments: Stage.allCases)
    func entry(stage: Stage) {
        expectEqual(for: .entryAdded(entry: "one-more", content: .numbered(5000)), stage, of: 10, 400) {
            Crowd(people: 10, entries: $0, stage: stage)
        }
    }

    @Test("LIV-01 one more who arrives is as large with 200 in the room as with 10", arguments: Stage.allCases)
    func arrival(stage: Stage) {
        expectEqual(for: .arrived(person: "late"), stage) { Crowd(people: $0, entries: 10, stage: stage) }
    }

    @Test("LIV-01 one more word on the timeline is as large with 200 who answer as with 10")
    func answer() {
        let fact = Fact.agreed(version: 11, answer: Answer(verdict: .withholds, missing: "The call"))
        expectEqual(for: fact, .agreement) { Crowd(people: $0, entries: 10, stage: .agreement) }
    }

    @Test(
        "LIV-01 one more card, or one that is sorted, is as large with 200 of them as with 10",
        arguments: [
            Fact.learningAdded(learning: "one-more", text: "There were two queues"),
            .learningMarked(learning: "card-1", mark: .surprise), .learningPlaced(learning: "card-2", theme: "queues"),
        ])
    func card(fact: Fact) {
        expectEqual(for: fact, .learning) { Crowd(people: 10, cards: $0, stage: .learning) }
    }

    @Test(
        "LIV-01 one more remediation, or an idea that is settled, is as large with 200 of them as with 10",
        arguments: [
            Fact.remediationProposed(remediation: "one-more", content: RemediationContent(text: "Add a cache")),
            .remediationMoved(remediation: "fix-1", state: .decidedAgainst(reason: "It costs too much")),
            .ideaSettled(idea: "idea-1", outcome: .moot),
        ])
    func action(fact: Fact) {
        expectEqual(for: fact, .remediation) { Crowd(people: 10, fixes: $0, stage: .remediation) }
    }

    @Test("LIV-01 one more who joins is nearly as large with 200 here as with 10, but for those who lead")
    func joining() {
        let fact = Fact.joined(participant: Participant(person: "new", name: "Somebody new", role: .participant))
        for stage in [Stage.opening, .timeline, .agreement, .learning] {
            expectEqual(for: fact, stage, [.observers, .contributors]) {
                Crowd(people: $0, entries: 10, stage: stage)
            }
        }
    }

    /// Digits and names may be some bytes longer.
    private func expectEqual(
        for fact: Fact, _ stage: Stage, _ audiences: [Audience] = StreamSizeTests.audiences, of small: Int = 10,
        _ large: Int = 200, in crowd: (Int) -> Crowd
    ) {
        let (small, large) = (crowd(small).debrief, crowd(large).debrief)
        for audience in audiences {
            let few = bytes(of: fact, in: small, for: audience)
            let many = bytes(of: fact, in: large, for: audience)
            #expect(abs(many - few) <= 100, "\(audience) at \(stage): \(few) bytes, then \(many)")
        }
    }

    private func bytes(of fact: Fact, in debrief: Debrief, for audience: Audience) -> Int {
        let change = Change(sequence: debrief.sequence + 1, at: Crowd.now, by: "late", fact: fact)
        var after = debrief
        after.apply(change)
        return LiveRenderer(templates: templates).payload(change, from: debrief, to: after, for: audience).readableBytes
    }
}

/// A debrief with as many of everything as one wants.
private struct Crowd {
    static let now = Instant(seconds: 1_774_785_600)
    private(set) var debrief: Debrief

    init(people: Int, entries: Int = 0, cards: Int = 0, fixes: Int = 0, stage: Stage) {
        debrief = Debrief(id: "crowd")
        happen(.opened(description: Description(title: "Checkout was slow"), sample: false))
        join("alice", .owner)
        join("late", .participant)
        for number in 0..<people { join(PersonID("person-\(number)")!, .participant) }
        for number in 0..<entries {
            happen(.entryAdded(entry: EntryID("entry-\(number)")!, content: .numbered(number)))
        }
        for milestone in Milestone.allCases where entries > 0 {
            happen(.milestoneMarked(milestone: milestone, mark: .at(entry: "entry-0")))
        }
        for number in 0..<fixes {
            happen(.ideaParked(idea: IdeaID("idea-\(number)")!, text: "Idea \(number)", entry: nil))
        }
        happen(.stageOpened(stage: stage))
        for number in 0..<people { arrive(PersonID("person-\(number)")!, stage) }
        happen(.themeNamed(theme: "queues", name: "Queues"))
        for number in 0..<cards {
            happen(.learningAdded(learning: LearningID("card-\(number)")!, text: "Learned \(number)"))
        }
        for number in 0..<fixes {
            let content = RemediationContent(text: "Add a cache, \(number)")
            happen(.remediationProposed(remediation: RemediationID("fix-\(number)")!, content: content))
        }
    }

    private mutating func join(_ person: PersonID, _ role: Role) {
        happen(.joined(participant: Participant(person: person, name: "Person \(person)", role: role)))
    }

    private mutating func arrive(_ person: PersonID, _ stage: Stage) {
        happen(.arrived(person: person), by: person)
        guard stage >= .agreement else { return }
        happen(.agreed(version: debrief.timeline.version, answer: Answer(verdict: .agrees)), by: person)
        // Everybody's word but the last is on an older version by then.
        if debrief.agreements.count == 1 {
            happen(.entryChanged(entry: "entry-0", edit: EntryEdit(text: "It was slow")))
        }
    }

    private mutating func happen(_ fact: Fact, by person: PersonID = "alice") {
        debrief.apply(Change(sequence: debrief.sequence + 1, at: Crowd.now, by: person, fact: fact))
    }
}

extension EntryContent {
    fileprivate static func numbered(_ number: Int) -> EntryContent {
        let moment = Moment.exact(Crowd.now.advanced(bySeconds: Int64(number)), .second)
        return EntryContent(
            moment: moment, lane: Lane(kind: .person, name: "Bob"), kind: .observed, text: "The queue grew, \(number)")
    }
}
