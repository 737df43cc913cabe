/// Lines of `key=value` and `key="quoted value"`.
enum Logfmt {
    /// Calls `body` with each pair, the value without its quotes, until it returns false.
    static func forEachPair(of line: Bytes, _ body: (_ key: Bytes, _ value: Range<Int>) -> Bool) {
        var index = line.skippingBlanks(0)
        while index < line.count {
            let start = index
            while index < line.count, line[index] != UInt8(ascii: "="), !line[index].isSpace { index += 1 }
            let key = line[start..<index]
            guard line[index] == UInt8(ascii: "=") else {
                index = max(line.skippingBlanks(index), start + 1)
                continue
            }
            let value = value(in: line, at: index + 1)
            guard body(key, value) else { return }
            index = line.skippingBlanks(value.upperBound + (line[index + 1] == .quote ? 1 : 0))
        }
    }

    private static func value(in line: Bytes, at index: Int) -> Range<Int> {
        guard line[index] == .quote else {
            var end = index
            while end < line.count, !line[end].isSpace { end += 1 }
            return index..<end
        }
        var end = index + 1
        while end < line.count, line[end] != .quote { end += line[end] == .backslash ? 2 : 1 }
        return index + 1..<max(min(end, line.count), index + 1)
    }

    static func value(of key: [UInt8], in line: Bytes) -> Range<Int>? {
        var found: Range<Int>?
        forEachPair(of: line) { name, value in
            guard name.equals(key) else { return true }
            found = value
            return false
        }
        return found
    }
}
