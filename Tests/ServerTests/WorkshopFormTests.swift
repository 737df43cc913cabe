import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Testing

@testable import Server

@Suite struct WorkshopFormTests {
    @Test("AGR-01 the agreement asks three questions, and keeps the words of each")
    func threeQuestions() async throws {
        let house = try await House(at: .agreement)
        let page = try await house.get(house.path("workshop"), as: .bob).text
        for field in ["missing", "untold", "livedDifferently"] { #expect(page.contains("<textarea name=\"\(field)\"")) }
        let reply = try await house.post(
            house.path("agreements"), as: .bob,
            [
                "version": "0", "verdict": "withholds", "missing": "the call", "untold": "the fear",
                "livedDifferently": "the restart",
            ])
        #expect(reply.status == 303)
        let answer = try await house.debrief.agreement(of: Who.bob.id)?.answer
        #expect(answer?.reservations == ["the call", "the fear", "the restart"])
    }

    @Test("AGR-01 nobody answers for another", arguments: ["/debriefs", "/api/v1/debriefs"])
    func nobodyForAnother(root: String) async throws {
        let house = try await House(at: .agreement)
        let fields: KeyValuePairs = ["version": "0", "verdict": "agrees", "person": "bob", "by": "bob"]
        _ = try await house.post("\(root)/\(house.here)/agreements", as: .alice, fields)
        #expect(try await house.debrief.agreements.map(\.by) == [Who.alice.id])
    }

    @Test("AGR-02 a change of the timeline reopens the agreement, and tells those who had agreed what changed")
    func reopens() async throws {
        let house = try await House(at: .agreement)
        _ = try await house.post(house.path("agreements"), as: .bob, ["version": "0", "verdict": "agrees"])
        #expect(try await house.debrief.isAgreed)
        _ = try await house.post(house.path("entries"), as: .alice, ["lane": "shop", "text": "The restart"])
        #expect(try await !house.debrief.isAgreed)
        let page = try await house.get(house.path("workshop"), as: .bob).text
        #expect(page.contains("to version 0"))
        #expect(page.contains("Alice added “The restart”"))
        #expect(page.contains("<input type=\"hidden\" name=\"version\" value=\"1\">"))
    }

    @Test(
        "AGR-06 a button from an earlier version changes nothing and says so",
        arguments: ["/debriefs", "/api/v1/debriefs"])
    func stale(root: String) async throws {
        let house = try await House(at: .agreement)
        try await house.perform(.addEntry("e1", EntryContent("The restart")))
        let before = try await house.debrief
        let reply = try await house.post(
            "\(root)/\(house.here)/agreements", as: .bob, ["version": "0", "verdict": "agrees"])
        #expect(reply.status == 409)
        #expect(reply.text.contains("look at what has changed and answer again"))
        #expect(try await house.debrief == before)
    }

    @Test("AGR-06 the same answer sent twice adds nothing")
    func replay() async throws {
        let house = try await House(at: .agreement)
        let fields: KeyValuePairs = ["version": "0", "verdict": "agrees"]
        _ = try await house.post(house.path("agreements"), as: .bob, fields)
        let before = try await house.debrief
        #expect(try await house.post(house.path("agreements"), as: .bob, fields).status == 303)
        #expect(try await house.debrief == before)
    }

    @Test(
        "TIM-03 an idea is parked with one form from every page, and only a count is shown",
        arguments: ["", "evidence", "timeline", "workshop", "follow-up"])
    func parks(place: String) async throws {
        let house = try await House(at: .timeline)
        let page = try PageReader.read(try await house.get(house.path(place), as: .bob).text)
        let form = try #require(page.find("parking")?.all.first { $0.name == "form" })
        let path = try #require(form.attributes["action"])
        #expect(try await house.post(path, as: .bob, ["text": "Add a cache", "entry": ""]).status == 303)
        let after = try await house.get(house.path(place), as: .alice).text
        #expect(after.contains("<span>1</span> parked"))
        #expect(!after.contains("Add a cache"))
        #expect(try await house.debrief.timeline.version == 0)
    }

    @Test("TIM-05 a conflict shows both texts and keeps what was written")
    func conflict() async throws {
        let house = try await House(at: .timeline)
        try await house.perform(.addEntry("e1", EntryContent("It was slow")))
        let base = try await house.debrief.sequence
        _ = try await house.post(
            house.path("entries/e1/edits"), as: .alice, ["base": "\(base)", "text": "It was slow for a minute"])
        let reply = try await house.post(
            house.path("entries/e1/edits"), as: .bob, ["base": "\(base)", "text": "It was slow for an hour"])
        #expect(reply.status == 409)
        #expect(reply.text.contains("It was slow for an hour"))
        #expect(reply.text.contains("It was slow for a minute"))
        #expect(try await house.debrief.timeline["e1"]?.content.text == "It was slow for a minute")
    }

    @Test("TIM-05 two people who change different parts of one entry do not meet")
    func noConflict() async throws {
        let house = try await House(at: .timeline)
        try await house.perform(.addEntry("e1", EntryContent("It was slow")))
        let base = try await house.debrief.sequence
        _ = try await house.post(
            house.path("entries/e1/edits"), as: .alice, ["base": "\(base)", "text": "It was very slow"])
        #expect(
            try await house.post(house.path("entries/e1/edits"), as: .bob, ["base": "\(base)", "kind": "surprised"])
                .status == 303)
        let content = try await house.debrief.timeline["e1"]?.content
        #expect(content?.text == "It was very slow")
        #expect(content?.kind == .surprised)
    }

    @Test(
        "LRN-01 nothing becomes a remediation before its stage, through a form or the API",
        arguments: ["/debriefs", "/api/v1/debriefs"])
    func notBeforeItsStage(root: String) async throws {
        let house = try await House(at: .learning)
        let reply = try await house.post("\(root)/\(house.here)/remediations", as: .alice, ["text": "Add a cache"])
        #expect(reply.status == 409)
        #expect(reply.text.contains("Park the idea: it is kept and opened then."))
    }

    @Test("REM-01 what a remediation lacks is named, and it stays proposed")
    func lacking() async throws {
        let house = try await House(at: .remediation)
        try await house.perform(.propose("r1", RemediationContent(text: "Monitoring"), from: nil))
        let reply = try await house.post(house.path("remediations/r1/states"), as: .bob, ["state": "committed"])
        #expect(reply.status == 422)
        for words in ["a verb at its start", "one named person", "a due date", "how we will see", "the learning"] {
            #expect(reply.text.contains(words))
        }
        #expect(try await house.debrief.remediations.map(\.state) == [.proposed])
    }

    @Test("REM-02 a debrief is completed and published without a remediation")
    func noRemediation() async throws {
        let house = try await House(at: .closing)
        #expect(try await house.post(house.path("publications"), as: .alice).status == 303)
        #expect(try await house.post(house.path("stages"), as: .alice, ["stage": "completed"]).status == 303)
        #expect(try await house.debrief.stage == .completed)
    }

    @Test(
        "A form and a document of the same fields do the same and are refused alike",
        arguments: [
            ("ideas", #"{"text":"Add a cache"}"#, "text=Add a cache"), ("ideas", #"{"text":""}"#, "text="),
            ("entries", #"{"lane":"shop","text":"Slow","time":"about 14:05"}"#, "lane=shop&text=Slow&time=about 14:05"),
            ("entries", #"{"lane":"shop","text":"Slow","kind":"blamed"}"#, "lane=shop&text=Slow&kind=blamed"),
            ("plans", #"{"minutes":5}"#, "minutes=5"), ("plans", #"{"minutes":90}"#, "minutes=90"), ("plans", "{}", ""),
            (
                "groups", #"{"members":["bob"],"soakUntil":"2026-04-01","followUp":"2026-04-02 10:00"}"#,
                "members[]=bob&soakUntil=2026-04-01&followUp=2026-04-02 10:00"
            ),
            ("stages", #"{"stage":"party"}"#, "stage=party"),
        ])
    func sameRules(place: String, document: String, form: String) async throws {
        let (one, other) = (try await House(at: .remediation), try await House(at: .remediation))
        let reply = try await one.send(
            document, to: "/api/v1/debriefs/\(one.here)/\(place)", as: .alice, type: "application/json")
        let page = try await other.send(form.replacing(" ", with: "%20"), to: other.path(place), as: .alice)
        #expect(reply.status == (page.status == 303 ? 201 : page.status), "\(reply.text) \(page.text)")
        #expect(try await one.facts() == (try await other.facts()))
    }

    @Test(
        "After a form the browser goes on to a place inside of the debrief, and nowhere else",
        arguments: [
            ("https://evil.example/", ""), ("//evil.example", ""), ("/debriefs/other/timeline", ""), ("/sign-out", ""),
            ("", ""),
            ("HERE/../../people", ""), ("HERE/timeline", "/timeline"), ("HEREx", ""),
        ])
    func redirects(then: String, place: String) async throws {
        let house = try await House(at: .timeline)
        let reply = try await house.post(
            house.path("ideas"), as: .bob, ["text": "Fix", "then": then.replacing("HERE", with: house.path())])
        #expect(reply.place == house.path() + place)
    }

    @Test("After a form a program gets the changes, and a script of ours nothing but the word")
    func answers() async throws {
        let house = try await House(at: .timeline)
        let reply = try await house.post(
            "/api/v1/debriefs/\(house.here)/entries", as: .bob, ["lane": "shop", "text": "Slow"])
        #expect(reply.status == 201)
        #expect(reply.text.contains("\"entryAdded\""))
        let headers: HTTPFields = [.accept: "application/json", .fromHere: "same-origin"]
        let script = try await house.ask(
            .post, house.path("ideas"), as: .bob, headers, RequestBody(buffer: ByteBuffer(string: "text=Fix")))
        #expect(script.status == 204)
    }
}

extension House {
    /// What happened in the debrief, without the names that are random.
    func facts() async throws -> [String] {
        try await store.journal.changes(of: here).map { change in
            String(describing: change.fact).replacing(/[a-z2-9]{16}/, with: "ID")
        }
    }
}
