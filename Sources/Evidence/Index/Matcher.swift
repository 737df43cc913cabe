/// A query made ready to be asked of many entries.
struct Matcher {
    private let query: Query
    private let needle: Needle?
    private let expression: Regex<AnyRegexOutput>?

    init(_ query: Query) {
        self.query = query
        needle = Needle(query.text)
        expression = query.pattern.flatMap { try? Regex($0.text).matchingSemantics(.unicodeScalar) }
    }

    func matches(_ place: TimelineCursor.Place, of source: Source) -> Bool {
        if let sources = query.sources, !sources.contains(place.source) { return false }
        let record = source.list.records[place.record]
        if let needle, !needle.occurs(in: source.entry(record)) { return false }
        if let expression, (try? expression.firstMatch(in: source.entry(record).text)) == nil { return false }
        guard let least = query.severity else { return true }
        return source.severity(at: place.record).map { $0 >= least } ?? false
    }
}

/// A word to look for; Latin letters are found in upper and lower case.
///
/// Sixteen places are tried at once: whether the first and the last byte of the word stand where they should.
struct Needle {
    private typealias Block = SIMD16<UInt8>

    private let bytes: [UInt8]
    /// For each byte the bit that tells the cases of a letter apart; setting it makes either the lower one.
    private let folds: [UInt8]

    /// Nil for an empty word.
    init?(_ word: String) {
        guard !word.isEmpty else { return nil }
        bytes = word.utf8.map(\.lowercased)
        folds = bytes.map { $0.isLetter ? 0x20 : 0 }
    }

    func occurs(in text: Bytes) -> Bool {
        let last = bytes.count - 1
        var place = 0
        while place + last + Block.scalarCount <= text.count {
            var candidates = matches(0, in: text, at: place) & matches(last, in: text, at: place + last)
            while candidates != 0 {
                if stands(in: text, at: place + candidates.trailingZeroBitCount) { return true }
                candidates &= candidates - 1
            }
            place += Block.scalarCount
        }
        while place + last < text.count {
            if stands(in: text, at: place) { return true }
            place += 1
        }
        return false
    }

    /// A bit for each of sixteen places from `place` on: whether byte `index` of the word stands there.
    @inline(__always)
    private func matches(_ index: Int, in text: Bytes, at place: Int) -> UInt16 {
        let block = UnsafeRawPointer(text.start + place).loadUnaligned(as: Block.self)
        let isThere = (block | Block(repeating: folds[index])) .== Block(repeating: bytes[index])
        // One bit of each byte, gathered by a multiplication: eight bytes become the top one.
        let halves = unsafeBitCast(isThere, to: SIMD2<UInt64>.self) & 0x0101_0101_0101_0101
        guard halves[0] | halves[1] != 0 else { return 0 }
        let gathered = (halves[0] &* 0x0102_0408_1020_4080, halves[1] &* 0x0102_0408_1020_4080)
        return UInt16(truncatingIfNeeded: gathered.0 >> 56) | UInt16(truncatingIfNeeded: gathered.1 >> 56) << 8
    }

    private func stands(in text: Bytes, at place: Int) -> Bool {
        bytes.indices.allSatisfy { text[place + $0] | folds[$0] == bytes[$0] }
    }
}
