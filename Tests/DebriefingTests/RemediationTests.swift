import Debriefing
import Testing

@Suite struct RemediationTests {
    private var complete: RemediationContent {
        RemediationContent(
            text: "Add an alert on the queue", owner: bob, due: "2026-05-01", doneCheck: "The alert fired in a drill",
            learning: "card")
    }

    /// At the remediation stage, with one card and one proposal.
    private func proposed(_ content: RemediationContent) throws -> Story {
        var story = try Story(at: .remediation)
        try story.perform(.addLearning("card", "Nobody saw the queue"), by: bob)
        try story.perform(.propose("fix", content, from: nil), by: bob)
        return story
    }

    @Test("REM-01 what has everything can be committed to")
    func committed() throws {
        var story = try proposed(complete)
        try story.perform(.move("fix", .committed), by: bob)
        #expect(story.debrief.remediations.first?.state == .committed)
    }

    @Test("REM-01 what lacks everything stays proposed, and every lack is named")
    func everyLack() throws {
        let story = try proposed(RemediationContent(text: "Better alerts"))
        let refusal = story.refusal(of: .move("fix", .committed), by: bob)
        #expect(
            refusal
                == .lacking([
                    "a verb at its start, as in “Add …” or “Remove …”", "one named person who takes part", "a due date",
                    "how we will see that it is done", "the learning it comes from",
                ]))
        #expect(story.debrief.remediations.first?.state == .proposed)
    }

    @Test("REM-01 one lack is enough to stay proposed")
    func oneLack() throws {
        var content = complete
        content.doneCheck = " "
        let story = try proposed(content)
        #expect(story.refusal(of: .move("fix", .committed), by: bob) == .lacking(["how we will see that it is done"]))
    }

    @Test("REM-01 a person who has left is no named person any more")
    func ownerLeft() throws {
        var story = try proposed(complete)
        try story.perform(.dismiss(bob))
        #expect(story.refusal(of: .move("fix", .committed)) == .lacking(["one named person who takes part"]))
    }

    @Test(
        "REM-01 a sentence that starts with a verb passes",
        arguments: [
            "Add an alert on the queue", "remove the second cache", "Rate-limit the login page", "Frobnicate the cache",
            "Document how to fail over", "  Test the backup every week", "Stop deploying on Friday evenings",
            "Address the slow query", "Ensure backups can be restored", "“Write down” the steps",
        ])
    func verbFirst(text: String) throws {
        var content = complete
        content.text = text
        #expect(try proposed(content).refusal(of: .move("fix", .committed)) == nil)
    }

    @Test(
        "REM-01 a sentence that starts otherwise does not",
        arguments: [
            "We should add an alert", "Better alerts", "The cache must be removed", "More tests",
            "Monitoring the queue",
            "Alerts", "Add", "Should add an alert", "Please be careful", "Documentation of the failover", "…", "Bob",
            "Backups every week", "добавить тревогу",
        ])
    func notVerbFirst(text: String) throws {
        var content = complete
        content.text = text
        #expect(
            try proposed(content).refusal(of: .move("fix", .committed))
                == .lacking([
                    "a verb at its start, as in “Add …” or “Remove …”"
                ]))
    }

    @Test("REM-01 what was committed to cannot be made incomplete")
    func staysComplete() throws {
        var story = try proposed(complete)
        try story.perform(.move("fix", .committed), by: bob)
        var content = complete
        content.due = nil
        #expect(story.refusal(of: .change("fix", content, base: story.sequence)) == .lacking(["a due date"]))
    }

    @Test("REM-02 a debrief completes with no remediation at all")
    func noRemediation() throws {
        var story = try Story(at: .closing)
        try story.perform(.open(.completed))
        #expect(story.debrief.stage == .completed)
        #expect(story.debrief.remediations.isEmpty)
    }

    @Test("an idea that is taken up becomes a remediation and says which")
    func takenUp() throws {
        var story = try Story(at: .timeline)
        try story.perform(.park("idea", "Alert earlier", at: nil), by: bob)
        try story.perform(.open(.remediation))
        try story.perform(.propose("fix", RemediationContent(text: "Add an alert"), from: "idea"), by: bob)
        #expect(story.debrief.ideas.first?.outcome == .takenUp(remediation: "fix"))
    }

    @Test("two people who change a remediation at once both keep their words")
    func changedMeanwhile() throws {
        var story = try proposed(complete)
        let seen = story.sequence
        var (bobs, alices) = (complete, complete)
        (bobs.text, alices.text) = ("Add two alerts", "Add three alerts")
        try story.perform(.change("fix", bobs, base: seen), by: bob)
        #expect(story.refusal(of: .change("fix", alices, base: seen)) == .remediationChangedMeanwhile(yours: alices))
        #expect(story.debrief.remediations.first?.content.text == "Add two alerts")
    }

    @Test("done says what was seen, and comes after committed")
    func done() throws {
        var story = try proposed(complete)
        #expect(
            story.refusal(of: .move("fix", .done(seen: "It fired")))
                == .invalid(
                    "Commit to it first, then say that it is done."))
        try story.perform(.move("fix", .committed), by: bob)
        #expect(
            story.refusal(of: .move("fix", .done(seen: ""))) == .missing("What was seen when the done-check was made"))
        try story.perform(.move("fix", .done(seen: " It fired ")))
        #expect(story.debrief.remediations.first?.state == .done(seen: "It fired"))
    }

    @Test("what is decided against keeps its reason")
    func decidedAgainst() throws {
        var story = try proposed(complete)
        #expect(story.refusal(of: .move("fix", .decidedAgainst(reason: " "))) == .missing("The reason"))
        try story.perform(.move("fix", .decidedAgainst(reason: "Too noisy")), by: bob)
        #expect(story.debrief.remediations.first?.state == .decidedAgainst(reason: "Too noisy"))
    }

    @Test("REM-04 what somebody else was named for waits until they say yes themselves")
    func accepted() throws {
        var story = try proposed(complete)
        try story.perform(.move("fix", .committed))
        #expect(story.debrief.remediations.first?.state == .asked)
        #expect(story.debrief.openRemediations.isEmpty)
        try story.perform(.move("fix", .committed), by: bob)
        #expect(story.debrief.remediations.first?.state == .committed)
    }

    @Test("REM-04 for somebody in the room a leader writes down the yes that all have heard")
    func acceptedInTheRoom() throws {
        var story = try proposed(complete)
        try story.perform(.arrive(bob))
        try story.perform(.move("fix", .committed))
        #expect(story.debrief.remediations.first?.state == .committed)
    }

    @Test("REM-04 another name has to say yes for itself")
    func anotherOwner() throws {
        var story = try proposed(complete)
        try story.perform(.move("fix", .committed), by: bob)
        var content = complete
        content.owner = alice
        try story.perform(.change("fix", content, base: story.sequence), by: bob)
        #expect(story.debrief.remediations.first?.state == .asked)
    }

    @Test("REM-05 each state is kept with who brought it there and when")
    func history() throws {
        var story = try proposed(complete)
        try story.perform(.move("fix", .committed), by: bob)
        let committed = story.now
        story.pass(minutes: 60)
        try story.perform(.move("fix", .inProgress), by: bob)
        try story.perform(.move("fix", .obsolete(reason: "The queue is gone")))
        let history = try #require(story.debrief.remediations.first?.history)
        #expect(history.map(\.state) == [.proposed, .committed, .inProgress, .obsolete(reason: "The queue is gone")])
        #expect(history.map(\.by) == [bob, bob, bob, alice])
        #expect(story.debrief.remediations.first?.committed == committed)
    }

    @Test(
        "REM-09 what is vague, about people or nobody’s in particular gets a hint, and may be committed to all the same",
        arguments: [
            ("Improve the monitoring", RemediationHint.vague), ("Look into the queue", .vague),
            ("Investigate the lag", .openEnded), ("Remind everyone of the procedure", .changesPeople),
            ("Be more careful with flags", .changesPeople), ("Add a graph of the queue", .onlyAGraph),
            ("Ask @ann and @bob to rotate the keys", .severalOwners),
        ])
    func hints(text: String, hint: RemediationHint) throws {
        let content = RemediationContent(text: text)
        #expect(content.hints(made: "2026-04-10").contains(hint))
    }

    @Test(
        "REM-09 what can be seen to be finished gets no hint",
        arguments: [
            "Add an alert on the queue", "Remove the second cache", "Train the model on new data",
            "Add a graph of the queue with an alert at 1000", "Rename the team's topic", "Document the failover",
        ])
    func noHints(text: String) throws {
        #expect(RemediationContent(text: text, doneCheck: "It is there").hints(made: "2026-04-10").isEmpty)
    }

    @Test("REM-09 a date far away is pointed out")
    func farAway() throws {
        let content = RemediationContent(text: "Add an alert", due: "2026-09-01")
        #expect(content.hints(made: "2026-04-10") == [.farAway])
        #expect(content.hints(made: "2026-08-10").isEmpty)
    }

    @Test("REM-10 REM-12 REM-13 the reasoning, the risk, the purpose and who prioritises it are kept; blanks are not")
    func moreFields() throws {
        var content = complete
        (content.purpose, content.reasoning, content.risk) = (.detect, "It was silent", "  ")
        content.priority = .init(decider: " Dana ", isAgreed: false)
        content.tracker = "https://tracker.example.org/7"
        let kept = try #require(try proposed(content).debrief.remediations.first?.content)
        #expect(kept.purpose == .detect)
        #expect(kept.reasoning == "It was silent")
        #expect(kept.risk == nil)
        #expect(kept.priority == .init(decider: "Dana", isAgreed: false))
    }

    @Test("REM-07 a link to a tracker is an address that a browser can follow, and nothing else")
    func tracker() throws {
        let content = RemediationContent(text: "Add an alert", tracker: "javascript:alert(1)")
        #expect(try Story(at: .remediation).refusal(of: .propose("fix", content, from: nil)) != nil)
    }

    @Test(
        "an owner or a learning that is not here is refused",
        arguments: [
            (RemediationContent(text: "Add an alert", owner: dan), Refusal.notFound("person")),
            (RemediationContent(text: "Add an alert", learning: "none"), .notFound("learning")),
        ])
    func unknownParts(content: RemediationContent, refusal: Refusal) throws {
        #expect(try Story(at: .remediation).refusal(of: .propose("fix", content, from: nil)) == refusal)
    }
}
