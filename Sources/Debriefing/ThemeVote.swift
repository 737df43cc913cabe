/// A vote on what the meeting talks about. Who marked what is known to nobody, and how often a theme was marked is told once
/// the vote is closed.
public struct ThemeVote: Codable, Hashable, Sendable {
    public let id: ThemeVoteID
    /// Themes that each person may mark at most.
    public let most: Int
    /// What it came to; nil while it is open.
    public internal(set) var count: ThemeCount?

    public var isOpen: Bool { count == nil }
}

/// What a closed vote came to.
public struct ThemeCount: Codable, Hashable, Sendable {
    public struct Votes: Codable, Hashable, Sendable {
        public let theme: ThemeID
        public let votes: Int

        public init(theme: ThemeID, votes: Int) {
            (self.theme, self.votes) = (theme, votes)
        }
    }

    /// How many voted.
    public let voted: Int
    /// Those that somebody marked. Empty where too few voted.
    public let themes: [Votes]

    /// Of two who vote, each can tell what the other marked.
    public static let fewest = 3

    /// - Parameter themes: What was counted; nothing of it is told where fewer than ``fewest`` voted.
    public init(voted: Int, themes: [Votes]) {
        self.voted = voted
        self.themes = voted < ThemeCount.fewest ? [] : themes
    }

    public subscript(theme: ThemeID) -> Int { themes.first { $0.theme == theme }?.votes ?? 0 }
}

extension Debrief {
    func openingVote(_ id: ThemeVoteID, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "have the room vote")
        try requireLearning()
        guard themeVote?.id != id, themeVote?.isOpen != true else { return [] }
        guard themes.count > 1 else {
            throw .invalid("There is nothing to choose between yet. Name two themes at least, then have the room vote.")
        }
        return [.themeVoteOpened(vote: id, most: cardPlan.themes)]
    }

    func closingVote(_ count: ThemeCount, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "close the vote")
        return themeVote?.isOpen == true ? [.themeVoteClosed(count: count)] : []
    }

    /// The themes that `marked` names, if they can be voted for now.
    public func voting(for marked: [ThemeID]) throws(Refusal) -> (ThemeVote, [ThemeID]) {
        try requireUnfinished()
        guard let themeVote, themeVote.isOpen else {
            throw .invalid("No vote is open. Wait until the facilitator asks the room.")
        }
        let chosen = themes.map(\.id).filter(marked.contains)
        guard chosen.count == Set(marked).count else { throw .notFound("theme") }
        guard chosen.count <= themeVote.most else {
            throw .invalid(
                "You marked \(chosen.count) themes, and \(themeVote.most) can be talked about. "
                    + "Nothing was counted: leave some out and vote again.")
        }
        return (themeVote, chosen)
    }
}
