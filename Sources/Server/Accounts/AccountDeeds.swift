import Debriefing
import HTTPTypes
import Hummingbird
import Storage
import Timekeeping

/// What somebody does with their own account. Its words go to the tables of accounts; a debrief hears of it only what
/// everybody may know.
struct AccountDeeds: Sendable {
    let store: Store
    let now: @Sendable () -> Instant

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.post("account/items/:item", use: keep)
        debriefs.post("account/releases", use: release)
        debriefs.post("account/withdrawals", use: withdraw)
        debriefs.post("account/declines", use: decline)
        debriefs.post("accounts/:account/items/:item/placements", use: place)
    }

    /// Keeps one passage of a draft. Nobody hears of it: nothing is put into the journal, and no page is told.
    func keep(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let body = try await FormBody(request)
        do {
            try requireWriter(context)
            let form = try body.decode(AccountItemForm.self)
            let item = try form.item(named: try context.id("item"))
            let revision = try await store.accounts.keep(
                item, base: form.base ?? 0, writer: form.writer ?? "", of: context.person.id, in: context.debrief.id)
            if request.wantsJSON { return try .json(Kept(revision: revision)) }
            return .redirect(
                to: "\(Route.ownAccount(context.debrief.id).path)#prompt-\(item.prompt.rawValue)", type: .normal)
        } catch {
            throw RefusedForm(reason: error, words: body.words)
        }
    }

    /// The words are kept for others before anybody is told that there are some.
    func release(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireWriter(context)
        let kept = try await store.accounts.account(of: context.person.id, in: context.debrief.id)
        let typed = TypedMoment(context.debrief)
        let items = try (kept?.draft ?? []).released { time throws(Refusal) in try typed.read(time) }
        if let kept, kept.released?.items == items, context.debrief.accounts[kept.id] != nil {
            return try answer(request, context, [], next: Route.accounts(context.debrief.id).path)
        }
        let before = kept?.released?.items ?? []
        let account = try await store.accounts.release(items, of: context.person.id, in: context.debrief.id)
        let changed = before.filter { account[$0.id] != $0 }.map(\.id)
        let changes = try await context.room.perform(
            .releaseAccount(account.id, changed: changed), by: context.person.id, at: now())
        if !changed.isEmpty { try await erase(context) }
        return try answer(request, context, changes, next: Route.accounts(context.debrief.id).path)
    }

    /// From its reader's side first: a server that ends half-way leaves a release without words, not words without one.
    func withdraw(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireWriter(context)
        var changes: [Change] = []
        if let kept = try await store.accounts.account(of: context.person.id, in: context.debrief.id) {
            try await store.accounts.withdraw(of: context.person.id, in: context.debrief.id)
            changes = try await context.room.perform(.withdrawAccount(kept.id), by: context.person.id, at: now())
            try await erase(context)
        }
        return try answer(request, context, changes, next: Route.ownAccount(context.debrief.id).path)
    }

    /// Nobody hears of it, now or later.
    func decline(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireWriter(context)
        guard context.debrief.accounts.release(of: context.person.id) == nil else {
            throw Refusal.invalid("You have released an account. Take it back first if you want to tell none.")
        }
        try await store.accounts.decline(context.person.id, in: context.debrief.id, at: now())
        return try answer(request, context, [], next: Route.accounts(context.debrief.id).path)
    }

    /// Puts a passage of a released account on the timeline.
    func place(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let form = try await FormBody(request).decode(PlacementForm.self)
        let (account, name): (AccountID, AccountItemID) = (try context.id("account"), try context.id("item"))
        let debrief = context.debrief
        guard let release = debrief.accounts[account], debrief.accounts.opening != nil,
            let item = try await store.accounts.released(in: debrief.id).first(where: { $0.id == account })?[name]
        else { throw Refusal.notFound("account") }
        let telling = Telling(account: account, item: name, author: release.author)
        let changes = try await context.room.perform(
            form.command(item, telling, in: debrief), by: context.person.id, at: now())
        return try answer(request, context, changes, next: Route.accounts(debrief.id).path)
    }

    private func erase(_ context: DebriefContext) async throws {
        let debrief = await context.room.debrief
        // The bytes first: a server that ends half-way still finds words to erase when it starts, and so erases both.
        for gone in context.debrief.attachments.subtracting(debrief.attachments) {
            try store.attachments.remove(gone, of: debrief.id)
        }
        try await store.journal.eraseTakenBack(in: debrief.id, as: debrief)
        let noted = try await store.marginNotes.allForFacilitators(in: debrief.id).map(\.entry)
        try await store.marginNotes.remove(at: Set(noted.filter(debrief.isTakenBack)), in: debrief.id)
    }

    private func requireWriter(_ context: DebriefContext) throws(Refusal) {
        guard context.participant.role.contributes else {
            throw .notAllowed(
                "Observers read along. Ask the facilitator for another role if you want to tell what you lived.")
        }
        guard context.debrief.takesAccounts else {
            throw .notNow(
                context.debrief.stage,
                "Accounts are written, changed and taken back before the workshop. Say it in the meeting, or beside an entry."
            )
        }
    }
}

private struct Kept: Encodable {
    /// One more with each change of the passage; the next one that is sent names it.
    let revision: Int
}

struct AccountItemForm: Decodable, Sendable {
    let prompt: String
    let time: String?
    let text: String
    let seen: String?
    let link: String?
    /// `off` keeps the passage off the record.
    let record: String?
    let base: Int?
    let writer: String?

    func item(named id: AccountItemID) throws(Refusal) -> DraftItem {
        guard let prompt = Account.Prompt(rawValue: prompt) else {
            throw .invalid("There is no such question. Choose did, saw, expected, assumed or understood.")
        }
        guard ["on", "off", nil].contains(record) else {
            throw .invalid("A passage is on the record or off it. Choose one of the two.")
        }
        return try DraftItem(
            id: id, prompt: prompt, time: time ?? "", text: text, seen: seen ?? "", link: link ?? "",
            isOffTheRecord: record == "off"
        ).checked()
    }
}

struct PlacementForm: Decodable, Sendable {
    /// The entry beside which it is to stand; none for an entry of its own.
    let entry: EntryID?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let text = try container.decodeIfPresent(String.self, forKey: .entry) ?? ""
        entry = text.isEmpty ? nil : try container.decode(EntryID.self, forKey: .entry)
    }

    private enum Key: CodingKey { case entry }

    func command(_ item: Account.Item, _ telling: Telling, in debrief: Debrief) -> Command {
        if let entry { return .tellPerspective(.random(), item.text, to: entry, telling) }
        let content = EntryContent(
            moment: item.moment, lane: Lane(kind: .person, name: debrief.name(of: telling.author)),
            kind: item.prompt.kind, text: item.text)
        return .tellEntry(.random(), content, telling)
    }
}

extension Account.Prompt {
    /// What sort of entry a passage makes.
    fileprivate var kind: EntryKind {
        switch self {
        case .did: .acted
        case .saw: .observed
        case .expected, .assumed, .understood: .assessed
        }
    }
}

struct AccountsOpeningForm: CommandForm {
    func command(in place: FormPlace) -> Command { .openAccounts }
}

struct AccountsExceptionForm: CommandForm {
    let reason: String

    func command(in place: FormPlace) -> Command { .acceptFewAccounts(reason: reason) }
}

extension DebriefContext {
    /// What the address names by `parameter`.
    func id<Thing>(_ parameter: String) throws(Refusal) -> Identifier<Thing> {
        guard let id = parameters.get(parameter).flatMap(Identifier<Thing>.init) else { throw .notFound(parameter) }
        return id
    }
}
