import Debriefing
import Foundation
import Storage
import Testing

@Suite struct ThemeVoteTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let debrief = DebriefID("d1")!
    private let first = ThemeVoteID("v1")!
    private let second = ThemeVoteID("v2")!
    private let queues = ThemeID("t1")!
    private let alarms = ThemeID("t2")!

    init() async throws {
        folder = try TemporaryFolder()
        store = try folder.store()
        let opened = Change(
            sequence: 1, at: noon, by: alice, fact: .opened(description: Description(title: "Checkout"), sample: false))
        try await store.journal.append([opened], to: debrief, after: 0)
    }

    @Test("LRN-07 everybody is counted once, and a closed vote says the same however often it is asked")
    func counts() async throws {
        let votes = store.themeVotes
        #expect(try await votes.count([queues, alarms], of: alice, in: first, of: debrief))
        #expect(try await !votes.count([queues], of: alice, in: first, of: debrief))
        #expect(try await votes.count([alarms], of: bob, in: first, of: debrief))
        #expect(try await votes.count([], of: PersonID("carol")!, in: first, of: debrief))
        #expect(try await votes.voted(in: first, of: debrief) == 3)
        let count = ThemeCount(voted: 3, themes: [.init(theme: alarms, votes: 2), .init(theme: queues, votes: 1)])
        #expect(try await votes.close(first, of: debrief) == count)
        #expect(try await !votes.count([queues], of: PersonID("dan")!, in: first, of: debrief))
        #expect(try await votes.close(first, of: debrief) == count)
    }

    @Test("LRN-07 the next vote begins with nothing, and nothing of the last one is left")
    func next() async throws {
        let votes = store.themeVotes
        #expect(try await votes.count([queues], of: PersonID("okapi")!, in: first, of: debrief))
        _ = try await votes.close(first, of: debrief)
        try await votes.forget(debrief)
        #expect(try await votes.voted(in: second, of: debrief) == 0)
        #expect(try await votes.count([queues], of: alice, in: second, of: debrief))
        #expect(try await votes.voted(in: second, of: debrief) == 1)
        try store.close()
        #expect(try folder.database.range(of: Data("okapi".utf8)) == nil)
    }
}
