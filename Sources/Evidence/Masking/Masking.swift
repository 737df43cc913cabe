/// Hides what must not be seen by everybody who sees evidence: secrets, and where wanted mail addresses.
///
/// It works on text that is about to be shown or exported; the raw bytes of the evidence stay as they are. It goes by the
/// shape of what it hides and by the names in front of it, so it can miss a secret that looks like a word.
public struct Masking: Sendable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// What lets a program in: a token, an access key, a cookie, the value of an `Authorization` header.
        case token
        /// What lets a person in, in an address or behind a name such as `password`.
        case password
        /// A private key, from its first line to its last.
        case privateKey
        /// The number of a payment card.
        case card
        case mailAddress
    }

    /// One place that was hidden. Places are counted in bytes of UTF-8.
    public struct Mask: Sendable, Hashable {
        public var kind: Kind
        /// Where the hidden text stood.
        public var original: Range<Int>
        /// Where the words that stand for it are.
        public var masked: Range<Int>
    }

    /// A text with nothing to hide in it any more.
    public struct Text: Sendable, Hashable {
        public var text: String
        /// In the order of the text.
        public var masks: [Mask]
    }

    private let hidesMailAddresses: Bool

    public init(hidingMailAddresses: Bool = false) {
        hidesMailAddresses = hidingMailAddresses
    }

    /// `text` with words such as `[password hidden]` in the place of each secret.
    public func masked(_ text: String) -> Text {
        var text = text
        return text.withUTF8 { buffer in
            guard let start = buffer.baseAddress else { return Text(text: "", masks: []) }
            let bytes = Bytes(start: start, count: buffer.count)
            var finder = SecretFinder(bytes: bytes, findsMailAddresses: hidesMailAddresses)
            return Masking.text(bytes, hiding: finder.find())
        }
    }

    /// Hides what is in the text of an entry; how many places that were.
    func mask(_ event: inout Event) -> Int {
        let masked = masked(event.text)
        if !masked.masks.isEmpty { event.text = masked.text }
        return masked.masks.count
    }

    private static func text(_ bytes: Bytes, hiding found: [SecretFinder.Found]) -> Text {
        guard !found.isEmpty else { return Text(text: bytes.text, masks: []) }
        var result: [UInt8] = []
        var masks: [Mask] = []
        var position = 0
        for (kind, range) in found {
            result.append(contentsOf: bytes[position..<range.lowerBound].buffer)
            let start = result.count
            result.append(contentsOf: kind.words.utf8)
            masks.append(Mask(kind: kind, original: range, masked: start..<result.count))
            position = range.upperBound
        }
        result.append(contentsOf: bytes.from(position).buffer)
        return Text(text: String(decoding: result, as: UTF8.self), masks: masks)
    }
}

extension Masking.Kind {
    /// What stands in the place of the hidden text.
    var words: String {
        switch self {
        case .token: "[token hidden]"
        case .password: "[password hidden]"
        case .privateKey: "[private key hidden]"
        case .card: "[card number hidden]"
        case .mailAddress: "[mail address hidden]"
        }
    }
}
