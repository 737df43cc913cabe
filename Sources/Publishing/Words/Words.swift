public import Debriefing

extension EntryKind {
    /// The kind as it stands after a name: "Alice, decided".
    public var words: String {
        switch self {
        case .observed: "observed"
        case .assessed: "assessed"
        case .decided: "decided"
        case .acted: "acted"
        case .askedForHelp: "asked for help"
        case .handedOver: "handed over"
        case .surprised: "was surprised"
        case .usualWork: "usual work"
        case .automatic: "automatic"
        case .helped: "this helped"
        case .luck: "luck"
        case .confusion: "was unclear"
        }
    }
}

extension Role {
    /// The role as a heading over one person or several.
    public var words: String {
        switch self {
        case .owner: "Owner"
        case .facilitator: "Facilitator"
        case .coFacilitator: "Co-facilitator"
        case .noteTaker: "Note-taker"
        case .participant: "Took part"
        case .observer: "Observed"
        }
    }
}

extension Remediation.State {
    /// The state in a word or two.
    public var words: String {
        switch self {
        case .proposed: "proposed"
        case .asked: "asked for"
        case .committed: "committed"
        case .inProgress: "under way"
        case .obsolete: "needed no more"
        case .done: "done"
        case .decidedAgainst: "decided against"
        }
    }
}
