import CSodium

/// Passwords, kept as argon2id hashes in libsodium's own notation.
public enum Password {
    /// The shortest and the longest password that is taken, in bytes.
    public static let lengths = 10...1024

    /// The hash to keep. Takes some tens of milliseconds and 64 MiB by design; call it off any event loop.
    public static func hash(_ password: String) throws -> String {
        var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
        let status = crypto_pwhash_str(
            &hash, password, UInt64(password.utf8.count), UInt64(crypto_pwhash_opslimit_interactive()),
            crypto_pwhash_memlimit_interactive())
        guard status == 0 else { throw StorageFault.notWritten(reason: "not enough memory to hash the password") }
        return String(decoding: hash.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether `password` is the one that was hashed. As slow as hashing, whether it is or not.
    public static func verify(_ password: String, against hash: String) -> Bool {
        crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0
    }
}
