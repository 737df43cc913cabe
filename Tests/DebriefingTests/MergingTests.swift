import Testing

@testable import Debriefing

@Suite struct MergingTests {
    private let base = "The queue grew and nobody saw it"

    @Test(
        "LIV-03 texts that changed different words become one that has what both wrote",
        arguments: [
            (
                "The queue grew fast and nobody saw it", "The queue grew and nobody at all saw it",
                "The queue grew fast and nobody at all saw it"
            ),
            (
                "At noon the queue grew and nobody saw it", "The queue grew and nobody saw it until one",
                "At noon the queue grew and nobody saw it until one"
            ),
            (
                "The queue grew and somebody saw it", "The backlog grew and nobody saw it",
                "The backlog grew and somebody saw it"
            ),
            (
                "The backlog grew and nobody saw it", "The queue swelled and nobody saw it",
                "The backlog swelled and nobody saw it"
            ),
            ("The queue grew", "The long queue grew and nobody saw it", "The long queue grew"),
            ("The queue grew and nobody saw it", "Another text", "Another text"),
            (
                "The queue  grew and nobody\nsaw it", "The queue grew and nobody saw that",
                "The queue  grew and nobody\nsaw that"
            ),
        ])
    func different(mine: String, theirs: String, merged: String) {
        #expect(Merging.merged(base, mine, theirs) == merged)
        #expect(Merging.merged(base, theirs, mine) == merged)
    }

    @Test(
        "LIV-03 where both changed the same words, or each put something in at one place, neither is chosen",
        arguments: [
            ("The queue shrank and nobody saw it", "The queue doubled and nobody saw it"),
            ("The queue grew and nobody saw it then", "The queue grew and nobody saw it later"),
            ("The queue grew", "The queue grew and nobody saw this"),
            ("All of it is new", "Everything is another text"),
        ])
    func same(mine: String, theirs: String) {
        #expect(Merging.merged(base, mine, theirs) == nil)
        #expect(Merging.merged(base, theirs, mine) == nil)
    }

    @Test("LIV-03 whatever two people put in, it is all there or nothing is merged", arguments: 0..<200)
    func nothingLost(seed: Int) {
        var numbers = Numbers(seed: UInt64(seed))
        let words = (0..<12).map { "w\($0)" }
        let (mine, theirs) = (edited(words, by: "m", &numbers), edited(words, by: "t", &numbers))
        let base = words.joined(separator: " ")
        guard let merged = Merging.merged(base, mine.joined(separator: " "), theirs.joined(separator: " ")) else {
            return
        }
        let kept = merged.split(separator: " ").map(String.init)
        for word in mine + theirs where !words.contains(word) { #expect(kept.contains(word)) }
        for word in words where mine.contains(word) && theirs.contains(word) { #expect(kept.contains(word)) }
        for word in words where !mine.contains(word) || !theirs.contains(word) { #expect(!kept.contains(word)) }
    }

    @Test("LIV-03 two long texts that have nothing in common are told apart at once")
    func long() {
        let text = { (word: String) in (0..<5_000).map { "\(word)\($0)" }.joined(separator: " ") }
        #expect(Merging.merged(text("a"), text("b"), text("c")) == nil)
    }

    /// Some words taken out, and some of their own put in, by `who`.
    private func edited(_ words: [String], by who: String, _ numbers: inout Numbers) -> [String] {
        var result = words
        for count in 0..<Int.random(in: 1...3, using: &numbers) {
            let place = Int.random(in: 0..<result.count, using: &numbers)
            if Bool.random(using: &numbers) { result.remove(at: place) }
            if Bool.random(using: &numbers) { result.insert("\(who)\(count)", at: min(place, result.count)) }
        }
        return result
    }
}

/// The same numbers for the same seed.
private struct Numbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
