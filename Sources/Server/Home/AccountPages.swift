import Debriefing
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// What somebody sees and changes of themselves: name, address, password, and the browsers that are signed in.
struct AccountPages: Sendable {
    let store: Store
    let pages: Pages
    let now: @Sendable () -> Instant

    func addRoutes(to people: RouterGroup<PersonContext>) {
        people.get(RouterPath(Route.account.path), use: show)
        people.post(RouterPath(Route.account.path), use: update)
        people.post("/account/sessions/:session", use: end)
    }

    func show(_ request: Request, _ context: PersonContext) async throws -> Response {
        let sessions = try await store.passes.all(of: context.person.id, .session, at: now())
        let words = TimeWords(.utc)
        let page = AccountPage(
            name: context.person.name, email: context.person.email ?? "", isMember: context.person.isMember,
            hasPassword: context.person.hasPassword, path: Route.account.path,
            sessions: sessions.map { pass in
                AccountPage.Session(
                    browser: BrowserName.words(pass.label),
                    since: "\(words.day(pass.createdAt)), \(words.time(pass.createdAt, .minute)) UTC",
                    isThis: pass.id == context.visitor.pass.id, path: Route.session(pass.id).path)
            })
        return pages.page("account", title: "You", page, for: context.person)
    }

    func update(_ request: Request, _ context: PersonContext) async throws -> Response {
        let form = try await FormBody(request).decode(AccountForm.self)
        let name = try PersonWords.name(form.name)
        let email = try form.email.flatMap { $0.isEmpty ? nil : $0 }.map { text throws(Refusal) in
            try PersonWords.email(text)
        }
        let password = form.password ?? ""
        guard password.isEmpty || (email ?? context.person.email) != nil else {
            throw Refusal.missing("The mail address, which you sign in with,")
        }
        let hash = password.isEmpty ? nil : try await hashed(password)
        guard
            try await store.people.update(
                context.person.id, name: name, email: email ?? context.person.email, passwordHash: hash)
        else { throw DoorRefusal.emailTaken }
        return .seeOther(.home)
    }

    func end(_ request: Request, _ context: PersonContext) async throws -> Response {
        guard let id = context.parameters.get("session", as: Int64.self) else { throw DoorRefusal.notHere }
        try await store.passes.end(id, of: context.person.id, at: now())
        return .seeOther(.account)
    }
}

private struct AccountForm: Decodable {
    let name: String
    let email: String?
    let password: String?
}

private struct AccountPage {
    struct Session {
        let browser: String
        let since: String
        let isThis: Bool
        let path: String
    }

    let name: String
    let email: String
    let isMember: Bool
    let hasPassword: Bool
    let path: String
    let sessions: [Session]
}
