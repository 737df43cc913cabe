extension Debrief {
    func decideAccounts(_ command: Command, by actor: Participant) throws(Refusal) -> [Fact] {
        switch command {
        case .releaseAccount(let account, let changed): return try releasing(account, changed, by: actor)
        case .withdrawAccount(let account): return try withdrawing(account, by: actor)
        case .openAccounts:
            try requireLeader(actor, to: "open the accounts")
            return accounts.opening == nil ? [.accountsOpened] : []
        case .acceptFewAccounts(let reason):
            try requireLeader(actor, to: "go on with few accounts")
            let reason = try Debrief.checked(reason, "The reason", limit: 2000)
            return accounts.exception?.reason == reason ? [] : [.fewAccountsAccepted(reason: reason)]
        case .tellEntry(let id, let content, let telling):
            try requirePlacing(telling, by: actor)
            guard accounts.places[telling] == nil, timeline[id] == nil else { return [] }
            return [.entryTold(entry: id, content: try checked(content, of: id), telling: telling)]
        case .tellPerspective(let id, let text, let entry, let telling):
            try requirePlacing(telling, by: actor)
            guard accounts.places[telling] == nil else { return [] }
            _ = try standing(entry)
            let text = try Debrief.checked(text, "The text")
            return [.perspectiveTold(entry: entry, perspective: id, text: text, telling: telling)]
        default: return []
        }
    }

    /// They open by themselves with the last one that was asked for. Not when somebody declines: the moment would tell.
    private func releasing(
        _ account: AccountID, _ changed: [AccountItemID], by actor: Participant
    ) throws(Refusal) -> [Fact] {
        try requireBeforeWorkshop("An account is released before the workshop. Tell it in the meeting instead.")
        if let release = accounts[account] {
            guard release.author == actor.person else { throw .notFound("account") }
            return [.accountRevised(account: account, items: changed)]
        }
        let authors = Set(accounts.releases.map(\.author)).union([actor.person])
        let isLast = accounts.opening == nil && Set(askedForAccounts).isSubset(of: authors) && authors.count > 1
        return [.accountReleased(account: account)] + (isLast ? [.accountsOpened] : [])
    }

    private func withdrawing(_ account: AccountID, by actor: Participant) throws(Refusal) -> [Fact] {
        guard let release = accounts[account] else { return [] }
        guard release.author == actor.person else { throw .notFound("account") }
        try requireBeforeWorkshop(
            "What was released stays from the workshop on. Say there what you see differently now.")
        return [.accountWithdrawn(account: account)]
    }

    func requireBeforeWorkshop(_ reason: String) throws(Refusal) {
        guard takesAccounts else { throw .notNow(stage, reason) }
    }

    private func requirePlacing(_ telling: Telling, by actor: Participant) throws(Refusal) {
        try requireUnfinished()
        guard let release = accounts[telling.account], release.author == telling.author, accounts.opening != nil else {
            throw .notFound("account")
        }
        guard actor.person == telling.author || actor.role.leads else {
            throw .notAllowed(
                "Whoever told it puts it on the timeline, or a facilitator. Ask one of them, or add an entry of your own."
            )
        }
    }
}

extension Debrief {
    mutating func applyToAccounts(_ change: Change) {
        switch change.fact {
        case .accountReleased(let account):
            accounts.releases.removeAll { $0.account == account }
            accounts.releases.append(.init(account: account, author: change.by, at: change.at))
        case .accountRevised(let account, let items):
            takeBack(change) { $0.account == account && items.contains($0.item) }
        case .accountWithdrawn(let account):
            accounts.releases.removeAll { $0.account == account }
            takeBack(change) { $0.account == account }
        case .accountsOpened: accounts.opening = .init(by: change.by, at: change.at, reason: "")
        case .fewAccountsAccepted(let reason):
            accounts.exception = .init(by: change.by, at: change.at, reason: reason)
        case .entryTold(let id, let content, let telling):
            let entry = Entry(
                id: id, content: content, author: telling.author, added: change.sequence, telling: telling)
            accounts.places[telling] = id
            timeline.put(entry, .added, by: change)
        case .perspectiveTold(let id, let perspective, let text, let telling):
            accounts.places[telling] = id
            put(id, .toldAnew, change) { entry in
                // Without words they were taken back later.
                guard !text.isEmpty else { return }
                entry.perspectives.append(
                    Perspective(id: perspective, by: telling.author, at: change.at, text: text, telling: telling))
            }
        default: break
        }
    }

    /// Takes the words of such passages off the timeline, for good. What others put beside them stays.
    private mutating func takeBack(_ change: Change, _ isGone: (Telling) -> Bool) {
        for (telling, id) in accounts.places.filter({ isGone($0.key) }).sorted(by: {
            $0.key.item.text < $1.key.item.text
        }) {
            accounts.places[telling] = nil
            accounts.takenBack[telling] = change.sequence
            let isWhole = timeline.any(id)?.telling == telling
            if isWhole { accounts.entriesTakenBack[id] = change.sequence }
            put(id, isWhole ? .removed : .changed, change) { entry in
                entry.perspectives.removeAll { $0.telling == telling }
                if isWhole { entry.takeBack() }
            }
            if isWhole { timeline.forget(revisionsOf: id) }
        }
    }
}

extension Entry {
    /// It keeps what others added: evidence, links and how they lived it. Without any it is gone.
    fileprivate mutating func takeBack() {
        content = .takenBack(
            citations: content.citations, links: content.links ?? [],
            attachments: (content.attachments ?? []).filter { $0.by != author })
        revisions = [:]
        tags = []
        telling = nil
        if !perspectives.isEmpty || !content.isFromMemory { content.text = "Taken back by the person who told it." }
    }
}

extension EntryContent {
    fileprivate static func takenBack(
        citations: [Citation], links: [String], attachments: [Attachment] = []
    ) -> EntryContent {
        EntryContent(
            moment: .unknown, lane: Lane(kind: .person, name: "somebody"), kind: .observed, text: "",
            citations: citations, links: links, attachments: attachments)
    }
}

extension Change {
    /// The change without the words that somebody has taken back since, as `debrief` knows. What lies in the journal, is
    /// streamed again or given to programs goes through here.
    public func withoutTakenBack(in debrief: Debrief) -> Change {
        let erased: Fact
        switch fact {
        case .entryTold(let id, let content, let telling) where debrief.hasTakenBack(telling, toldAt: sequence):
            erased = .entryTold(
                entry: id, content: .takenBack(citations: content.citations, links: content.links ?? []),
                telling: telling)
        case .perspectiveTold(let id, let perspective, _, let telling)
        where debrief.hasTakenBack(telling, toldAt: sequence):
            erased = .perspectiveTold(entry: id, perspective: perspective, text: "", telling: telling)
        // Others may have polished the words, but they were somebody's own.
        case .entryChanged(let id, let edit) where debrief.accounts.entriesTakenBack[id].map({ $0 > sequence }) ?? false:
            erased = .entryChanged(
                entry: id,
                edit: EntryEdit(
                    cite: edit.cite, uncite: edit.uncite, link: edit.link, unlink: edit.unlink,
                    attach: edit.attach?.filter { $0.by != debrief.timeline.any(id)?.author }, detach: edit.detach
                ).withoutErased(after: sequence, in: debrief))
        case .entryChanged(let id, let edit) where edit.attach != nil:
            erased = .entryChanged(entry: id, edit: edit.withoutErased(after: sequence, in: debrief))
        default: return self
        }
        return Change(sequence: sequence, at: at, by: by, fact: erased)
    }
}

extension Debrief {
    fileprivate func hasTakenBack(_ telling: Telling, toldAt sequence: Int) -> Bool {
        accounts.takenBack[telling].map { $0 > sequence } ?? false
    }
}
