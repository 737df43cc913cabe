public import Coaching
import Foundation
import HTTPTypes
import Hummingbird
import Storage
public import Timekeeping

/// How a server is to run.
public struct Settings: Sendable {
    public var host: String
    public var port: Int
    /// Where people reach it, as in `https://debrief.example.org`; links that are handed out start with it.
    /// Without one, they start with the address at which whoever asks for them has come.
    public var publicAddress: String?
    /// Addresses of proxies that are believed when they say for whom they ask.
    public var trustedProxies: Set<String>
    /// The most bytes that one upload may have.
    public var uploadLimit: Int
    /// Threads that read evidence.
    public var readers: Int
    /// Where letters are handed in; nil if none are sent.
    public var mail: MailSettings?
    /// With which trackers sign what they tell; nil if none does.
    public var trackerSecret: String?
    /// On which the organisation works.
    public var workingDays: WorkingDays
    /// Gives hints to those who write.
    public var coach: Coach

    public init(
        host: String = "127.0.0.1", port: Int = 8080, publicAddress: String? = nil,
        trustedProxies: Set<String> = [], uploadLimit: Int = 1 << 30, readers: Int = 2,
        mail: MailSettings? = nil, trackerSecret: String? = nil,
        workingDays: WorkingDays = WorkingDays(),
        coach: Coach = .standard
    ) {
        self.host = host
        self.port = port
        self.publicAddress = publicAddress
        self.trustedProxies = trustedProxies
        self.uploadLimit = uploadLimit
        self.readers = readers
        self.mail = mail
        self.trackerSecret = trackerSecret
        self.workingDays = workingDays
        self.coach = coach
    }

    func address(_ request: Request) -> String {
        publicAddress ?? "http://\(request.head.authority ?? "\(host):\(port)")"
    }

    /// The address from which somebody asks: that of the connection, or the one for whom a trusted proxy says it asks.
    ///
    /// Of several that it names the last one is taken which is no such proxy; whatever stands before it, anybody can write.
    /// `Forwarded` is not read: a proxy that sets the one header passes on the other as it came.
    func client(_ request: Request, from peer: String) -> String {
        guard trustedProxies.contains(peer) else { return peer }
        let named = request.headers[values: .xForwardedFor].flatMap { $0.split(separator: ",") }
            .map { String($0.filter { !$0.isWhitespace }.prefix(64)) }
        return named.last { !trustedProxies.contains($0) } ?? peer
    }

    /// Cookies are sent over TLS only where people come over TLS.
    var isSecure: Bool { publicAddress?.hasPrefix("https:") ?? false }
}

/// What a server takes from the world around it.
public struct Surroundings: Sendable {
    public var now: @Sendable () -> Instant
    /// Hands a letter to a mail server.
    var deliver: @Sendable (Letter, MailSettings) async throws -> Void

    public static let live = Surroundings(deliver: { letter, mail in try await offTheLoop { try mail.deliver(letter) } }
    ) {
        // Not by `timespec`: in a release build it belongs to a module that cannot be imported.
        Instant(nanoseconds: Int64(Date().timeIntervalSince1970 * 1_000_000) * 1000)
    }

    public init(now: @escaping @Sendable () -> Instant) {
        self.init(
            deliver: { _, _ in throw DeliveryFault(reason: "Nothing is delivered here.", isFinal: true) }, now: now)
    }

    init(
        deliver: @escaping @Sendable (Letter, MailSettings) async throws -> Void, now: @escaping @Sendable () -> Instant
    ) {
        self.deliver = deliver
        self.now = now
    }
}
