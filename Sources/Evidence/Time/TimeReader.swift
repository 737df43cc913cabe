import Foundation

/// Finds and reads the time of each line of a source, and remembers the date from one line to the next.
struct TimeReader: Sendable {
    let place: TimePlace
    /// The notations seen in the source, the most frequent first.
    let notations: [Notation]
    private var memory = DateMemory()

    init(place: TimePlace, notations: [Notation]) {
        self.place = place
        self.notations = notations
    }

    /// The time of `line`, or nil if it has none of its own.
    @inline(__always)
    mutating func read(_ line: Bytes) -> Stamp? {
        if case .column(let column) = place { return read(line, at: column) }
        if let start = rememberedStart(in: line), let stamp = read(line, at: start) { return stamp }
        guard place != .anywhere else { return search(line) }
        guard let start = place.start(in: line), let stamp = read(line, at: start) else { return nil }
        memory.line = line[0..<start]
        return stamp
    }

    @inline(__always)
    private mutating func read(_ line: Bytes, at index: Int) -> Stamp? {
        if memory.dateLength > 0, line.count - index > memory.dateLength, memory.holds(line, at: index),
            let clock = memory.notation.clock(in: line, at: index + memory.dateLength)
        {
            return line.stamp(from: index, days: memory.days, clock: clock)
        }
        return readAnew(line, at: index)
    }

    private mutating func readAnew(_ line: Bytes, at index: Int) -> Stamp? {
        for notation in notations {
            guard let stamp = notation.read(line, at: index) else { continue }
            if notation.hasDateFirst, let date = notation.datePart(of: line, at: index), let days = date.days {
                memory.remember(line[index..<date.end], days: days, notation: notation)
            }
            return stamp
        }
        return nil
    }

    private mutating func search(_ line: Bytes) -> Stamp? {
        for start in line.wordStarts {
            guard let stamp = readAnew(line, at: start) else { continue }
            memory.line = line[0..<start]
            return stamp
        }
        return nil
    }

    /// Where the time stands if `line` begins as the one before it did. What stands in front of a time is often the
    /// same in every line, as `{"@timestamp":"` is.
    @inline(__always)
    private func rememberedStart(in line: Bytes) -> Int? {
        guard let before = memory.line, !before.isEmpty || place == .anywhere, before.count < line.count,
            memcmp(before.start, line.start, before.count) == 0
        else { return nil }
        return before.count
    }
}

/// The date last read, as bytes and as a day.
///
/// Unchecked: the bytes lie in the mapped content that outlives its readers.
private struct DateMemory: @unchecked Sendable {
    var line: Bytes?
    var date = UnsafePointer<UInt8>(bitPattern: 1)
    var dateLength = 0
    var days: Int64 = 0
    var notation = Notation.yearFirst

    mutating func remember(_ bytes: Bytes, days: Int64, notation: Notation) {
        (date, dateLength, self.days, self.notation) = (bytes.start, bytes.count, days, notation)
    }

    @inline(__always)
    func holds(_ line: Bytes, at index: Int) -> Bool {
        guard let date else { return false }
        return memcmp(date, line.start + index, dateLength) == 0
    }
}
