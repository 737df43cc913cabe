import Dispatch
import Synchronization

/// Calls `body` with each number, on so many threads at once; each takes the next number that nobody has taken.
func forEachConcurrently(_ numbers: Range<Int>, threads: Int, _ body: @Sendable (Int) -> Void) {
    let next = Atomic(numbers.lowerBound)
    DispatchQueue.concurrentPerform(iterations: min(threads, numbers.count)) { _ in
        while true {
            let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard number < numbers.upperBound else { return }
            body(number)
        }
    }
}

extension Array where Element: Sendable {
    /// As `map`, on so many threads at once; the results are in the order of the elements.
    func mapConcurrently<Result: Sendable>(threads: Int, _ transform: @Sendable (Element) -> Result) -> [Result] {
        let results = Mutex<[Int: Result]>([:])
        forEachConcurrently(indices, threads: threads) { index in
            let result = transform(self[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { results in indices.compactMap { results[$0] } }
    }
}
