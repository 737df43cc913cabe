import Debriefing
import HTTPTypes
import Hummingbird
import Storage
import Timekeeping

/// Signing in with a password, and out.
struct SignIn: Sendable {
    let store: Store
    let pages: Pages
    let settings: Settings
    let patience: Patience
    let now: @Sendable () -> Instant

    func addRoutes(to router: Router<VisitContext>) {
        router.get(RouterPath(Route.signIn.path), use: show)
        router.post(RouterPath(Route.signIn.path), use: create)
        router.post(RouterPath(Route.signOut.path), use: end)
    }

    func show(_ request: Request, _ context: VisitContext) -> Response {
        page(to: request.asked["to"] ?? "", context)
    }

    private func page(to place: String, email: String = "", problem: String? = nil, _ context: VisitContext) -> Response
    {
        let page = SignInPage(to: place, email: email, problem: problem, path: Route.signIn.path)
        return pages.page("sign-in", title: "Sign in", page, for: context.visitor?.person)
    }

    func create(_ request: Request, _ context: VisitContext) async throws -> Response {
        let form = try await FormBody(request).decode(SignInForm.self)
        do {
            let person = try await recognised(form, request, context)
            return try await session(for: person, by: person, request, to: form.to ?? "")
        } catch let refusal as DoorRefusal where !request.wantsJSON {
            var response = page(to: form.to ?? "", email: form.email, problem: refusal.sentence, context)
            response.status = HTTPResponse.Status(code: refusal.status)
            return response
        }
    }

    private func recognised(_ form: SignInForm, _ request: Request, _ context: VisitContext) async throws -> PersonID {
        let keys = try await keys(form, request, context)
        let wait = patience.attempt(keys, at: now())
        guard wait == 0 else { throw DoorRefusal.slowDown(seconds: wait) }
        guard let person = try await person(form) else { throw DoorRefusal.wrongPassword }
        patience.succeeded(keys)
        return person.id
    }

    func end(_ request: Request, _ context: VisitContext) async throws -> Response {
        if let visitor = context.visitor {
            try await store.passes.end(visitor.pass.id, of: visitor.person.id, at: now())
        }
        var response = Response.seeOther(.signIn)
        response.setCookie(Cookie(name: Recognition.cookie, value: "", maxAge: 0, path: "/", httpOnly: true))
        return response
    }

    /// A browser that is signed in as `person` from now on, and goes to `place` if that is one of ours.
    /// - Parameter voucher: Who says that it is them: they themselves, or whoever gave out the link; nil for the server.
    func session(
        for person: PersonID, by voucher: PersonID?, _ request: Request, to place: String
    ) async throws -> Response {
        let browser = request.headers[.userAgent] ?? "unknown browser"
        let secret = try await store.passes.issue(.session(for: person, browser: browser), by: voucher, at: now())
        var response = Response.redirect(to: place.isPathHere ? place : Route.home.path, type: .normal)
        response.setCookie(
            Cookie(
                name: Recognition.cookie, value: secret.text, maxAge: 30 * 86_400, path: "/", secure: settings.isSecure,
                httpOnly: true, sameSite: .lax))
        response.setCookie(
            Cookie(
                name: SignIn.browserCookie, value: secret.text, maxAge: 365 * 86_400, path: Route.signIn.path,
                secure: settings.isSecure, httpOnly: true, sameSite: .lax))
        return response
    }

    /// Stays when a session ends, lets nobody in, and tells a browser that was signed in before from one that guesses.
    static let browserCookie = "debrief_browser"

    private func keys(_ form: SignInForm, _ request: Request, _ context: VisitContext) async throws -> [Patience.Key] {
        if let cookie = request.cookies[SignIn.browserCookie],
            let person = try await store.people.find(email: form.email),
            try await store.passes.isBrowser(Secret(presented: cookie.value), of: person.id)
        {
            return [.browser(cookie.value)]
        }
        // No address is longer than 200 characters; what is remembered of each guess must have a size.
        let account = String(form.email.lowercased().prefix(200))
        return [.account(account), .address(settings.client(request, from: context.address))]
    }

    /// Takes as long for an address that nobody has as for a wrong password, so that neither is told from the other.
    private func person(_ form: SignInForm) async throws -> Person? {
        let person = try await store.people.find(email: form.email)
        let hash: String? = if let person { try await store.people.passwordHash(of: person.id) } else { nil }
        let isRight = try await offTheLoop { Password.verify(form.password, against: hash ?? SignIn.nobodysHash) }
        return isRight && hash != nil ? person : nil
    }

    /// The hash of a password that nobody has.
    private static let nobodysHash = (try? Password.hash(Secret.random().text)) ?? ""
}

extension String {
    /// An address of ours that can be sent to a browser: no other host, and nothing that a browser reads over.
    var isPathHere: Bool {
        hasPrefix("/") && !hasPrefix("//") && utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
    }
}

private struct SignInForm: Decodable {
    let email: String
    let password: String
    let to: String?
}

private struct SignInPage {
    let to: String
    let email: String
    /// Why the last try did not succeed.
    let problem: String?
    let path: String
}
