import Glibc
import Synchronization

/// How grave the entries of one source call themselves, a byte for each. What is known of an entry was found out once, by
/// whoever asked for it first; those after them need not look into it.
///
/// Unchecked: threads may write the same byte at once, and all of them write the same into it.
final class SeverityMemory: @unchecked Sendable {
    /// 0 for what nobody asked for yet, 1 for an entry that states none, and from 2 on the severities in their order.
    private let known: UnsafeMutablePointer<Atomic<UInt8>>

    /// Zeros that the system gives when they are looked at.
    init(count: Int) {
        guard let memory = calloc(max(count, 1), MemoryLayout<Atomic<UInt8>>.stride) else {
            fatalError("no memory is left")
        }
        known = memory.bindMemory(to: Atomic<UInt8>.self, capacity: count)
    }

    deinit {
        free(known)
    }

    /// The severity of the entry `index`, which `find` has to find out the first time.
    @inline(__always)
    func severity(at index: Int, orFind find: () -> Severity?) -> Severity? {
        let code = known[index].load(ordering: .relaxed)
        guard code == 0 else { return code == 1 ? nil : Severity.inOrder[Int(code) - 2] }
        let found = find()
        known[index].store(found.map { UInt8($0.rank) + 2 } ?? 1, ordering: .relaxed)
        return found
    }
}
