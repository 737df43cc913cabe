import CSodium

/// The library behind passwords, secrets and hashes.
enum Sodium {
    /// Must succeed before anything else of the library is used; may be called again.
    static func start() throws {
        guard sodium_init() >= 0 else { throw StorageFault.noEntropy }
    }

    static func random(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }
}

/// SHA-256 of bytes that arrive piece by piece.
public struct SHA256: Sendable {
    private var state = crypto_hash_sha256_state()

    public init() {
        crypto_hash_sha256_init(&state)
    }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        crypto_hash_sha256_update(&state, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
    }

    /// 64 hexadecimal digits of all that was put in.
    public mutating func hexadecimal() -> String {
        digest().hexadecimal
    }

    mutating func digest() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_bytes()))
        crypto_hash_sha256_final(&state, &digest)
        return digest
    }

    /// The 32 bytes of the hash of `text`.
    static func digest(_ text: String) -> [UInt8] {
        var hash = SHA256()
        Array(text.utf8).withUnsafeBytes { hash.update($0) }
        return hash.digest()
    }
}

extension [UInt8] {
    /// Two digits for each byte.
    var hexadecimal: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
