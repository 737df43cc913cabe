/// Goes once through a text and finds what has to be hidden. Each look back or ahead is bounded, or skips what it saw.
struct SecretFinder {
    typealias Found = (kind: Masking.Kind, range: Range<Int>)

    let bytes: Bytes
    let findsMailAddresses: Bool
    private var found: [Found] = []
    /// Where the last finding ended.
    private var end = 0

    init(bytes: Bytes, findsMailAddresses: Bool) {
        self.bytes = bytes
        self.findsMailAddresses = findsMailAddresses
    }

    mutating func find() -> [Found] {
        var index = 0
        while index < bytes.count {
            if let next = look(at: index), next.range.lowerBound >= end, !next.range.isEmpty {
                found.append(next)
                end = next.range.upperBound
                index = max(end, index + 1)
            } else {
                index += 1
            }
        }
        return found
    }

    @inline(__always)
    private func look(at index: Int) -> Found? {
        switch bytes[index] {
        case UInt8(ascii: "="): return namedSecret(before: index)
        case UInt8(ascii: ":"): return passwordInAddress(at: index) ?? namedSecret(before: index)
        case UInt8(ascii: "-"): return privateKey(at: index) ?? option(at: index)
        case UInt8(ascii: "@"): return findsMailAddresses ? mailAddress(around: index) : nil
        case let byte where byte.isDigit: return bytes[index - 1].isWord ? nil : card(at: index)
        case let byte where byte.isLetter: return bytes[index - 1].isTokenByte ? nil : token(at: index)
        default: return nil
        }
    }
}

extension SecretFinder {
    /// From `-----BEGIN … PRIVATE KEY-----` to its end, or to that of the text where the end is cut off.
    private func privateKey(at index: Int) -> Found? {
        guard bytes.has("-----BEGIN ", at: index), bytes[index - 1] != UInt8(ascii: "-") else { return nil }
        let title = bytes[index..<index + 64]
        guard title.index(of: Array("PRIVATE KEY".utf8)) != nil else { return nil }
        guard let close = bytes.index(of: Array("-----END ".utf8), from: index + 11) else {
            return (.privateKey, index..<bytes.count)
        }
        let last = bytes[0..<close + 64].index(of: Array("KEY".utf8), from: close).map { $0 + 3 } ?? close + 9
        let dashes = bytes.has("-----", at: last) ? 5 : bytes.has(" BLOCK-----", at: last) ? 11 : 0
        return (.privateKey, index..<min(last + dashes, bytes.count))
    }

    /// The password in `https://user:password@host`. It may hold colons and slashes, but no blank.
    private func passwordInAddress(at index: Int) -> Found? {
        guard bytes.has("://", at: index), bytes[index - 1].isLetter else { return nil }
        let start = index + 3
        var at: Int?
        var position = start
        while position < min(start + 512, bytes.count), !bytes[position].endsAddress {
            if bytes[position] == UInt8(ascii: "@") { at = position }
            if bytes[position] == UInt8(ascii: "/"), at != nil { break }
            position += 1
        }
        guard let at, let colon = bytes[0..<at].index(of: UInt8(ascii: ":"), from: start) else { return nil }
        // A slash before the colon, or digits up to a slash behind it: what follows is a path, and the `@` is in it.
        if bytes[start..<colon].index(of: UInt8(ascii: "/")) != nil { return nil }
        if bytes[colon + 1 + bytes.digitCount(at: colon + 1)] == UInt8(ascii: "/") { return nil }
        return (.password, colon + 1..<at)
    }

    /// An address of mail. That of a repository, `git@host:`, is none.
    private func mailAddress(around at: Int) -> Found? {
        var start = at
        while at - start < 64, bytes[start - 1].isMailByte { start -= 1 }
        var end = at + 1
        var hasPoint = false
        while end - at < 255, bytes[end].isWord || bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: ".") {
            if bytes[end] == UInt8(ascii: "."), bytes[end + 1].isLetter { hasPoint = true }
            end += 1
        }
        while end > at, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
        guard hasPoint, start < at, bytes[end - 1].isLetter, !bytes[start..<at].equals("git") else { return nil }
        return (.mailAddress, start..<end)
    }
}

extension UInt8 {
    /// Letters, digits and the marks of base64 and its kin for addresses.
    var isTokenByte: Bool { isWord || self == UInt8(ascii: "-") }

    fileprivate var isMailByte: Bool {
        isWord || self == UInt8(ascii: ".") || self == UInt8(ascii: "-") || self == UInt8(ascii: "+")
            || self == UInt8(ascii: "%") || self == UInt8(ascii: "\'")
    }

    /// What no address holds.
    fileprivate var endsAddress: Bool {
        isSpace || self == .quote || self == UInt8(ascii: "<") || self == UInt8(ascii: ">") || self == UInt8(ascii: "`")
    }
}
