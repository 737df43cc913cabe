/// Tokens that are known by how they begin.
extension SecretFinder {
    /// What issuers put in front of their tokens, and how many characters follow at least.
    private static let prefixes: [(prefix: StaticString, count: Int)] = [
        ("ghp_", 20), ("gho_", 20), ("ghu_", 20), ("ghs_", 20), ("ghr_", 20), ("github_pat_", 20), ("glpat-", 16),
        ("gldt-", 16), ("glrt-", 16), ("xoxb-", 10), ("xoxp-", 10), ("xoxa-", 10), ("xoxr-", 10), ("xoxs-", 10),
        ("xoxe-", 10), ("xapp-", 10), ("sk_live_", 10), ("sk_test_", 10), ("rk_live_", 10), ("whsec_", 16), ("sk-", 32),
        ("AIza", 30), ("npm_", 30), ("pypi-", 30), ("dop_v1_", 30), ("glsa_", 20), ("glc_", 20), ("shpat_", 20),
        ("hf_", 30),
    ]

    private static let firsts = Set(prefixes.map { $0.prefix.utf8Start.pointee })

    func token(at index: Int) -> Found? {
        switch bytes[index] {
        case UInt8(ascii: "e"): if let token = webToken(at: index) { return token }
        case UInt8(ascii: "A"): if let key = accessKey(at: index) { return key }
        case UInt8(ascii: "B"), UInt8(ascii: "b"): return bearer(at: index)
        case UInt8(ascii: "S"): if let key = pointedKey("SG.", at: index) { return key }
        case UInt8(ascii: "y"): if let key = pointedKey("ya29.", at: index) { return key }
        case UInt8(ascii: "h"):
            if let key = pointedKey("hvs.", at: index) ?? webhook(at: index) { return key }
        default: break
        }
        return SecretFinder.firsts.contains(bytes[index]) ? prefixed(at: index) : nil
    }

    private func prefixed(at index: Int) -> Found? {
        for (prefix, count) in SecretFinder.prefixes where bytes.has(prefix, at: index) {
            let end = endOfToken(from: index + prefix.utf8CodeUnitCount)
            let secret = bytes[index + prefix.utf8CodeUnitCount..<end]
            guard secret.count >= count, secret.buffer.contains(where: \.isDigit) else { continue }
            return (.token, index..<end)
        }
        return nil
    }

    private func endOfToken(from index: Int) -> Int {
        var end = index
        while bytes[end].isTokenByte { end += 1 }
        return end
    }

    /// A JSON web token: three parts in base64, of which the first is an object.
    private func webToken(at index: Int) -> Found? {
        guard bytes.has("eyJ", at: index) else { return nil }
        let first = endOfToken(from: index)
        guard first - index >= 10, bytes[first] == UInt8(ascii: ".") else { return nil }
        let second = endOfToken(from: first + 1)
        guard second - first > 8 else { return nil }
        guard bytes[second] == UInt8(ascii: ".") else {
            return bytes.has("eyJ", at: first + 1) ? (.token, index..<second) : nil
        }
        return (.token, index..<endOfToken(from: second + 1))
    }

    /// The name of a key of AWS: twenty capitals and digits. Those of users and roles begin otherwise and open nothing.
    private func accessKey(at index: Int) -> Found? {
        let kinds: [StaticString] = ["AKIA", "ASIA", "ABIA", "ACCA"]
        guard kinds.contains(where: { bytes.has($0, at: index) }), !bytes[index + 20].isWord,
            bytes[index..<index + 20].buffer.allSatisfy({ $0.isDigit || $0 &- 0x41 < 26 }), index + 20 <= bytes.count
        else { return nil }
        return (.token, index..<index + 20)
    }

    /// What follows the word `Bearer`, if it is long enough to be a secret and not a word of prose.
    private func bearer(at index: Int) -> Found? {
        guard bytes[index..<index + 6].text.lowercased() == "bearer", bytes[index + 6] == .blank else { return nil }
        let start = bytes.skippingBlanks(index + 7)
        let end = endOfCredential(from: start)
        let secret = bytes[start..<end]
        guard secret.count >= 16, secret.buffer.contains(where: \.isDigit) else { return nil }
        return (.token, start..<end)
    }

    /// Base64 with all of its marks.
    func endOfCredential(from index: Int, reach: Int = 1 << 16) -> Int {
        var end = index
        while end - index < reach, bytes[end].isTokenByte || "+/=.~".utf8.contains(bytes[end]) { end += 1 }
        return end
    }

    /// A key of parts with points between them.
    private func pointedKey(_ prefix: StaticString, at index: Int) -> Found? {
        guard bytes.has(prefix, at: index) else { return nil }
        let end = endOfCredential(from: index, reach: 256)
        guard end - index >= 24, bytes[index..<end].buffer.contains(where: \.isDigit) else { return nil }
        return (.token, index..<end)
    }

    /// The secret part of the address of a webhook of Slack.
    private func webhook(at index: Int) -> Found? {
        let start: StaticString = "hooks.slack.com/services/"
        guard bytes.has(start, at: index) else { return nil }
        let end = endOfCredential(from: index)
        return (.token, index + start.utf8CodeUnitCount..<end)
    }
}
