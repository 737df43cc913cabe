import Timekeeping

/// The words of a source by which its entries can be known again in another one: ids, and what is quoted.
struct SharedWords {
    /// The first entry that holds a word, and how many do.
    private struct Place {
        var record: Int
        /// Where the word stands; nil for the message of the entry as a whole.
        var range: Range<Int>?
        var count = 1
    }

    private let source: Source
    private var places: [UInt64: Place] = [:]

    private static let furthest = 14 * 3600 * Stamp.second
    /// How far into an entry is looked, and how many words of it are kept.
    private static let reach = 8192
    private static let wordsOfEntry = 64
    /// A word in more entries than this is that of a thing that lasts, such as a host.
    private static let mostEntries = 32
    private static let mostWords = 1_000_000

    init(of source: Source, near other: Source, limit: Int) {
        self.source = source
        guard let first = other.first, let last = other.last else { return }
        let from = ClockShift.moved(first.nanoseconds, by: -SharedWords.furthest)
        let through = ClockShift.moved(last.nanoseconds, by: SharedWords.furthest)
        let lower = source.list.firstIndex(notBefore: from)
        let upper = max(lower, source.list.firstIndex(after: through))
        for record in lower..<min(upper, lower + max(limit, 0)) where places.count < SharedWords.mostWords {
            add(record)
        }
    }

    private mutating func add(_ record: Int) {
        let range = source.list.range(of: source.list.records[record])
        let entry = source.entry(source.list.records[record])[0..<SharedWords.reach]
        var left = SharedWords.wordsOfEntry
        SharedWords.forEachWord(of: entry) { word in
            note(entry[word].hash, at: Place(record: record, range: word.shifted(by: range.lowerBound)))
            left -= 1
            return left > 0
        }
        let message = Array(message(of: record).utf8)
        message.withBytes { if SharedWords.isMessage($0) { note($0.hash, at: Place(record: record)) } }
    }

    private func message(of record: Int) -> String { source.details(of: source.list.records[record]).text }

    private func text(of place: Place) -> String { place.range.map(source.text) ?? message(of: place.record) }

    private mutating func note(_ hash: UInt64, at place: Place) {
        guard var known = places[hash] else { return places[hash] = place }
        if known.record != place.record { known.count += 1 }
        places[hash] = known
    }

    /// One pair for each two entries that have a word in common, which is in few entries of either source.
    func pairs(with other: SharedWords) -> [ClockComparison.Pair] {
        var entries: Set<[Int]> = []
        let rare = places.filter { $0.value.count <= SharedWords.mostEntries }
        return rare.sorted { ($0.value.record, $0.key) < ($1.value.record, $1.key) }.compactMap { hash, place in
            guard let match = other.places[hash], match.count <= SharedWords.mostEntries,
                text(of: place) == other.text(of: match), entries.insert([place.record, match.record]).inserted
            else { return nil }
            return pair(place, with: match, of: other)
        }
    }

    private func pair(_ place: Place, with match: Place, of other: SharedWords) -> ClockComparison.Pair {
        let (first, second) = (source.list.records[place.record], other.source.list.records[match.record])
        return ClockComparison.Pair(
            shared: text(of: place), first: source.list.range(of: first), second: other.source.list.range(of: second),
            firstInstant: Instant(nanoseconds: first.nanoseconds),
            secondInstant: Instant(nanoseconds: second.nanoseconds))
    }
}

extension SharedWords {
    /// Calls `body` with each id in `entry`, and with each text in quotes that is long enough to be one message, until it
    /// returns false.
    static func forEachWord(of entry: Bytes, _ body: (Range<Int>) -> Bool) {
        var index = 0
        while index < entry.count {
            if entry[index].isTokenByte {
                let end = endOfToken(in: entry, from: index)
                if isID(entry[index..<end]), !body(index..<end) { return }
                index = end
            } else {
                if let quoted = quoted(in: entry, at: index), isMessage(entry[quoted]), !body(quoted) { return }
                index += 1
            }
        }
    }

    /// What stands between the quotes, straight, typographic or those of code, of which the first is at `index`.
    private static func quoted(in entry: Bytes, at index: Int) -> Range<Int>? {
        let isCurly = entry.has("“", at: index)
        guard isCurly || entry[index] == .quote || entry[index] == UInt8(ascii: "`") else { return nil }
        let start = index + (isCurly ? 3 : 1)
        let near = entry[0..<start + longestMessage + 3]
        guard
            let close = isCurly
                ? near.index(of: Array("”".utf8), from: start) : near.index(of: entry[index], from: start)
        else { return nil }
        return start..<max(start, entry[close - 1] == .backslash ? close - 1 : close)
    }

    private static let longestMessage = 512

    private static func endOfToken(in entry: Bytes, from start: Int) -> Int {
        var end = start
        while entry[end].isTokenByte { end += 1 }
        return end
    }

    /// Eight letters and digits or more, with both among them: no word of a language, no time and no plain number.
    private static func isID(_ word: Bytes) -> Bool {
        guard (8...128).contains(word.count) else { return false }
        let digits = word.buffer.count(where: \.isDigit)
        let letters = word.buffer.count(where: \.isLetter)
        guard digits >= 2, letters >= 2 else { return false }
        // `2026-03-01T12` is a time, `host-number-12` a name.
        let isTime =
            word[4] == UInt8(ascii: "-") && word[0..<4].buffer.allSatisfy(\.isDigit) && word[7] == UInt8(ascii: "-")
            && word[10] == UInt8(ascii: "T")
        return !isTime && digits * 6 >= word.count
    }

    /// A sentence of some length.
    private static func isMessage(_ text: Bytes) -> Bool {
        (20...longestMessage).contains(text.count) && text.buffer.count(where: { $0 == .blank }) >= 2
            && text.index(of: .newline) == nil
    }
}
