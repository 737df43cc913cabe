import Foundation

/// Every word that grammar or a rule knows, numbered, in one table that is asked with bytes.
struct Lexicon: Sendable {
    private(set) var traits: [Traits] = []
    private var letters: [UInt8] = []
    private var places: [Int32] = [0]
    private var hashes: [UInt32] = []
    private var slots = [Int32](repeating: -1, count: 1 << 14)

    static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
        bytes.reduce(seed) { mixed($0, $1) }
    }

    static let seed: UInt32 = 2_166_136_261

    @inline(__always)
    static func mixed(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }

    /// The number of a word in small letters, or -1. `hash` is that of the first `count` of `bytes`.
    @inline(__always)
    func number(_ bytes: [UInt8], _ count: Int, hash: UInt32) -> Int32 {
        var slot = Int(hash ^ hash >> 15) & (slots.count - 1)
        while slots[slot] >= 0 {
            let word = Int(slots[slot])
            if hashes[word] == hash, equals(word, bytes, count) { return Int32(word) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return -1
    }

    func number(_ word: String) -> Int32 {
        let bytes = Array(word.utf8)
        return number(bytes, bytes.count, hash: Lexicon.hash(bytes))
    }

    /// Adds what a word can be to what is known of it.
    @discardableResult
    mutating func add(_ word: String, _ more: Traits = []) -> Int32 {
        let known = number(word)
        if known >= 0 {
            traits[Int(known)].formUnion(more)
            return known
        }
        letters.append(contentsOf: word.utf8)
        places.append(Int32(letters.count))
        hashes.append(Lexicon.hash(word.utf8))
        traits.append(more)
        if traits.count * 2 > slots.count {
            slots = [Int32](repeating: -1, count: slots.count * 2)
        } else {
            place(traits.count - 1)
            return Int32(traits.count - 1)
        }
        for word in traits.indices { place(word) }
        return Int32(traits.count - 1)
    }

    mutating func remove(_ gone: Traits, from word: String) {
        let known = number(word)
        if known >= 0 { traits[Int(known)].subtract(gone) }
    }

    private mutating func place(_ word: Int) {
        var slot = Int(hashes[word] ^ hashes[word] >> 15) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(word)
    }

    @inline(__always)
    private func equals(_ word: Int, _ bytes: [UInt8], _ count: Int) -> Bool {
        let start = Int(places[word])
        guard Int(places[word + 1]) - start == count else { return false }
        for offset in 0..<count where letters[start + offset] != bytes[offset] { return false }
        return true
    }
}
