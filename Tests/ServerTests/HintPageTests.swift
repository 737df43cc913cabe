import Coaching
import Debriefing
import Foundation
import Storage
import Testing

@testable import Server

@Suite struct HintPageTests {
    @Test("LNG-06 LNG-05 while somebody writes an entry they are asked how or what, and their words stay as they are")
    func hint() async throws {
        let house = try await House(at: .timeline)
        let page = try await house.hints("The engineer failed to check the lag.", "timeline")
        let hint = try #require(page.all.first { $0.attributes["class"] == "coach" })
        #expect(hint.attributes["data-level"] == "hint")
        #expect(hint.words.contains("failed to"))
        #expect(hint.words.contains("?"))
    }

    @Test("LNG-02 LNG-04 a machine brings no hint, and “would have” none where actions are argued for")
    func sections() async throws {
        let house = try await House(at: .timeline)
        #expect(try await house.hints("The pod failed to start.", "timeline").children.isEmpty)
        #expect(try await !house.hints("A canary would have caught it.", "narrative").children.isEmpty)
        #expect(try await house.hints("A canary would have caught it.", "remediation").children.isEmpty)
        #expect(try await house.hints("Bob was careless.", "account").children.isEmpty)
    }

    @Test("LNG-07 a facilitator who types “why did you” is offered the how or what of the same question")
    func facilitator() async throws {
        let page = try await House().hints("Why did you restart the queue?", "question")
        #expect(page.words.contains("What made it look right to restart the queue?"))
    }

    @Test(
        "LNG-08 whoever blames themselves gets a kind word first, and no hint beside it",
        arguments: ["account", "timeline"])
    func kindness(section: String) async throws {
        let page = try await House().hints("I should have known better, it was careless of me.", section)
        let levels = page.all.compactMap { $0.attributes["data-level"] }
        #expect(levels.first == "kindness")
        #expect(!levels.contains("hint"))
        #expect(page.words.contains("You know the ending now; you did not then."))
    }

    @Test("TIM-12 an idea for a fix in an entry is offered a place in the parking lot, with its whole sentence")
    func park() async throws {
        let house = try await House(at: .timeline)
        let page = try await house.hints("The queue grew. We need to add an alert for that. It fell again.", "timeline")
        let hint = try #require(page.all.first { $0.attributes["data-level"] == "offer" })
        #expect(hint.attributes["data-sentence"] == "We need to add an alert for that")
        #expect(hint.all.contains { $0.attributes["data-park-at"] == house.path("ideas") })
        #expect(try await house.debrief.ideas.isEmpty)
    }

    @Test(
        "OWN-14 whoever writes “I knew”, “obviously”, “usually”, “decided” or “seemed” is privately asked what fits",
        arguments: [
            ("I knew it was the queue.", "What did you know it from"), ("Usually it drains.", "nothing is wrong"),
            ("Obviously it was the queue.", "first week"), ("I decided to wait.", "What else was on the table"),
            ("It seemed slow.", "Where exactly did you see it"),
        ])
    func author(text: String, words: String) async throws {
        let page = try await House().hints(text, "account")
        #expect(page.words.contains(words))
        #expect(try await House().hints(text, "narrative").all.allSatisfy { $0.attributes["data-level"] != "question" })
    }

    @Test("LNG-01 each person switches their hints off, whoever leads those of all, and everything goes on as before")
    func switches() async throws {
        let house = try await House(at: .timeline)
        let blame = ["text": "We should have known.", "section": "timeline"] as KeyValuePairs
        func asked(_ who: Who) async throws -> Int { try await house.post(house.path("hints"), as: who, blame).status }
        #expect(try await asked(.bob) == 200)
        #expect(try await house.post("/account/hints", as: .bob, ["state": "off"]).place == "/account")
        #expect(try await asked(.bob) == 204)
        #expect(try await asked(.gus) == 200)
        #expect(try await house.get("/account", as: .bob).text.contains("Give me hints"))
        #expect(try await house.post("/account/hints", as: .bob, ["state": "on"]).status == 303)
        let switching = house.path("hint-switches")
        #expect(try await house.post(switching, as: .bob, ["state": "off"]).status == 403)
        #expect(try await house.post(switching, as: .alice, ["state": "off"]).status == 303)
        for who in [Who.alice, .bob, .gus] { #expect(try await asked(who) == 204) }
        let entry = ["lane": "Bob", "text": "We should have known."] as KeyValuePairs
        #expect(try await house.post(house.path("entries"), as: .bob, entry).status == 303)
    }

    @Test("LNG-05 what is looked at is found nowhere afterwards: not in the data folder, the log, a stream or a page")
    func nowhere() async throws {
        let house = try await House(at: .timeline)
        let (log, before) = (LogBook(), try await house.debrief)
        let browsers = Audience.allCases.map { ($0, before.sequence) }
        let room = try await house.room
        let watching = browsers.map { Browser(room, $0.0, from: 0, in: house) }
        for section in ["timeline", "account", "narrative", "question", "remediation", "nonsense"] {
            for text in ["I should have seen the okapi. We need to add an okapi.", "I knew the okapi."] {
                _ = try await house.post(
                    house.path("hints"), as: .bob, ["text": text, "section": section], log: log)
            }
        }
        _ = try await house.post(
            house.path("hints"), as: .bob,
            ["text": String(repeating: "okapi ", count: 50_000), "section": "account"], log: log)
        #expect(try await house.debrief == before)
        for who in Who.allCases {
            for answer in try await house.everything(of: house.here, for: who) { #expect(!answer.contains("okapi")) }
        }
        for browser in watching {
            #expect(!browser.text.contains("okapi"))
            await browser.close()
        }
        #expect(!log.text.contains("okapi"))
        for file in try FileManager.default.subpathsOfDirectory(atPath: house.folder.path) {
            let bytes = (try? Data(contentsOf: house.folder.appending(path: file))) ?? Data()
            #expect(bytes.range(of: Data("okapi".utf8)) == nil, "\(file)")
        }
    }

    @Test("LNG-05 text is taken in the body of a request of somebody signed in, within bounds, and never in an address")
    func bounds() async throws {
        let house = try await House(at: .timeline)
        let long = String(repeating: "okapi ", count: 50_000)
        let reply = try await house.post(house.path("hints"), as: .bob, ["text": long, "section": "timeline"])
        #expect(reply.status == 413)
        #expect(try await house.get(house.path("hints?text=okapi&section=timeline"), as: .bob).status == 404)
        let stranger = try await house.post(house.path("hints"), as: .nobody, ["text": "x", "section": "timeline"])
        #expect(stranger.status == 401 || stranger.place?.hasPrefix("/sign-in") == true)
    }

    @Test("LNG-09 the server goes by the organisation's own words")
    func ownWords() async throws {
        var words = WordList.builtIn
        try words.read("[wizard]\nclass L13\nsay wizard|wizards\nwhy It makes one person the plan.\n", file: "ours.txt")
        let house = try await House(at: .timeline, settings: Settings(coach: Coach(words: words)))
        #expect(try await house.hints("Our wizards saved the day.", "timeline").words.contains("wizards"))
    }

    @Test("SEC-04 hostile text comes back in a hint as text", arguments: HostileText.all)
    func hostile(text: String) async throws {
        let house = try await House(at: .timeline)
        for section in ["timeline", "account"] {
            let page = try await house.hints("We need to add \(text) I knew \(text) was careless", section)
            #expect(page.all.allSatisfy { $0.isOurs })
        }
    }
}

extension House {
    /// The hints that Bob gets on a text.
    fileprivate func hints(_ text: String, _ section: String) async throws -> Element {
        let reply = try await post(path("hints"), as: .bob, ["text": text, "section": section])
        try #require(reply.status == 200, "\(reply.text)")
        return try PageReader.read(reply.text)
    }
}
