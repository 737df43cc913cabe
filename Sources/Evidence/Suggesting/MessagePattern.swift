/// What lines have in common that differ only in numbers and ids: `took # ms for <id>`.
public struct MessagePattern: Sendable, Hashable, CustomStringConvertible {
    /// The text with `#` for each number and `<id>` for each id.
    public let text: String

    public init(of text: String) {
        var text = text
        self.text = text.withUTF8 { buffer in
            guard let start = buffer.baseAddress else { return "" }
            return MessagePattern.pattern(of: Bytes(start: start, count: buffer.count))
        }
    }

    public var description: String { text }

    private static func pattern(of bytes: Bytes) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index].isWord else {
                result.append(bytes[index])
                index += 1
                continue
            }
            let end = endOfWord(in: bytes, from: index)
            append(bytes[index..<end], to: &result)
            index = end
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Parts of an id hang together by hyphens, digits of a number by points and commas.
    private static func endOfWord(in bytes: Bytes, from start: Int) -> Int {
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            let joins =
                (byte == UInt8(ascii: "-") && bytes[end + 1].isWord)
                || (byte == UInt8(ascii: ".") && bytes[end - 1].isDigit && bytes[end + 1].isDigit)
            guard byte.isWord || joins else { break }
            end += 1
        }
        return end
    }

    private static func append(_ word: Bytes, to result: inout [UInt8]) {
        if isID(word) { return result.append(contentsOf: "<id>".utf8) }
        var index = 0
        while index < word.count {
            if word[index].isDigit {
                result.append(UInt8(ascii: "#"))
                index = endOfNumber(in: word, from: index)
            } else {
                result.append(word[index])
                index += 1
            }
        }
    }

    private static func endOfNumber(in word: Bytes, from start: Int) -> Int {
        var end = start
        while word[end].isDigit || (word[end] == UInt8(ascii: ".") && word[end + 1].isDigit) { end += 1 }
        return end
    }

    /// A UUID, a hash, the rest of a generated name: letters and digits mixed, and long.
    private static func isID(_ word: Bytes) -> Bool {
        guard word.count >= 7 else { return false }
        var (digits, letters, turns, isHexadecimal) = (0, 0, 0, true)
        for (index, byte) in word.buffer.enumerated() {
            if byte.isDigit { digits += 1 } else if byte.isLetter { letters += 1 }
            if index > 0, byte.isDigit != word[index - 1].isDigit { turns += 1 }
            if !byte.isHexadecimal, byte != UInt8(ascii: "-") { isHexadecimal = false }
        }
        guard digits >= 2, letters >= 1, word.buffer.allSatisfy({ $0 != UInt8(ascii: ".") }) else { return false }
        return isHexadecimal ? turns >= 1 : turns >= 4
    }
}

extension UInt8 {
    fileprivate var isHexadecimal: Bool { isDigit || (lowercased &- 0x61) < 6 }
}
