import Debriefing
import Dispatch
import Storage
import Synchronization
import Testing
import Timekeeping

@testable import Server

@Suite struct LiveStreamTests {
    private let house: House

    init() async throws {
        house = try await House(at: .timeline)
    }

    @Test("LIV-01 each change reaches everyone who watches, once and in order")
    func everyone() async throws {
        let (room, start) = (try await house.room, try await house.debrief.sequence)
        let browsers = Audience.allCases.flatMap { audience in
            (0..<10).map { _ in Browser(room, audience, from: start, in: house) }
        }
        try await park(1...40)
        for browser in browsers {
            try await waitUntil { browser.numbers.count >= 40 }
            #expect(browser.numbers == Array((start + 1)...(start + 40)))
            await browser.close()
        }
    }

    @Test("LIV-01 however long a burst takes to be rendered, who missed nothing before it waits and does not load anew")
    func burst() async throws {
        let (room, start) = (try await house.room, try await house.debrief.sequence)
        room.hub.queue.suspend()
        try await park(1...(LiveStream.farBehind + 5))
        let browser = Browser(room, from: start, in: house)
        try await Task.sleep(for: .milliseconds(200))
        room.hub.queue.resume()
        try await waitUntil { browser.isToReload || browser.numbers.count >= LiveStream.farBehind + 5 }
        #expect(!browser.isToReload)
        #expect(browser.numbers == Array((start + 1)...(start + LiveStream.farBehind + 5)))
        await browser.close()
    }

    @Test("LIV-01 many who change at once are seen by everyone in the order of the journal")
    func changesAtOnce() async throws {
        let (room, start) = (try await house.room, try await house.debrief.sequence)
        let browsers = (0..<10).map { _ in Browser(room, from: start, in: house) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...100 { group.addTask { try await park(number...number) } }
            try await group.waitForAll()
        }
        for browser in browsers {
            try await waitUntil { browser.numbers.count >= 100 }
            #expect(browser.numbers == Array((start + 1)...(start + 100)))
            await browser.close()
        }
    }

    @Test(
        "LIV-01 a browser that comes back goes on from any change, missing and repeating nothing",
        arguments: Audience.allCases)
    func resumes(audience: Audience) async throws {
        try await park(1...10)
        let (room, end) = (try await house.room, try await house.debrief.sequence)
        for start in 0...end {
            let browser = Browser(room, audience, from: start, in: house)
            if start < end { try await waitUntil { browser.last == end } }
            #expect(browser.numbers == Array((start + 1)..<(end + 1)))
            await browser.close()
        }
    }

    @Test("LIV-01 a browser goes on after the server has started anew and remembers nothing")
    func resumesAfterRestart() async throws {
        try await park(1...5)
        let end = try await house.debrief.sequence
        let reborn = try DebriefServer(
            store: house.store, surroundings: Surroundings { [clock = house.clock] in clock.now })
        let room = try #require(try await reborn.rooms.room(house.here))
        let browser = Browser(room, from: end - 3, in: house)
        try await waitUntil { browser.last == end }
        _ = try await room.perform(.park("after", "After", at: nil), by: Who.bob.id, at: house.clock.now)
        try await waitUntil { browser.last == end + 1 }
        #expect(browser.numbers == Array((end - 2)...(end + 1)))
        await browser.close()
    }

    @Test("LIV-01 changes that come while a browser catches up are neither lost nor doubled")
    func changesWhileResuming() async throws {
        let room = try await house.room
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await park(1...60) }
            for _ in 0..<10 {
                group.addTask {
                    let browser = Browser(room, .programs, from: 0, in: house)
                    try await waitUntil { browser.numbers.count >= 66 }
                    #expect(browser.numbers == Array(1...66))
                    await browser.close()
                }
            }
            try await group.waitForAll()
        }
    }

    @Test(
        "LIV-01 a browser that is ahead of the journal is told to reload, and goes on from there",
        arguments: [Audience.leaders, .programs])
    func ahead(audience: Audience) async throws {
        let (room, end) = (try await house.room, try await house.debrief.sequence)
        let browser = Browser(room, audience, from: end + 1_000, in: house)
        try await waitUntil { browser.isToReload }
        try await park(1...1)
        try await waitUntil { browser.last == end + 1 }
        #expect(browser.numbers == [end + 1])
        await browser.close()
    }

    @Test("LIV-01 a page that comes back while things change misses and repeats nothing", arguments: 0..<5)
    func pageResumesWhileThingsChange(round: Int) async throws {
        let (room, start) = (try await house.room, try await house.debrief.sequence)
        async let parking: Void = park(1...15)
        let browsers = (0..<10).map { _ in Browser(room, .leaders, from: start, in: house) }
        try await parking
        for browser in browsers {
            try await waitUntil { browser.numbers.count >= 15 }
            #expect(browser.numbers == Array((start + 1)...(start + 15)))
            await browser.close()
        }
    }

    @Test("LIV-06 browsers that come back are served what was made for the first of them")
    func sharedReplay() async throws {
        try await park(1...15)
        let (room, end) = (try await house.room, try await house.debrief.sequence)
        let first = Browser(room, .observers, from: end - 15, in: house)
        try await waitUntil { first.last == end }
        let nothing = try await House().store.journal
        for start in (end - 15)..<end {
            let browser = Browser(room, .observers, from: start, in: house, journal: nothing)
            try await waitUntil { browser.last == end }
            #expect(browser.numbers == Array((start + 1)...end))
            await browser.close()
        }
        await first.close()
    }

    @Test("LIV-06 nobody who changes something waits until it is rendered for those who watch")
    func roomDoesNotRender() async throws {
        let (room, start) = (try await house.room, try await house.debrief.sequence)
        let browser = Browser(room, from: start, in: house)
        try await waitUntil { room.hub.count == 1 }
        room.hub.queue.suspend()
        try await park(1...20)
        #expect(try await house.debrief.ideas.count == 20)
        #expect(browser.numbers.isEmpty)
        room.hub.queue.resume()
        try await waitUntil { browser.numbers.count == 20 }
        #expect(browser.numbers == Array((start + 1)...(start + 20)))
        await browser.close()
    }

    @Test("LIV-06 of the streams of one session the oldest end when there are too many")
    func manyStreams() async throws {
        let streams = OpenStreams()
        let pass = try await house.visitor(.bob).pass
        let watchers = (0..<OpenStreams.most + 3).map { _ in Watcher(Who.bob.id, .contributors, channel: nil) }
        for watcher in watchers { streams.enter(watcher, of: pass) }
        #expect(watchers.map(\.hasEnded) == watchers.indices.map { $0 < 3 })
        for watcher in watchers.dropFirst(3) { streams.leave(watcher, of: pass) }
        let next = Watcher(Who.bob.id, .contributors, channel: nil)
        streams.enter(next, of: pass)
        #expect(!next.hasEnded)
    }

    @Test("LIV-08 a browser that is far behind is told to reload, a program gets every change")
    func farBehind() async throws {
        try await park(1...(LiveStream.farBehind + 1))
        let (room, end) = (try await house.room, try await house.debrief.sequence)
        let (browser, program) = (Browser(room, from: 0, in: house), Browser(room, .programs, from: 0, in: house))
        try await waitUntil { browser.isToReload && program.last == end }
        #expect(browser.numbers.isEmpty)
        #expect(browser.last == end)
        #expect(program.numbers == Array(1...end))
        await browser.close()
        await program.close()
    }

    @Test("LIV-06 a watcher who stopped reading delays nobody, is cut off, and goes on where it was")
    func stuck() async throws {
        let (room, start, paper) = (try await house.room, try await house.debrief.sequence, Paper(isHeldUp: true))
        let (stuck, swift) = (
            Browser(room, from: start, in: house, through: paper), Browser(room, from: start, in: house)
        )
        try await park(1...20)
        try await waitUntil { swift.numbers.count == 20 }
        house.clock.pass(seconds: 31)
        room.hub.beat(at: house.clock.now)
        #expect(stuck.isCutOff)
        #expect(!swift.isCutOff)
        paper.goOn()
        await stuck.waitForEnd()
        let back = Browser(room, from: start, in: house)
        try await waitUntil { back.numbers.count == 20 }
        for browser in [swift, back] { await browser.close() }
    }

    @Test("A stream beats while nothing happens, so that a dead line is noticed")
    func beats() async throws {
        let room = try await house.room
        let browser = Browser(room, from: try await house.debrief.sequence, in: house)
        try await waitUntil { browser.text.contains("event: time") }
        let before = browser.text.count
        house.clock.pass(seconds: 15)
        room.hub.beat(at: house.clock.now)
        try await waitUntil { browser.text.count > before }
        #expect(browser.text.contains("\"now\":\(house.clock.now.milliseconds)"))
        await browser.close()
    }

    @Test("SEC-01 the stream of somebody who may watch no more ends at the next beat")
    func notWelcome() async throws {
        let room = try await house.room
        let browser = Browser(room, from: try await house.debrief.sequence, in: house) { false }
        try await waitUntil { browser.text.contains("event: time") }
        house.clock.pass(seconds: 15)
        room.hub.beat(at: house.clock.now)
        await browser.waitForEnd()
        #expect(room.hub.count == 0)
    }

    @Test("SEC-01 a stream that always has news is asked at a beat all the same whether it may go on")
    func notWelcomeWithNews() async throws {
        let (room, start, paper) = (try await house.room, try await house.debrief.sequence, Paper(isHeldUp: true))
        let answers = Mutex([true, false])
        let browser = Browser(room, from: start, in: house, through: paper) { answers.withLock { $0.removeFirst() } }
        try await waitUntil { room.hub.count == 1 }
        try await park(1...5)
        house.clock.pass(seconds: 15)
        room.hub.beat(at: house.clock.now)
        paper.goOn()
        await browser.waitForEnd()
        #expect(browser.numbers.isEmpty)
    }

    @Test("SEC-01 a stream ends when nobody can tell whether it may go on")
    func databaseFails() async throws {
        let (room, bob) = (try await house.room, try await house.visitor(.bob))
        let passes = house.store.passes
        #expect(await bob.mayWatch(room, as: .contributors, passes, at: house.clock.now))
        #expect(await !bob.mayWatch(room, as: .leaders, passes, at: house.clock.now))
        try house.store.close()
        #expect(await !bob.mayWatch(room, as: .contributors, passes, at: house.clock.now))
    }

    @Test("SEC-01 whoever is taken out sees nothing of what comes after, however slowly they read")
    func takenOut() async throws {
        let (room, start, paper) = (try await house.room, try await house.debrief.sequence, Paper(isHeldUp: true))
        let browser = Browser(room, of: .gus, from: start, in: house, through: paper)
        try await waitUntil { room.hub.count == 1 }
        try await house.perform(.dismiss(Who.gus.id))
        try await house.perform(.addEntry("e1", EntryContent("okapi")))
        paper.goOn()
        await browser.waitForEnd()
        #expect(browser.numbers == [start + 1])
        #expect(!browser.text.contains("okapi"))
    }

    @Test("Everybody's stream ends when the debrief is gone")
    func gone() async throws {
        let room = try await house.room
        let browsers = (0..<5).map { _ in Browser(room, from: 0, in: house) }
        try await house.server.rooms.delete(house.here)
        for browser in browsers { await browser.waitForEnd() }
        #expect(room.hub.count == 0)
    }

    @Test("LIV-01 no number that a browser may send harms the server", arguments: [Int.min, -1, 0, .max])
    func hostileNumber(number: Int) async throws {
        let browser = Browser(try await house.room, from: number, in: house)
        let end = try await house.debrief.sequence
        try await waitUntil { browser.last == end }
        await browser.close()
    }

    @Sendable private func park(_ numbers: ClosedRange<Int>) async throws {
        for number in numbers {
            try await house.perform(.park(IdeaID("idea-\(number)")!, "Idea \(number)", at: nil), by: .bob)
        }
    }
}
