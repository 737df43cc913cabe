import Testing

@testable import Debriefing

@Suite struct CandidateTests {
    private let candidate = Candidate.id(source: "log", part: "a.zip/a.log", offset: 120)!
    private var story: Story

    init() throws {
        story = try Story()
        try story.perform(.attach(.accessLog))
    }

    @Test("EVD-23 a candidate is named by its place in the evidence: the same whenever it is found, and no other")
    func names() {
        #expect(Candidate.id(source: "log", part: "a.zip/a.log", offset: 120) == candidate)
        #expect(candidate.text == "candidate-398cdc92dbd2ba9d-120")
        #expect(Candidate.id(source: "log", part: "a.zip/a.log", offset: 121) != candidate)
        #expect(Candidate.id(source: "log", part: "a.zip/b.log", offset: 120) != candidate)
        #expect(Candidate.id(source: "other", part: "a.zip/a.log", offset: 120) != candidate)
    }

    @Test("EVD-23 what was let go does not wait any more, and letting it go twice is one change")
    mutating func dismissed() throws {
        #expect(story.debrief.waits(candidate))
        #expect(try story.perform(.dismissCandidate(candidate), by: bob) == [.candidateDismissed(candidate: candidate)])
        #expect(!story.debrief.waits(candidate))
        #expect(try story.perform(.dismissCandidate(candidate), by: alice) == [])
    }

    @Test("EVD-23 two who accept a candidate make one entry, and it stays gone when that is taken off the timeline")
    mutating func accepted() throws {
        let id = EntryID(candidate.text)!
        try story.perform(.addEntry(id, .told("Deployed 2")), by: alice)
        #expect(try story.perform(.addEntry(id, .told("Deployed 2")), by: bob) == [])
        #expect(!story.debrief.waits(candidate))
        try story.perform(.removeEntry(id))
        #expect(!story.debrief.waits(candidate))
    }

    @Test("EVD-23 what an entry cites already is no candidate")
    mutating func cited() throws {
        let source = Source.accessLog
        let cited = try #require(Candidate.id(source: source.id, part: source.name, offset: 7))
        #expect(story.debrief.waits(cited))
        let citation = Citation(
            source: source.id, part: source.name, sha256: source.sha256, line: 1, offset: 7, length: 3, at: nil,
            quote: "x")
        try story.perform(.addEntry("e1", .told("Slow", citing: [citation])))
        #expect(!story.debrief.waits(cited))
    }
}
