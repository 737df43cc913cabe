import Foundation
public import Publishing

/// The server that takes letters, and whose name is on them. What it prints of itself has no password in it.
public struct MailSettings: Sendable, CustomStringConvertible {
    /// Without user and password.
    let server: String
    let user: String?
    let password: String?
    public let from: Mailbox
    /// Letters and a password go to another machine through TLS only.
    let requiresTLS: Bool

    /// Nil unless `url` is as in `smtps://user:password@mail.example.org:465`, and `from` a mail address.
    public init?(url text: String, from address: String) {
        guard let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(),
            ["smtp", "smtps"].contains(scheme), let host = url.host, !host.isEmpty,
            let from = Mailbox(name: "Debrief", address: address)
        else { return nil }
        let port = url.port.map { ":\($0)" } ?? (scheme == "smtps" ? "" : ":25")
        server = "\(scheme)://\(host)\(port)"
        user = url.user
        password = url.password
        self.from = from
        requiresTLS = scheme == "smtps" || (user != nil && !["127.0.0.1", "localhost", "[::1]"].contains(host))
    }

    public var description: String { server }
}

/// Why a letter did not leave.
struct DeliveryFault: Error, Hashable {
    let reason: String
    /// Trying again would not help.
    let isFinal: Bool
}
