/// The first lines of a source, as they are and without the colours of a terminal.
///
/// Unchecked unsafe memory: `plain` points into `copy`, which lives as long as this object.
final class SampleLines {
    let raw: [Bytes]
    let plain: [Bytes]
    /// Whether any line holds escape sequences.
    let isColoured: Bool
    private let copy: UnsafeMutablePointer<UInt8>?

    init(_ lines: [Bytes]) {
        raw = lines
        isColoured = lines.contains { $0.index(of: .escape) != nil }
        guard isColoured else {
            (plain, copy) = (lines, nil)
            return
        }
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: lines.reduce(1) { $0 + $1.count })
        var end = 0
        plain = lines.map { line in
            let start = end
            line.forEachPlainByte { _, byte in
                copy[end] = byte
                end += 1
            }
            return Bytes(start: copy + start, count: end - start)
        }
        self.copy = copy
    }

    deinit {
        copy?.deallocate()
    }

    /// Where `spot`, found in the plain line, stands in the line as it is.
    func spot(_ spot: TimeSpot, ofLine index: Int) -> TimeSpot {
        guard let plain = spot.place.start(in: plain[index]), let column = raw[index].offset(ofPlain: plain) else {
            return spot
        }
        let isSame = spot.place.start(in: raw[index]) == column
        return isSame ? spot : TimeSpot(place: .column(column), notation: spot.notation)
    }
}

extension Bytes {
    /// Calls `body` with the bytes that are no part of an escape sequence, and their places.
    func forEachPlainByte(_ body: (_ index: Int, _ byte: UInt8) -> Void) {
        var index = 0
        while index < count {
            let end = endOfEscape(at: index)
            if end == index { body(index, self[index]) }
            index = Swift.max(end, index + 1)
        }
    }

    /// Where the byte stands that is at `plain` without the escape sequences in front of it.
    func offset(ofPlain plain: Int) -> Int? {
        var (index, passed) = (0, 0)
        while index < count {
            let end = endOfEscape(at: index)
            if end > index {
                index = end
            } else if passed == plain {
                return index
            } else {
                (index, passed) = (index + 1, passed + 1)
            }
        }
        return nil
    }

    /// Calls `body` with these bytes without escape sequences, and with where `range` lies in them.
    func withoutEscapes<Result>(_ range: Range<Int>, _ body: (Bytes, Range<Int>) -> Result) -> Result {
        guard index(of: .escape) != nil else { return body(self, range) }
        var plain: [UInt8] = []
        var (lower, upper) = (0, 0)
        plain.reserveCapacity(count)
        forEachPlainByte { index, byte in
            plain.append(byte)
            if index < range.lowerBound { lower += 1 }
            if index < range.upperBound { upper += 1 }
        }
        return plain.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return body(self[0..<0], 0..<0) }
            return body(Bytes(start: start, count: buffer.count), lower..<upper)
        }
    }

    /// Where the escape sequence at `index` ends. Only those that colour text or move the cursor are one: what others hold,
    /// such as a title for the window, is to be seen. For them it is `index`.
    private func endOfEscape(at index: Int) -> Int {
        guard self[index] == .escape else { return index }
        if self[index + 1] == UInt8(ascii: "("), index + 2 < count { return index + 3 }
        guard self[index + 1] == UInt8(ascii: "[") else { return index }
        var end = index + 2
        while (0x20...0x3F).contains(self[end]) { end += 1 }
        return (0x40...0x7E).contains(self[end]) ? end + 1 : index
    }
}

extension UInt8 {
    static let escape: UInt8 = 0x1B
}
