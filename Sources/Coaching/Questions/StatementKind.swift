/// What kind of thing somebody said, which decides what is worth asking next.
///
/// The order is the order of strength: a sentence that is several is treated as the first of them.
public enum StatementKind: String, Sendable, CaseIterable {
    case surprise
    case callForHelp = "call-for-help"
    case handOff = "hand-off"
    case decision
    /// Taken to be known by everybody: “obviously”, “of course”.
    case obvious
    case knowledge
    case feeling
    /// How it goes on an ordinary day.
    case usual
    case assessment
    case observation
    case action

    /// How far it is down the order of strength.
    var rank: Int { StatementKind.ranks[self] ?? 0 }

    private static let ranks = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}

/// A sentence, what kind of thing it says, and by which words that was told.
public struct Statement: Sendable, Hashable {
    public let kind: StatementKind
    public let cue: String
    public let sentence: String
}
