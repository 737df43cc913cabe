import Debriefing
import Publishing
import Storage
import Timekeeping

/// The released accounts as one person may read them, in words.
struct AccountsPage {
    struct Told {
        let id: String
        let author: String
        let isOwn: Bool
        let parts: [Part]
    }

    struct Part {
        let title: String
        let items: [Item]
    }

    struct Item {
        let id: String
        let time: String
        let text: String
        let seen: String?
        let link: String?
        /// Where it stands on the timeline.
        let place: String?
        let mayPlace: Bool
        let path: String
        let entries: [Choice]
    }

    struct Row {
        let kind: String
        let sides: [Side]
        let entry: String?
    }

    struct Side {
        let author: String
        let time: String
        let text: String
        let path: String
    }

    let path: String
    let ownPath: String
    let interviewsPath: String
    let own: String
    let asks: Bool
    let leads: Bool
    let released: [String]
    let asked: Int
    let hasEnough: Bool
    let exception: String?
    let areOpen: Bool
    let isClosed: Bool
    let mustSettle: Bool
    let openPath: String
    let exceptionPath: String
    let told: [Told]
    let differences: [Row]

    init(_ reading: ReadableAccounts, _ scene: Scene, _ participant: Participant) {
        let debrief = scene.debrief
        path = Route.accounts(debrief.id).path
        ownPath = Route.ownAccount(debrief.id).path
        interviewsPath = scene.path("interviews")
        (own, asks) = AccountsPage.own(reading.own, participant, debrief)
        leads = scene.leads
        released = scene.leads ? debrief.accounts.releases.map { scene.name($0.author) } : []
        asked = Set(debrief.askedForAccounts).union(debrief.accounts.releases.map(\.author)).count
        hasEnough = debrief.releasedAccounts >= ReleasedAccounts.enough
        exception = debrief.accounts.exception.map { "\(scene.name($0.by)) goes on without: \($0.reason)" }
        areOpen = reading.areOpen
        isClosed = !reading.areOpen
        mustSettle = reading.areOpen && !reading.mayRead
        openPath = "\(path)/openings"
        exceptionPath = "\(path)/exceptions"
        let entries = scene.entries.map {
            Choice(key: $0.id.text, name: $0.content.text.firstWords, isSelected: false)
        }
        told = reading.accounts.map { Told($0, scene, participant, entries) }
        differences = reading.differences.map { Row($0, scene) }
    }

    /// How it stands with the reader's own account, in words for them alone, and whether they are asked for one.
    private static func own(_ kept: KeptAccount?, _ participant: Participant, _ debrief: Debrief) -> (String, Bool) {
        guard participant.role.contributes else {
            return ("You read along here; observers are not asked for one.", false)
        }
        if debrief.accounts.release(of: participant.person) != nil { return ("You have released yours.", false) }
        guard debrief.takesAccounts else { return ("The workshop has begun; accounts were written before it.", false) }
        if kept?.hasDeclined ?? false {
            return ("You write none, and nobody is told. You can change your mind.", false)
        }
        let hasBegun = !(kept?.items.isEmpty ?? true)
        return (
            hasBegun ? "You have a draft that only you can see." : "Tell it as you lived it, in your own words.", true
        )
    }
}

extension AccountsPage.Told {
    fileprivate init(_ account: Account, _ scene: Scene, _ participant: Participant, _ entries: [Choice]) {
        id = account.id.text
        author = scene.name(account.author)
        isOwn = account.author == participant.person
        let mayPlace = scene.mayChange && (isOwn || scene.leads)
        parts = Account.Prompt.allCases.compactMap { prompt in
            let items = account.items.filter { $0.prompt == prompt }
            guard !items.isEmpty else { return nil }
            return AccountsPage.Part(
                title: prompt.title,
                items: items.map { AccountsPage.Item($0, of: account, scene, mayPlace: mayPlace, entries) })
        }
    }
}

extension AccountsPage.Item {
    fileprivate init(_ item: Account.Item, of account: Account, _ scene: Scene, mayPlace: Bool, _ entries: [Choice]) {
        let telling = Telling(account: account.id, item: item.id, author: account.author)
        let entry = scene.debrief.accounts.places[telling]
        id = AccountsPage.anchor(account.id, item.id)
        time = scene.told(item.moment)
        (text, seen, link) = (item.text, item.seen, item.link)
        place = entry.map { "\(Route.timeline(scene.debrief.id).path)#entry-\($0)" }
        self.mayPlace = mayPlace && entry == nil
        path = "\(Route.accounts(scene.debrief.id).path)/\(account.id)/items/\(item.id)/placements"
        self.entries = entries
    }
}

extension AccountsPage {
    fileprivate static func anchor(_ account: AccountID, _ item: AccountItemID) -> String { "told-\(account)-\(item)" }
}

extension AccountsPage.Row {
    fileprivate init(_ difference: Difference, _ scene: Scene) {
        let passages = [difference.one, difference.other]
        kind =
            switch difference.kind {
            case .time: "At different times"
            case .order: "In another order"
            case .meaning: "The same moment, told differently"
            }
        sides = passages.map { passage in
            AccountsPage.Side(
                author: scene.name(passage.author), time: scene.told(passage.item.moment),
                text: passage.item.text.firstWords + difference.follows(passage),
                path: "#\(AccountsPage.anchor(passage.account, passage.item.id))")
        }
        entry = difference.entry.map { "\(Route.timeline(scene.debrief.id).path)#entry-\($0)" }
    }
}

extension Difference {
    /// For a difference in order, where the other thing stands for whoever tells this one.
    fileprivate func follows(_ passage: Passage) -> String {
        guard let after else { return "" }
        return passage == one ? " – before “\(after.item.text.firstWords)”" : " – after “\(after.item.text.firstWords)”"
    }
}

extension Scene {
    /// When a passage was, as finely as it was told, as HTML; empty if nobody knows.
    fileprivate func told(_ moment: Moment) -> String {
        guard moment != .unknown else { return "" }
        return words.element(
            moment, in: debrief.timeline, dating: max(.day, words.dating(of: debrief.timeline.entries)))
    }
}
