import Debriefing
import Foundation
import HTTPTypes
import Storage
import Testing
import Timekeeping

@testable import Server

@Suite struct ReadingTests {
    private let house: House

    init() async throws { house = try await House() }

    @Test(
        "PRE-08 times without a zone are asked about, the debrief's own zone first, with what each answer makes of them"
    )
    func asks() async throws {
        try await house.perform(.describe(Description(title: "Slow", zone: "Europe/Berlin")))
        try await house.bring("2026-03-29 01:30:00 one\n2026-03-29 04:30:00 two\n", as: "app.log")
        let question = try #require(try await source.questions?.first)
        #expect(question.kind == .zone)
        #expect(question.choices.map(\.value) == ["Europe/Berlin", "UTC"])
        #expect(question.choices.map(\.first) == ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"])
        #expect(question.choices.map(\.last) == ["2026-03-29T02:30:00Z", "2026-03-29T04:30:00Z"])
        let page = try await house.get(house.path("evidence"), as: .bob).text
        #expect(page.contains("zone assumed: UTC"))
        #expect(page.contains("Which one is it?"))
        #expect(page.contains("<small>29 March 2026, 01:30 to 04:30</small>"))
    }

    @Test("PRE-08 an abbreviation of several zones is asked about, and each of them is a choice")
    func ambiguous() async throws {
        try await house.bring("2026-03-29 01:30:00 IST one\n2026-03-29 01:31:00 IST two\n", as: "app.log")
        let choices = try await source.questions?.first { $0.kind == .zone }?.choices.map(\.value) ?? []
        #expect(choices.contains("Asia/Kolkata") && choices.contains("Europe/Dublin"))
    }

    @Test("PRE-08 an undecided order of dates is asked about and answered")
    func dateOrder() async throws {
        try await house.bring("03/04/2026 10:00:00 one\n03/04/2026 10:05:00 two\n", as: "app.log")
        let question = try #require(try await source.questions?.first { $0.kind == .dateOrder })
        #expect(question.choices.map(\.value) == ["monthFirst", "dayFirst"])
        #expect(question.choices.map(\.first) == ["2026-03-04T10:00:00Z", "2026-04-03T10:00:00Z"])
        try await read(["dateOrder": "dayFirst"])
        #expect(try await source.parts.first?.first == "2026-04-03T10:00:00Z")
        #expect(try await source.questions?.map(\.kind) == [.zone])
    }

    @Test("PRE-08 a year that was assumed stays, and is asked about until somebody answers")
    func year() async throws {
        try await house.bring("Mar  3 10:00:00 shop cron[7]: one\nMar  3 10:00:01 shop cron[7]: two\n", as: "syslog")
        let assumed = try #require(try await source.questions?.first { $0.kind == .year }?.assumed)
        try await read(["zone": "UTC"])
        #expect(try await source.questions?.map(\.assumed) == [assumed])
        #expect(try await source.parts.first?.first?.rfc3339.hasPrefix(assumed) == true)
        try await read(["year": "2024"])
        #expect(try await source.questions == nil)
        #expect(try await source.parts.first?.first == "2024-03-03T10:00:00Z")
    }

    @Test("PRE-08 times without a date are asked about and get the day that somebody tells")
    func date() async throws {
        try await house.bring("10:00:00 one\n10:00:01 two\n10:00:02 three\n", as: "app.log")
        #expect(try await source.questions?.map(\.kind).contains(.date) == true)
        try await read(["date": "2026-03-29", "zone": "UTC"])
        #expect(try await source.parts.first?.first == "2026-03-29T10:00:00Z")
        #expect(try await source.questions == nil)
    }

    @Test("PRE-08 an answer moves the lines, takes the mark away, and can be undone")
    func answersAndUndoes() async throws {
        try await house.bring("2026-03-29 12:00:00 one\n", as: "app.log")
        #expect(try await house.get(house.path("evidence"), as: .bob).text.contains("zone assumed"))
        try await read(["zone": "America/New_York"])
        #expect(try await lines == ["2026-03-29T16:00:00.000000000Z"])
        #expect(!(try await house.get(house.path("evidence"), as: .bob).text.contains("zone assumed")))
        let page = try await house.get(house.path("evidence/\(source.id)"), as: .bob).text
        let form = try #require(try PageReader.read(page).all.first { $0.attributes["class"] == "undo" })
        #expect(
            try await house.send(form.filled, to: house.path("sources/\(source.id)/readings"), as: .bob).status == 303)
        #expect(try await lines == ["2026-03-29T12:00:00.000000000Z"])
        #expect(try await source.zone == nil)
    }

    @Test("PRE-10 a clock that was behind is put right, the time as written stays, and it can be undone")
    func shift() async throws {
        try await house.bring("2026-03-29T12:00:00Z one\n", as: "app.log")
        let path = house.path("evidence/\(try await source.id)")
        let preview = try await house.get("\(path)?preview=1&shift=1%20min%2030%20s&clock=behind", as: .bob).text
        #expect(preview.contains("12:01:30"))
        #expect(try await lines == ["2026-03-29T12:00:00.000000000Z"])
        try await read(["shift": "1 min 30 s", "clock": "behind"])
        #expect(try await lines == ["2026-03-29T12:01:30.000000000Z"])
        let page = try await house.get(path, as: .bob).text
        #expect(page.contains("Its clock was 1 min 30 s behind"))
        #expect(page.contains("written as 2026-03-29T12:00:00Z"))
        try await read(["shift": ""])
        #expect(try await lines == ["2026-03-29T12:00:00.000000000Z"])
        try await read(["shift": "90", "clock": "ahead"])
        #expect(try await lines == ["2026-03-29T11:58:30.000000000Z"])
    }

    @Test("PRE-10 a citation keeps its words and its place, gets the new time, and leads to its line by old links too")
    func citations() async throws {
        try await house.bring("2026-03-29 12:00:00 one\n2026-03-29 12:00:05 two\n", as: "app.log")
        let evidence = try await house.get(house.path("evidence?q=two"), as: .bob).text
        let place = String(try #require(evidence.firstMatch(of: /entries\/new\?cite=([^"]+)"/)).1)
        let cite = try #require(place.removingPercentEncoding)
        _ = try await house.post(house.path("entries"), as: .bob, ["cite": cite, "lane": "app", "text": "Two"])
        let before = try #require(try await house.debrief.timeline.entries.first?.content.citations.first)
        #expect(try await timeline.contains("12:00:05 (zone assumed: UTC)"))
        try await read(["zone": "America/New_York"])
        let after = try #require(try await house.debrief.timeline.entries.first?.content.citations.first)
        #expect(after.at == "2026-03-29T16:00:05Z")
        #expect([after.quote, after.sha256, "\(after.offset)"] == [before.quote, before.sha256, "\(before.offset)"])
        #expect(!(try await timeline.contains("zone assumed")))
        let old = try PageReader.read(try await house.get(house.path("evidence?place=\(place)"), as: .bob).text)
        #expect(old.find("cited")?.words.contains("two") == true)
    }

    @Test("PRE-08 importing it again with its zone doubles nothing, and the refusal leads to the form")
    func again() async throws {
        try await house.bring("2026-03-29 12:00:00 one\n", as: "app.log")
        let path = "/api/v1/debriefs/\(house.here)/sources?name=app.log&zone=Europe/Berlin"
        let reply = try await house.send("2026-03-29 12:00:00 one\n", to: path, as: .bob, type: "text/plain")
        #expect(reply.status == 409)
        #expect(reply.text.contains("say so on the page of “app.log”"))
        #expect(try await lines.count == 1)
    }

    @Test(
        "UX-04 an answer that cannot be read is refused with what to do, and nothing moves",
        arguments: [
            ("zone", "Mars/Phobos"), ("year", "12"), ("date", "2026-02-30"), ("dateOrder", "yearFirst"),
            ("shift", "a while"), ("shift", "99999999999999999999 s"), ("shift", "9223372036854775807 h"),
            ("shift", "-5"),
        ])
    func refused(field: String, text: String) async throws {
        try await house.bring("2026-03-29 12:00:00 one\n", as: "app.log")
        let reply = try await house.post(
            house.path("sources/\(source.id)/readings"), as: .bob, [field: text], [.accept: "application/json"])
        #expect(reply.status == 422)
        #expect(try await lines == ["2026-03-29T12:00:00.000000000Z"])
    }

    @Test(
        "PRE-10 how far a clock is off is read as people write it",
        arguments: [
            ("90", 90_000_000_000), ("1 min 30 s", 90_000_000_000), ("1m30s", 90_000_000_000),
            ("2 hours", 7_200_000_000_000), ("250 ms", 250_000_000), ("1 d 1 ns", 86_400_000_000_001),
        ] as [(String, Int64)])
    func shiftWords(text: String, nanoseconds: Int64) throws {
        #expect(try TypedShift.read(text, isAhead: false) == nanoseconds)
        #expect(try TypedShift.read(TypedShift.write(nanoseconds), isAhead: true) == -nanoseconds)
    }

    @Test("EVD-21 the index of a large source is kept in the data folder, may be lost, and no backup has it")
    func indexes() async throws {
        let house = try await House(settings: Settings(uploadLimit: 16 << 20))
        try await house.bring(String(repeating: "2026-03-29T12:00:00Z one\n", count: 200_000), as: "app.log")
        let evidence = house.path("evidence")
        #expect(try await house.get(evidence, as: .bob).text.contains("200,000 lines"))
        let indexes = house.folder.appending(path: "indexes")
        let saved = try await eventually { (try? FileManager.default.contentsOfDirectory(atPath: indexes.path)) ?? [] }
        #expect(saved.contains { $0.hasSuffix(".index") })
        let copy = try house.backedUp()
        #expect(!(try FileManager.default.contentsOfDirectory(atPath: copy.path).contains("indexes")))
        try FileManager.default.removeItem(at: indexes)
        #expect(try await house.get(evidence, as: .bob).text.contains("200,000 lines"))
    }

    private func eventually(_ found: () -> [String]) async throws -> [String] {
        for _ in 0..<100 where !found().contains(where: { $0.hasSuffix(".index") }) {
            try await Task.sleep(for: .milliseconds(50))
        }
        return found()
    }

    private var source: Source {
        get async throws { try #require(try await house.debrief.sources.first) }
    }

    /// When the lines of the evidence were, as a program is told.
    private var lines: [String] {
        get async throws {
            let reply = try await house.get("/api/v1/debriefs/\(house.here)/evidence", as: .bob)
            return reply.text.matches(of: /"time":"([^"]+)"/).map { String($0.1) }
        }
    }

    /// The timeline as it is read.
    private var timeline: String {
        get async throws { try PageReader.read(try await house.get(house.path("timeline"), as: .bob).text).sentence }
    }

    private func read(_ fields: KeyValuePairs<String, String>) async throws {
        let reply = try await house.post(house.path("sources/\(source.id)/readings"), as: .bob, fields)
        #expect(reply.status == 303, "\(reply.text)")
    }
}
