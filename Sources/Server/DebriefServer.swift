import Debriefing
import Foundation
import Hummingbird
import Logging
import NIOCore
import Publishing
import ServiceLifecycle
public import Storage
import Timekeeping

/// Debrief for people with browsers and for programs, over HTTP.
public struct DebriefServer: Sendable {
    private let store: Store
    private let settings: Settings
    private let surroundings: Surroundings
    let templates: Templates
    let dueDates: DueDates
    let rooms: Rooms
    let shelf: EvidenceShelf
    let candidates: Candidates

    public init(store: Store, settings: Settings = Settings(), surroundings: Surroundings = .live) throws {
        self.store = store
        self.settings = settings
        self.surroundings = surroundings
        templates = try Templates(assets: Assets.templates)
        dueDates = DueDates(policy: { [rules = store.remediationRules] in rules.policy }, now: surroundings.now)
        let renderer = LiveRenderer(
            templates: templates, workingDays: settings.workingDays, vocabulary: { store.entryTags.offered },
            dueDates: dueDates)
        rooms = Rooms(store: store, renderer: renderer)
        shelf = EvidenceShelf(blobs: store.blobs, threads: settings.readers)
        candidates = Candidates(shelf: shelf)
    }

    /// Serves until it is told to stop; then it finishes what was asked and ends every stream.
    ///
    /// - Parameter welcome: Told where people can come, with a link that signs the owner in, once they can.
    /// - Throws: ``StartFault`` if the port cannot be had.
    public func run(welcome: @escaping @Sendable (String) -> Void) async throws {
        try store.blobs.clearIncoming()
        try await store.interviews.forgetDue(at: surroundings.now())
        Descriptors.raise()
        var logger = Logger(label: "debrief") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        var application = Application(
            router: router(),
            // A request that stops half-way does not keep its connection; a stream, whose request was read, does.
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 4096),
            onServerRunning: { channel in
                let address = address(port: channel.localAddress?.port)
                let link = try? await ownersLink(at: address)
                welcome("Debrief is at \(address)\nSign in, once: \(link ?? "no link could be made")")
            },
            logger: logger)
        application.addServices(Heartbeat(rooms: rooms, now: surroundings.now, interval: .seconds(15)))
        let rehearsal = Rehearsal(store: store, rooms: rooms, now: surroundings.now)
        application.addServices(RehearsalService(rehearsal: rehearsal))
        application.addServices(Forgetting(interviews: store.interviews, now: surroundings.now))
        application.addServices(postman(at: address()))
        do {
            try await application.runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw StartFault.portTaken(settings.port)
        } catch let error as IOError where error.errnoCode == EACCES {
            throw StartFault.portForbidden(settings.port)
        } catch let error as IOError where error.errnoCode == EADDRNOTAVAIL {
            throw StartFault.foreignHost(settings.host)
        } catch is SocketAddressError.UnknownHost {
            throw StartFault.foreignHost(settings.host)
        }
    }

    /// - Parameter address: where letters say that the server is.
    func postman(at address: String) -> Postman {
        Postman(store: store, mail: settings.mail, address: address, surroundings: surroundings)
    }

    /// Asks for a debrief in the name of the owner, or of whoever has that mail address.
    public static func request(_ title: String, about: String, email: String?, in store: Store) async throws {
        let person = if let email { try await store.people.find(email: email) } else { try await store.people.owner() }
        guard let person, person.isMember else { throw StartFault.unknownPerson }
        try await store.requests.add(
            try DebriefRequest.asking(.random(), title, about, by: person.id, at: Surroundings.live.now()))
    }

    private var sample: Sample { Sample(store: store, rooms: rooms, shelf: shelf) }

    /// A link that signs the owner in, once, within a day. In an empty installation the owner comes to be by it.
    private func ownersLink(at address: String) async throws -> String {
        let now = surroundings.now()
        let secret = try await store.passes.issue(.signIn(for: try await owner().id), by: nil, at: now)
        return address + Route.link(secret.text).path
    }

    /// Opens a sample debrief for the owner, and returns its address.
    public func openSample() async throws -> String {
        let id = try await sample.seed(for: try await owner(), at: surroundings.now())
        return address() + Route.debrief(id).path
    }

    /// Removes every sample, with the people of its story. Returns how many there were.
    public func removeSamples() async throws -> Int {
        let samples = try await rooms.debriefs().filter(\.isSample)
        for debrief in samples { try await sample.remove(debrief) }
        return samples.count
    }

    /// A secret with which a program acts for somebody: the owner, or whoever has that mail address.
    public func programToken(label: String, days: Int, email: String?) async throws -> String {
        let person = if let email { try await store.people.find(email: email) } else { try await owner() }
        guard let person else { throw StartFault.unknownPerson }
        let request = PassRequest.program(for: person.id, label: label, days: days)
        return try await store.passes.issue(request, by: person.id, at: surroundings.now()).text
    }

    /// Where people come, as far as the server can tell.
    private func address(port: Int? = nil) -> String {
        settings.publicAddress ?? "http://\(settings.host):\(port ?? settings.port)"
    }

    private func owner() async throws -> Person {
        if let owner = try await store.people.owner() { return owner }
        guard let owner = try await store.people.add(name: "Owner", standing: .owner, at: surroundings.now()) else {
            throw Refusal.alreadyThere("An owner")
        }
        return owner
    }

    func router() -> Router<VisitContext> {
        let pages = Pages(
            templates: templates, files: PublicFiles(), workingDays: settings.workingDays,
            vocabulary: { [store] in store.entryTags.offered }, dueDates: dueDates)
        let site = Site(
            store: store, settings: settings, rooms: rooms, shelf: shelf, candidates: candidates, pages: pages,
            sample: sample,
            patience: Patience(), now: surroundings.now)
        return site.router()
    }
}

extension Assets {
    fileprivate static var templates: [String: String] {
        let prefix = "templates/"
        let named = base64.filter { $0.key.hasPrefix(prefix) }.map {
            (String($0.key.dropFirst(prefix.count)), $0.value)
        }
        return Dictionary(uniqueKeysWithValues: named)
    }
}

/// Why a server could not start, or do what it was told on the command line.
public enum StartFault: Error, CustomStringConvertible {
    case portTaken(Int)
    case portForbidden(Int)
    case foreignHost(String)
    case unknownPerson

    public var description: String {
        switch self {
        case .portTaken(let port):
            "Port \(port) is taken by another program. Stop that one, or choose another port with --port."
        case .portForbidden(let port):
            "The system lets nobody but root listen on port \(port). Choose one from 1024 on with --port, and put a proxy "
                + "in front."
        case .foreignHost(let host):
            "“\(host)” is no address of this machine. Choose one with --host: 127.0.0.1 for this machine alone, 0.0.0.0 for "
                + "all that reach it."
        case .unknownPerson:
            "No member of the organisation has that mail address, so nothing was done. Check it; without an address the "
                + "owner is taken."
        }
    }
}

/// Open files and connections that the process may have.
private enum Descriptors {
    /// Raises the soft limit to the hard one: every watcher is a connection.
    static func raise() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
