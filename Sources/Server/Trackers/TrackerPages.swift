import Debriefing
import Foundation
import Hummingbird
import NIOCore
import Timekeeping

/// Where trackers tell what became of an issue. Whatever they say is taken down beside what the debrief says, and changes
/// nothing of it.
struct TrackerPages: Sendable {
    let rooms: Rooms
    /// What trackers and this server know, and nobody else; nil where no tracker tells anything.
    let secret: String?
    let now: @Sendable () -> Instant

    private static let limit = 4 << 20

    func addRoutes(to router: Router<VisitContext>) {
        router.post("\(API.root)/trackers/:tracker", use: tell)
    }

    func tell(_ request: Request, _ context: VisitContext) async throws -> Response {
        guard let secret, let tracker = context.parameters.get("tracker").flatMap(Tracker.init) else {
            throw DoorRefusal.notHere
        }
        let bytes = Array(buffer: try await request.body.collect(upTo: TrackerPages.limit))
        guard tracker.isSigned(bytes, request.headers, with: secret) else {
            throw Refusal.notAllowed(
                "Nothing was taken down: the signature is not that of our secret. Enter the same one on both sides.")
        }
        let told = try await take(try news(in: bytes, request, of: tracker))
        return try .json(Told(remediations: told))
    }

    private func news(in bytes: [UInt8], _ request: Request, of tracker: Tracker) throws -> TrackerNews? {
        do {
            return try tracker.news(in: bytes, request.headers)
        } catch is DecodingError {
            throw DoorRefusal.unreadable("it is not what \(tracker.rawValue) sends of an issue; send application/json")
        }
    }

    /// Tells it to every remediation that is tracked there. Returns how many there are.
    private func take(_ news: TrackerNews?) async throws -> Int {
        guard let news else { return 0 }
        var count = 0
        for debrief in try await rooms.debriefs() {
            for remediation in debrief.remediations where remediation.isTracked(at: news.link) {
                count += 1
                _ = try await rooms.room(debrief.id)?.perform(
                    .hear(news.word, of: remediation.id), by: .tracker, at: now())
            }
        }
        return count
    }
}

private struct Told: Encodable {
    /// How many are tracked there.
    let remediations: Int
}

extension Remediation {
    /// Whether that is the address that people entered, give or take how one writes it.
    func isTracked(at link: String) -> Bool {
        guard let own = content.tracker.flatMap(plain) else { return false }
        return own == plain(link)
    }

    private func plain(_ link: String) -> String? {
        guard var parts = URLComponents(string: link) else { return nil }
        (parts.query, parts.fragment) = (nil, nil)
        (parts.scheme, parts.host) = (parts.scheme?.lowercased(), parts.host?.lowercased())
        while parts.path.hasSuffix("/") { parts.path.removeLast() }
        return parts.string
    }
}
