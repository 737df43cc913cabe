import Debriefing
import Foundation
import Hummingbird
import NIOCore
import Storage
import Synchronization
import Testing
import Timekeeping

@testable import Server

/// Somebody who watches a room, from the other end of a stream.
final class Browser: Sendable {
    private let paper: Paper
    private let watcher: Watcher
    private let task: Task<Void, any Error>

    /// - Parameters:
    ///   - start: The number of the last change that it has.
    ///   - journal: Where missed changes are read, if not in the house.
    init(
        _ room: Room, _ audience: Audience = .contributors, of who: Who = .bob, from start: Int, in house: House,
        through paper: Paper = Paper(), journal: Journal? = nil,
        isWelcome: @Sendable @escaping () async -> Bool = { true }
    ) {
        let watcher = Watcher(who.id, audience, channel: nil)
        let stream = LiveStream(
            room: room, person: who.id, audience: audience, start: start, journal: journal ?? house.store.journal,
            now: { house.clock.now }, channel: nil, isWelcome: isWelcome)
        room.hub.enter(watcher)
        task = Task {
            defer { room.hub.leave(watcher) }
            var writer: any ResponseBodyWriter = paper
            try await stream.deliver(to: watcher, &writer)
        }
        (self.paper, self.watcher) = (paper, watcher)
    }

    var text: String { paper.text }

    /// The numbers of the changes that came, in the order in which they came.
    var numbers: [Int] {
        events.filter { $0.contains("\nevent: change\n") }.compactMap(number)
    }

    /// The number with which it would go on.
    var last: Int? { events.last { $0.hasPrefix("id: ") }.flatMap(number) }

    /// Whether it was told to fetch its page anew.
    var isToReload: Bool { text.contains("event: reload\n") }

    /// Whether the server gave it up.
    var isCutOff: Bool { watcher.hasEnded }

    /// Leaves, and returns once the stream has ended.
    func close() async {
        watcher.end()
        _ = await task.result
    }

    /// Returns once the stream has ended by itself.
    func waitForEnd() async { _ = await task.result }

    private var events: [String] { text.components(separatedBy: "\n\n") }

    private func number(_ event: String) -> Int? {
        event.split(separator: "\n").first.flatMap { Int($0.dropFirst("id: ".count)) }
    }
}

/// Returns once `condition` holds; throws if that takes longer than anybody would wait.
func waitUntil(_ condition: () async throws -> Bool) async throws {
    for _ in 0..<6000 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    throw CancellationError()
}
