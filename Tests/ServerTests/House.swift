import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Storage
import Synchronization
import Testing
import Timekeeping

@testable import Server

/// The same few people everywhere.
enum Who: String, CaseIterable, Sendable {
    /// Owns the installation, and facilitates the debrief.
    case alice
    /// Takes part.
    case bob
    /// Observes.
    case carol
    /// Belongs to the organisation and knows of another debrief only.
    case dan
    /// A guest of the debrief.
    case gus
    /// A guest of Dan's debrief.
    case hal
    /// Is not signed in.
    case nobody

    var name: String { rawValue.capitalized }
    var id: PersonID { PersonID(rawValue)! }

    fileprivate var standing: Person.Standing? {
        switch self {
        case .alice: .owner
        case .bob, .carol, .dan: .member
        case .gus, .hal: .guest
        case .nobody: nil
        }
    }
}

/// A whole Debrief in a folder of its own, asked through its router as a browser or a program asks.
final class House: Sendable {
    let store: Store
    let server: DebriefServer
    let clock: TestClock
    /// The debrief of Alice, Bob, Carol and Gus.
    let here: DebriefID
    /// The debrief of Dan and Hal.
    let elsewhere: DebriefID
    let folder: URL
    private let responder: RouterResponder<VisitContext>
    private let secrets: [Who: (session: String, token: String)]
    private let channel = NIOAsyncTestingChannel()
    /// Where requests come from.
    let peer = Mutex("192.0.2.1")

    /// - Parameter stage: Where both debriefs stand.
    init(at stage: Stage = .preparing, settings: Settings = Settings(uploadLimit: 1 << 20)) async throws {
        let clock = TestClock()
        self.clock = clock
        folder = FileManager.default.temporaryDirectory.appending(path: "debrief-house-\(UUID().uuidString)")
        store = try Store(at: folder)
        server = try DebriefServer(store: store, settings: settings, surroundings: Surroundings { clock.now })
        responder = server.router().buildResponder()
        secrets = try await House.settle(in: store, at: clock.now)
        here = try await House.found(
            "Checkout was slow", by: .alice, with: [(.bob, .participant), (.carol, .observer), (.gus, .participant)],
            at: stage, server, clock.now)
        elsewhere = try await House.found(
            "Parcels were late", by: .dan, with: [(.hal, .participant)], at: stage, server, clock.now)
    }

    deinit {
        try? store.close()
        for place in [folder, backups] { try? FileManager.default.removeItem(at: place) }
    }

    private var backups: URL { folder.appendingPathExtension("backups") }

    /// Copies its folder as `debrief backup` does. The copy is gone with the house.
    func backedUp() throws -> URL {
        try FileManager.default.createDirectory(at: backups, withIntermediateDirectories: true)
        let copy = backups.appending(path: UUID().uuidString)
        try Store.backUp(folder, to: copy)
        return copy
    }

    /// The page `place` of the debrief, as in `/debriefs/x/timeline`; the debrief's own page without one.
    func path(_ place: String = "") -> String { "/debriefs/\(here)" + (place.isEmpty ? "" : "/\(place)") }

    var room: Room {
        get async throws { try await room(here) }
    }

    func room(_ id: DebriefID) async throws -> Room {
        guard let room = try await server.rooms.room(id) else { throw Refusal.notFound("room") }
        return room
    }

    /// The state of the debrief.
    var debrief: Debrief {
        get async throws { await (try room).debrief }
    }

    /// Who that is, by the session of their browser.
    func visitor(_ who: Who) async throws -> Visitor {
        let secret = Secret(presented: secrets[who]?.session ?? "")
        let pass = try #require(try await store.passes.find(secret, .session, at: clock.now))
        return Visitor(person: try #require(try await store.people.find(who.id)), pass: pass)
    }

    @discardableResult
    func perform(_ command: Command, by who: Who = .alice) async throws -> [Change] {
        try await room.perform(command, by: who.id, at: clock.now)
    }
}

extension House {
    func get(_ path: String, as who: Who = .nobody, _ headers: HTTPFields = [:]) async throws -> Reply {
        try await ask(.get, path, as: who, headers, RequestBody(buffer: ByteBuffer()))
    }

    /// Sends a form as a page of this house does.
    func post(
        _ path: String, as who: Who = .nobody, _ fields: KeyValuePairs<String, String> = [:],
        _ headers: HTTPFields = [:], log: LogBook = LogBook()
    ) async throws -> Reply {
        let body = fields.map { "\($0.key.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        headers[.fromHere] = "same-origin"
        return try await ask(.post, path, as: who, headers, RequestBody(buffer: ByteBuffer(string: body)), log: log)
    }

    /// Sends a form that is encoded already.
    func send(_ body: String, to path: String, as who: Who, type: String = "application/x-www-form-urlencoded")
        async throws -> Reply
    {
        try await ask(
            .post, path, as: who, [.contentType: type, .fromHere: "same-origin"],
            RequestBody(buffer: ByteBuffer(string: body)))
    }

    /// Sends a request with a session's cookie, or to the API with a token.
    func ask(
        _ method: HTTPRequest.Method, _ path: String, as who: Who, _ headers: HTTPFields, _ body: RequestBody,
        log: LogBook = LogBook()
    ) async throws -> Reply {
        var headers = headers
        if let secret = secrets[who] {
            if path.hasPrefix("/api/") {
                headers[.authorization] = "Bearer \(secret.token)"
            } else {
                headers[.cookie] = "\(Recognition.cookie)=\(secret.session)"
            }
        }
        return try await ask(method, path, headers, body, log: log)
    }

    /// Sends a request as it is.
    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: RequestBody,
        log: LogBook = LogBook()
    ) async throws -> Reply {
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
        let logger = Logger(label: "house") { _ in log }
        channel.remoteAddress = try SocketAddress(ipAddress: peer.withLock { $0 }, port: 50_000)
        let context = VisitContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
        return try await Reply(responder.respond(to: Request(head: head, body: body), context: context))
    }
}

extension House {
    private static func settle(in store: Store, at now: Instant) async throws -> [Who: (session: String, token: String)]
    {
        var secrets: [Who: (session: String, token: String)] = [:]
        for who in Who.allCases {
            guard let standing = who.standing else { continue }
            let email = standing == .guest ? nil : "\(who.rawValue)@example.org"
            try await store.people.add(who.id, name: who.name, email: email, standing: standing, at: now)
            let session = try await store.passes.issue(.session(for: who.id, browser: "Lynx"), by: who.id, at: now)
            let token = try await store.passes.issue(
                .program(for: who.id, label: "script", days: 90), by: who.id, at: now)
            secrets[who] = (session.text, token.text)
        }
        return secrets
    }

    private static func found(
        _ title: String, by owner: Who, with others: [(Who, Role)], at stage: Stage, _ server: DebriefServer,
        _ now: Instant
    ) async throws -> DebriefID {
        let facts = try Debrief.opening(
            Description(title: title),
            by: Participant(person: owner.id, name: owner.name, role: .owner, facilitates: true))
        let room = try #require(try await server.rooms.found(.random(), facts, by: owner.id, at: now))
        for (who, role) in others {
            let participant = Participant(person: who.id, name: who.name, role: role)
            _ = try await room.perform(.admit(participant), by: owner.id, at: now)
        }
        _ = try await room.perform(.open(stage), by: owner.id, at: now)
        return await room.debrief.id
    }
}

/// A clock that moves only when it is told to.
final class TestClock: Sendable {
    private let instant = Mutex(Instant(seconds: 1_774_785_600))

    var now: Instant { instant.withLock { $0 } }

    func pass(seconds: Int64) { instant.withLock { $0 = $0.advanced(bySeconds: seconds) } }

    func pass(days: Int64) { pass(seconds: days * 86_400) }
}

/// What the house said in its log.
final class LogBook: LogHandler, Sendable {
    private let lines = Mutex<[String]>([])

    var text: String { lines.withLock { $0.joined(separator: "\n") } }

    func log(event: LogEvent) { lines.withLock { $0.append("\(event.message)") } }

    var logLevel: Logger.Level {
        get { .error }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
}

/// What the house answered.
struct Reply: Sendable {
    let status: Int
    let headers: HTTPFields
    /// Empty for a stream, which has no end: see `Browser`.
    let text: String

    init(_ response: Response) async throws {
        status = response.status.code
        headers = response.headers
        guard response.headers[.contentType]?.hasPrefix("text/event-stream") != true else {
            text = ""
            return
        }
        let page = Paper()
        try await response.body.write(page)
        text = page.text
    }

    /// Where it sends the browser on to.
    var place: String? { headers[.location] }

    /// The session that it opened.
    var cookie: String? {
        headers[values: .setCookie].first { $0.hasPrefix(Recognition.cookie) }?.split(separator: ";").first
            .map(String.init)
    }
}

/// Takes down what is written to it, unless it is held up.
final class Paper: ResponseBodyWriter, Sendable {
    private let bytes = Mutex(ByteBuffer())
    private let isHeldUp: Mutex<Bool>

    init(isHeldUp: Bool = false) {
        self.isHeldUp = Mutex(isHeldUp)
    }

    func goOn() { isHeldUp.withLock { $0 = false } }

    var text: String { bytes.withLock { String(buffer: $0) } }

    func write(_ buffer: ByteBuffer) async throws {
        while isHeldUp.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
        _ = bytes.withLock { $0.writeImmutableBuffer(buffer) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension HTTPField.Name {
    /// Where a browser says that a request comes from.
    static let fromHere = HTTPField.Name("Sec-Fetch-Site")!
}
