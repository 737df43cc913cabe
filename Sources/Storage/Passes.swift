public import Debriefing
import Foundation
import GRDB
public import Timekeeping

/// Something that lets somebody in: a session, a link or a program's token. It expires, and can be ended before.
public struct Pass: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// A browser that is signed in.
        case session
        /// Signs one person in, once.
        case signIn = "sign-in"
        /// Makes whoever opens it first a member, and lets them into a debrief if one is named.
        case invitation
        /// Lets anybody who has it into one debrief under a name of their choice, until it is revoked.
        case guest
        /// A program that acts for a person.
        case program
        /// A calendar that reads when a person's meetings are, and nothing else.
        case feed
    }

    public let id: Int64
    public let kind: Kind
    public let person: PersonID?
    public let debrief: DebriefID?
    public let role: Role?
    public let label: String
    public let createdBy: PersonID?
    public let createdAt: Instant
    public let expiresAt: Instant
}

/// What a new pass is for.
public struct PassRequest: Sendable {
    public let kind: Pass.Kind
    public let person: PersonID?
    public let debrief: DebriefID?
    public let role: Role?
    public let label: String
    public let days: Int

    public static func session(for person: PersonID, browser: String) -> PassRequest {
        PassRequest(
            kind: .session, person: person, debrief: nil, role: nil, label: String(browser.prefix(200)), days: 30)
    }

    public static func signIn(for person: PersonID) -> PassRequest {
        PassRequest(kind: .signIn, person: person, debrief: nil, role: nil, label: "One-time link", days: 1)
    }

    public static func invitation(to debrief: DebriefID?, as role: Role?, label: String) -> PassRequest {
        PassRequest(kind: .invitation, person: nil, debrief: debrief, role: role, label: label, days: 14)
    }

    public static func guest(in debrief: DebriefID, as role: Role, label: String) -> PassRequest {
        PassRequest(kind: .guest, person: nil, debrief: debrief, role: role, label: label, days: 14)
    }

    public static func feed(for person: PersonID) -> PassRequest {
        PassRequest(kind: .feed, person: person, debrief: nil, role: nil, label: "Calendar", days: 3650)
    }

    /// As ``guest(in:as:label:)``, for the day of the meeting.
    public static func room(_ debrief: DebriefID) -> PassRequest {
        PassRequest(
            kind: .guest, person: nil, debrief: debrief, role: .participant, label: "People in the room, by code",
            days: 1)
    }

    public static func program(for person: PersonID, label: String, days: Int) -> PassRequest {
        PassRequest(kind: .program, person: person, debrief: nil, role: nil, label: label, days: days)
    }
}

/// The passes that were given out. Their secrets are known only to those who hold them.
public struct Passes: Sendable {
    let pool: DatabasePool

    /// Makes a pass and the secret that is it.
    public func issue(_ request: PassRequest, by creator: PersonID?, at now: Instant) async throws -> Secret {
        try await pool.change { try Passes.issue(request, by: creator, at: now, in: $0) }
    }

    static func issue(
        _ request: PassRequest, by creator: PersonID?, at now: Instant, in database: Database
    ) throws -> Secret {
        let secret = Secret.random()
        try database.execute(
            sql: """
                INSERT INTO passes (hash, kind, person, debrief, role, label, created_by, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                Data(secret.hash), request.kind.rawValue, request.person?.text, request.debrief?.text,
                request.role?.rawValue, request.label, creator?.text, now.nanoseconds,
                now.advanced(bySeconds: Int64(request.days) * 86_400).nanoseconds,
            ])
        return secret
    }

    /// The pass that `secret` is, if it is of that kind and neither ended nor expired.
    public func find(_ secret: Secret, _ kind: Pass.Kind, at now: Instant) async throws -> Pass? {
        try await pool.read { try Passes.find(secret, kind, at: now, in: $0) }
    }

    /// Whether a pass that was valid once still is.
    public func isValid(_ id: Int64, at now: Instant) async throws -> Bool {
        try await pool.read { database in
            try Bool.fetchOne(
                database, sql: "SELECT ended_at IS NULL AND expires_at > ? FROM passes WHERE id = ?",
                arguments: [now.nanoseconds, id]) ?? false
        }
    }

    /// Ends the pass that `secret` is, and returns it; nil if it was used or ended before. Of two who try, one gets it.
    public func use(_ secret: Secret, _ kind: Pass.Kind, at now: Instant) async throws -> Pass? {
        try await pool.change { database in
            guard let pass = try Passes.find(secret, kind, at: now, in: database) else { return nil }
            try database.execute(
                sql: "UPDATE passes SET ended_at = ? WHERE id = ?", arguments: [now.nanoseconds, pass.id])
            return pass
        }
    }

    /// What is valid now and belongs to `person`.
    public func all(of person: PersonID, _ kind: Pass.Kind, at now: Instant) async throws -> [Pass] {
        try await valid("person = ?", person.text, kind, at: now)
    }

    /// The links into `debrief` that are valid now.
    public func all(into debrief: DebriefID, _ kind: Pass.Kind, at now: Instant) async throws -> [Pass] {
        try await valid("debrief = ?", debrief.text, kind, at: now)
    }

    /// Whether `secret` is or was a session of `person`, however it ended: their browser, though not a way in.
    public func isBrowser(_ secret: Secret, of person: PersonID) async throws -> Bool {
        try await pool.read { database in
            try Bool.fetchOne(
                database,
                sql: "SELECT EXISTS (SELECT 1 FROM passes WHERE hash = ? AND kind = 'session' AND person = ?)",
                arguments: [Data(secret.hash), person.text]) ?? false
        }
    }

    /// Ends every session of `person` but one.
    public func endSessions(of person: PersonID, but kept: Int64, at now: Instant) async throws {
        try await pool.change { database in
            try database.execute(
                sql: """
                    UPDATE passes SET ended_at = ?
                    WHERE person = ? AND kind = 'session' AND id <> ? AND ended_at IS NULL
                    """, arguments: [now.nanoseconds, person.text, kept])
        }
    }

    public func end(_ id: Int64, of person: PersonID, at now: Instant) async throws {
        try await end("person = ?", person.text, id, at: now)
    }

    public func end(_ id: Int64, into debrief: DebriefID, at now: Instant) async throws {
        try await end("debrief = ?", debrief.text, id, at: now)
    }

    private func end(_ condition: String, _ value: String, _ id: Int64, at now: Instant) async throws {
        try await pool.change { database in
            try database.execute(
                sql: "UPDATE passes SET ended_at = ? WHERE id = ? AND \(condition) AND ended_at IS NULL",
                arguments: [now.nanoseconds, id, value])
        }
    }

    private func valid(_ condition: String, _ value: String, _ kind: Pass.Kind, at now: Instant) async throws -> [Pass]
    {
        try await pool.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM passes WHERE \(condition) AND kind = ? AND ended_at IS NULL AND expires_at > ?
                    ORDER BY created_at DESC, id DESC
                    """,
                arguments: [value, kind.rawValue, now.nanoseconds]
            ).compactMap(Pass.init(row:))
        }
    }

    private static func find(_ secret: Secret, _ kind: Pass.Kind, at now: Instant, in database: Database) throws
        -> Pass?
    {
        try Row.fetchOne(
            database, sql: "SELECT * FROM passes WHERE hash = ? AND kind = ? AND ended_at IS NULL AND expires_at > ?",
            arguments: [Data(secret.hash), kind.rawValue, now.nanoseconds]
        ).flatMap(Pass.init(row:))
    }
}

extension Pass {
    init?(row: Row) {
        let kind: String = row["kind"]
        let person: String? = row["person"]
        let debrief: String? = row["debrief"]
        let role: String? = row["role"]
        let creator: String? = row["created_by"]
        guard let kind = Kind(rawValue: kind) else { return nil }
        self.init(
            id: row["id"], kind: kind, person: person.flatMap(PersonID.init), debrief: debrief.flatMap(DebriefID.init),
            role: role.flatMap(Role.init), label: row["label"],
            createdBy: creator.flatMap(PersonID.init), createdAt: Instant(nanoseconds: row["created_at"]),
            expiresAt: Instant(nanoseconds: row["expires_at"]))
    }
}
