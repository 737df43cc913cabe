import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Storage
import Timekeeping

/// The server-sent events of one room for one watcher: each change once, in order, from a given number on.
struct LiveStream: Sendable {
    let room: Room
    let person: PersonID
    let audience: Audience
    /// The last change that the other side has.
    let start: Int
    let journal: Journal
    let now: @Sendable () -> Instant
    let channel: (any Channel)?
    /// Asked at the start and at every beat whether the other side may still watch.
    let isWelcome: @Sendable () async -> Bool

    /// Pages that miss more changes than this load anew: one fresh page is less work than that many changes to an old one.
    static let farBehind = 20
    /// Changes that are read from the journal at once for a program.
    private static let page = 200

    /// - Parameter open: The streams of the same session.
    func response(to request: Request, among open: OpenStreams, of session: Pass) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
                HTTPField.Name("X-Accel-Buffering")!: "no",
            ],
            body: ResponseBody { writer in
                let watcher = Watcher(person, audience, channel: channel)
                open.enter(watcher, of: session)
                room.hub.enter(watcher)
                defer {
                    room.hub.leave(watcher)
                    open.leave(watcher, of: session)
                }
                try await request.body.consumeWithInboundCloseHandler { _ in
                    try await withGracefulShutdownHandler {
                        try await deliver(to: watcher, &writer)
                    } onGracefulShutdown: {
                        watcher.end()
                    }
                } onInboundClosed: {
                    watcher.end()
                }
                try await writer.finish(nil)
            })
    }

    /// Writes until the watcher ends or is no longer welcome.
    func deliver(to watcher: Watcher, _ writer: inout any ResponseBodyWriter) async throws {
        var (place, beat, isUpToDate, turn) = (max(0, start), now(), false, 0)
        // The browser's `open` waits for the first bytes.
        try await write(greeting(at: beat), to: watcher, &writer)
        guard await isWelcome() else { return }
        while true {
            switch room.hub.news(for: watcher, after: place, lastBeat: beat, turn: turn) {
            case .events(let payloads, let last):
                for payload in payloads { try await write(payload, to: watcher, &writer) }
                place = last
            case .here(let people, let latest):
                turn = latest
                try await write(await hereEvent(people), to: watcher, &writer)
            case .aside(let payload): try await write(payload, to: watcher, &writer)
            case .beat(let time):
                beat = time
                guard await isWelcome() else { return }
                try await write(timeEvent(at: time), to: watcher, &writer)
            case .closed: return
            case .soon: await watcher.wait()
            case nil where isUpToDate: await watcher.wait()
            // The log says nothing of what happened before it began.
            case .behind, nil:
                let last = place
                place = try await catchUp(from: last, watcher, &writer)
                let end = await room.debrief.sequence
                isUpToDate = place == last && place == end
            }
        }
    }

    /// Sends what the log does not have, or sees to it that the log has it. Returns the number of the last change sent.
    private func catchUp(
        from place: Int, _ watcher: Watcher, _ writer: inout any ResponseBodyWriter
    ) async throws -> Int {
        let current = await room.debrief
        let last = min(current.sequence, watcher.last)
        guard last != place else { return place }
        // Ahead of the journal is whoever saw changes that a restored backup does not have.
        if place < last {
            if audience == .programs { return try await sendPage(from: place, to: last, current, watcher, &writer) }
            let isNear = place >= current.sequence - LiveStream.farBehind
            if isNear, try await room.hub.replay(to: current, for: audience, from: journal) { return place }
        }
        try await write(ByteBuffer(string: "id: \(last)\nevent: reload\ndata: {}\n\n"), to: watcher, &writer)
        return last
    }

    /// Sends a program some of the changes up to `last` from the journal, as they may be read in the debrief's `current` state.
    private func sendPage(
        from place: Int, to last: Int, _ current: Debrief, _ watcher: Watcher, _ writer: inout any ResponseBodyWriter
    ) async throws -> Int {
        let changes = try await journal.changes(of: current.id, after: place, limit: LiveStream.page)
            .prefix { $0.sequence <= last }
        for change in changes {
            try await write(LiveRenderer.payload(change, shownIn: current), to: watcher, &writer)
        }
        return changes.last?.sequence ?? last
    }

    private func write(_ bytes: ByteBuffer, to watcher: Watcher, _ writer: inout any ResponseBodyWriter) async throws {
        watcher.startsWriting(at: now())
        try await writer.write(bytes)
        watcher.hasWritten()
    }

    private func greeting(at time: Instant) -> ByteBuffer {
        var greeting = ByteBuffer(string: ": welcome\nretry: 1000\n\n")
        greeting.writeImmutableBuffer(timeEvent(at: time))
        return greeting
    }

    private func hereEvent(_ people: Set<PersonID>) async -> ByteBuffer {
        let debrief = await room.debrief
        let names = people.compactMap { debrief.participant($0)?.name }.sorted()
        let words = (try? JSONEncoder().encode(names)) ?? Data("[]".utf8)
        var event = ByteBuffer(string: "event: here\ndata: ")
        event.writeBytes(words)
        event.writeString("\n\n")
        return event
    }

    private func timeEvent(at time: Instant) -> ByteBuffer {
        ByteBuffer(string: "event: time\ndata: {\"now\":\(time.milliseconds)}\n\n")
    }
}

/// Beats for all rooms, so that a dead line is noticed and every clock stays in step.
struct Heartbeat: Service {
    let rooms: Rooms
    let now: @Sendable () -> Instant
    let interval: Duration

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: interval)
                await rooms.beat(at: now())
            }
        }
    }
}
