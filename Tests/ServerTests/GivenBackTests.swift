import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Server

/// What was refused comes back to whoever wrote it, ready to be sent again.
@Suite struct GivenBackTests {
    @Test("TIM-05 whoever met with another's change can put their own in its place, keep the other, or go back")
    func meeting() async throws {
        let house = try await House(at: .timeline)
        try await house.perform(.addEntry("e1", EntryContent("It was slow")))
        let base = try await house.debrief.sequence
        let path = house.path("entries/e1/edits")
        _ = try await house.post(path, as: .alice, ["base": "\(base)", "text": "It was slow for a minute"])
        let reply = try await house.post(
            path, as: .bob,
            ["base": "\(base)", "text": "It was slow for an hour", "kind": "surprised", "time": "14:05"])
        let page = try PageReader.read(reply.text)
        let form = try #require(page.all.first { $0.attributes["action"] == path })
        #expect(form.words.contains("What happened"))
        #expect(!form.words.contains("text"))
        #expect(page.links.contains(house.path("timeline#entry-e1")))
        #expect(page.links.contains(house.path("entries/e1")))
        #expect(try await house.send(form.filled, to: path, as: .bob).status == 303)
        let content = try await house.debrief.timeline["e1"]?.content
        #expect(content?.text == "It was slow for an hour")
        #expect(content?.kind == .surprised)
    }

    @Test("UX-04 of a form with tags what was written is given back too")
    func tagged() async throws {
        let house = try await House(at: .timeline)
        let sent = "time=at+noonish+or+so&lane=Bob&text=It+was+slow&tag[]=detection&tag[]=impact+changed"
        let reply = try await house.send(sent, to: house.path("entries"), as: .bob)
        #expect(reply.status == 422)
        for words in ["It was slow", "at noonish or so", "impact changed"] { #expect(reply.text.contains(words)) }
    }

    @Test("TIM-05 what was changed a third time meanwhile is not overwritten either")
    func meetsAgain() async throws {
        let house = try await House(at: .timeline)
        try await house.perform(.addEntry("e1", EntryContent("It was slow")))
        let base = try await house.debrief.sequence
        let path = house.path("entries/e1/edits")
        _ = try await house.post(path, as: .alice, ["base": "\(base)", "text": "for a minute"])
        let page = try PageReader.read(
            try await house.post(path, as: .bob, ["base": "\(base)", "text": "for an hour"]).text)
        let form = try #require(page.all.first { $0.attributes["action"] == path })
        _ = try await house.post(path, as: .alice, ["base": "99", "text": "for a day"])
        #expect(try await house.send(form.filled, to: path, as: .bob).status == 409)
        #expect(try await house.debrief.timeline["e1"]?.content.text == "for a day")
    }

    @Test("TIM-05 a remediation that two people changed is given back in the same way")
    func remediation() async throws {
        let house = try await House(at: .remediation)
        try await house.perform(.propose("r1", RemediationContent(text: "Add a cache"), from: nil))
        let base = try await house.debrief.sequence
        let path = house.path("remediations/r1/edits")
        _ = try await house.post(path, as: .alice, ["base": "\(base)", "text": "Add two caches"])
        let reply = try await house.post(path, as: .bob, ["base": "\(base)", "text": "Add no cache", "doneCheck": ""])
        let form = try #require(try PageReader.read(reply.text).all.first { $0.attributes["action"] == path })
        #expect(form.words.contains("What somebody will do"))
        #expect(form.words.contains("Add two caches"))
        #expect(try await house.send(form.filled, to: path, as: .bob).status == 303)
        #expect(try await house.debrief.remediations.first?.content.text == "Add no cache")
    }

    @Test("UX-04 what was refused is given back under the name that its form has, with the way back to it")
    func named() async throws {
        let house = try await House(at: .timeline)
        let headers: HTTPFields = [
            .contentType: "application/x-www-form-urlencoded", .fromHere: "same-origin",
            .referer: "http://localhost\(house.path("entries/new"))",
        ]
        let body = RequestBody(buffer: ByteBuffer(string: "lane=Bob&time=at+noon&text=It+was+slow"))
        let reply = try await house.ask(.post, house.path("entries"), as: .bob, headers, body)
        let page = try PageReader.read(reply.text)
        #expect(
            page.all.filter { $0.attributes["class"] == "kept" }.map(\.words) == [
                "What happened It was slow", "When at noon",
            ])
        #expect(page.links.contains(house.path("entries/new")))
        // The page knows who reads it.
        #expect(page.all.contains { $0.name == "nav" && $0.words.contains("Bob") })
    }

    @Test("UX-04 a refused new debrief is shown again whole, with the reason on top")
    func newDebrief() async throws {
        let house = try await House()
        let reply = try await house.post(
            "/debriefs", as: .bob,
            [
                "title": "", "summary": "It was <slow>", "zone": "Europe/Berlin", "starts": "2026-03-29T02:10",
                "ends": "", "tags": "night, orders",
            ])
        #expect(reply.status == 422)
        let page = try PageReader.read(reply.text)
        #expect(page.all.first { $0.attributes["role"] == "alert" }?.words.contains("is empty") == true)
        #expect(page.all.first { $0.attributes["name"] == "summary" }?.words == "It was <slow>")
        #expect(page.all.first { $0.attributes["name"] == "tags" }?.attributes["value"] == "night, orders")
        #expect(page.all.first { $0.attributes["name"] == "starts" }?.attributes["value"] == "2026-03-29T02:10")
        #expect(page.all.first { $0.attributes["selected"] != nil }?.attributes["value"] == "Europe/Berlin")
        #expect(page.all.contains { $0.name == "nav" && $0.words.contains("Bob") })
    }

    @Test("SEC-02 a wrong password shows the form again, with the address and the place to go on to")
    func wrongPassword() async throws {
        let house = try await House()
        let reply = try await house.post(
            "/sign-in", ["email": "Alice@example.org", "password": "wrong horse", "to": "/people"])
        #expect(reply.status == 401)
        let page = try PageReader.read(reply.text)
        #expect(page.all.first { $0.attributes["role"] == "alert" }?.words.contains("do not belong together") == true)
        #expect(page.all.first { $0.attributes["name"] == "email" }?.attributes["value"] == "Alice@example.org")
        #expect(page.all.first { $0.attributes["name"] == "to" }?.attributes["value"] == "/people")
        #expect(!reply.text.contains("wrong horse"))
    }
}

extension Element {
    /// What a browser sends of this form when nothing in it is changed.
    var filled: String {
        all.compactMap { field in
            guard let name = field.attributes["name"], ["input", "textarea"].contains(field.name) else { return nil }
            let value = field.name == "textarea" ? field.words : field.attributes["value"] ?? ""
            return "\(name)=\(value.percentEncoded)"
        }.joined(separator: "&")
    }
}
