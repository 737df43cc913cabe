public import Debriefing
import GRDB

/// A question as one person keeps it for themselves: with a star, put aside, or in their own words.
public struct KeptQuestion: Hashable, Sendable {
    public let name: String
    /// What it may follow; empty for anything.
    public let occasion: String
    /// Nil for one that comes with Debrief.
    public let text: String?
    public var isStarred: Bool
    public var isHidden: Bool

    public init(
        name: String, occasion: String = "", text: String? = nil, isStarred: Bool = false, isHidden: Bool = false
    ) {
        (self.name, self.occasion, self.text) = (name, occasion, text)
        (self.isStarred, self.isHidden) = (isStarred, isHidden)
    }
}

/// The questions of those who ask them. Whoever wants some says whose; there is no way to have everybody's.
public struct Questions: Sendable {
    let pool: DatabasePool

    /// Those that one person has put a star to, put aside or written, in all of their debriefs.
    public func all(of person: PersonID) async throws -> [KeptQuestion] {
        try await pool.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM questions WHERE person = ? ORDER BY name", arguments: [person.text]
            ).map(KeptQuestion.init(row:))
        }
    }

    /// Keeps a question, or keeps it anew.
    public func put(_ question: KeptQuestion, of person: PersonID) async throws {
        try await pool.change { database in
            try database.execute(
                sql: """
                    INSERT INTO questions (person, name, occasion, text, is_starred, is_hidden)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET occasion = excluded.occasion, text = excluded.text,
                        is_starred = excluded.is_starred, is_hidden = excluded.is_hidden
                    """,
                arguments: [
                    person.text, question.name, question.occasion, question.text, question.isStarred,
                    question.isHidden,
                ])
        }
    }

    /// Forgets one, with what was written in it.
    public func remove(_ name: String, of person: PersonID) async throws {
        try await pool.change { database in
            try database.execute(
                sql: "DELETE FROM questions WHERE person = ? AND name = ?", arguments: [person.text, name])
        }
        try await pool.forget()
    }
}

extension KeptQuestion {
    fileprivate init(row: Row) {
        self.init(
            name: row["name"], occasion: row["occasion"], text: row["text"], isStarred: row["is_starred"],
            isHidden: row["is_hidden"])
    }
}
