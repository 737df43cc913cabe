import Debriefing
import Testing

@Suite struct TrackingTests {
    private func tracked(_ state: Remediation.State, _ word: TrackerWord.State) throws -> Remediation {
        var story = try Story(at: .remediation)
        try story.perform(.addLearning("card", "The cache hides the load"), by: bob)
        let content = RemediationContent(
            text: "Add an alert", owner: bob, due: "2026-05-01", doneCheck: "It rings", learning: "card",
            tracker: "https://tracker.example.org/7")
        try story.perform(.propose("fix", content, from: nil), by: bob)
        if state != .proposed { try story.perform(.move("fix", .committed), by: bob) }
        if state.isOver { try story.perform(.move("fix", state), by: bob) }
        try story.perform(.hear(TrackerWord(word, "Its own word"), of: "fix"), by: .tracker)
        return try #require(story.debrief.remediations.first)
    }

    @Test(
        "REM-07 where the tracker says something else than we do, that is to be seen, and our state stays as it is",
        arguments: [
            (Remediation.State.proposed, TrackerWord.State.open, false), (.proposed, .closed, true),
            (.committed, .open, false), (.committed, .closed, true), (.committed, .dropped, true),
            (.done(seen: "It rang"), .open, true), (.done(seen: "It rang"), .closed, false),
            (.done(seen: "It rang"), .dropped, true), (.decidedAgainst(reason: "Cost"), .open, true),
            (.decidedAgainst(reason: "Cost"), .dropped, false), (.obsolete(reason: "Gone"), .closed, false),
        ])
    func odds(state: Remediation.State, word: TrackerWord.State, isAtOdds: Bool) throws {
        let remediation = try tracked(state, word)
        #expect(remediation.isAtOddsWithTracker == isAtOdds)
        #expect(remediation.state == state)
    }

    @Test("REM-07 the same word told twice is told once, and a word of another address counts no more")
    func again() throws {
        var story = try Story(at: .remediation)
        var content = RemediationContent(text: "Add an alert", tracker: "https://tracker.example.org/7")
        try story.perform(.propose("fix", content, from: nil), by: bob)
        try story.perform(.hear(TrackerWord(.closed, "Done"), of: "fix"), by: bob)
        let same = Command.hear(TrackerWord(.closed, "Done"), of: "fix")
        #expect(try story.debrief.decide(same, by: bob, at: story.now).isEmpty)
        content.tracker = "https://tracker.example.org/8"
        try story.perform(.change("fix", content, base: 99), by: bob)
        #expect(story.debrief.remediations[0].tracked == nil)
        #expect(!story.debrief.remediations[0].isAtOddsWithTracker)
    }

    @Test("REM-07 a tracker tells of what is tracked, in a completed debrief too, and can do nothing else")
    func tracker() throws {
        var story = try Story(at: .remediation)
        try story.perform(.propose("fix", RemediationContent(text: "Add an alert"), from: nil), by: bob)
        #expect(story.refusal(of: .hear(TrackerWord(.open, "open"), of: "fix"), by: .tracker) != nil)
        #expect(story.refusal(of: .move("fix", .decidedAgainst(reason: "So")), by: .tracker) == .notFound("debrief"))
        let content = RemediationContent(text: "Add an alert", tracker: "https://tracker.example.org/7")
        try story.perform(.change("fix", content, base: 99), by: bob)
        try story.perform(.open(.followUp))
        try story.perform(.open(.completed))
        try story.perform(.hear(TrackerWord(.open, "reopened"), of: "fix"), by: .tracker)
        #expect(story.debrief.remediations[0].tracked?.word.words == "reopened")
        #expect(story.debrief.name(of: .tracker) == "the tracker")
    }
}
