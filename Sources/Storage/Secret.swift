public import Debriefing

/// A random word that opens something. It is shown once; only its hash is kept.
public struct Secret: Hashable, Sendable {
    public let text: String

    /// As somebody presents it.
    public init(presented text: String) {
        self.text = text
    }

    /// A new one, of 160 random bits.
    public static func random() -> Secret {
        Secret(presented: letters(for: Sodium.random(32)))
    }

    var hash: [UInt8] { SHA256.digest(text) }

    /// Letters and digits that are hard to confuse, one for each byte; 32 of them, so that each carries five bits.
    static func letters(for bytes: [UInt8]) -> String {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")
        return String(bytes.map { alphabet[Int($0) % alphabet.count] })
    }
}

extension Identifier {
    /// A new name that nothing else has, of 80 random bits.
    public static func random() -> Identifier {
        // Sixteen letters of the alphabet above are always a valid identifier.
        Identifier(Secret.letters(for: Sodium.random(16)))!
    }
}
