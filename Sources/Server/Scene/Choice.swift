import Debriefing

/// One option of a select.
struct Choice: Hashable, Sendable {
    let key: String
    let name: String
    let isSelected: Bool

    static func roles(selected: Role) -> [Choice] {
        Role.allCases.filter { $0 != .owner }.map {
            Choice(key: $0.rawValue, name: $0.title, isSelected: $0 == selected)
        }
    }
}

extension Role {
    /// The role as one is given it.
    var title: String {
        switch self {
        case .owner: "Owner"
        case .facilitator: "Facilitator"
        case .coFacilitator: "Co-facilitator"
        case .noteTaker: "Note-taker"
        case .participant: "Participant"
        case .observer: "Observer (reads along)"
        }
    }
}
