import Debriefing
import Foundation
import Storage
import Testing
import Timekeeping

@Suite struct PassTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let person: PersonID

    init() async throws {
        folder = try TemporaryFolder()
        store = try folder.store()
        person = try #require(try await store.people.add(alice, name: "Alice", standing: .member, at: noon)).id
    }

    @Test("SEC-02 a pass is found by its secret, as what it is and as nothing else")
    func finds() async throws {
        let secret = try await store.passes.issue(.session(for: person, browser: "Lynx"), by: person, at: noon)
        let pass = try #require(try await store.passes.find(secret, .session, at: noon))
        #expect(pass.person == person)
        #expect(pass.label == "Lynx")
        #expect(try await store.passes.find(secret, .program, at: noon) == nil)
        #expect(try await store.passes.find(Secret(presented: secret.text + "a"), .session, at: noon) == nil)
    }

    @Test("SEC-02 of many who use a one-time link at once, one gets in")
    func oneGetsIn() async throws {
        let secret = try await store.passes.issue(.signIn(for: person), by: nil, at: noon)
        let uses = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask { [store] in (try? await store.passes.use(secret, .signIn, at: noon)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(uses == 1)
        #expect(try await store.passes.find(secret, .signIn, at: noon) == nil)
    }

    @Test(
        "SEC-02 every kind of pass expires",
        arguments: [
            (PassRequest.session(for: alice, browser: "Lynx"), 30), (.signIn(for: alice), 1),
            (.invitation(to: nil, as: nil, label: ""), 14), (.program(for: alice, label: "", days: 90), 90),
        ])
    func expires(request: PassRequest, days: Int) async throws {
        let secret = try await store.passes.issue(request, by: nil, at: noon)
        let end = noon.advanced(bySeconds: Int64(days) * 86_400)
        let pass = try #require(try await store.passes.find(secret, request.kind, at: end.advanced(bySeconds: -1)))
        #expect(try await store.passes.find(secret, request.kind, at: end) == nil)
        #expect(try await store.passes.use(secret, request.kind, at: end) == nil)
        #expect(try await !store.passes.isValid(pass.id, at: end))
    }

    @Test("SEC-02 sessions are listed, the newest first, and ended by whose they are")
    func lists() async throws {
        for (hour, browser) in ["Lynx", "Links"].enumerated() {
            let then = noon.advanced(bySeconds: Int64(hour) * 3600)
            _ = try await store.passes.issue(.session(for: person, browser: browser), by: person, at: then)
        }
        let sessions = try await store.passes.all(of: person, .session, at: noon)
        #expect(sessions.map(\.label) == ["Links", "Lynx"])
        try await store.passes.end(sessions[0].id, of: bob, at: noon)
        #expect(try await store.passes.isValid(sessions[0].id, at: noon))
        try await store.passes.end(sessions[0].id, of: person, at: noon)
        #expect(try await store.passes.all(of: person, .session, at: noon).map(\.label) == ["Lynx"])
    }

    @Test("SEC-06 a link into a debrief is revoked there and nowhere else")
    func revokes() async throws {
        let (here, elsewhere) = (DebriefID("here")!, DebriefID("elsewhere")!)
        for debrief in [here, elsewhere] { try await store.journal.append(ideas(["one"]), to: debrief, after: 0) }
        let secret = try await store.passes.issue(.guest(in: here, as: .observer, label: "link"), by: person, at: noon)
        let id = try #require(try await store.passes.all(into: here, .guest, at: noon).first).id
        try await store.passes.end(id, into: elsewhere, at: noon)
        #expect(try await store.passes.find(secret, .guest, at: noon)?.role == .observer)
        try await store.passes.end(id, into: here, at: noon)
        #expect(try await store.passes.find(secret, .guest, at: noon) == nil)
    }

    @Test("SEC-02 no secret lies in the database")
    func hashed() async throws {
        let secrets = [
            try await store.passes.issue(.session(for: person, browser: "Lynx"), by: nil, at: noon),
            try await store.passes.issue(.signIn(for: person), by: nil, at: noon),
        ]
        let bytes = try folder.database
        #expect(bytes.range(of: Data("Lynx".utf8)) != nil)
        for secret in secrets { #expect(bytes.range(of: Data(secret.text.utf8)) == nil) }
    }

    @Test("SEC-02 secrets are long, random and easy to read aloud")
    func random() {
        let secrets = Set((0..<1000).map { _ in Secret.random().text })
        #expect(secrets.count == 1000)
        #expect(secrets.allSatisfy { $0.count == 32 && $0.allSatisfy("abcdefghijkmnpqrstuvwxyz23456789".contains) })
    }
}
