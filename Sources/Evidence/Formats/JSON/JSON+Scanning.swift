/// Where strings and nests end, eight bytes at a time.
extension JSON {
    /// The index after the closing quote of the string that starts at `start`; nil if it is cut off.
    @inline(__always)
    static func endOfString(in bytes: Bytes, from start: Int) -> Int? {
        var index = start + 1
        while true {
            index = bytes.skipping(from: index) { $0.lanes(of: .quote) | $0.lanes(of: .backslash) }
            guard index < bytes.count else { return nil }
            if bytes.start[index] == .quote { return index + 1 }
            index += 2
        }
    }

    /// The index after the bracket that closes the object or array at `start`; nil if it is cut off or too deep.
    static func endOfNest(in bytes: Bytes, from start: Int) -> Int? {
        var depth = 0
        var index = start
        while index < bytes.count {
            index = bytes.skipping(from: index) { word in
                let folded = word | UInt64(lanes: 0x20)
                return word.lanes(of: .quote) | folded.lanes(of: UInt8(ascii: "{"))
                    | folded.lanes(of: UInt8(ascii: "}"))
            }
            guard index < bytes.count else { return nil }
            switch bytes.start[index] {
            case .quote:
                guard let end = endOfString(in: bytes, from: index) else { return nil }
                index = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                if depth > depthLimit { return nil }
            default:
                depth -= 1
                if depth <= 0 { return index + 1 }
            }
            index += 1
        }
        return nil
    }
}

extension Bytes {
    /// The first index from `index` on whose byte `lanes` marks, or `count`.
    @inline(__always)
    fileprivate func skipping(from index: Int, to lanes: (UInt64) -> UInt64) -> Int {
        var index = index
        while index + 8 <= count {
            let found = lanes(UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self).littleEndian)
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < count, lanes(UInt64(self[index])) & 0xFF == 0 { index += 1 }
        return Swift.min(index, count)
    }
}

extension UInt64 {
    /// The same byte in each of the eight lanes.
    @inline(__always)
    init(lanes byte: UInt8) { self = UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// Has the top bit of a lane set where it holds `byte`. Lanes above the first such one may be marked wrongly.
    @inline(__always)
    func lanes(of byte: UInt8) -> UInt64 {
        let rest = self ^ UInt64(lanes: byte)
        return (rest &- UInt64(lanes: 0x01)) & ~rest & UInt64(lanes: 0x80)
    }
}
