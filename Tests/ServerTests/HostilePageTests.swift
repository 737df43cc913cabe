import Debriefing
import Foundation
import Storage
import Timekeeping
import Testing

@testable import Server

/// Every page is asked for with hostile text in every field that people, files and evidence can fill.
@Suite struct HostilePageTests {
    @Test("SEC-04 hostile text is never markup, on any page, for anybody", arguments: HostileText.all)
    func inert(text: String) async throws {
        let house = try await House.filled(with: text)
        for (view, page) in try await house.hostilePages() {
            // The evidence page sets in bold whom a line names, which is ours unless the text asks for it.
            let known = try await HostilePageTests.plain.value.union(text.contains("<b>") ? [] : ["b"])
            let foreign = page.kinds.subtracting(known)
            #expect(foreign.isEmpty, "\(view): \(foreign.sorted())")
        }
    }

    /// Every kind of element and attribute that pages have when nobody means any harm.
    private static let plain = Task {
        let pages = try await House.filled(with: "some words, as people write them").hostilePages().values
        return pages.reduce(into: Set<String>()) { $0.formUnion($1.kinds) }
    }

    @Test("SEC-04 hostile text in the address is never markup", arguments: HostileText.all)
    func address(text: String) async throws {
        let house = try await House.filled(with: "x")
        let asked = text.percentEncoded
        for path in [
            house.path("evidence?q=\(asked)"), "/sign-in?to=\(asked)", "/\(asked)",
            "/links/\(asked.replacing("/", with: ""))",
        ] {
            let page = try PageReader.read(try await house.get(path, as: .bob).text)
            #expect(page.all.allSatisfy { $0.isOurs }, "\(path)")
        }
    }

    @Test("SEC-04 hostile text in what was refused is given back, never as markup", arguments: HostileText.all)
    func givenBack(text: String) async throws {
        let house = try await House(at: .timeline)
        let reply = try await house.post(house.path("entries"), as: .bob, ["lane": "", "text": text + " and more"])
        #expect(reply.status == 422)
        #expect(try PageReader.read(reply.text).all.allSatisfy { $0.isOurs })
    }

    @Test("SEC-04 a file name and its lines reach no reader as control characters", arguments: HostileText.all)
    func controls(text: String) async throws {
        let house = try await House()
        _ = try await house.bring("2026-03-29T12:00:00Z \(text)\n", as: text.percentEncoded)
        let page = try await house.get(house.path("evidence"), as: .bob).text
        #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
        #expect(
            !page.unicodeScalars.contains {
                (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
            })
    }
}

enum HostileText {
    static let all = [
        "<script>alert(1)</script>", "\u{600}<script>alert(1)</script>", "\"\u{301} onmouseover=\"alert(1)",
        "' autofocus onfocus='x", "\"><img src=x onerror=alert(1)>", "</textarea></title></select><b>x</b>",
        "&lt;b&gt; &amp; <!-- ]]>", "{{title}}{{{main}}}{{> frame}}", "a\u{0}b\u{1B}[31mred\u{7}\u{9B}2J",
        "\u{202E}gpj.exe\u{2066}", "👩‍👩‍👧‍👦 שלום e\u{301}",
    ]
}

extension House {
    /// A debrief through all its stages, with `text` wherever people can write.
    static func filled(with text: String) async throws -> House {
        let house = try await House()
        let id = house.here
        for who in [Who.alice, .bob] {
            try await house.write("did-1", text, as: who, at: who == .bob ? "12:00" : "13:00", seen: text)
            try await house.write("off-1", text, as: who, record: "off")
            try await house.release(as: who)
        }
        try await house.perform(.acceptFewAccounts(reason: text))
        try await house.perform(.openAccounts)
        try await house.tell("did-1", of: .bob, by: .bob)
        try await house.perform(.open(.opening))
        _ = try await house.post("/account", as: .dan, ["name": text])
        try await house.perform(.admit(Participant(person: "hal", name: text, role: .noteTaker)))
        try await house.perform(
            .describe(
                Description(
                    title: text, summary: text, starts: "2026-03-29T12:00:00Z", tags: [text.replacing(",", with: "")],
                    impact: text)))
        _ = try await house.send(
            "2026-03-29T12:00:00Z \(text)\n", to: "/api/v1/debriefs/\(id)/sources?name=\(text.percentEncoded)",
            as: .bob, type: "text/plain")
        let source = try #require(try await house.debrief.sources.first)
        _ = try await house.bring("2026-03-29T12:05:00Z deployed shop \(text)\n", as: "deploys.log")
        let citation = Citation(
            source: source.id, part: text, sha256: source.sha256, line: 1, offset: 0, length: 9, at: nil, quote: text)
        let content = EntryContent(
            moment: .unknown, lane: Lane(kind: .person, name: text), kind: .observed, text: text, citations: [citation])
        for entry: EntryID in ["e1", "e2"] { try await house.perform(.addEntry(entry, content), by: .bob) }
        try await house.perform(.addPerspective("p1", text, to: "e1"), by: .bob)
        let picture = Debriefing.Attachment(
            id: "a1", by: Who.bob.id, name: text, sha256: "", size: 1, kind: .png, caption: text)
        try await house.perform(.changeEntry("e1", EntryEdit(attach: [picture]), base: 99), by: .bob)
        try await house.perform(.show("a1", at: "e1", true))
        try await house.perform(
            .tag("e1", [EntryTag(name: text.filter { !",[]".contains($0) }, definition: text)], without: []), by: .bob)
        try await house.perform(.removeEntry("e2"), by: .bob)
        try await house.perform(.extend(Extension(stage: .opening, minutes: 1, from: .timeline, agreedBy: text)))
        try await house.perform(.makeStatement(.written(text: text)))
        try await house.perform(.setGroundRules(GroundRules(rules: text, stopWord: text)))
        try await house.perform(
            .announceRecording(RecordingNotice(what: text, why: text, seenBy: text, keptUntil: text)))
        try await house.perform(.givePart(text, to: "hal"))
        try await house.perform(.focus("e1"))
        try await house.arrange(text)
        try await house.store.questions.put(KeptQuestion(name: "own-1", text: text, isHidden: true), of: Who.alice.id)
        try await house.store.questions.put(KeptQuestion(name: "own-2", text: text, isStarred: true), of: Who.alice.id)
        for (id, who, kind) in [("n1", .bob, .question), ("n2", .alice, .note)]
            as [(Identifier<MarginNote>, Who, MarginNote.Kind)]
        {
            let note = MarginNote(id: id, entry: "e1", author: who.id, kind: kind, text: text)
            try await house.store.marginNotes.add(note, in: house.here)
        }
        try await house.perform(.open(.remediation))
        try await house.act(text)
        return house
    }

    /// What is told before people meet.
    private func arrange(_ text: String) async throws {
        try await perform(.meet(Appointment(starts: "2030-04-02T10:00:00Z", minutes: 60, place: text)))
        try await perform(.sendInvitations(["bob"]))
        try await perform(.belong("bob", teams: [text]))
        try await perform(.identify(text + " x", as: "bob"))
        try await perform(.answerReadiness(.teams, reason: text))
        try await perform(.answerReadiness(.people, reason: text))
        try await perform(.answerReadiness(.noteTaker, reason: text))
        let conversation = Conversation(
            id: "c1", name: text, isFirstTime: true, isWorried: true, note: text, talked: false)
        try await store.conversations.keep(conversation, of: Who.alice.id, in: here)
        try await store.requests.add(
            DebriefRequest(
                id: "q1", kind: .debrief, title: text, about: text, debrief: nil, by: Who.dan.id, at: clock.now))
    }

    private func act(_ text: String) async throws {
        try await perform(
            .agree(Answer(verdict: .withholds, missing: text, untold: text, livedDifferently: text), on: 6), by: .bob)
        try await perform(.addEntry("e3", EntryContent(text)), by: .bob)
        try await perform(.addLearning("l1", text), by: .bob)
        for idea: IdeaID in ["i1", "i2"] { try await perform(.park(idea, text, at: "e1"), by: .bob) }
        try await perform(.settle("i2", .dropped(reason: text)), by: .bob)
        let content = RemediationContent(text: text, owner: "hal", due: nil, doneCheck: text, learning: "l1")
        for remediation: RemediationID in ["r1", "r2"] {
            try await perform(.propose(remediation, content, from: nil), by: .bob)
        }
        try await perform(.move("r2", .decidedAgainst(reason: text)), by: .bob)
        try await perform(
            .appoint(SmallGroup(members: ["hal"], soakUntil: .init("2026-04-01")!, followUp: "2026-04-02T10:00:00Z")))
        try await perform(.endFollowUp(.cancelled(reason: text)))
    }

    /// Every page of the debrief at every stage of the workshop, and the pages around it.
    func hostilePages() async throws -> [String: Element] {
        var pages: [String: Element] = [:]
        for stage in [Stage.opening, .timeline, .agreement, .learning, .remediation, .closing] {
            try await perform(.open(stage))
            pages["workshop \(stage)"] = try PageReader.read(try await get(path("workshop"), as: .alice).text)
        }
        try await perform(.publish)
        for place in [
            "", "description", "preparation", "meeting", "roles", "conversations", "account", "accounts", "evidence",
            "timeline", "follow-up", "publication", "publication/html", "entries/new",
            "entries/e1", "then", "candidates", "timeline/lists", "margin", "desk",
        ] {
            pages[place] = try PageReader.read(try await get(path(place), as: .alice).text)
        }
        for path in ["/", "/people", "/account", "/people/meeting-days"] {
            pages[path] = try PageReader.read(try await get(path, as: .alice).text)
        }
        return pages
    }
}

extension Element {
    /// The names of the elements with those of their attributes, without a word of what they say.
    var kinds: Set<String> {
        Set(all.flatMap { element in element.attributes.keys.map { "\(element.name) \($0)" } + [element.name] })
    }

    /// Neither a script but that of the frame, nor anything that acts.
    var isOurs: Bool {
        (name != "script" || attributes["src"]?.hasPrefix("/public/") == true) && name != "b"
            && (name != "img" || attributes["src"]?.hasPrefix("/debriefs/") == true)
            && attributes.allSatisfy { !$0.key.hasPrefix("on") && !$0.value.hasPrefix("javascript:") }
    }
}
