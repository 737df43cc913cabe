/// Where a debrief stands. The six in the middle are the stages of the workshop.
public enum Stage: String, Codable, CaseIterable, Sendable {
    case preparing, opening, timeline, agreement, learning, remediation, closing
    case followUp = "follow-up"
    case completed

    /// The stages of the workshop, in their usual order.
    public static let workshop: [Stage] = [.opening, .timeline, .agreement, .learning, .remediation, .closing]

    public var isWorkshop: Bool { Stage.workshop.contains(self) }

    public var next: Stage? {
        Stage.allCases.first { $0 > self }
    }
}

extension Stage: Comparable {
    public static func < (left: Stage, right: Stage) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .preparing: 0
        case .opening: 1
        case .timeline: 2
        case .agreement: 3
        case .learning: 4
        case .remediation: 5
        case .closing: 6
        case .followUp: 7
        case .completed: 8
        }
    }
}

extension Stage: CodingKeyRepresentable {}
