import Debriefing
import HTTPTypes
import Hummingbird
import Publishing
import Storage

/// The page on which somebody writes their own account, and the one on which released accounts are read.
struct OwnAccountPages: Sendable {
    let frame: DebriefPage
    let accounts: Accounts

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("account", use: write)
        debriefs.get("accounts", use: read)
    }

    func write(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let kept = try await accounts.account(of: context.person.id, in: context.debrief.id)
        let page = OwnAccountPage(kept, in: context.debrief, for: context.participant)
        return respond("own-account", "Your own account", page, context)
    }

    func read(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let reading = try await ReadableAccounts(context, accounts)
        return respond(
            "accounts", "Accounts", AccountsPage(reading, frame.scene(context), context.participant), context)
    }

    private func respond(_ template: String, _ title: String, _ page: Any, _ context: DebriefContext) -> Response {
        let main = frame.pages.templates.render(page, with: template)
        var response = frame.response(.accounts, title: title, main: main, context)
        // Not in the browser's store of pages either: the next person at this machine may be another.
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

/// What somebody may read of the accounts in a debrief: the one rule for pages and programs.
struct ReadableAccounts: Sendable {
    let areOpen: Bool
    /// Others' accounts are shown to this person.
    let mayRead: Bool
    /// Empty unless they may be read.
    let accounts: [Account]
    let differences: [Difference]
    let own: KeptAccount?

    init(_ context: DebriefContext, _ store: Accounts) async throws {
        let debrief = context.debrief
        own = try await store.account(of: context.person.id, in: debrief.id)
        areOpen = debrief.accounts.opening != nil
        mayRead = debrief.mayReadAccounts(context.person.id, hasDeclined: own?.hasDeclined ?? false)
        // Those whose release the debrief knows of, in its order.
        let released = mayRead ? try await store.released(in: debrief.id) : []
        accounts = debrief.accounts.releases.compactMap { release in released.first { $0.id == release.account } }
        differences = debrief.differences(between: accounts)
    }
}
