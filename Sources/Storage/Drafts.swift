public import Debriefing
import GRDB

/// Words that their writer alone sees until all are revealed: a card of the brainstorm, a note made during the soak.
public struct Draft: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case card, note
    }

    public let id: String
    public let person: PersonID
    public let kind: Kind
    /// What it is about; empty for a card.
    public let subject: String
    public let text: String
    /// It bears the writer's name when it is revealed.
    public let isNamed: Bool
    public let isLate: Bool

    public init(
        id: String, person: PersonID, kind: Kind, subject: String = "", text: String, isNamed: Bool = true,
        isLate: Bool = false
    ) {
        self.id = id
        self.person = person
        self.kind = kind
        self.subject = subject
        self.text = text
        self.isNamed = isNamed
        self.isLate = isLate
    }
}

/// Drafts are not in any journal, since a journal remembers. What is removed is overwritten on the disk.
public struct Drafts: Sendable {
    let pool: DatabasePool

    /// Writes a draft, or writes it anew. That of somebody else stays as it is.
    public func put(_ draft: Draft, in debrief: DebriefID) async throws {
        try await change { database in
            try database.execute(
                sql: """
                    INSERT INTO drafts (id, debrief, person, kind, subject, text, is_named, is_late)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET text = excluded.text, is_named = excluded.is_named
                    WHERE person = excluded.person AND debrief = excluded.debrief
                    """,
                arguments: [
                    draft.id, debrief.text, draft.person.text, draft.kind.rawValue, draft.subject, draft.text,
                    draft.isNamed, draft.isLate,
                ])
        }
    }

    public func all(of person: PersonID, _ kind: Draft.Kind, in debrief: DebriefID) async throws -> [Draft] {
        try await fetch("debrief = ? AND kind = ? AND person = ?", [debrief.text, kind.rawValue, person.text])
    }

    /// Everybody's, in the order of their random names: for the moment at which all are revealed.
    public func all(_ kind: Draft.Kind, in debrief: DebriefID) async throws -> [Draft] {
        try await fetch("debrief = ? AND kind = ?", [debrief.text, kind.rawValue])
    }

    public func count(_ kind: Draft.Kind, in debrief: DebriefID) async throws -> Int {
        try await pool.read { database in
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM drafts WHERE debrief = ? AND kind = ?",
                arguments: [debrief.text, kind.rawValue]) ?? 0
        }
    }

    /// Takes back one's own.
    public func remove(_ id: String, of person: PersonID, in debrief: DebriefID) async throws {
        try await change { database in
            try database.execute(
                sql: "DELETE FROM drafts WHERE id = ? AND person = ? AND debrief = ?",
                arguments: [id, person.text, debrief.text])
        }
    }

    /// Forgets who wrote what has been revealed.
    public func remove(_ ids: [String], in debrief: DebriefID) async throws {
        guard !ids.isEmpty else { return }
        try await change { database in
            for id in ids {
                try database.execute(
                    sql: "DELETE FROM drafts WHERE id = ? AND debrief = ?", arguments: [id, debrief.text])
            }
        }
    }

    /// The log of the database would keep what the tables have forgotten, until it is written over.
    private func change(_ deed: @Sendable @escaping (Database) throws -> Void) async throws {
        try await pool.change(deed)
        try await pool.forget()
    }

    private func fetch(_ condition: String, _ values: StatementArguments) async throws -> [Draft] {
        try await pool.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM drafts WHERE \(condition) ORDER BY id", arguments: values
            ).compactMap(Draft.init(row:))
        }
    }
}

extension Draft {
    fileprivate init?(row: Row) {
        let (person, kind): (String, String) = (row["person"], row["kind"])
        guard let person = PersonID(person), let kind = Kind(rawValue: kind) else { return nil }
        self.init(
            id: row["id"], person: person, kind: kind, subject: row["subject"], text: row["text"],
            isNamed: row["is_named"], isLate: row["is_late"])
    }
}
