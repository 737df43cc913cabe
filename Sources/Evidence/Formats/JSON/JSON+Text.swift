extension JSON {
    /// What `value` says: a string without quotes and escapes, anything else as it is written, `null` as nil.
    static func text(_ value: Value, in bytes: Bytes) -> String? {
        let written = bytes[value.range]
        if value.kind == .word, written.equals("null") { return nil }
        guard value.kind == .string else { return written.text }
        return unescaped(written[1..<written.count - 1])
    }

    private static func unescaped(_ bytes: Bytes) -> String {
        guard bytes.index(of: .backslash) != nil else { return bytes.text }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == .backslash else {
                result.append(bytes[index])
                index += 1
                continue
            }
            index = appendEscape(in: bytes, at: index + 1, to: &result)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func appendEscape(in bytes: Bytes, at index: Int, to result: inout [UInt8]) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "n"): result.append(.newline)
        case UInt8(ascii: "t"): result.append(.tab)
        case UInt8(ascii: "r"): result.append(.carriageReturn)
        case UInt8(ascii: "b"): result.append(8)
        case UInt8(ascii: "f"): result.append(12)
        case UInt8(ascii: "u"): return appendUnicode(in: bytes, at: index + 1, to: &result)
        default: result.append(bytes[index])
        }
        return index + 1
    }

    private static func appendUnicode(in bytes: Bytes, at index: Int, to result: inout [UInt8]) -> Int {
        guard let high = hex(bytes, at: index) else { return index }
        var units = [high]
        var end = index + 4
        if UTF16.isLeadSurrogate(high), bytes.has("\\u", at: end), let low = hex(bytes, at: end + 2) {
            units.append(low)
            end += 6
        }
        result.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
        return end
    }

    private static func hex(_ bytes: Bytes, at index: Int) -> UInt16? {
        let digits = bytes[index..<index + 4]
        return digits.count == 4 ? UInt16(digits.text, radix: 16) : nil
    }
}

extension JSON {
    /// What the value at the end of `path` says; nil if it is missing or null.
    static func text(at path: [StaticString], in bytes: Bytes) -> String? {
        value(at: path, in: bytes).flatMap { text($0, in: bytes) }
    }

    static func value(at path: [StaticString], in bytes: Bytes) -> Value? {
        var found = Value(kind: .object, range: 0..<bytes.count)
        for name in path {
            guard let inner = member(name, of: bytes[found.range]) else { return nil }
            found = Value(kind: inner.kind, range: inner.range.shifted(by: found.range.lowerBound))
        }
        return found
    }
}

extension JSON {
    /// The bytes without white space between the values, so that an object of many lines becomes one.
    static func onOneLine(_ bytes: Bytes) -> String {
        let trimmed = bytes.trimmed
        guard trimmed.index(of: .newline) != nil else { return trimmed.text }
        var result: [UInt8] = []
        var isInString = false
        var isEscaped = false
        for byte in trimmed.buffer {
            if byte == .quote, !isEscaped { isInString.toggle() }
            isEscaped = byte == .backslash && !isEscaped
            if isInString || !byte.isSpace { result.append(byte) }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
