import Debriefing
import HTTPTypes
import Hummingbird
import NIOCore
import Foundation

/// A change as those in the debrief may see it now.
struct ShownChange: Encodable {
    let change: Change
    let areIdeasOpen: Bool

    private enum Key: CodingKey {
        case sequence, at, by, fact
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(change.sequence, forKey: .sequence)
        try container.encode(change.at, forKey: .at)
        try container.encode(change.by, forKey: .by)
        try container.encode(fact, forKey: .fact)
    }

    /// The words of a parked idea stay closed until the remediation stage.
    private var fact: Fact {
        guard !areIdeasOpen, case .ideaParked(let idea, _, let entry) = change.fact else { return change.fact }
        return .ideaParked(idea: idea, text: "", entry: entry)
    }
}

extension Change {
    func shown(in debrief: Debrief) -> ShownChange {
        ShownChange(change: self, areIdeasOpen: debrief.ideasAreOpen)
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
