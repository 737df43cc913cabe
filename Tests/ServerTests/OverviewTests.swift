import Debriefing
import Foundation
import Testing
import Timekeeping

@testable import Server

@Suite struct OverviewTests {
    @Test("Of many sources the overview shows six, and all of them on demand")
    func manySources() async throws {
        let house = try await House()
        for number in 0..<9 { try await house.perform(.attach(.named("worker-\(number).log", number))) }
        let page = try PageReader.read(try await house.get(house.path(), as: .bob).text)
        let sources = try #require(page.find("sources"))
        let lists = sources.all.filter { $0.name == "ul" }
        #expect(lists.map { $0.all.count { $0.name == "li" } } == [6, 3])
        #expect(sources.all.first { $0.name == "summary" }?.words == "all 9 sources")
    }

    @Test("Of seven sources no single one is hidden")
    func sevenSources() async throws {
        let house = try await House()
        for number in 0..<7 { try await house.perform(.attach(.named("worker-\(number).log", number))) }
        let page = try PageReader.read(try await house.get(house.path(), as: .bob).text)
        #expect(page.find("sources")?.all.count { $0.name == "li" } == 7)
        #expect(page.find("sources")?.all.contains { $0.name == "details" } == false)
    }

    @Test("What was found several times in a source is said once, with how often")
    func findings() async throws {
        let house = try await House()
        try await house.perform(.attach(.named("export.zip", 1, findings: ["cut short", "cut short", "odd"])))
        let page = try PageReader.read(try await house.get(house.path(), as: .bob).text)
        let words = try #require(page.find("sources")).all.filter { $0.name == "small" }.map(\.words)
        #expect(words.dropFirst() == ["cut short (2 times)", "odd"])
    }

    @Test("The overview shows the picture, whose marks lead to the list on the timeline's page")
    func picture() async throws {
        let house = try await House()
        try await house.perform(.addEntry("e1", EntryContent("It was slow")))
        let page = try PageReader.read(try await house.get(house.path(), as: .bob).text)
        let picture = try #require(page.find("timeline-picture"))
        #expect(picture.links == [house.path("timeline#entry-e1")])
        let address = try #require(picture.attributes["data-refresh"])
        let fresh = try PageReader.read(try await house.get(address, as: .bob).text)
        #expect(fresh.find("timeline-picture")?.lines == picture.lines)
    }

    @Test("A link that lets people in says when it was made")
    func madeAt() async throws {
        let house = try await House()
        _ = try await house.post(house.path("invitations"), as: .alice, ["kind": "guest", "role": "participant"])
        let page = try await house.get(house.path(), as: .alice).text
        #expect(page.contains("made Sunday 29 March 2026, 12:00"))
    }
}

extension Source {
    fileprivate static func named(_ name: String, _ number: Int, findings: [String] = []) -> Source {
        Source(
            id: SourceID("s\(number)")!, name: name, sha256: String(repeating: "\(number)", count: 64), size: 1,
            parts: [
                Part(
                    name: name, format: "application-log", entries: 1, undated: 0, first: nil, last: nil,
                    zone: "written", findings: findings)
            ])
    }
}
