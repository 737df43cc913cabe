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
        try story.perform(.move("fix", .committed))
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
