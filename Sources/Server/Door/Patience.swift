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
        /// Where codes for joining are typed. A whole room may sit behind one address, so mistyping is forgiven longer;
        /// of 2⁴⁰ codes nobody finds one by that.
        case codes(String)

        /// Failures that cost nothing.
        fileprivate var free: Int {
            if case .codes = self { 30 } else { 5 }
        }

        /// Many people may share it, so what one of them did takes back that one try only.
        fileprivate var isShared: Bool {
            switch self {
            case .address, .codes: true
            case .account, .browser: false
            }
        }
    }

    private struct Failures {
        var count = 0
        var last = Instant(nanoseconds: 0)
    }

    private let failures = Mutex<[Key: Failures]>([:])
    private static let longest: Int64 = 300

    /// Seconds to wait before the next try. At 0 it may be made, and counts as failed until it has succeeded: many guesses
    /// at once are slowed like one after another.
    func attempt(_ keys: [Key], at now: Instant) -> Int {
        failures.withLock { failures in
            let wait =
                keys.compactMap { key in failures[key].map { Patience.wait($0, after: key.free, now) } }.max() ?? 0
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
                if key.isShared { failures[key]?.count -= 1 } else { failures[key] = nil }
            }
        }
    }

    /// Doubles with every failure after the first few, up to five minutes.
    private static func wait(_ failures: Failures, after free: Int, _ now: Instant) -> Int {
        guard failures.count >= free else { return 0 }
        let pause = min(longest, 1 << Int64(min(failures.count - free + 1, 10)))
        return Int(max(0, failures.last.advanced(bySeconds: pause).seconds - now.seconds))
    }
}
