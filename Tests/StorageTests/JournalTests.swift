import Debriefing
import Foundation
import GRDB
import Storage
import Testing

@Suite struct JournalTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let debrief = DebriefID("night")!

    init() throws {
        folder = try TemporaryFolder()
        store = try folder.store()
    }

    @Test("What was appended is read back as it was, in order")
    func readsBack() async throws {
        let changes = ideas(["one", "two", "👩‍👩‍👧‍👦 \u{202E} \u{0} “three”"])
        try await store.journal.append(changes, to: debrief, after: 0)
        #expect(try await store.journal.changes(of: debrief) == changes)
    }

    @Test("LIV-01 changes are read from any number on, and no more than asked for")
    func readsFrom() async throws {
        try await store.journal.append(ideas(["one", "two", "three", "four"]), to: debrief, after: 0)
        #expect(try await store.journal.changes(of: debrief, after: 1, limit: 2).map(\.sequence) == [2, 3])
        #expect(try await store.journal.changes(of: debrief, after: 4).isEmpty)
        #expect(try await store.journal.changes(of: debrief, after: -1).count == 4)
    }

    @Test("A writer who missed a change is told where the journal stands, and nothing is written")
    func staleSequence() async throws {
        try await store.journal.append(ideas(["one", "two"]), to: debrief, after: 0)
        await #expect { try await store.journal.append(ideas(["late"], from: 2), to: debrief, after: 1) } throws: {
            error in
            if case StorageFault.stale(sequence: 2) = error { true } else { false }
        }
        #expect(try await store.journal.changes(of: debrief).count == 2)
    }

    @Test("What was decided on a change that another writer was faster than is not taken, though its number is free")
    func staleDecision() async throws {
        let (mine, theirs) = (ideas(["mine"])[0], ideas(["theirs"])[0])
        let after = ideas(["decided on mine"], from: 2)
        try await store.journal.append([theirs], to: debrief, after: 0)
        await #expect { try await store.journal.append(after, to: debrief, after: 1, decidedOn: mine) } throws: {
            if case StorageFault.stale(sequence: 1) = $0 { true } else { false }
        }
        await #expect(throws: StorageFault.self) {
            try await store.journal.append([], to: debrief, after: 1, decidedOn: mine)
        }
        #expect(try await store.journal.changes(of: debrief) == [theirs])
        try await store.journal.append(after, to: debrief, after: 1, decidedOn: theirs)
        #expect(try await store.journal.changes(of: debrief) == [theirs] + after)
    }

    @Test("Of many who write after the same change, one is taken")
    func oneOfMany() async throws {
        try await store.journal.append(ideas(["first"]), to: debrief, after: 0)
        let taken = await withTaskGroup(of: Bool.self) { group in
            for writer in 0..<50 {
                group.addTask { [store, debrief] in
                    (try? await store.journal.append(ideas(["\(writer)"], from: 2), to: debrief, after: 1)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(taken == 1)
        #expect(try await store.journal.changes(of: debrief).count == 2)
    }

    @Test("LIV-01 a thousand appends at once to fifty debriefs all land, in order and none lost")
    func manyAtOnce() async throws {
        let names = (0..<50).map { DebriefID("debrief-\($0)")! }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for name in names {
                group.addTask { [store] in
                    for number in 0..<20 {
                        try await store.journal.append(ideas(["\(number)"], from: number + 1), to: name, after: number)
                    }
                }
            }
            try await group.waitForAll()
        }
        for name in names {
            #expect(try await store.journal.changes(of: name) == (0..<20).flatMap { ideas(["\($0)"], from: $0 + 1) })
        }
    }

    @Test("Appends land in the order of their calls, though nobody waited in between")
    func orderOfCalls() async throws {
        let appends = (0..<200).map { number in
            Task.immediate { [store, debrief] in
                try await store.journal.append(ideas(["\(number)"], from: number + 1), to: debrief, after: number)
            }
        }
        for append in appends { try await append.value }
        #expect(try await store.journal.changes(of: debrief).map(\.sequence) == Array(1...200))
    }

    @Test("No changes at all wait until what was appended before is durable")
    func barrier() async throws {
        let append = Task.immediate { [store, debrief] in
            try await store.journal.append(ideas((0..<500).map(String.init)), to: debrief, after: 0)
        }
        try await store.journal.append([], to: debrief, after: 7)
        #expect(try await store.journal.changes(of: debrief).count == 500)
        try await append.value
    }

    @Test("One append of several changes is written whole or not at all")
    func allOrNone() async throws {
        let twice = ideas(["one"]) + ideas(["again"])
        await #expect(throws: StorageFault.self) { try await store.journal.append(twice, to: debrief, after: 0) }
        #expect(try await store.journal.changes(of: debrief).isEmpty)
        #expect(try await store.journal.debriefs().isEmpty)
    }

    @Test("LIV-02 what was acknowledged is there when the folder is opened again")
    func survivesReopening() async throws {
        try await store.journal.append(ideas(["kept"]), to: debrief, after: 0)
        try store.close()
        #expect(try await folder.store().journal.changes(of: debrief) == ideas(["kept"]))
    }

    @Test("A deleted debrief leaves no change and no link into it")
    func deletes() async throws {
        try await store.journal.append(ideas(["gone"]), to: debrief, after: 0)
        let secret = try await store.passes.issue(
            .guest(in: debrief, as: .participant, label: "link"), by: nil, at: noon)
        try await store.journal.delete(debrief)
        #expect(try await store.journal.changes(of: debrief).isEmpty)
        #expect(try await store.journal.debriefs().isEmpty)
        #expect(try await store.passes.find(secret, .guest, at: noon) == nil)
    }
}
