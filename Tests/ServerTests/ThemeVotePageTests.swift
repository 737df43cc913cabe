import Debriefing
import Foundation
import Testing

@testable import Server

@Suite struct ThemeVotePageTests {
    private let house: House

    init() async throws {
        house = try await House(at: .learning)
        try await house.perform(.nameTheme("t1", "Queues"), by: .bob)
        try await house.perform(.nameTheme("t2", "Alarms"), by: .bob)
    }

    private func workshop(as who: Who = .bob) async throws -> String {
        try await house.get(house.path("workshop"), as: who).text
    }

    private func vote(_ body: String, as who: Who) async throws -> Int {
        try await house.send(body, to: house.path("theme-votes/ballots"), as: who).status
    }

    @Test(
        "LRN-07 the facilitator has the room vote; how it stands is told when it is closed, and the most wanted come first"
    )
    func votes() async throws {
        #expect(try await workshop(as: .alice).contains("Vote on the themes"))
        #expect(try await !workshop().contains("Vote on the themes"))
        #expect(try await vote("themes[]=t1", as: .bob) == 422)
        _ = try await house.post(house.path("theme-votes"), as: .alice)
        #expect(try await workshop().contains("What shall we talk about?"))
        #expect(try await vote("themes[]=t2", as: .alice) == 303)
        #expect(try await vote("themes[]=t1&themes[]=t2", as: .bob) == 303)
        #expect(try await vote("", as: .gus) == 303)
        #expect(try await vote("themes[]=t1", as: .gus) == 422)
        #expect(try await house.get(house.path("desk"), as: .alice).text.contains("3 voted on the themes so far."))
        #expect(try await !workshop(as: .alice).contains("want to talk about it"))
        _ = try await house.post(house.path("theme-votes/closings"), as: .alice)
        let page = try await workshop()
        #expect(page.contains("2 of 3 want to talk about it") && page.contains("1 of 3 want to talk about it"))
        let (alarms, queues) = (try #require(page.range(of: "data-theme=\"t2\"")), page.range(of: "data-theme=\"t1\""))
        #expect(alarms.lowerBound < (try #require(queues)).lowerBound)
    }

    @Test("LRN-07 who marked what is in no fact, page or document, and neither is how an open vote stands")
    func alone() async throws {
        _ = try await house.post(house.path("theme-votes"), as: .alice)
        let before = try await house.debrief.sequence
        #expect(try await vote("themes[]=t2", as: .bob) == 303)
        #expect(try await house.debrief.sequence == before)
        _ = try await house.post(house.path("theme-votes/closings"), as: .alice)
        let count = try await house.debrief.themeVote?.count
        #expect(count == ThemeCount(voted: 1, themes: []))
        #expect(try await workshop().contains("Of fewer than three, nothing is told"))
    }
}
