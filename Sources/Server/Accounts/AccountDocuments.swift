import Debriefing
import HTTPTypes
import Hummingbird
import Storage

/// The own account of whoever holds the token, and the accounts that they may read: the same rules as on the pages.
struct AccountDocuments: Sendable {
    let accounts: Accounts

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("account") { _, context in
            let kept = try await accounts.account(of: context.person.id, in: context.debrief.id)
            return try Response.json(OwnAccountDocument(kept, in: context.debrief))
        }
        debriefs.get("accounts") { _, context in
            try Response.json(
                AccountsDocument(try await ReadableAccounts(context, accounts), context.debrief, context.participant))
        }
    }
}

/// Somebody's own account as a program of theirs sees it.
struct OwnAccountDocument: Encodable {
    struct Item: Encodable {
        let id: AccountItemID
        let prompt: Account.Prompt
        let time: String
        let text: String
        let seen: String
        let link: String
        let record: String
        let revision: Int
    }

    /// Absent until something is written.
    let id: AccountID?
    let items: [Item]
    let isReleased: Bool
    let hasDeclined: Bool

    init(_ kept: KeptAccount?, in debrief: Debrief) {
        id = kept?.id
        items = (kept?.items ?? []).map {
            Item(
                id: $0.draft.id, prompt: $0.draft.prompt, time: $0.draft.time, text: $0.draft.text, seen: $0.draft.seen,
                link: $0.draft.link, record: $0.draft.isOffTheRecord ? "off" : "on", revision: $0.revision)
        }
        isReleased = kept.flatMap { debrief.accounts[$0.id] } != nil
        hasDeclined = kept?.hasDeclined ?? false
    }
}

struct AccountsDocument: Encodable {
    struct Item: Encodable {
        let id: AccountItemID
        let prompt: Account.Prompt
        let moment: Moment
        let text: String
        let seen: String?
        let link: String?
        /// The entry at which it stands on the timeline.
        let entry: EntryID?
    }

    struct Told: Encodable {
        let id: AccountID
        let author: PersonID
        let items: [Item]
    }

    struct Passage: Encodable {
        let account: AccountID
        let item: AccountItemID
    }

    struct Difference: Encodable {
        let kind: Debriefing.Difference.Kind
        let passages: [Passage]
        let entry: EntryID?
    }

    let areOpen: Bool
    let mayRead: Bool
    /// For those who lead: who has released an account, and of how many.
    let releasedBy: [PersonID]?
    let asked: Int?
    let accounts: [Told]
    let differences: [Difference]

    init(_ reading: ReadableAccounts, _ debrief: Debrief, _ participant: Participant) {
        let authors = debrief.accounts.releases.map(\.author)
        areOpen = reading.areOpen
        mayRead = reading.mayRead
        releasedBy = participant.role.leads ? authors : nil
        asked = participant.role.leads ? Set(debrief.askedForAccounts).union(authors).count : nil
        accounts = reading.accounts.map { account in
            Told(
                id: account.id, author: account.author,
                items: account.items.map { item in
                    Item(
                        id: item.id, prompt: item.prompt, moment: item.moment, text: item.text, seen: item.seen,
                        link: item.link,
                        entry: debrief.accounts.places[
                            Telling(account: account.id, item: item.id, author: account.author)])
                })
        }
        differences = reading.differences.map { difference in
            let passages = [difference.one, difference.other] + (difference.after.map { [$0] } ?? [])
            return Difference(
                kind: difference.kind, passages: passages.map { Passage(account: $0.account, item: $0.item.id) },
                entry: difference.entry)
        }
    }
}
