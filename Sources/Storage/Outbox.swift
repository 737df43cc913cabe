public import Debriefing
import GRDB
public import Timekeeping

/// A letter that waits to be sent.
public struct Letter: Hashable, Sendable {
    public let id: Int64
    public let recipient: String
    public let message: String
    public let attempts: Int
}

/// A letter that is to be written, and what leaders are told of it.
public struct LetterDraft: Hashable, Sendable {
    public let person: PersonID
    public let about: String
    public let recipient: String
    public let message: String

    public init(person: PersonID, about: String, recipient: String, message: String) {
        self.person = person
        self.about = about
        self.recipient = recipient
        self.message = message
    }
}

/// How far a letter has come, without its words.
public struct LetterState: Hashable, Sendable {
    public enum Stand: Hashable, Sendable {
        case waiting(attempts: Int)
        case sent(at: Instant)
        /// Why nobody tries any more.
        case givenUp(String)
    }

    public let person: PersonID
    public let about: String
    public let stand: Stand
}

/// Letters on their way. They are on disk before anybody tries to send them, and a crash loses none.
public struct Outbox: Sendable {
    let pool: DatabasePool

    /// Debriefs of which the journal tells more than was written about, and up to where it was.
    public func behind() async throws -> [(debrief: DebriefID, sequence: Int)] {
        try await pool.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, coalesce(sequence, 0) AS done FROM debriefs LEFT JOIN correspondence ON debrief = id
                    WHERE (SELECT max(sequence) FROM changes WHERE changes.debrief = id) > coalesce(sequence, 0)
                    """
            ).compactMap { row in DebriefID(row["id"] as String).map { ($0, row["done"]) } }
        }
    }

    /// Puts in what the changes up to `sequence` ask to be written. Of two who come to the same changes, one does it.
    public func put(
        _ letters: [LetterDraft], about debrief: DebriefID, after mark: Int, through sequence: Int, at now: Instant
    ) async throws {
        try await pool.change { database in
            let current = try Int.fetchOne(
                database, sql: "SELECT sequence FROM correspondence WHERE debrief = ?", arguments: [debrief.text])
            guard current ?? 0 == mark else { return }
            try database.execute(
                sql: """
                    INSERT INTO correspondence (debrief, sequence) VALUES (?, ?)
                    ON CONFLICT (debrief) DO UPDATE SET sequence = excluded.sequence
                    """, arguments: [debrief.text, sequence])
            for letter in letters {
                try database.execute(
                    sql: """
                        INSERT INTO outbox (debrief, person, about, recipient, message, written_at, next_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        debrief.text, letter.person.text, letter.about, letter.recipient, letter.message,
                        now.nanoseconds, now.nanoseconds,
                    ])
            }
        }
    }

    /// Letters whose turn has come, the oldest first.
    public func due(at now: Instant, limit: Int = 20) async throws -> [Letter] {
        try await pool.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM outbox WHERE next_at <= ? ORDER BY next_at, id LIMIT ?",
                arguments: [now.nanoseconds, limit]
            ).map {
                Letter(id: $0["id"], recipient: $0["recipient"], message: $0["message"], attempts: $0["attempts"])
            }
        }
    }

    /// It arrived: its words are not needed any more.
    public func sent(_ letter: Letter, at now: Instant) async throws {
        try await update(
            "message = NULL, next_at = NULL, sent_at = ?, attempts = attempts + 1, reason = NULL", [now.nanoseconds],
            letter)
    }

    public func postpone(_ letter: Letter, until next: Instant, because reason: String) async throws {
        try await update("next_at = ?, attempts = attempts + 1, reason = ?", [next.nanoseconds, reason], letter)
    }

    public func giveUp(_ letter: Letter, at now: Instant, because reason: String) async throws {
        try await update(
            "message = NULL, next_at = NULL, given_up_at = ?, attempts = attempts + 1, reason = ?",
            [now.nanoseconds, reason], letter)
    }

    /// The last letter to each person about `debrief`.
    public func states(about debrief: DebriefID) async throws -> [LetterState] {
        try await pool.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM outbox WHERE id IN (SELECT max(id) FROM outbox WHERE debrief = ? GROUP BY person)
                    ORDER BY id
                    """, arguments: [debrief.text]
            ).compactMap(LetterState.init(row:))
        }
    }

    private func update(_ change: String, _ arguments: StatementArguments, _ letter: Letter) async throws {
        try await pool.change { database in
            try database.execute(
                sql: "UPDATE outbox SET \(change) WHERE id = ? AND next_at IS NOT NULL",
                arguments: arguments + [letter.id])
        }
    }
}

extension LetterState {
    fileprivate init?(row: Row) {
        guard let person = PersonID(row["person"] as String) else { return nil }
        let (sent, givenUp, reason): (Int64?, Int64?, String?) = (row["sent_at"], row["given_up_at"], row["reason"])
        let stand: Stand =
            if let sent { .sent(at: Instant(nanoseconds: sent)) } else if givenUp != nil { .givenUp(reason ?? "") } else
            {
                .waiting(attempts: row["attempts"])
            }
        self.init(person: person, about: row["about"], stand: stand)
    }
}
