import Debriefing
import Foundation
import Testing

@testable import Server

@Suite struct OverlapTests {
    private let house: House

    init() async throws { house = try await House() }

    private static func log(_ numbers: Range<Int>) -> String {
        numbers.map { "2026-03-29T12:00:\($0)Z INFO request \($0)\n" }.joined()
    }

    @Test("PRE-07 a file that overlaps another one adds only what is new, and the page and the source say so")
    func addsWhatIsNew() async throws {
        try await house.bring(OverlapTests.log(10..<30), as: "app.log.1")
        let reply = try await house.bring(OverlapTests.log(20..<45), as: "app.log")
        #expect(reply.status == 201)
        let page = try await house.get(house.path("evidence"), as: .bob).text
        #expect(page.contains("35 lines"))
        #expect(page.contains("app.log: 10 of 25 entries stand in app.log.1 already, and are shown once."))
        #expect(page.matches(of: />INFO request 25</).isEmpty)
        #expect(page.matches(of: /request 25<\/summary>/).count == 1)
        let part = try #require(try await house.debrief.sources[1].parts.first)
        #expect(part.entries == 25)
        #expect(part.findings == ["10 of 25 entries stand in app.log.1 already; they are shown once"])
    }

    @Test("PRE-07 what is cited of either file stays to be found, and a source's own page has all of it")
    func citations() async throws {
        try await house.bring(OverlapTests.log(10..<30), as: "app.log.1")
        try await house.bring(OverlapTests.log(20..<45), as: "app.log")
        let id = try await house.debrief.sources[1].id
        let own = try await house.get(house.path("evidence/\(id)"), as: .bob).text
        #expect(own.contains("25 lines, "))
        let place = try #require(
            own.matches(of: /cite=([^"#]+)"/).map { String($0.1) }.first { $0.hasPrefix("\(id).") })
        let cite = try #require(place.removingPercentEncoding)
        _ = try await house.post(house.path("entries"), as: .bob, ["cite": cite, "lane": "app", "text": "It began"])
        let citation = try #require(try await house.debrief.timeline.entries.first?.content.citations.first)
        #expect(citation.source == id && citation.part == "app.log" && citation.line == 1)
        #expect(citation.quote.hasSuffix("request 20"))
        let shown = try PageReader.read(try await house.get(house.path("evidence?place=\(place)"), as: .bob).text)
        #expect(shown.all.filter { $0.attributes["id"] == "cited" }.map { $0.words.contains("request 20") } == [true])
    }

    @Test("PRE-07 the same file twice adds nothing")
    func twice() async throws {
        try await house.bring(OverlapTests.log(10..<30), as: "app.log")
        #expect(try await house.bring(OverlapTests.log(10..<30), as: "again.log").status == 409)
        #expect(try await house.get(house.path("evidence"), as: .bob).text.contains("20 lines"))
    }
}
