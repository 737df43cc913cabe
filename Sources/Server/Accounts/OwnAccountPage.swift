import Debriefing
import Foundation
import Publishing
import Storage

/// The page of somebody's own account, in words.
struct OwnAccountPage {
    struct Prompt {
        let key: String
        let title: String
        let hint: String
        let items: [Item]
    }

    struct Item {
        let id: String
        let path: String
        let prompt: String
        let base: Int
        let writer: String
        let label: String
        let time: String
        let text: String
        let seen: String
        let link: String
        let hasSeen: Bool
        let record: [Choice]
        let isOff: Bool
        /// What is wrong with the time; it is kept as it is.
        let problem: String?
        let isNew: Bool
    }

    let prompts: [Prompt]
    let zone: String
    let mayWrite: Bool
    let isObserver: Bool
    let isOver: Bool
    let isReleased: Bool
    let isChanged: Bool
    let isUnwritten: Bool
    let hasDeclined: Bool
    let mayDecline: Bool
    let releasePath: String
    let withdrawPath: String
    let declinePath: String
    let accountsPath: String

    init(_ kept: KeptAccount?, in debrief: Debrief, for participant: Participant) {
        let home = Route.ownAccount(debrief.id).path
        let typed = TypedMoment(debrief)
        let release = kept.flatMap { debrief.accounts[$0.id] }
        mayWrite = participant.role.contributes && debrief.takesAccounts
        isObserver = !participant.role.contributes
        isOver = participant.role.contributes && !debrief.takesAccounts
        zone = debrief.description.zone
        isReleased = release != nil
        let now = try? (kept?.draft ?? []).released { time throws(Refusal) in try typed.read(time) }
        isChanged = isReleased && now != kept?.released?.items
        isUnwritten = kept?.items.isEmpty ?? true
        hasDeclined = kept?.hasDeclined ?? false
        mayDecline = mayWrite && !isReleased && !hasDeclined
        releasePath = "\(home)/releases"
        withdrawPath = "\(home)/withdrawals"
        declinePath = "\(home)/declines"
        accountsPath = Route.accounts(debrief.id).path
        let writer = NewName.random().description
        let editable = mayWrite
        prompts = Account.Prompt.allCases.map { prompt in
            let own = (kept?.items ?? []).filter { $0.draft.prompt == prompt }.forward {
                try? typed.read($0.draft.time)
            }
            let written = own.enumerated().map { index, item in
                Item(item, prompt, number: index, at: home, writer, typed)
            }
            let blank = Item(
                KeptAccount.Item(draft: DraftItem(id: prompt.next(after: own), prompt: prompt, text: ""), revision: 0),
                prompt, number: own.count, at: home, writer, typed)
            return Prompt(
                key: prompt.rawValue, title: prompt.title, hint: prompt.hint,
                items: written + (editable ? [blank] : []))
        }
    }
}

extension OwnAccountPage.Item {
    fileprivate init(
        _ item: KeptAccount.Item, _ prompt: Account.Prompt, number: Int, at home: String, _ writer: String,
        _ typed: TypedMoment
    ) {
        let draft = item.draft
        id = draft.id.text
        path = "\(home)/items/\(draft.id)"
        self.prompt = prompt.rawValue
        base = item.revision
        self.writer = writer
        label = prompt.question(number)
        (time, text, seen, link) = (draft.time, draft.text, draft.seen, draft.link)
        hasSeen = !seen.isEmpty || !link.isEmpty
        record = [
            Choice(key: "on", name: "for the others, once I release it", isSelected: !draft.isOffTheRecord),
            Choice(key: "off", name: "off the record: it stays with me", isSelected: draft.isOffTheRecord),
        ]
        isOff = draft.isOffTheRecord
        do {
            _ = try typed.read(draft.time)
            problem = nil
        } catch { problem = error.sentence }
        isNew = draft.isEmpty
    }
}

extension Account.Prompt {
    var title: String {
        switch self {
        case .did: "What I did, and when"
        case .saw: "What I saw happen"
        case .expected: "What I expected"
        case .assumed: "What I took for granted"
        case .understood: "How I understood the order of things"
        }
    }

    fileprivate var hint: String {
        switch self {
        case .did: "Begin before the first sign of trouble, with what was ordinary, and go forward from there."
        case .saw: "On screens, in chats, on the phone: what was there for you to see at that moment."
        case .expected: "What you thought would come next, while you did not know yet how it would go on."
        case .assumed: "What seemed so clear that nobody said it."
        case .understood: "What came first, what followed from what, as it looked to you then."
        }
    }

    fileprivate func question(_ number: Int) -> String {
        switch (self, number) {
        case (.did, 0): "Before anything looked wrong: where were you, and what were you busy with?"
        case (.did, _): "And then?"
        case (.saw, 0): "What did you see?"
        case (.saw, _): "What else did you see?"
        case (.expected, _): "What did you expect, and when?"
        case (.assumed, _): "What did you take for granted?"
        case (.understood, 0): "What came first, for you?"
        case (.understood, _): "What came next, for you?"
        }
    }

    /// The same on every page until it is taken, so that words which were kept in the browser find their field again.
    fileprivate func next(after items: [KeptAccount.Item]) -> AccountItemID {
        let last = items.compactMap { Int($0.draft.id.text.dropFirst(rawValue.count + 1)) }.max() ?? 0
        return AccountItemID("\(rawValue)-\(min(last, 1_000_000) + 1)") ?? .random()
    }
}
