import Storage
import Synchronization

/// The open streams of every session. A browser needs one for each debrief that it shows; more than anybody has tabs only
/// fill the server, so the oldest make way for them.
final class OpenStreams: Sendable {
    static let most = 64

    private let sessions = Mutex<[Pass: [Watcher]]>([:])

    func enter(_ watcher: Watcher, of session: Pass) {
        let oldest: Watcher? = sessions.withLock { sessions in
            sessions[session, default: []].append(watcher)
            guard let watchers = sessions[session], watchers.count > OpenStreams.most else { return nil }
            return sessions[session]?.removeFirst()
        }
        oldest?.end()
    }

    func leave(_ watcher: Watcher, of session: Pass) {
        sessions.withLock { sessions in
            sessions[session]?.removeAll { $0 === watcher }
            if sessions[session]?.isEmpty ?? false { sessions[session] = nil }
        }
    }
}
