import Debriefing
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
    let renderer: LiveRenderer
    let now: @Sendable () -> Instant
    let channel: (any Channel)?
    /// Asked from time to time whether the other side may still watch.
    let isWelcome: @Sendable () async -> Bool

    /// More changes than this are not sent one by one: the page reloads.
    static let farBehind = 500

    func response(to request: Request) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
                HTTPField.Name("X-Accel-Buffering")!: "no",
            ],
            body: ResponseBody { writer in
                let watcher = Watcher(person, audience, channel: channel)
                room.hub.enter(watcher)
                defer { room.hub.leave(watcher) }
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
        var (place, beat) = (start, now())
        // The browser's `open` waits for the first bytes.
        try await write(greeting(at: beat), to: watcher, &writer)
        if await place != room.debrief.sequence { place = try await catchUp(from: place, watcher, &writer) }
        while true {
            switch room.hub.news(for: watcher, after: place, lastBeat: beat) {
            case .events(let payloads, let last):
                for payload in payloads { try await write(payload, to: watcher, &writer) }
                place = last
            case .beat(let time):
                beat = time
                guard await isWelcome() else { return }
                try await write(timeEvent(at: time), to: watcher, &writer)
            case .behind: place = try await catchUp(from: place, watcher, &writer)
            case .closed: return
            case nil: await watcher.wait()
            }
        }
    }

    /// Sends what the log no longer has, from the journal. Returns the number of the last change sent.
    private func catchUp(
        from place: Int, _ watcher: Watcher, _ writer: inout any ResponseBodyWriter
    ) async throws -> Int {
        let current = await room.debrief
        let last = min(current.sequence, watcher.last)
        guard last != place else { return place }
        // Ahead of the journal is whoever saw changes that a restored backup does not have.
        let isNear = audience == .programs || place >= last - LiveStream.farBehind
        guard isNear, place < last else {
            try await write(ByteBuffer(string: "id: \(last)\nevent: reload\ndata: {}\n\n"), to: watcher, &writer)
            return last
        }
        var state = Debrief(id: current.id)
        for change in try await journal.changes(of: current.id, limit: last) {
            let before = state
            state.apply(change)
            guard change.sequence > place else { continue }
            try await write(renderer.payload(change, from: before, to: state, for: audience), to: watcher, &writer)
        }
        return last
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
