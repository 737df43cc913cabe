import Debriefing
import Testing

@Suite struct SourceTests {
    @Test("the same file twice adds nothing and says under which name it is here")
    func sameFile() throws {
        var story = try Story()
        try story.perform(.attach(.accessLog), by: bob)
        let again = Source.accessLog(named: "another", "copy.log")
        #expect(
            story.refusal(of: .attach(again))?.sentence
                == "The same file, as “access.log”, is here already; nothing was added.")
    }

    @Test("the same file read in another zone is another source")
    func otherZone() throws {
        var story = try Story()
        try story.perform(.attach(.accessLog))
        try story.perform(.attach(.accessLog(named: "berlin", "access.log", zone: "Europe/Berlin")))
        #expect(story.debrief.sources.map(\.id) == ["access", "berlin"])
    }

    @Test("a source sent twice is there once")
    func sentTwice() throws {
        var story = try Story()
        try story.perform(.attach(.accessLog))
        #expect(try story.perform(.attach(.accessLog)).isEmpty)
    }

    @Test("an entry keeps the words that it cites")
    func citing() throws {
        var story = try Story()
        try story.perform(.attach(.accessLog))
        try story.perform(.addEntry("restart", .told("Restart", citing: [.inAccessLog])))
        #expect(story.debrief.timeline["restart"]?.content.citations.map(\.quote) == ["GET / 503"])
    }

    @Test("an entry cannot cite what is not here")
    func citingNothing() throws {
        let content = EntryContent.told("Restart", citing: [.inAccessLog])
        #expect(
            try Story().refusal(of: .addEntry("restart", content))?.sentence
                == "There is no such source as the one cited, access, here. Go back and reload the page to see what there is."
        )
    }
}

extension Source {
    static let accessLog = accessLog(named: "access", "access.log")

    static func accessLog(named id: SourceID, _ name: String, zone: String? = nil) -> Source {
        let part = Part(
            name: name, format: "access log", entries: 3, undated: 0, first: nil, last: nil, zone: "written",
            findings: [])
        return Source(
            id: id, name: name, sha256: String(repeating: "0", count: 64), size: 300, zone: zone, year: nil,
            parts: [part])
    }
}

extension Citation {
    static let inAccessLog = Citation(
        source: "access", part: "access.log", sha256: String(repeating: "0", count: 64), line: 2, offset: 100,
        length: 100,
        at: nil, quote: "GET / 503")
}
