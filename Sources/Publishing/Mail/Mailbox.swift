/// Somebody's mail address, with the name they go by. There is nothing in it that could end a line or begin a header.
public struct Mailbox: Hashable, Sendable {
    public let name: String
    public let address: String

    /// Nil for what is no address: letters, digits and the usual signs on both sides of one `@`.
    public init?(name: String = "", address: String) {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        let isAddress =
            parts.count == 2 && address.utf8.count <= 254 && parts.allSatisfy { !$0.isEmpty }
            && address.unicodeScalars.allSatisfy { $0.isASCII && !Mailbox.forbidden.contains($0) && $0.value > 0x20 }
        guard isAddress else { return nil }
        self.name = name.oneLine
        self.address = address
    }

    /// What stands behind the `@`.
    public var domain: String { String(address.split(separator: "@").last ?? "localhost") }

    private static let forbidden = Set("<>()[],;:\\\"\u{7F}".unicodeScalars)
}
