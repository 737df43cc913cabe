/// Secrets that are known by the name in front of them.
extension SecretFinder {
    /// Names of secrets, as they end, in small letters without `_`, `-` and blanks.
    private static let passwords = ["password", "passwd", "pwd", "passphrase", "passcode", "pass"]
    private static let tokens = [
        "token", "secret", "apikey", "accesskey", "privatekey", "secretkey", "encryptionkey", "signingkey", "authkey",
        "authorization", "credential", "credentials", "cookie", "sessionid", "sessionkey", "signature", "sharedkey",
        "accountkey", "sig",
    ]

    /// Words of prose behind such a name, which are no secrets.
    private static let prose: Set<String> = [
        "null", "nil", "none", "true", "false", "undefined", "empty", "missing", "required", "invalid", "incorrect",
        "wrong", "expired", "changed", "reset", "failed", "failure", "ok", "valid", "is", "was", "not", "for", "has",
        "no",
        "must", "the", "a", "of", "user", "mismatch", "rejected", "accepted", "unknown", "redacted", "masked", "hidden",
        "refreshed", "renewed", "created", "deleted", "rotated", "found", "error", "string", "bearer", "basic",
    ]

    /// How long a name and a value may be.
    private static let reach = 48
    private static let longest = 1 << 16

    /// The value behind `name=`, `name: ` and `"name":`, if the name is that of a secret.
    func namedSecret(before mark: Int) -> Found? {
        guard let kind = kind(ofNameEndingAt: mark) else { return nil }
        var start = mark + 1
        // `:=` and `==`, and `=>`, are marks of their own.
        if bytes[start] == UInt8(ascii: "=") || bytes[start] == UInt8(ascii: ">") { start += 1 }
        start = bytes.skippingBlanks(start)
        // The headers of a request are often lists of one: `"Authorization": ["Basic …"]`.
        if bytes.has("[\"", at: start) { start += 1 }
        return bytes.has("ookie", at: mark - 5) ? cookies(from: start) : value(from: start, kind: kind)
    }

    /// All cookies of an unquoted header; any of them may let somebody in. The first one begins with its name.
    private func cookies(from start: Int) -> Found? {
        guard openingQuote(at: start) == nil else { return value(from: start, kind: .token) }
        var end = start
        while bytes[end].isTokenByte, end - start < SecretFinder.reach { end += 1 }
        guard end > start, bytes[end] == UInt8(ascii: "=") else { return nil }
        let furthest = min(bytes.count, start + SecretFinder.longest)
        while end < furthest, bytes[end] != .newline, !"\"'`".utf8.contains(bytes[end]) { end += 1 }
        while end > start, bytes[end - 1].isSpace { end -= 1 }
        return (.token, start..<end)
    }

    /// The value behind `--name `, as on a command line.
    func option(at index: Int) -> Found? {
        guard bytes.has("--", at: index), bytes[index + 2].isLetter, bytes[index - 1] != UInt8(ascii: "-") else {
            return nil
        }
        var end = index + 2
        while bytes[end].isTokenByte, end - index < SecretFinder.reach { end += 1 }
        guard bytes[end] == .blank, bytes[end + 1] != UInt8(ascii: "-"), let kind = kind(ofNameEndingAt: end) else {
            return nil
        }
        return value(from: bytes.skippingBlanks(end), kind: kind)
    }

    private func kind(ofNameEndingAt mark: Int) -> Masking.Kind? {
        var end = mark
        while end > 0, bytes[end - 1] == .blank, mark - end < 2 { end -= 1 }
        if bytes[end - 1] == .backslash { end -= 1 }
        if bytes[end - 1] == .quote || bytes[end - 1] == UInt8(ascii: "'") {
            end -= 1
            if bytes[end - 1] == .backslash { end -= 1 }
        }
        var start = end
        while end - start < SecretFinder.reach, bytes[start - 1].isTokenByte { start -= 1 }
        guard end - start >= 3 else { return nil }
        let last = bytes[end - 1] | 0x20
        // Most names end otherwise and need no copy.
        guard "dnetyslg".utf8.contains(last) else { return nil }
        let name = bytes[start..<end].buffer.lazy.filter(\.isLetter).map(\.lowercased)
        let word = String(decoding: Array(name), as: UTF8.self)
        if SecretFinder.passwords.contains(where: word.hasSuffix), word != "bypass", word != "compass" {
            return .password
        }
        return SecretFinder.tokens.contains(where: word.hasSuffix) ? .token : nil
    }

    private func value(from start: Int, kind: Masking.Kind) -> Found? {
        let quote = openingQuote(at: start)
        let first = start + (quote?.count ?? 0)
        guard !isPlaceholder(at: first) else { return nil }
        var range = quote.map { inQuotes(from: first, until: $0) } ?? first..<endOfValue(from: first)
        if let next = afterScheme(at: first) {
            guard !isPlaceholder(at: next) else { return nil }
            range = next..<(quote == nil ? endOfValue(from: next) : max(next, range.upperBound))
        }
        return isSecret(bytes[range], kind: kind, isQuoted: quote != nil) ? (kind, range) : nil
    }

    private func isSecret(_ text: Bytes, kind: Masking.Kind, isQuoted: Bool) -> Bool {
        guard text.count >= (kind == .password ? 3 : 6), !isPlaceholder(text) else { return false }
        if text.count <= 12, SecretFinder.prose.contains(text.text.lowercased()) { return false }
        // `secret: something` is prose more often than a secret.
        let isPlainWord = text.count < 16 && text.buffer.allSatisfy { $0.isLetter || $0 == UInt8(ascii: "_") }
        return kind == .password || isQuoted || !isPlainWord
    }

    /// A scheme is no secret, what follows it is: `Authorization: Basic …`.
    private func afterScheme(at start: Int) -> Int? {
        let word = bytes[start..<start + 12].word(at: 0).word
        guard ["basic", "bearer", "digest", "token", "negotiate"].contains(word.text.lowercased()),
            bytes[start + word.count] == .blank
        else { return nil }
        return bytes.skippingBlanks(start + word.count)
    }

    /// `${NAME}`, `<name>`, `[hidden]` and the like stand for something.
    private func isPlaceholder(at index: Int) -> Bool { "$<[{(%".utf8.contains(bytes[index]) }

    /// `***` already hides something.
    private func isPlaceholder(_ text: Bytes) -> Bool { text.buffer.allSatisfy { "*xX.".utf8.contains($0) } }

    private func openingQuote(at index: Int) -> [UInt8]? {
        if bytes.has("\\\"", at: index) { return [.backslash, .quote] }
        return bytes[index] == .quote || bytes[index] == UInt8(ascii: "'") ? [bytes[index]] : nil
    }

    private func inQuotes(from start: Int, until quote: [UInt8]) -> Range<Int> {
        var index = start
        while index < bytes.count, bytes[index] != .newline {
            if bytes.has(quote, at: index) { return start..<index }
            index += bytes[index] == .backslash ? 2 : 1
        }
        return start..<min(index, bytes.count)
    }

    private func endOfValue(from start: Int) -> Int {
        var end = start
        while end < min(bytes.count, start + SecretFinder.longest), !bytes[end].isSpace,
            !",;&\"'`)}]>|".utf8.contains(bytes[end])
        { end += 1 }
        return end
    }
}
