public import Debriefing
import GRDB
public import Timekeeping

/// Somebody who can sign in, or a guest who came by a link.
public struct Person: Hashable, Sendable {
    public enum Standing: String, Sendable {
        /// Looks after the installation.
        case owner
        /// Belongs to the organisation: reads what is published and opens debriefs.
        case member
        /// Has the one debrief they were let into, and nothing else.
        case guest
    }

    public let id: PersonID
    public let name: String
    public let email: String?
    public let standing: Standing
    public let hasPassword: Bool

    public var isMember: Bool { standing != .guest }
}

/// Who there is in this installation.
public struct People: Sendable {
    let pool: DatabasePool

    /// Who looks after the installation; nil in an empty one.
    public func owner() async throws -> Person? {
        try await first("standing = ?", Person.Standing.owner.rawValue)
    }

    public func all() async throws -> [Person] {
        try await pool.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM people WHERE standing <> 'guest' ORDER BY name COLLATE NOCASE, id"
            )
            .compactMap(Person.init(row:))
        }
    }

    public func find(_ id: PersonID) async throws -> Person? {
        try await first("id = ?", id.text)
    }

    public func find(email: String) async throws -> Person? {
        try await first("email = ?", email)
    }

    /// The kept hash of that person's password, if they have one.
    public func passwordHash(of id: PersonID) async throws -> String? {
        try await pool.read { database in
            try String.fetchOne(database, sql: "SELECT password FROM people WHERE id = ?", arguments: [id.text])
        }
    }

    /// - Returns: Nil if somebody else has that address already.
    @discardableResult
    public func add(
        _ id: PersonID = .random(), name: String, email: String? = nil, standing: Person.Standing, at now: Instant
    ) async throws -> Person? {
        do {
            try await pool.change { database in
                try database.execute(
                    sql: "INSERT INTO people (id, name, email, standing, created_at) VALUES (?, ?, ?, ?, ?)",
                    arguments: [id.text, name, email, standing.rawValue, now.nanoseconds])
            }
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
            return nil
        }
        return Person(id: id, name: name, email: email, standing: standing, hasPassword: false)
    }

    /// Sets what is given; the hash is that of ``Password/hash(_:)``.
    /// - Returns: False if somebody else has that address already; nothing is changed then.
    public func update(_ id: PersonID, name: String, email: String?, passwordHash: String? = nil) async throws -> Bool {
        do {
            try await pool.change { database in
                try database.execute(
                    sql: "UPDATE people SET name = ?, email = ?, password = coalesce(?, password) WHERE id = ?",
                    arguments: [name, email, passwordHash, id.text])
            }
            return true
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
            return false
        }
    }

    /// Removes those of `people` who never came in by any link or password, such as the characters of a story.
    public func removeUnseen(_ people: [PersonID]) async throws {
        try await pool.change { database in
            for person in people {
                try database.execute(
                    sql: """
                        DELETE FROM people WHERE id = ? AND standing <> 'owner' AND password IS NULL
                        AND NOT EXISTS (SELECT 1 FROM passes WHERE passes.person = people.id)
                        """, arguments: [person.text])
            }
        }
    }

    private func first(_ condition: String, _ value: String) async throws -> Person? {
        try await pool.read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM people WHERE \(condition)", arguments: [value])
                .flatMap(Person.init(row:))
        }
    }
}

extension Person {
    init?(row: Row) {
        let id: String = row["id"]
        let standing: String = row["standing"]
        guard let id = PersonID(id), let standing = Standing(rawValue: standing) else { return nil }
        let password: String? = row["password"]
        self.init(id: id, name: row["name"], email: row["email"], standing: standing, hasPassword: password != nil)
    }
}
