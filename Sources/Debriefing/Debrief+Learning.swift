extension Debrief {
    func decideLearning(_ command: Command, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireUnfinished()
        switch command {
        case .planCards(let plan): return try planning(plan, by: actor)
        case .reveal(let cards): return try revealing(cards, by: actor)
        case .addLearning(let id, let text): return try addingLearning(id, text)
        case .mark(let id, let mark):
            return try learning(id).mark == mark ? [] : [.learningMarked(learning: id, mark: mark)]
        case .nameTheme(let id, let name): return try naming(id, name)
        case .place(let id, let theme): return try placing(id, under: theme)
        case .choose(let id, let isChosen): return try choosing(id, isChosen, by: actor)
        case .openThemeVote(let id): return try openingVote(id, by: actor)
        case .closeThemeVote(let count): return try closingVote(count, by: actor)
        case .tellSurprises(let text):
            let text = try Debrief.optional(text, "What surprised us", limit: 4000)
            return text == surprises ? [] : [.surprisesTold(text: text)]
        default: return []
        }
    }

    private func planning(_ plan: CardPlan, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "say how cards come to light")
        guard (1...50).contains(plan.themes) else {
            throw .invalid("One to 50 themes can be talked about. Choose a number in between.")
        }
        // Whoever wrote without a name was told that there would be none.
        return plan == cardPlan ? [] : [.cardsPlanned(plan: plan)]
    }

    private func revealing(_ cards: [RevealedCard], by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "reveal the cards")
        try requireLearning()
        let fresh = cards.filter { card in !learnings.contains { $0.id == card.learning } }
        for card in fresh { _ = try Debrief.checked(card.text, "The learning", limit: Learning.limit) }
        return fresh.isEmpty ? [] : [.cardsRevealed(cards: fresh)]
    }

    private func addingLearning(_ id: LearningID, _ text: String) throws(Refusal) -> [Fact] {
        try requireLearning()
        guard !learnings.contains(where: { $0.id == id }) else { return [] }
        return [.learningAdded(learning: id, text: try Debrief.checked(text, "The learning", limit: Learning.limit))]
    }

    private func naming(_ id: ThemeID, _ name: String) throws(Refusal) -> [Fact] {
        let name = try Debrief.checked(name, "The theme", limit: 120)
        guard let theme = themes.first(where: { $0.id == id }) else {
            guard themes.count < 200 else {
                throw .invalid("There are 200 themes already. Put the card under one of them.")
            }
            return [.themeNamed(theme: id, name: name)]
        }
        return theme.name == name ? [] : [.themeNamed(theme: id, name: name)]
    }

    private func placing(_ id: LearningID, under theme: ThemeID?) throws(Refusal) -> [Fact] {
        if let theme { _ = try self.theme(theme) }
        return try learning(id).theme == theme ? [] : [.learningPlaced(learning: id, theme: theme)]
    }

    private func choosing(_ id: ThemeID, _ isChosen: Bool, by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "choose what is talked about")
        guard try theme(id).isChosen != isChosen else { return [] }
        guard !isChosen || themes.count(where: \.isChosen) < cardPlan.themes else {
            throw .invalid(
                "\(cardPlan.themes) themes are taken up already, which is what an hour can hold. "
                    + "Leave one of them to the document first, or allow more.")
        }
        return [.themeChosen(theme: id, isChosen: isChosen)]
    }

    /// Cards are written and shown from the learning stage on.
    public func requireLearning() throws(Refusal) {
        guard stage >= .learning else {
            throw .notNow(
                stage,
                "What was learned is collected once the timeline stands; keep the thought until the learning stage.")
        }
    }

    private func learning(_ id: LearningID) throws(Refusal) -> Learning {
        guard let learning = learnings.first(where: { $0.id == id }) else { throw .notFound("learning") }
        return learning
    }

    private func theme(_ id: ThemeID) throws(Refusal) -> Theme {
        guard let theme = themes.first(where: { $0.id == id }) else { throw .notFound("theme") }
        return theme
    }
}

extension Learning {
    /// Characters of a card.
    public static let limit = 2000
}

extension Debrief {
    mutating func applyToLearning(_ change: Change) {
        switch change.fact {
        case .learningAdded(let id, let text):
            learnings.append(
                Learning(id: id, text: text, by: change.by, at: change.at, isLate: areCardsRevealed))
        case .cardsRevealed(let cards):
            learnings += cards.map {
                Learning(id: $0.learning, text: $0.text, by: $0.by, at: change.at, isLate: $0.isLate)
            }
            areCardsRevealed = true
        case .cardsPlanned(let plan): cardPlan = plan
        case .learningMarked(let id, let mark): update(id) { $0.mark = mark }
        case .learningPlaced(let id, let theme): update(id) { $0.theme = theme }
        case .themeNamed(let id, let name):
            if let index = themes.firstIndex(where: { $0.id == id }) {
                themes[index].name = name
            } else {
                themes.append(Theme(id: id, name: name))
            }
        case .themeChosen(let id, let isChosen):
            if let index = themes.firstIndex(where: { $0.id == id }) { themes[index].isChosen = isChosen }
        case .surprisesTold(let text): surprises = text
        case .themeVoteOpened(let vote, let most): themeVote = ThemeVote(id: vote, most: most)
        case .themeVoteClosed(let count): themeVote?.count = count
        default: break
        }
    }

    private mutating func update(_ id: LearningID, _ change: (inout Learning) -> Void) {
        guard let index = learnings.firstIndex(where: { $0.id == id }) else { return }
        change(&learnings[index])
    }
}
