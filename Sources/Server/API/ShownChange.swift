import Debriefing
import HTTPTypes
import Hummingbird
import NIOCore
import Foundation

/// A change as those in the debrief may see it now.
struct ShownChange: Encodable {
    let change: Change
    let areIdeasOpen: Bool
    let areAccountsOpen: Bool

    private enum Key: CodingKey {
        case sequence, at, by, fact
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(change.sequence, forKey: .sequence)
        if let name = closedIdea ?? closedAccount {
            return try container.encode([name: [String: String]()], forKey: .fact)
        }
        try container.encode(change.at, forKey: .at)
        try container.encode(change.by, forKey: .by)
        try container.encode(change.fact, forKey: .fact)
    }

    /// What happened to a parked idea that is closed yet. That it happened counts; what, whose, when and where does not.
    private var closedIdea: String? {
        guard !areIdeasOpen else { return nil }
        return switch change.fact {
        case .ideaParked: "ideaParked"
        case .ideaSettled: "ideaSettled"
        default: nil
        }
    }
}

extension ShownChange {
    /// What happened to an account while all are closed: neither whose it is nor when is anybody's business yet.
    private var closedAccount: String? {
        guard !areAccountsOpen else { return nil }
        return switch change.fact {
        case .accountReleased: "accountReleased"
        case .accountRevised: "accountRevised"
        case .accountWithdrawn: "accountWithdrawn"
        default: nil
        }
    }
}

extension Change {
    func shown(in debrief: Debrief) -> ShownChange {
        ShownChange(
            change: withoutTakenBack(in: debrief), areIdeasOpen: debrief.ideasAreOpen,
            areAccountsOpen: debrief.accounts.opening != nil)
    }
}

extension Response {
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(value))))
    }
}
