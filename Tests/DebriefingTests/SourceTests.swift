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

    @Test("PRE-08 the same file with another zone doubles nothing and says where its zone can be told")
    func otherZone() throws {
        var story = try Story()
        try story.perform(.attach(.accessLog))
        let again = Source.accessLog(named: "berlin", "access.log", zone: "Europe/Berlin")
        #expect(
            story.refusal(of: .attach(again))?.sentence
                == "The same file, as “access.log”, is here already; nothing was added. "
                + "To read its times in another way, say so on the page of “access.log”.")
    }

    @Test("PRE-08 a source is read in another zone, and how it was read before is kept to be undone")
    func readAnew() throws {
        var story = try Story()
        try story.perform(.attach(.accessLog))
        let berlin = Source.accessLog(named: "access", "access.log", zone: "Europe/Berlin")
        try story.perform(.read(berlin, cited: []), by: bob)
        #expect(story.debrief.sources.map(\.reading) == [Source.Reading(zone: "Europe/Berlin")])
        #expect(story.debrief.sources.map(\.earlier) == [Source.Reading()])
        #expect(try story.perform(.read(berlin, cited: [])).isEmpty)
        try story.perform(.read(.accessLog, cited: []))
        #expect(story.debrief.sources.map(\.reading) == [Source.Reading()])
    }

    @Test(
        "PRE-10 what is cited of a source gets the time that it has now, and the timeline stays as people agreed to it")
    func citedTimesFollow() throws {
        var story = try Story()
        try story.perform(.attach(.accessLog))
        try story.perform(.addEntry("restart", .told("Restart", citing: [.inAccessLog])))
        let version = story.debrief.timeline.version
        let moved = Source.CitedTime(part: "access.log", offset: 100, at: "2026-03-29T00:42:37Z")
        let other = Source.CitedTime(part: "access.log", offset: 7, at: "2026-03-29T00:40:00Z")
        try story.perform(
            .read(.accessLog(named: "access", "access.log", zone: "Europe/Berlin"), cited: [other, moved]))
        let citation = try #require(story.debrief.timeline["restart"]?.content.citations.first)
        #expect(citation.at == "2026-03-29T00:42:37Z")
        #expect(citation.quote == "GET / 503")
        #expect(story.debrief.timeline.version == version)
    }

    @Test("what is not here, or has other bytes, is not read in another way")
    func nothingToRead() throws {
        let berlin = Source.accessLog(named: "access", "access.log", zone: "Europe/Berlin")
        #expect(try Story().refusal(of: .read(berlin, cited: [])) == .notFound("source"))
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
            id: id, name: name, sha256: String(repeating: "0", count: 64), size: 300,
            reading: Source.Reading(zone: zone), parts: [part])
    }
}

extension Citation {
    static let inAccessLog = Citation(
        source: "access", part: "access.log", sha256: String(repeating: "0", count: 64), line: 2, offset: 100,
        length: 100,
        at: nil, quote: "GET / 503")
}
