import CSodium

/// What somebody who knows a secret puts to their words, so that others can tell that the words are theirs.
public enum Signature {
    /// Whether `hexadecimal` is the HMAC-SHA256 of `bytes` under `secret`. Takes as long for a wrong one as for the right one.
    public static func isRight(_ hexadecimal: some StringProtocol, of bytes: [UInt8], under secret: String) -> Bool {
        areEqual(Array(hexadecimal.lowercased().utf8), Array(hmac(of: bytes, under: secret).utf8))
    }

    /// Whether two secrets are the same, without telling how much of them is.
    public static func areEqual(_ one: String, _ other: String) -> Bool {
        areEqual(Array(one.utf8), Array(other.utf8))
    }

    static func hmac(of bytes: [UInt8], under secret: String) -> String {
        let key = Array(secret.utf8)
        var state = crypto_auth_hmacsha256_state()
        crypto_auth_hmacsha256_init(&state, key, key.count)
        crypto_auth_hmacsha256_update(&state, bytes, UInt64(bytes.count))
        var digest = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_bytes()))
        crypto_auth_hmacsha256_final(&state, &digest)
        return digest.hexadecimal
    }

    private static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.count == other.count && sodium_memcmp(one, other, one.count) == 0
    }
}
