import Debriefing
import Foundation
import GRDB
import Storage
import Synchronization
import Testing

@testable import Server

@Suite struct RoomTests {
    @Test("TIM-05 two hundred people who add at once all find their entry, and the state is the fold of the journal")
    func manyAtOnce() async throws {
        let house = try await House(at: .timeline)
        let room = try await house.room
        let before = await room.debrief.sequence
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let id = EntryID("entry-\(number)")!
                    _ = try await room.perform(
                        .addEntry(id, EntryContent("\(number)")), by: Who.bob.id, at: house.clock.now)
                }
            }
            try await group.waitForAll()
        }
        let changes = try await house.store.journal.changes(of: house.here)
        #expect(changes.map(\.sequence) == Array(1...(before + 200)))
        #expect(await room.debrief == Debrief(id: house.here, changes: changes))
        #expect(await room.debrief.timeline.entries.count == 200)
    }

    @Test("A command that is sent twice at once does one thing")
    func twiceAtOnce() async throws {
        let house = try await House(at: .timeline)
        async let first = house.perform(.park("idea", "Add a cache", at: nil), by: .bob)
        async let second = house.perform(.park("idea", "Add a cache", at: nil), by: .bob)
        #expect(try await (first + second).count == 1)
        #expect(try await house.debrief.ideas.count == 1)
    }

    @Test("What another server wrote is taken in before the next change, and reaches those who watch")
    func otherWriter() async throws {
        let house = try await House(at: .timeline)
        let room = try await house.room
        let browser = Browser(room, from: await room.debrief.sequence, in: house)
        let next = await room.debrief.sequence + 1
        let foreign = Change(sequence: next, at: house.clock.now, by: Who.bob.id, fact: .arrived(person: Who.bob.id))
        try await house.store.journal.append([foreign], to: house.here, after: next - 1)
        try await house.perform(.park("idea", "Add a cache", at: nil), by: .bob)
        try await waitUntil { browser.numbers.count == 2 }
        #expect(browser.numbers == [next, next + 1])
        #expect(await room.debrief.present == [Who.bob.id])
        await browser.close()
    }

    @Test("What was decided on a change that another writer was faster than falls with it")
    func decidedOnWhatFell() async throws {
        let house = try await House(at: .timeline)
        let room = try await house.room
        let before = await room.debrief.sequence
        // Another writer is about to take the next number and holds up everything behind it.
        let other = try DatabaseQueue(path: house.folder.appending(path: "debrief.sqlite").path)
        let gate = Mutex(false)
        async let foreign: Void = other.write { database in
            try database.execute(
                sql: "INSERT INTO changes (debrief, sequence, at, by, fact) VALUES (?, ?, 0, 'alice', ?)",
                arguments: [house.here.text, before + 1, #"{"stageOpened":{"stage":"completed"}}"#])
            while !gate.withLock({ $0 }) { usleep(1000) }
        }
        try await Task.sleep(for: .milliseconds(100))
        async let entry = await Result { try await house.perform(.addEntry("e1", EntryContent("lost")), by: .bob) }
        try await waitUntil { await room.pending.count == 1 }
        async let telling = await Result { try await house.perform(.addPerspective("p1", "mine", to: "e1"), by: .bob) }
        try await waitUntil { await room.pending.count == 2 }
        gate.withLock { $0 = true }
        try await foreign
        for result in await [entry, telling] { #expect(throws: Refusal.self) { try result.get() } }
        let changes = try await house.store.journal.changes(of: house.here)
        #expect(changes.count == before + 1)
        #expect(await room.debrief == Debrief(id: house.here, changes: changes))
    }

    @Test("A room whose debrief was deleted elsewhere sends everyone away, and is there no more")
    func deletedElsewhere() async throws {
        let house = try await House(at: .timeline)
        let browser = Browser(try await house.room, from: try await house.debrief.sequence, in: house)
        try await house.store.journal.delete(house.here)
        #expect(try await house.post(house.path("ideas"), as: .bob, ["text": "Add a cache"]).status == 404)
        try await waitUntil { browser.isCutOff }
        #expect(try await house.get(house.path(), as: .bob).status == 404)
        await browser.close()
    }

    @Test("LIV-01 a change that the journal does not take reaches neither the state nor anybody who watches")
    func failedAppend() async throws {
        let house = try await House(at: .timeline)
        let room = try await house.room
        let before = await room.debrief
        let browser = Browser(room, from: before.sequence, in: house)
        try await house.whileNothingCanBeWritten {
            await #expect(throws: StorageFault.self) {
                try await house.perform(.addEntry("lost", EntryContent("lost")), by: .bob)
            }
        }
        #expect(await room.debrief == before)
        try await house.perform(.addEntry("kept", EntryContent("kept")), by: .bob)
        try await waitUntil { !browser.numbers.isEmpty }
        #expect(browser.numbers == [before.sequence + 1])
        #expect(
            await room.debrief
                == Debrief(id: house.here, changes: try await house.store.journal.changes(of: house.here)))
        await browser.close()
    }

    @Test("Of many changes that fail together none is half done, and those after them land")
    func failTogether() async throws {
        let house = try await House(at: .timeline)
        let room = try await house.room
        try await house.whileNothingCanBeWritten {
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<50 {
                    group.addTask {
                        let id = EntryID("lost-\(number)")!
                        await #expect(throws: StorageFault.self) {
                            _ = try await room.perform(
                                .addEntry(id, EntryContent("lost")), by: Who.bob.id, at: house.clock.now)
                        }
                    }
                }
            }
        }
        try await house.perform(.addEntry("kept", EntryContent("kept")), by: .bob)
        #expect(await room.debrief.timeline.entries.map(\.id) == ["kept"])
        #expect(
            await room.debrief
                == Debrief(id: house.here, changes: try await house.store.journal.changes(of: house.here)))
    }

    @Test("A refusal leaves no trace in the journal")
    func refusal() async throws {
        let house = try await House(at: .timeline)
        let before = try await house.debrief
        await #expect(throws: Refusal.self) { try await house.perform(.open(.learning), by: .bob) }
        #expect(try await house.store.journal.changes(of: house.here).count == before.sequence)
        #expect(try await house.debrief == before)
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}

extension House {
    /// Makes every write to the journal fail for as long as `work` runs.
    func whileNothingCanBeWritten(_ work: () async throws -> Void) async throws {
        let other = try DatabaseQueue(path: folder.appending(path: "debrief.sqlite").path)
        let trigger = "CREATE TRIGGER full BEFORE INSERT ON changes BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        try await other.write { try $0.execute(sql: trigger) }
        do {
            try await work()
        } catch {
            try await other.write { try $0.execute(sql: "DROP TRIGGER full") }
            throw error
        }
        try await other.write { try $0.execute(sql: "DROP TRIGGER full") }
    }
}
