import Storage
import Synchronization
import Timekeeping

/// Links that were made and wait to be shown, once, to the session that made them. They are nowhere else in clear: a link
/// that was not looked at is lost, and another is soon made.
final class HandOuts: Sendable {
    private let waiting = Mutex<[Int64: (page: HandOutPage, until: Instant)]>([:])

    private static let patience: Int64 = 600

    func keep(_ page: HandOutPage, for session: Pass, at now: Instant) {
        waiting.withLock { waiting in
            waiting = waiting.filter { $0.value.until > now }
            waiting[session.id] = (page, now.advanced(bySeconds: HandOuts.patience))
        }
    }

    func take(for session: Pass, at now: Instant) -> HandOutPage? {
        waiting.withLock { $0.removeValue(forKey: session.id) }.flatMap { $0.until > now ? $0.page : nil }
    }
}

struct HandOutPage {
    let address: String
    let words: String
    let back: String
}
