import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// The cards that have come to light, under their themes.
    static let learnings = Region("learnings") { scene in
        Learnings(scene)
    }

    static let learningsHead = Region("learnings-head") { scene in
        LearningsHead(count: scene.debrief.learnings.count)
    }
}

struct Learnings: Hashable, Sendable, ListsInside {
    struct Card: RowWords {
        let id: String
        let card: String
        let text: String
        let by: String
        let mark: String?
        let isLate: Bool
        let path: String
        let mayChange: Bool
        let menu: Menu?
    }

    struct Group: Hashable, Sendable {
        let id: String
        let name: String
        let isChosen: Bool
        let path: String
        let mayChange: Bool
        let leads: Bool
        let cards: Rows<Card>
        /// How many want to talk about it, once a vote is closed.
        let votes: String?
    }

    /// A vote on the themes: while it is open nobody is told how it stands.
    struct Vote: Hashable, Sendable {
        let most: Int
        let themes: [Choice]
        let mayVote: Bool
        let path: String
    }

    let head: Inner
    let isReached: Bool
    let mayChange: Bool
    let leads: Bool
    /// In the words of the room; nil if there are none.
    let surprises: String?
    /// Sorting starts with the first card: before that, writing is all there is to do.
    let maySort: Bool
    let surprisesPath: String
    let plan: String
    let planPath: String
    let reveals: [Choice]
    let isNamed: Bool
    let themeLimit: Int
    let groups: [Group]
    /// Under no theme.
    let loose: Rows<Card>
    let themesPath: String
    /// The vote that is open.
    let vote: Vote?
    /// What the last vote came to.
    let result: String?
    /// Where a vote is opened; nil while one is open, or while there is nothing to choose between.
    let voteToOpen: String?
    let votePath: String
    let newName: NewName

    var lists: [any RowList] { groups.map(\.cards) + [loose] }

    init(_ scene: Scene) {
        let debrief = scene.debrief
        let reached = debrief.stage >= .learning
        head = Inner(scene.html(.learningsHead))
        isReached = reached
        mayChange = scene.mayChange && reached
        leads = scene.leads && mayChange
        surprises = debrief.surprises.isEmpty ? nil : debrief.surprises
        maySort = mayChange && !debrief.learnings.isEmpty
        surprisesPath = scene.path("surprises")
        plan = debrief.cardPlan.words
        planPath = scene.path("card-plans")
        reveals = CardPlan.Reveal.allCases.map {
            Choice(key: $0.rawValue, name: $0.words, isSelected: $0 == debrief.cardPlan.reveal)
        }
        isNamed = debrief.cardPlan.isNamed
        themeLimit = debrief.cardPlan.themes
        groups = debrief.themesByVotes.map(scene.group)
        votePath = scene.path("theme-votes")
        vote = reached ? debrief.themeVote.flatMap(scene.open) : nil
        result = debrief.themeVote?.count?.words
        voteToOpen = vote == nil && debrief.themes.count > 1 ? votePath : nil
        loose = scene.cards(under: nil)
        themesPath = scene.path("themes")
        newName = scene.newName
    }
}

struct LearningsHead: Hashable, Sendable {
    let count: Int
}

extension Scene {
    fileprivate func group(_ theme: Theme) -> Learnings.Group {
        Learnings.Group(
            id: theme.id.text, name: theme.name, isChosen: theme.isChosen, path: path("themes/\(theme.id)"),
            mayChange: mayChange, leads: leads && mayChange, cards: cards(under: theme.id),
            votes: debrief.themeVote?.count.flatMap { $0.themes.isEmpty ? nil : $0.worded(theme.id) })
    }

    fileprivate func open(_ vote: ThemeVote) -> Learnings.Vote? {
        guard vote.isOpen else { return nil }
        return Learnings.Vote(
            most: vote.most,
            themes: debrief.themes.map { Choice(key: $0.id.text, name: $0.name, isSelected: false) },
            mayVote: mayChange, path: path("theme-votes"))
    }

    fileprivate func cards(under theme: ThemeID?) -> Rows<Learnings.Card> {
        rows(
            "cards-\(theme?.text ?? "")", "learning-card", debrief.learnings.filter { $0.theme == theme }.map(card))
    }

    private func card(_ learning: Learning) -> Learnings.Card {
        Learnings.Card(
            id: "learning-\(learning.id)", card: learning.id.text, text: learning.text,
            by: learning.by.map(name) ?? "without a name", mark: learning.mark?.words, isLate: learning.isLate,
            path: path("learnings/\(learning.id)"), mayChange: mayChange,
            menu: mayChange ? Menu("Sort", path("learnings/\(learning.id)/sorting")) : nil)
    }
}

extension Debrief {
    /// Those that most want to talk about come first, once a vote is closed.
    fileprivate var themesByVotes: [Theme] {
        guard let count = themeVote?.count else { return themes }
        let order = themes.enumerated().sorted {
            ($1.element.votes(count), $0.offset) < ($0.element.votes(count), $1.offset)
        }
        return order.map(\.element)
    }
}

extension Theme {
    fileprivate func votes(_ count: ThemeCount) -> Int { count[id] }
}

extension ThemeCount {
    fileprivate var words: String {
        guard voted >= ThemeCount.fewest else {
            return "\(voted) voted. Of fewer than three, nothing is told: it would be known who marked what."
        }
        return "\(voted) voted."
    }

    fileprivate func worded(_ theme: ThemeID) -> String {
        "\(self[theme]) of \(voted) want to talk about it"
    }
}

/// The forms that put a card under a theme and mark it.
struct CardSorting {
    let marks: [Choice]
    let themes: [Choice]
    let path: String

    init(_ learning: Learning, in scene: Scene) {
        marks = Learning.Mark.allCases.map {
            Choice(key: $0.rawValue, name: $0.words, isSelected: $0 == learning.mark)
        }
        themes = scene.debrief.themes.map {
            Choice(key: $0.id.text, name: $0.name, isSelected: $0.id == learning.theme)
        }
        path = scene.path("learnings/\(learning.id)")
    }
}

extension CardPlan {
    /// The promise to whoever writes a card.
    fileprivate var words: String {
        let names = isNamed ? "Each card bears a name." : "Each of us chooses whether a card bears a name."
        return switch reveal {
        case .together: "Everybody writes alone first; then all cards are shown at once. \(names)"
        case .oneByOne: "Everybody writes alone first; then the cards are shown one by one. \(names)"
        case .asWritten where isNamed: "A card is shown as soon as it is written. \(names)"
        case .asWritten: "A card is shown as soon as it is written; one without a name waits for others. \(names)"
        }
    }
}

extension CardPlan.Reveal {
    var words: String {
        switch self {
        case .together: "All together"
        case .oneByOne: "One by one"
        case .asWritten: "As they are written"
        }
    }
}
