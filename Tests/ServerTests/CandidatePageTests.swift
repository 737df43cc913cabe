import Debriefing
import Foundation
import Testing
import Timekeeping

@testable import Server

@Suite struct CandidatePageTests {
    private let house: House

    init() async throws {
        house = try await House()
        let ticks = (0..<60).map { number in
            let second = Instant(seconds: 1_774_785_600 + Int64(number) * 10).rfc3339(decimals: 0)
            return String(repeating: "\(second) INFO tick\n", count: (30..<36).contains(number) ? 40 : 1)
        }
        try await house.bring(ticks.joined(), as: "app.log")
        try await house.bring(
            "2026-03-29T12:01:00Z INFO deployed pay 2.3\n2026-03-29T12:02:00Z INFO paged Bob\n", as: "ops.log")
    }

    private func page(as who: Who = .bob) async throws -> Element {
        try PageReader.read(try await house.get(house.path("candidates"), as: who).text)
    }

    private func candidates(_ page: Element) -> [Element] {
        page.all.filter { $0.attributes["class"] == "candidate" }
    }

    /// The hidden fields of a candidate's form.
    private func fields(_ candidate: Element, of key: String) throws -> (path: String, body: String) {
        let form = try #require(
            candidate.all.first { form in
                form.name == "form" && form.all.contains { $0.attributes["data-candidate"] == key }
            })
        let fields = form.all.compactMap { field in
            field.attributes["name"].map { "\($0)=\((field.attributes["value"] ?? "").percentEncoded)" }
        }
        return (form.attributes["action"] ?? "", fields.joined(separator: "&"))
    }

    private func press(_ key: String, on candidate: Element, as who: Who) async throws -> Reply {
        let (path, body) = try fields(candidate, of: key)
        return try await house.send(body, to: path, as: who)
    }

    @Test("EVD-23 onsets, ends, deploys and first mentions wait in the order of time, each with the line that shows it")
    func wait() async throws {
        let found = candidates(try await page())
        #expect(
            found.map { $0.all.first { $0.attributes["class"] == "candidate-time" }?.words } == [
                "12:01:00 deploy", "12:02:00 first mention", "12:05:00 more than usual begins",
                "12:05:50 more than usual ends",
            ])
        #expect(found[0].words.contains("deployed pay 2.3") && found[0].words.contains("ops.log, line 1"))
        #expect(found[1].words.contains("Bob is named for the first time"))
        for candidate in found { #expect(candidate.links.contains { $0.contains("/evidence?place=") }) }
    }

    @Test("EVD-23 no candidate states a cause")
    func noCause() async throws {
        for candidate in candidates(try await page()) {
            for word in ["because", "caused", "due to", "led to", "root"] {
                #expect(!candidate.words.lowercased().contains(word))
            }
        }
    }

    @Test("EVD-23 the key that accepts makes an entry that cites the line, once, whoever presses it")
    func accept() async throws {
        let first = try #require(candidates(try await page()).first)
        for who in [Who.bob, .gus, .bob] { #expect(try await press("add", on: first, as: who).status == 303) }
        let entries = try await house.debrief.timeline.entries
        #expect(entries.map(\.content.text) == ["deployed pay 2.3"])
        #expect(entries[0].content.moment == .exact("2026-03-29T12:01:00Z", .second))
        #expect(entries[0].content.citations.map(\.part) == ["ops.log"])
        #expect(candidates(try await page()).count == 3)
    }

    @Test("EVD-23 the key that lets go takes it away for everybody, and nothing is put on the timeline")
    func dismiss() async throws {
        let first = try #require(candidates(try await page()).first)
        #expect(try await press("dismiss", on: first, as: .bob).status == 303)
        #expect(try await press("dismiss", on: first, as: .gus).status == 303)
        #expect(candidates(try await page(as: .alice)).count == 3)
        #expect(try await house.debrief.timeline.entries.isEmpty)
        #expect(try await house.debrief.dismissedCandidates.count == 1)
    }

    @Test("EVD-23 who reads along sees the candidates and can do nothing with them")
    func observers() async throws {
        let page = try await page(as: .carol)
        #expect(candidates(page).count == 4)
        #expect(!page.all.contains { $0.attributes["data-candidate"] != nil })
    }

    @Test("EVD-23 where there is no evidence, the page says what to do")
    func empty() async throws {
        let empty = try await House()
        #expect(try await empty.get(empty.path("candidates"), as: .bob).text.contains("There is no evidence yet."))
    }
}
