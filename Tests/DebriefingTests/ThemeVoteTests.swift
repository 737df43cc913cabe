import Debriefing
import Testing

@Suite struct ThemeVoteTests {
    private var voting: Story {
        get throws {
            var story = try Story(at: .learning)
            for number in 1...6 { try story.perform(.nameTheme(ThemeID("t\(number)")!, "Theme \(number)"), by: bob) }
            try story.perform(.openThemeVote("vote"))
            return story
        }
    }

    @Test("LRN-07 a vote lets each mark as many themes as can be talked about, or none")
    func marks() throws {
        var story = try voting
        #expect(story.debrief.themeVote?.most == 5)
        #expect(try story.debrief.voting(for: ["t2", "t1", "t2"]).1 == ["t1", "t2"])
        #expect(try story.debrief.voting(for: []).1 == [])
        #expect(throws: Refusal.notFound("theme")) { try story.debrief.voting(for: ["t9"]) }
        #expect(throws: Refusal.self) { try story.debrief.voting(for: (1...6).map { ThemeID("t\($0)")! }) }
        try story.perform(.closeThemeVote(ThemeCount(voted: 3, themes: [.init(theme: "t2", votes: 3)])))
        #expect(throws: Refusal.self) { try story.debrief.voting(for: ["t1"]) }
        #expect(story.debrief.themeVote?.count?["t2"] == 3)
    }

    @Test("LRN-07 where fewer than three voted nothing is told of what they marked")
    func few() {
        let votes = [ThemeCount.Votes(theme: "t1", votes: 2)]
        #expect(ThemeCount(voted: 2, themes: votes).themes.isEmpty)
        #expect(ThemeCount(voted: 3, themes: votes).themes == votes)
    }

    @Test("LRN-07 a vote is opened once, needs something to choose between, and another one may follow it")
    func again() throws {
        var story = try voting
        #expect(try story.debrief.decide(.openThemeVote("another"), by: alice, at: story.now).isEmpty)
        let count = ThemeCount(voted: 3, themes: [])
        try story.perform(.closeThemeVote(count))
        #expect(try story.debrief.decide(.closeThemeVote(count), by: alice, at: story.now).isEmpty)
        #expect(try story.debrief.decide(.openThemeVote("vote"), by: alice, at: story.now).isEmpty)
        try story.perform(.openThemeVote("another"))
        #expect(story.debrief.themeVote?.isOpen == true)
        #expect(try Story(at: .learning).refusal(of: .openThemeVote("vote")) != nil)
        #expect(try Story(at: .timeline).refusal(of: .openThemeVote("vote")) != nil)
    }
}
