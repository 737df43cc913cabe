import Debriefing
import Foundation
import Storage
import Testing

@Suite struct PeopleTests {
    private let folder: TemporaryFolder
    private let store: Store

    init() throws {
        folder = try TemporaryFolder()
        store = try folder.store()
    }

    @Test("SEC-02 an address belongs to one person, however it is spelled")
    func oneAddress() async throws {
        try await store.people.add(alice, name: "Alice", email: "alice@example.org", standing: .member, at: noon)
        #expect(
            try await store.people.add(bob, name: "Bob", email: "ALICE@Example.org", standing: .member, at: noon) == nil
        )
        #expect(try await store.people.find(email: "Alice@EXAMPLE.org")?.id == alice)
        #expect(try await store.people.all().map(\.name) == ["Alice"])
    }

    @Test("SEC-02 nobody takes over an address by changing their own")
    func noTakeover() async throws {
        try await store.people.add(alice, name: "Alice", email: "alice@example.org", standing: .member, at: noon)
        try await store.people.add(bob, name: "Bob", email: "bob@example.org", standing: .member, at: noon)
        #expect(try await !store.people.update(bob, name: "Robert", email: "alice@EXAMPLE.org"))
        #expect(try await store.people.find(bob)?.name == "Bob")
    }

    @Test("A name or address is changed, and the password stays unless one is given")
    func updates() async throws {
        try await store.people.add(alice, name: "Alice", email: "alice@example.org", standing: .member, at: noon)
        #expect(try await store.people.update(alice, name: "Alice", email: "a@example.org", passwordHash: "hash"))
        #expect(try await store.people.update(alice, name: "Alix", email: "a@example.org"))
        #expect(try await store.people.passwordHash(of: alice) == "hash")
        #expect(try await store.people.find(alice)?.name == "Alix")
    }

    @Test("Guests are not among the people of the organisation, and only those who never came in are removed")
    func guests() async throws {
        try await store.people.add(alice, name: "Alice", standing: .owner, at: noon)
        let gus = try #require(try await store.people.add(name: "Gus", standing: .guest, at: noon))
        let character = try #require(try await store.people.add(name: "Ines", standing: .guest, at: noon))
        let session = try await store.passes.issue(.session(for: gus.id, browser: ""), by: nil, at: noon)
        #expect(try await store.people.all().map(\.id) == [alice])
        try await store.people.removeUnseen([alice, gus.id, character.id])
        #expect(try await store.people.find(character.id) == nil)
        #expect(try await store.people.owner()?.id == alice)
        #expect(try await store.people.find(gus.id) == gus)
        #expect(try await store.passes.find(session, .session, at: noon) != nil)
    }

    @Test("SEC-02 passwords are kept as argon2id, each with a salt of its own")
    func argon2id() throws {
        let hashes = try [Password.hash("correct horse battery"), Password.hash("correct horse battery")]
        #expect(hashes.allSatisfy { $0.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$") })
        #expect(hashes[0] != hashes[1])
        #expect(Password.verify("correct horse battery", against: hashes[1]))
        #expect(!Password.verify("correct horse batterY", against: hashes[1]))
        #expect(!Password.verify("", against: ""))
    }
}
