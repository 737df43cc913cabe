/// Finds and reads the time of each line of a source, and remembers the date from one line to the next.
struct TimeReader: Sendable {
    let place: TimePlace
    /// The notations seen in the source, the most frequent first.
    let notations: [Notation]
    private let way: Way
    /// Whether every notation begins with a digit, so that most lines without a time are known by one byte.
    private let beginsWithDigit: Bool
    private var date = DateMemory()
    private var head = HeadMemory()

    init(place: TimePlace, notations: [Notation]) {
        self.place = place
        self.notations = notations
        way = Way(to: place)
        beginsWithDigit = notations.allSatisfy(\.beginsWithDigit)
    }

    /// The time of `line`, or nil if it has none of its own.
    @inline(__always)
    mutating func read(_ line: Bytes) -> Stamp? {
        switch way {
        case .column(let column): read(line, at: column)
        case .priority: read(line, at: line[0] == UInt8(ascii: "<") ? line.afterPriority : 0)
        case .bracket: line.afterBracket.flatMap { read(line, at: $0) }
        case .other: readRemembering(line)
        }
    }

    private mutating func readRemembering(_ line: Bytes) -> Stamp? {
        if let start = head.end(in: line), place.isKept(at: start, in: line), let stamp = read(line, at: start) {
            return stamp
        }
        guard place != .anywhere else { return search(line) }
        guard let start = place.start(in: line), let stamp = read(line, at: start) else { return nil }
        head.remember(line[0..<start])
        return stamp
    }

    @inline(__always)
    private mutating func read(_ line: Bytes, at index: Int) -> Stamp? {
        if date.stands(in: line, at: index), let clock = date.notation.clock(in: line, at: index + date.length) {
            return line.stamp(from: index, days: date.days, clock: clock)
        }
        guard !beginsWithDigit || line[index].isDigit else { return nil }
        return readAnew(line, at: index)
    }

    private mutating func readAnew(_ line: Bytes, at index: Int) -> Stamp? {
        for notation in notations {
            guard let stamp = notation.read(line, at: index) else { continue }
            if notation.hasDateFirst, let part = notation.datePart(of: line, at: index), let days = part.days {
                date = DateMemory(line[index..<part.end], days: days, notation: notation) ?? date
            }
            return stamp
        }
        return nil
    }

    private mutating func search(_ line: Bytes) -> Stamp? {
        for start in line.wordStarts {
            guard let stamp = readAnew(line, at: start) else { continue }
            head.remember(line[0..<start])
            return stamp
        }
        return nil
    }
}

extension TimeReader {
    /// How the time of a line is come to. The commonest places are told apart without a look into what a place holds.
    private enum Way {
        case column(Int), priority, bracket, other

        init(to place: TimePlace) {
            switch place {
            case .column(let column): self = .column(column)
            case .priority: self = .priority
            case .bracket: self = .bracket
            case .word, .after, .member, .key, .anywhere: self = .other
            }
        }
    }
}

/// What stood in front of the time last read. It is often the same in every line, as `{"@timestamp":"` is.
private struct HeadMemory {
    private var bytes: ContiguousArray<UInt8> = []
    private var isSet = false

    mutating func remember(_ head: Bytes) {
        guard head.count <= TimePlace.reach else { return isSet = false }
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: head.buffer)
        isSet = true
    }

    /// Where the time stands if `line` begins as the one before it did.
    func end(in line: Bytes) -> Int? {
        guard isSet, bytes.count < line.count else { return nil }
        return line.has(bytes) ? bytes.count : nil
    }
}

/// The date last read: its bytes, as two words that overlap, and its day.
private struct DateMemory {
    private(set) var length = 0
    private(set) var days: Int64 = 0
    private(set) var notation = Notation.yearFirst
    private var first: UInt64 = 0
    private var last: UInt64 = 0
    /// The bytes of a word that count, where the date is shorter than one.
    private var mask: UInt64 = .max

    private static let word = MemoryLayout<UInt64>.size
    private static let shortestClock = 8

    init() {}

    /// Nil for a date that is too long to be held, or that has no more than its own bytes to be read from.
    init?(_ bytes: Bytes, days: Int64, notation: Notation) {
        guard (1...2 * DateMemory.word).contains(bytes.count) else { return nil }
        length = bytes.count
        (self.days, self.notation) = (days, notation)
        mask = length < DateMemory.word ? 1 << UInt64(8 * length) - 1 : .max
        let padded = bytes.buffer + ContiguousArray(repeating: 0, count: DateMemory.word)
        (first, last) = padded.withUnsafeBytes { (word(in: $0, at: 0), word(in: $0, at: tail)) }
    }

    private var tail: Int { max(0, length - DateMemory.word) }

    /// Whether the same date stands at `index`, with room for a time of day after it.
    @inline(__always)
    func stands(in line: Bytes, at index: Int) -> Bool {
        guard length > 0, line.count - index >= length + DateMemory.shortestClock else { return false }
        let here = UnsafeRawBufferPointer(start: line.start + index, count: length + DateMemory.shortestClock)
        return word(in: here, at: 0) == first && word(in: here, at: tail) == last
    }

    @inline(__always)
    private func word(in bytes: UnsafeRawBufferPointer, at index: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) & mask
    }
}
