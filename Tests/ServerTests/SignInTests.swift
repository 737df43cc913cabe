import Debriefing
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Synchronization
import Testing

@testable import Server

@Suite struct SignInTests {
    private let house: House

    init() async throws {
        house = try await House()
        _ = try await house.store.people.update(
            Who.alice.id, name: "Alice", email: "alice@example.org", passwordHash: try House.passwordHash.get())
    }

    @Test("SEC-02 the right password signs in, whatever case the address is typed in")
    func signsIn() async throws {
        let reply = try await signIn("ALICE@example.org", Place.password)
        #expect(reply.place == "/")
        let cookie = try #require(reply.cookie)
        #expect(try await browse("/", cookie).text.contains("Alice"))
    }

    @Test("SEC-02 a wrong password, an unknown address and a person without a password are told alike")
    func noOracle() async throws {
        let replies = [
            try await signIn("alice@example.org", "wrong horse battery"),
            try await signIn("nobody@example.org", Place.password), try await signIn("bob@example.org", Place.password),
        ]
        #expect(replies.allSatisfy { $0.status == 401 && $0.cookie == nil })
        #expect(replies.allSatisfy { $0.text.contains("do not belong together") })
    }

    @Test("SEC-02 guessing is slowed after a few attempts, and the right password waits as well")
    func slowed() async throws {
        for _ in 0..<5 { #expect(try await signIn("alice@example.org", "wrong").status == 401) }
        let refusal = try await signIn("alice@example.org", Place.password)
        #expect(refusal.status == 429)
        #expect(refusal.text.contains("Nothing is locked: wait 2 seconds"))
    }

    @Test(
        "SEC-02 nobody is locked out: five minutes later the right password signs in, however many guesses there were")
    func notLocked() async throws {
        for _ in 0..<30 {
            _ = try await signIn("alice@example.org", "wrong")
            house.clock.pass(seconds: 60)
        }
        house.clock.pass(seconds: 300)
        #expect(try await signIn("alice@example.org", Place.password).status == 303)
    }

    @Test("SEC-02 while guesses are slowed a one-time link signs in at once")
    func linkMeanwhile() async throws {
        for _ in 0..<6 { _ = try await signIn("alice@example.org", "wrong") }
        #expect(try await open(link(for: .alice)).cookie != nil)
    }

    @Test(
        "SEC-02 while others guess from ever new addresses, the owner gets in from a browser that was signed in before")
    func knownBrowser() async throws {
        let browser = try #require(try await signIn("alice@example.org", Place.password).browser)
        for number in 0..<40 {
            house.peer.withLock { $0 = "198.51.100.\(number)" }
            _ = try await signIn("alice@example.org", "guess \(number)")
            house.clock.pass(seconds: 60)
        }
        #expect(try await signIn("alice@example.org", Place.password).status == 429)
        #expect(try await signIn("alice@example.org", Place.password, [.cookie: browser]).status == 303)
        #expect(try await signIn("bob@example.org", "wrong", [.cookie: browser]).status != 303)
        house.clock.pass(seconds: 300)
        #expect(try await signIn("alice@example.org", Place.password).status == 303)
    }

    @Test("SEC-02 a browser that was signed in before is slowed by what it guesses itself, and is no way in")
    func knownBrowserGuesses() async throws {
        let browser = try #require(try await signIn("alice@example.org", Place.password).browser)
        #expect(try await browse("/", browser).place == "/sign-in?to=/")
        for _ in 0..<5 { #expect(try await signIn("alice@example.org", "wrong", [.cookie: browser]).status == 401) }
        #expect(try await signIn("alice@example.org", Place.password, [.cookie: browser]).status == 429)
        #expect(try await signIn("alice@example.org", Place.password).status == 303)
    }

    @Test("SEC-02 whoever guesses at many accounts is slowed by their address, and nobody else is")
    func address() async throws {
        for number in 0..<5 { #expect(try await signIn("p\(number)@example.org", "wrong").status == 401) }
        #expect(try await signIn("alice@example.org", Place.password).status == 429)
        house.peer.withLock { $0 = "198.51.100.7" }
        #expect(try await signIn("alice@example.org", Place.password).status == 303)
    }

    @Test("SEC-02 an account that is called like an address is slowed by guesses at it alone")
    func accountLikeAddress() async throws {
        for _ in 0..<5 { _ = try await signIn("198.51.100.7", "wrong") }
        house.peer.withLock { $0 = "198.51.100.7" }
        #expect(try await signIn("alice@example.org", Place.password).status == 303)
    }

    @Test("SEC-02 a proxy is believed about addresses only if it is named, and only about the last that it adds")
    func proxy() async throws {
        let behind = try await House(settings: Settings(trustedProxies: ["192.0.2.1", "192.0.2.2"]))
        for (house, expected) in [(behind, 401), (house, 429)] {
            for number in 0..<5 { _ = try await house.guess(number, for: "203.0.113.\(number), 198.51.100.1") }
            #expect(try await house.guess(6, for: "198.51.100.2").status == expected)
        }
        #expect(try await behind.guess(7, for: "203.0.113.99, 198.51.100.1, 192.0.2.2").status == 429)
        #expect(try await behind.guess(8, for: "198.51.100.3").status == 401)
    }

    @Test("SEC-02 guesses that are sent all at once are slowed like those sent one by one")
    func atOnce() async throws {
        let tried = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<20 { group.addTask { try await signIn("alice@example.org", "wrong \(number)").status } }
            return try await group.reduce(0) { $0 + ($1 == 401 ? 1 : 0) }
        }
        #expect(tried <= 5)
    }

    @Test("SEC-02 a success forgets the failures of the account")
    func forgets() async throws {
        for _ in 0..<4 { _ = try await signIn("alice@example.org", "wrong") }
        #expect(try await signIn("alice@example.org", Place.password).status == 303)
        #expect(try await signIn("alice@example.org", "wrong").status == 401)
    }

    @Test("SEC-02 a one-time link signs in once; looking at it uses nothing up")
    func once() async throws {
        let link = try await link(for: .bob)
        #expect(try await house.get(link).status == 200)
        let first = try await open(link)
        #expect(first.place == "/account")
        #expect(try await browse("/", try #require(first.cookie)).text.contains("Bob"))
        let second = try await open(link)
        #expect(second.status == 410)
        #expect(second.cookie == nil)
        #expect(second.text.contains("Ask whoever gave it to you for a new one"))
    }

    @Test("SEC-02 a one-time link expires after a day")
    func linkExpires() async throws {
        let link = try await link(for: .bob)
        house.clock.pass(days: 1)
        #expect(try await open(link).status == 410)
    }

    @Test("SEC-02 a session expires after thirty days")
    func sessionExpires() async throws {
        let cookie = try #require(try await open(link(for: .bob)).cookie)
        house.clock.pass(days: 30)
        #expect(try await browse("/", cookie).place == "/sign-in?to=/")
    }

    @Test("SEC-02 sessions are listed with their browser, and each can be ended")
    func endsSession() async throws {
        let cookie = try #require(try await open(link(for: .bob)).cookie)
        let sessions = try await house.store.passes.all(of: Who.bob.id, .session, at: house.clock.now)
        let page = try await house.get("/account", as: .bob)
        #expect(sessions.count == 2)
        #expect(sessions.allSatisfy { page.text.contains("/account/sessions/\($0.id)") })
        let newest = try #require(sessions.first)
        #expect(try await house.post("/account/sessions/\(newest.id)", as: .carol).status == 303)
        #expect(try await browse("/", cookie).status == 200)
        #expect(try await house.post("/account/sessions/\(newest.id)", as: .bob).status == 303)
        #expect(try await browse("/", cookie).place == "/sign-in?to=/")
    }

    @Test("SEC-02 signing out ends the session, not only the cookie")
    func signsOut() async throws {
        let cookie = try #require(try await open(link(for: .bob)).cookie)
        let headers: HTTPFields = [.cookie: cookie, .fromHere: "same-origin"]
        let reply = try await house.ask(.post, "/sign-out", headers, RequestBody(buffer: ByteBuffer()))
        #expect(reply.headers[.setCookie]?.contains("Max-Age=0") == true)
        #expect(try await browse("/", cookie).place == "/sign-in?to=/")
    }

    @Test("SEC-02 a changed password is the one that counts")
    func changesPassword() async throws {
        #expect(try await house.post("/account", as: .bob, ["name": "Bob", "password": "short"]).status == 422)
        #expect(
            try await house.post("/account", as: .bob, ["name": "Bob", "password": "a whole sentence"]).status == 303)
        #expect(try await signIn("bob@example.org", "a whole sentence").status == 303)
    }

    @Test("SEC-02 whoever has a password changes it, and the address, only by showing it")
    func asksForPassword() async throws {
        let new = "a whole sentence"
        for current in ["", "wrong horse battery"] {
            let changes: [KeyValuePairs<String, String>] = [
                ["name": "Alice", "password": new, "currentPassword": current],
                ["name": "Alice", "email": "mallory@example.org", "currentPassword": current],
            ]
            for fields in changes { #expect(try await house.post("/account", as: .alice, fields).status == 422) }
        }
        #expect(
            try await house.post("/account", as: .alice, ["name": "Alix", "email": "alice@example.org"]).status == 303)
        #expect(try await signIn("alice@example.org", Place.password).status == 303)
        let fields: KeyValuePairs = ["name": "Alice", "password": new, "currentPassword": Place.password]
        #expect(try await house.post("/account", as: .alice, fields).status == 303)
        #expect(try await signIn("alice@example.org", new).status == 303)
    }

    @Test("SEC-02 a new password signs out everywhere else")
    func endsOtherSessions() async throws {
        let other = try #require(try await signIn("alice@example.org", Place.password).cookie)
        let fields: KeyValuePairs = [
            "name": "Alice", "password": "a whole sentence", "currentPassword": Place.password,
        ]
        #expect(try await house.get("/account", as: .alice).text.contains("signs you out everywhere but here"))
        _ = try await house.post("/account", as: .alice, fields)
        #expect(try await browse("/", other).place == "/sign-in?to=/")
        #expect(try await house.get("/", as: .alice).status == 200)
    }

    @Test("SEC-02 who forgot the password sets a new one within an hour of coming by a one-time link of the owner")
    func forgotten() async throws {
        let hash = try House.passwordHash.get()
        _ = try await house.store.people.update(Who.bob.id, name: "Bob", email: "bob@example.org", passwordHash: hash)
        let secret = try await house.store.passes.issue(.signIn(for: Who.bob.id), by: Who.alice.id, at: house.clock.now)
        let cookie = try #require(try await open(Route.link(secret.text).path).cookie)
        #expect(try await !browse("/account", cookie).text.contains("The password you have now"))
        let headers: HTTPFields = [.cookie: cookie]
        let (first, second): (KeyValuePairs, KeyValuePairs) = (
            ["name": "Bob", "password": "a whole sentence"], ["name": "Bob", "password": "another sentence"]
        )
        #expect(try await house.post("/account", first, headers).status == 303)
        house.clock.pass(seconds: 3600)
        #expect(try await house.post("/account", second, headers).status == 422)
    }

    @Test("SEC-06 a guest has a name, and neither a mail address nor a password")
    func guestsHaveNoAddress() async throws {
        for fields: KeyValuePairs in [
            ["name": "Gus", "email": "boss@example.org"], ["name": "Gus", "password": "a whole sentence"],
        ] {
            #expect(try await house.post("/account", as: .gus, fields).status == 403)
        }
        #expect(try await house.store.people.find(email: "boss@example.org") == nil)
        #expect(try await house.post("/account", as: .gus, ["name": "Gustav"]).status == 303)
    }

    @Test(
        "SEC-03 after signing in nobody is sent to another site",
        arguments: [
            "https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "\t//evil.example",
        ])
    func staysHere(place: String) async throws {
        let reply = try await house.post(
            "/sign-in", ["email": "alice@example.org", "password": Place.password, "to": place])
        #expect(reply.place == "/")
    }

    @Test(
        "A signed-in browser is called what people call it",
        arguments: [
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                "Chrome on Linux"
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
                "Edge on Windows"
            ),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox on Mac"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                "Safari on iPhone"
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
                "Chrome on Android"
            ),
            ("Lynx/2.9.2", "Lynx/2.9.2"), (String(repeating: "x", count: 200), String(repeating: "x", count: 59) + "…"),
        ])
    func browsers(userAgent: String, words: String) {
        #expect(BrowserName.words(userAgent) == words)
    }

    private func signIn(_ email: String, _ password: String, _ headers: HTTPFields = [:]) async throws -> Reply {
        try await house.post("/sign-in", ["email": email, "password": password], headers)
    }

    private func link(for who: Who) async throws -> String {
        let secret = try await house.store.passes.issue(.signIn(for: who.id), by: nil, at: house.clock.now)
        return Route.link(secret.text).path
    }

    private func open(_ link: String) async throws -> Reply { try await house.post(link) }

    private func browse(_ path: String, _ cookie: String) async throws -> Reply {
        try await house.ask(.get, path, [.cookie: cookie], RequestBody(buffer: ByteBuffer()))
    }
}

extension House {
    /// Guesses at an account of its own, through a proxy that says for whom.
    fileprivate func guess(_ number: Int, for addresses: String) async throws -> Reply {
        try await post(
            "/sign-in", ["email": "p\(number)@example.org", "password": "wrong"], [.xForwardedFor: addresses])
    }
}

extension Reply {
    /// What tells the browser later that it was signed in.
    fileprivate var browser: String? {
        headers[values: .setCookie].first { $0.hasPrefix(SignIn.browserCookie) }?.split(separator: ";").first
            .map(String.init)
    }
}
