import Synchronization
import Timekeeping

/// Slows guessing down, for each account and for each address, without ever locking anybody out for good.
final class Patience: Sendable {
    private struct Failures {
        var count = 0
        var last = Instant(nanoseconds: 0)
    }

    private let failures = Mutex<[String: Failures]>([:])
    private static let free = 5
    private static let longest: Int64 = 300

    /// Seconds that this account or address has to wait before it may try again. At 0 it may, and what it tries counts as
    /// failed until it has succeeded: many guesses at once are slowed like one after another.
    func attempt(account: String, address: String, at now: Instant) -> Int {
        failures.withLock { failures in
            let keys = [account, address]
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

    func succeeded(account: String, address: String) {
        failures.withLock { failures in
            failures[account] = nil
            failures[address]?.count -= 1
        }
    }

    /// Doubles with every failure after the first few, up to five minutes.
    private static func wait(_ failures: Failures, _ now: Instant) -> Int {
        guard failures.count >= free else { return 0 }
        let pause = min(longest, 1 << Int64(min(failures.count - free + 1, 10)))
        return Int(max(0, failures.last.advanced(bySeconds: pause).seconds - now.seconds))
    }
}
