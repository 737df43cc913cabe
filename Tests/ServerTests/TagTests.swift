import Debriefing
import HTTPTypes
import Storage
import Testing
import Timekeeping

@testable import Server

@Suite struct TagTests {
    @Test("PRE-18 the organisation begins with tags that have a definition, and its owner chooses others")
    func vocabulary() async throws {
        let house = try await House()
        let page = try await house.get("/people/tags", as: .bob).text
        for name in ["detection", "hypothesis raised", "hypothesis ruled out", "help asked", "impact changed"] {
            #expect(page.contains("<dt>\(name)</dt>"))
        }
        #expect(!house.store.entryTags.offered.contains { $0.definition.isEmpty })
        #expect(try await house.post("/people/tags", as: .bob, ["name1": "mine"]).status == 403)
        for bad in ["a,b", "a[b]", "a\nb", String(repeating: "x", count: 61)] {
            #expect(try await house.post("/people/tags", as: .alice, ["name1": bad]).status == 422, "\(bad)")
        }
        #expect(try await house.post("/people/tags", as: .alice, ["name1": "one", "name2": " ONE "]).status == 422)
        #expect(house.store.entryTags.offered.count == 7)
        let chosen: KeyValuePairs = ["name1": "", "name2": "guess", "definition2": "Somebody had one", "name3": "turn"]
        #expect(try await house.post("/people/tags", as: .alice, chosen).status == 303)
        #expect(house.store.entryTags.offered.map(\.name) == ["guess", "turn"])
        #expect(try await house.get(house.path("entries/new"), as: .bob).text.contains("Somebody had one"))
    }

    @Test("PRE-18 an entry is tagged in the form, below it and on its page, and a tag is taken off again")
    func put() async throws {
        let house = try await House(at: .timeline)
        let form = "id=e1&lane=Bob&text=The%20queue%20grew&tag[]=&tag[]=Detection"
        #expect(try await house.send(form, to: house.path("entries"), as: .bob).status == 303)
        #expect(try await house.tags == ["detection"])
        let both = "tag[]=help%20asked&tag[]=detection&untag[]=unknown"
        #expect(try await house.send(both, to: house.path("entries/e1/tags"), as: .gus).status == 303)
        #expect(try await house.tags == ["detection", "help asked"])
        let page = try await house.get(house.path("entries/e1"), as: .bob).text
        #expect(page.contains(#"name="untag[]" value="detection""#) && page.contains(#"name="tag[]" value="attempt""#))
        _ = try await house.send("untag[]=detection", to: house.path("entries/e1/tags"), as: .bob)
        #expect(try await house.tags == ["help asked"])
        #expect(try await house.send("tag[]=attempt", to: house.path("entries/e1/tags"), as: .carol).status == 403)
        let unknown = try await house.send("tag[]=okapi", to: house.path("entries/e1/tags"), as: .bob)
        #expect(unknown.status == 422 && unknown.text.contains("Choose one of these: detection"))
    }

    @Test("PRE-18 a tag is said about an entry: what people agreed to stays agreed, and no reason is asked for")
    func leavesTheVersion() async throws {
        let house = try await House(at: .timeline)
        try await house.perform(.addEntry("e1", EntryContent("The queue grew")))
        for who in [Who.alice, .bob] { try await house.perform(.arrive(who.id), by: who) }
        try await house.perform(.open(.agreement))
        for who in [Who.alice, .bob] { try await house.perform(.agree(Answer(verdict: .agrees), on: 1), by: who) }
        _ = try await house.send("tag[]=detection", to: house.path("entries/e1/tags"), as: .bob)
        #expect(try await house.tags == ["detection"])
        let debrief = try await house.debrief
        #expect(debrief.isAgreed && debrief.timeline.version == 1)
    }

    @Test(
        "PRE-18 a tag that was taken out of the vocabulary stays where it is, with what it meant, and can be used there"
    )
    func takenOut() async throws {
        let house = try await House(at: .timeline)
        for id in ["e1", "e2"] as [EntryID] { try await house.perform(.addEntry(id, EntryContent("It grew"))) }
        _ = try await house.send("tag[]=detection", to: house.path("entries/e1/tags"), as: .bob)
        _ = try await house.post("/people/tags", as: .alice, ["name1": "turn", "definition1": "Another way"])
        let page = try await house.get(house.path("timeline"), as: .bob).text
        #expect(
            page.contains(
                #"Something was noticed: here somebody, or a machine, saw that it was not as usual.">detection"#))
        #expect(try await house.get(house.path("entries/e1"), as: .bob).text.contains("Something was noticed"))
        #expect(try await house.send("tag[]=detection", to: house.path("entries/e2/tags"), as: .bob).status == 303)
        #expect(try await house.debrief.timeline["e2"]?.tags.map(\.name) == ["detection"])
    }

    @Test("PRE-18 the board and the list are narrowed to a tag, and the board has a lane for each")
    func drivesTheViews() async throws {
        let house = try await House.tagged()
        let page = try PageReader.read(try await house.get(house.path("timeline?tag=detection"), as: .bob).text)
        #expect(page.find("entry-e1")?.attributes["data-aside"] == nil)
        #expect(page.find("entry-e2")?.attributes["data-aside"] != nil)
        let marks = page.find("timeline-picture")?.all.compactMap { $0.attributes["data-entry"] }
        #expect(marks == ["e1"])
        let whole = try PageReader.read(try await house.get(house.path("timeline?lanes=tag"), as: .bob).text)
        let lanes = try #require(whole.find("timeline-picture")).words
        #expect(lanes.contains("detection") && lanes.contains("Without a tag"))
        #expect(whole.all.allSatisfy { $0.attributes["data-aside"] == nil })
    }

    @Test("PRE-18 tags are in CSV, JSON lines, Markdown and the document for programs, and lists read them in")
    func exported() async throws {
        let house = try await House.tagged()
        let lists = house.path("timeline/lists")
        #expect(try await house.get("\(lists)/csv", as: .bob).text.contains(",\"detection, help asked\"\r\n"))
        #expect(try await house.get("\(lists)/jsonl", as: .bob).text.contains(#""tags":["detection","help asked"]"#))
        #expect(try await house.get("\(lists)/md", as: .bob).text.contains("\n  [tags: detection, help asked]\n"))
        let document = try await house.get("/api/v1/debriefs/\(house.here)", as: .bob).text
        #expect(document.contains(#""tags":[{"definition":"Something was noticed"#))
        for form in ["csv", "jsonl", "md"] {
            let text = try await house.get("\(lists)/\(form)", as: .bob).text
            let other = try await House(at: .timeline)
            let preview = try await other.post(other.path("timeline/lists/previews"), as: .bob, ["text": text])
            #expect(preview.text.contains(">help asked</span>"), "\(form)")
            let reply = try await other.post(other.path("timeline/lists"), as: .bob, ["text": text])
            #expect(reply.status == 303, "\(form): \(reply.text)")
            let read = try await other.debrief.timeline.entries.map { $0.tags.map(\.name) }
            #expect(read == [["detection", "help asked"], []], "\(form)")
        }
    }

    @Test("PRE-18 what is published shows tags and says what they mean, on the page, as HTML and as Markdown")
    func published() async throws {
        let house = try await House.tagged()
        try await house.perform(.open(.closing))
        try await house.perform(.publish)
        for place in ["publication", "publication/html"] {
            let page = try await house.get(house.path(place), as: .dan).text
            #expect(page.contains(">detection</span>") && page.contains("What the tags mean"), "\(place)")
        }
        let markdown = try await house.get(house.path("publication/markdown"), as: .dan).text
        #expect(markdown.contains("Tags: detection, help asked"))
        #expect(markdown.contains("**help asked**: Somebody was brought in"))
    }

    @Test("PRE-18 words that are taken back leave no tag behind")
    func takenBack() async throws {
        let house = try await House.opened()
        try await house.tell("did-1", of: .bob, by: .bob)
        let entry = try #require(try await house.debrief.timeline.entries.first)
        try await house.perform(.addPerspective("p1", "I saw it too", to: entry.id), by: .gus)
        try await house.perform(.tag(entry.id, [EntryTag(name: "detection", definition: "")], without: []), by: .gus)
        try await house.withdraw(as: .bob)
        #expect(try await house.debrief.tagsInUse.isEmpty)
    }
}

extension House {
    fileprivate static func tagged() async throws -> House {
        let house = try await House(at: .timeline)
        for (id, second) in [("e1", 0), ("e2", 60)] as [(EntryID, Int64)] {
            let moment = Moment.exact(house.clock.now.advanced(bySeconds: second), .minute)
            try await house.perform(.addEntry(id, EntryContent("It grew", at: moment)))
        }
        let tags = "tag[]=detection&tag[]=help%20asked"
        _ = try await house.send(tags, to: house.path("entries/e1/tags"), as: .bob)
        return house
    }

    fileprivate var tags: [String]? {
        get async throws { try await debrief.timeline["e1"]?.tags.map(\.name) }
    }
}
