/// A reader of JSON that works on bytes, copies nothing and goes no deeper than `JSON.depthLimit`.
///
/// It skips what it is not asked for without checking every rule of the grammar: evidence is read, not validated.
enum JSON {
    static let depthLimit = 256

    enum Kind { case string, number, object, array, word }

    /// One value: its bytes, quotes and brackets included.
    struct Value {
        var kind: Kind
        var range: Range<Int>
    }

    /// The value that starts at `index`, after blanks; nil if there is none or it is cut off or too deep.
    static func value(in bytes: Bytes, at index: Int) -> Value? {
        let start = skippingSpace(in: bytes, from: index)
        switch bytes[start] {
        case .quote: return endOfString(in: bytes, from: start).map { Value(kind: .string, range: start..<$0) }
        case UInt8(ascii: "{"): return endOfNest(in: bytes, from: start).map { Value(kind: .object, range: start..<$0) }
        case UInt8(ascii: "["): return endOfNest(in: bytes, from: start).map { Value(kind: .array, range: start..<$0) }
        default: return scalar(in: bytes, from: start)
        }
    }

    private static func scalar(in bytes: Bytes, from start: Int) -> Value? {
        var end = start
        while bytes[end].isWord || bytes[end] == UInt8(ascii: "+") || bytes[end] == UInt8(ascii: "-")
            || bytes[end] == UInt8(ascii: ".")
        {
            end += 1
        }
        guard end > start else { return nil }
        let isNumber = bytes[start].isDigit || bytes[start] == UInt8(ascii: "-")
        return Value(kind: isNumber ? .number : .word, range: start..<end)
    }

    static func skippingSpace(in bytes: Bytes, from index: Int) -> Int {
        var index = index
        while index < bytes.count, bytes[index].isSpace { index += 1 }
        return index
    }
}

extension JSON {
    /// Calls `body` with each member of the object that `bytes` starts with, until it returns false.
    /// Names are compared as they are written, escapes not resolved.
    @inline(__always)
    static func forEachMember(of bytes: Bytes, _ body: (_ name: Bytes, _ value: Value) -> Bool) {
        var index = skippingSpace(in: bytes, from: 0)
        guard bytes[index] == UInt8(ascii: "{") else { return }
        repeat {
            index = skippingSpace(in: bytes, from: index + 1)
            guard let name = value(in: bytes, at: index), name.kind == .string else { return }
            index = skippingSpace(in: bytes, from: name.range.upperBound)
            guard bytes[index] == UInt8(ascii: ":"), let value = value(in: bytes, at: index + 1) else { return }
            guard body(bytes[name.range.lowerBound + 1..<name.range.upperBound - 1], value) else { return }
            index = skippingSpace(in: bytes, from: value.range.upperBound)
        } while bytes[index] == UInt8(ascii: ",")
    }

    /// Calls `body` with each element of the array that `bytes` starts with, until it returns false.
    static func forEachElement(of bytes: Bytes, _ body: (Value) -> Bool) {
        var index = skippingSpace(in: bytes, from: 0)
        guard bytes[index] == UInt8(ascii: "[") else { return }
        repeat {
            guard let value = value(in: bytes, at: index + 1), body(value) else { return }
            index = skippingSpace(in: bytes, from: value.range.upperBound)
        } while bytes[index] == UInt8(ascii: ",")
    }

    /// The first member called `name` of the object that `bytes` starts with.
    @inline(__always)
    static func member(_ name: StaticString, of bytes: Bytes) -> Value? {
        var found: Value?
        forEachMember(of: bytes) { member, value in
            guard member.equals(name) else { return true }
            found = value
            return false
        }
        return found
    }

    /// The value that the names of `path` lead to, its range counted in `bytes`.
    static func value(at path: [[UInt8]], in bytes: Bytes) -> Value? {
        guard let name = path.first else { return nil }
        var found: Value?
        forEachMember(of: bytes) { member, value in
            guard member.equals(name) else { return true }
            found = value
            return false
        }
        guard let found, path.count > 1 else { return found }
        guard let inner = value(at: Array(path.dropFirst()), in: bytes[found.range]) else { return nil }
        return Value(kind: inner.kind, range: inner.range.shifted(by: found.range.lowerBound))
    }

    /// The values that stand one after the other, with nothing but white space between them.
    static func forEachValue(of bytes: Bytes, _ body: (Value) -> Bool) -> Int {
        var index = bytes.has("\u{FEFF}") ? 3 : 0
        while let value = value(in: bytes, at: index) {
            index = value.range.upperBound
            guard body(value) else { break }
        }
        return skippingSpace(in: bytes, from: index)
    }
}
