import Synchronization
import Timekeeping

/// Slows guessing down, for each account and for each address, without ever locking anybody out for good.
final class Patience: Sendable {
    /// What guesses are counted by.
    enum Key: Hashable, Sendable {
        case account(String)
        case address(String)
        /// A browser that was signed in to the account before. It is slowed by its own guesses alone, so nobody who
        /// guesses elsewhere keeps its owner out, from however many addresses.
        case browser(String)
    }

    private struct Failures {
        var count = 0
        var last = Instant(nanoseconds: 0)
    }

    private let failures = Mutex<[Key: Failures]>([:])
    private static let free = 5
    private static let longest: Int64 = 300

    /// Seconds to wait before the next try. At 0 it may be made, and counts as failed until it has succeeded: many guesses
    /// at once are slowed like one after another.
    func attempt(_ keys: [Key], at now: Instant) -> Int {
        failures.withLock { failures in
            let wait = keys.compactMap { failures[$0] }.map { Patience.wait($0, now) }.max() ?? 0
            guard wait == 0 else { return wait }
            failures = failures.filter { $0.value.last.advanced(bySeconds: 2 * Patience.longest) > now }
            for key in keys {
                failures[key, default: Failures()].count += 1
                failures[key]?.last = now
            }
            return 0
        }
    }

    /// Forgets the guesses at an account that was signed in to, and this one of an address that many may share.
    func succeeded(_ keys: [Key]) {
        failures.withLock { failures in
            for key in keys {
                if case .address = key { failures[key]?.count -= 1 } else { failures[key] = nil }
            }
        }
    }

    /// Doubles with every failure after the first few, up to five minutes.
    private static func wait(_ failures: Failures, _ now: Instant) -> Int {
        guard failures.count >= free else { return 0 }
        let pause = min(longest, 1 << Int64(min(failures.count - free + 1, 10)))
        return Int(max(0, failures.last.advanced(bySeconds: pause).seconds - now.seconds))
    }
}
