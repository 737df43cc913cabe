import Debriefing
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// What somebody sees and changes of themselves: name, address, password, and the browsers that are signed in.
struct AccountPages: Sendable {
    let store: Store
    let pages: Pages
    let patience: Patience
    let now: @Sendable () -> Instant

    func addRoutes(to people: RouterGroup<PersonContext>) {
        people.get(RouterPath(Route.account.path), use: show)
        people.post(RouterPath(Route.account.path), use: update)
        people.post("/account/sessions/:session", use: end)
    }

    func show(_ request: Request, _ context: PersonContext) async throws -> Response {
        let sessions = try await store.passes.all(of: context.person.id, .session, at: now())
        let words = TimeWords(.utc)
        let feed = try await store.passes.all(of: context.person.id, .feed, at: now()).first
        let page = AccountPage(
            name: context.person.name, email: context.person.email ?? "", isMember: context.person.isMember,
            hasPassword: context.person.hasPassword, asksForPassword: asksForPassword(context),
            path: Route.account.path, feedSince: feed.map { words.day($0.createdAt) },
            hintSwitch: .own(isOn: try await store.hintSwitches.areOn(for: context.person.id)),
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
        let (person, name) = (context.person, try PersonWords.name(form.name))
        let email = try form.wantedEmail ?? person.email
        let password = form.password ?? ""
        guard person.isMember || (email == nil && password.isEmpty) else { throw DoorRefusal.membersOnly }
        guard password.isEmpty || email != nil else {
            throw Refusal.missing("The mail address, which you sign in with,")
        }
        if asksForPassword(context), !password.isEmpty || email != person.email {
            try await require(form.currentPassword, of: person)
        }
        let hash = password.isEmpty ? nil : try await hashed(password)
        guard try await store.people.update(person.id, name: name, email: email, passwordHash: hash) else {
            throw DoorRefusal.emailTaken
        }
        if hash != nil { try await store.passes.endSessions(of: person.id, but: context.visitor.pass.id, at: now()) }
        return .seeOther(.home)
    }

    /// Not of somebody who came by the one-time link of another within this hour: they may have forgotten it.
    private func asksForPassword(_ context: PersonContext) -> Bool {
        let (person, pass) = (context.person, context.visitor.pass)
        let isVouchedFor = pass.createdBy != person.id && now() < pass.createdAt.advanced(bySeconds: 3600)
        return person.hasPassword && !isVouchedFor
    }

    /// Whoever finds a browser that is signed in must not be able to keep the account.
    private func require(_ current: String?, of person: Person) async throws {
        guard let hash = try await store.people.passwordHash(of: person.id) else { return }
        let wait = patience.attempt([.account(person.id.text)], at: now())
        guard wait == 0 else { throw DoorRefusal.slowDown(seconds: wait) }
        guard try await offTheLoop({ Password.verify(current ?? "", against: hash) }) else {
            throw DoorRefusal.wrongCurrentPassword
        }
        patience.succeeded([.account(person.id.text)])
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
    let currentPassword: String?

    /// Nil where the field was left empty, which changes nothing.
    var wantedEmail: String? {
        get throws(Refusal) {
            guard let email, !email.isEmpty else { return nil }
            return try PersonWords.email(email)
        }
    }
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
    let asksForPassword: Bool
    let path: String
    /// When the secret address of their calendar was made.
    let feedSince: String?
    let hintSwitch: HintSwitch
    let sessions: [Session]
}
