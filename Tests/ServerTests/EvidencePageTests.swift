import Debriefing
import Foundation
import Testing

@testable import Server

@Suite struct EvidencePageTests {
    private let house: House

    init() async throws { house = try await House() }

    @Test(
        "EVD-24 lines that differ in numbers only are folded into one pattern with its count, and unfolded by its link")
    func folds() async throws {
        let lines = (0..<5).map { "2026-03-29T12:00:0\($0)Z queue \($0)00 grew" } + ["2026-03-29T12:01:00Z restarted"]
        try await house.bring(lines.joined(separator: "\n") + "\n", as: "app.log")
        let page = try await house.get(house.path("evidence?fold=1"), as: .bob).text
        #expect(page.contains("2 patterns of 6 lines"))
        let path = try #require(page.firstMatch(of: /<a href="([^"]+)">× 5<\/a>/)).1.replacing("&amp;", with: "&")
        let unfolded = try PageReader.read(try await house.get(String(path), as: .bob).text)
        let shown = unfolded.all.filter { $0.attributes["class"] == "line" }
        #expect(shown.map { $0.words.contains("grew") } == [true, true, true, true, true])
    }

    @Test(
        "EVD-25 a secret is shown nowhere: not on the page, not to programs, not in what is cited",
        arguments: Who.inside)
    func masks(who: Who) async throws {
        try await house.bring("2026-03-29T12:00:00Z GET https://bob:hunter2secret@shop.example/ 200\n", as: "app.log")
        let page = try await house.get(house.path("evidence"), as: who).text
        let program = try await house.get("/api/v1/debriefs/\(house.here)/evidence", as: who).text
        #expect(!page.contains("hunter2secret") && !program.contains("hunter2secret"))
        #expect(page.contains("[password hidden]") && program.contains("[password hidden]"))
        guard let place = page.firstMatch(of: /entries\/new\?cite=([^"]+)"/)?.1 else { return }
        #expect(!(try await house.get(house.path("entries/new?cite=\(place)"), as: who).text.contains("hunter2secret")))
        let cite = try #require(String(place).removingPercentEncoding)
        _ = try await house.post(house.path("entries"), as: who, ["cite": cite, "lane": "app", "text": "A request"])
        let quotes = try await house.debrief.timeline.entries.flatMap(\.content.citations).map(\.quote)
        #expect(quotes.count == 1 && !quotes[0].contains("hunter2secret"))
    }

    @Test("UX-04 a time that cannot be read is refused above the form, with what was typed still in it")
    func badTime() async throws {
        try await house.bring("2026-03-29T12:00:00Z one\n", as: "app.log")
        let reply = try await house.get(house.path("evidence?from=nonsense&until=14:05"), as: .bob)
        #expect(reply.status == 422)
        let page = try PageReader.read(reply.text)
        #expect(page.all.first { $0.attributes["role"] == "alert" }?.words.contains("“nonsense” is no time") == true)
        #expect(page.all.first { $0.attributes["name"] == "from" }?.attributes["value"] == "nonsense")
        #expect(page.all.first { $0.attributes["name"] == "until" }?.attributes["value"] == "14:05")
    }

    private func words(of place: String) async throws -> String {
        try PageReader.read(try await house.get(house.path(place), as: .bob).text).words
    }

    @Test("a source's page names it and shows its whole time, whatever the debrief's is")
    func ofOneSource() async throws {
        let event = Description(title: "Slow", starts: "2026-03-29T12:00:00Z", ends: "2026-03-29T13:00:00Z")
        try await house.perform(.describe(event))
        try await house.bring("2026-03-01T12:00:00Z early\n2026-03-29T12:30:00Z late\n", as: "app.log")
        try await house.bring("2026-03-29T12:31:00Z other\n", as: "other.log")
        #expect(
            try await words(of: "evidence").contains("2 of 3 lines, 29 March 2026, 12:00 to 13:00"))
        let id = try await house.debrief.sources[0].id
        let page = try await house.get(house.path("evidence/\(id)"), as: .bob).text
        #expect(page.contains("<title>app.log · Slow"))
        #expect(try await words(of: "evidence/\(id)").contains("2 lines, 1 March 2026, 12:00 to 29 March 2026, 12:30"))
        #expect(try await house.get(house.path("evidence/none"), as: .bob).status == 404)
    }

    @Test("lines are chosen by their source and by how grave they are")
    func filters() async throws {
        try await house.bring("2026-03-29T12:00:00Z ERROR one\n2026-03-29T12:00:01Z INFO two\n", as: "app.log")
        try await house.bring("2026-03-29T12:00:02Z ERROR three\n", as: "other.log")
        let id = try await house.debrief.sources[0].id
        let page = try await house.get(house.path("evidence?source=\(id)&severity=error"), as: .bob).text
        #expect(
            try await words(of: "evidence?source=\(id)&severity=error").contains("1 of 2 lines, 29 March 2026, 12:00"))
        #expect(page.contains("ERROR one") && !page.contains("INFO two") && !page.contains("ERROR three"))
    }
}

extension Who {
    fileprivate static let inside: [Who] = [.alice, .bob, .carol, .gus]
}
