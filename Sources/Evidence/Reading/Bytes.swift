import Foundation

/// A stretch of the memory that a source lies in. Reading outside of it gives 0, so that no parser can step over the edge of hostile input.
///
/// Unchecked: the memory is only read, and belongs to a `Content` that outlives every stretch of it.
struct Bytes: @unchecked Sendable {
    let start: UnsafePointer<UInt8>
    let count: Int

    @inline(__always)
    subscript(index: Int) -> UInt8 {
        UInt(bitPattern: index) < UInt(bitPattern: count) ? start[index] : 0
    }

    /// The part of `range` that lies inside.
    @inline(__always)
    subscript(range: Range<Int>) -> Bytes {
        let lower = min(max(range.lowerBound, 0), count)
        let upper = min(max(range.upperBound, lower), count)
        return Bytes(start: start + lower, count: upper - lower)
    }

    func from(_ index: Int) -> Bytes { self[index..<max(index, count)] }

    var isEmpty: Bool { count == 0 }

    var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    /// As UTF-8, with U+FFFD for what is not.
    var text: String { String(decoding: buffer, as: UTF8.self) }
}

extension Bytes {
    @inline(__always)
    func index(of byte: UInt8, from index: Int = 0) -> Int? {
        guard index >= 0, index < count, let found = memchr(start + index, Int32(byte), count - index) else {
            return nil
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(start)
    }

    func index(of needle: [UInt8], from index: Int = 0) -> Int? {
        guard let first = needle.first else { return nil }
        var index = index
        while let found = self.index(of: first, from: index) {
            if has(needle, at: found) { return found }
            index = found + 1
        }
        return nil
    }

    @inline(__always)
    func has(_ prefix: StaticString, at index: Int = 0) -> Bool {
        index >= 0 && count - index >= prefix.utf8CodeUnitCount
            && memcmp(start + index, prefix.utf8Start, prefix.utf8CodeUnitCount) == 0
    }

    func has(_ prefix: [UInt8], at index: Int = 0) -> Bool {
        index >= 0 && count - index >= prefix.count && memcmp(start + index, prefix, prefix.count) == 0
    }

    func has(_ prefix: ContiguousArray<UInt8>) -> Bool {
        prefix.withUnsafeBufferPointer { prefix in
            guard let other = prefix.baseAddress else { return true }
            return count >= prefix.count && memcmp(start, other, prefix.count) == 0
        }
    }

    func equals(_ other: StaticString) -> Bool {
        count == other.utf8CodeUnitCount && has(other)
    }

    func equals(_ other: [UInt8]) -> Bool {
        count == other.count && has(other)
    }

    /// The first position from `index` on that holds no blank and no tab.
    func skippingBlanks(_ index: Int) -> Int {
        var index = index
        while self[index] == .blank || self[index] == .tab { index += 1 }
        return index
    }

    /// Without white space and NULs at both ends.
    var trimmed: Bytes {
        var lower = 0
        var upper = count
        while lower < upper, start[lower].isSpace { lower += 1 }
        while upper > lower, start[upper - 1].isSpace { upper -= 1 }
        return self[lower..<upper]
    }

    /// The first line, without its end.
    var firstLine: Bytes {
        let line = self[0..<(index(of: .newline) ?? count)]
        return line[line.count - 1] == .carriageReturn ? line[0..<(line.count - 1)] : line
    }

    /// Lines one after the other, without their ends.
    var lines: some Sequence<Bytes> {
        sequence(state: 0) { (position: inout Int) -> Bytes? in
            guard position < count else { return nil }
            let end = index(of: .newline, from: position) ?? count
            defer { position = end + 1 }
            return self[position..<end].firstLine
        }
    }
}

extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let blank = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")

    @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
    @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    @inline(__always) var isWord: Bool { isDigit || isLetter || self == UInt8(ascii: "_") }
    @inline(__always) var isSpace: Bool { self == .blank || (self >= 9 && self <= 13) || self == 0 }
    @inline(__always) var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
