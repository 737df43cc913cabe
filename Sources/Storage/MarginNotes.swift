public import Debriefing
import GRDB

/// What somebody wrote in the margin of an entry.
public struct MarginNote: Hashable, Sendable, Identifiable {
    public enum Kind: String, Sendable {
        /// Read by its author and by whoever facilitates.
        case question
        /// Of those who facilitate, read by them alone.
        case note
    }

    /// What became of a question.
    public enum State: String, Sendable {
        case waiting, asked
        case putAway = "put-away"
    }

    public let id: Identifier<MarginNote>
    public let entry: EntryID
    public let author: PersonID
    public let kind: Kind
    public var text: String
    public var state: State

    public init(
        id: Identifier<MarginNote>, entry: EntryID, author: PersonID, kind: Kind, text: String, state: State = .waiting
    ) {
        (self.id, self.entry, self.author) = (id, entry, author)
        (self.kind, self.text, self.state) = (kind, text, state)
    }
}

/// The margins of a debrief. Whoever wants to read says as whom: as an author, or for those who facilitate.
public struct MarginNotes: Sendable {
    let pool: DatabasePool

    /// What `author` wrote.
    public func all(of author: PersonID, in debrief: DebriefID) async throws -> [MarginNote] {
        try await fetch("debrief = ? AND author = ?", [debrief.text, author.text])
    }

    /// What whoever facilitates reads: the questions of everybody, and the notes of those who facilitate.
    public func allForFacilitators(in debrief: DebriefID) async throws -> [MarginNote] {
        try await fetch("debrief = ?", [debrief.text])
    }

    /// Keeps what is new. Sent again under the same name it is the same.
    public func add(_ note: MarginNote, in debrief: DebriefID) async throws {
        try await pool.change { database in
            try database.execute(
                sql: """
                    INSERT INTO margin_notes (id, debrief, entry, author, kind, text, state)
                    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                    """,
                arguments: [
                    note.id.text, debrief.text, note.entry.text, note.author.text, note.kind.rawValue, note.text,
                    note.state.rawValue,
                ])
        }
    }

    /// Keeps other words in place of those before, which are gone. They wait to be asked again.
    public func rewrite(
        _ id: Identifier<MarginNote>, _ text: String, of author: PersonID, in debrief: DebriefID
    ) async throws {
        try await change(
            "UPDATE margin_notes SET text = ?, state = 'waiting' WHERE id = ? AND author = ? AND debrief = ?",
            [text, id.text, author.text, debrief.text])
        try await pool.forget()
    }

    public func mark(
        _ id: Identifier<MarginNote>, _ state: MarginNote.State, in debrief: DebriefID
    ) async throws {
        try await change(
            "UPDATE margin_notes SET state = ? WHERE id = ? AND debrief = ?", [state.rawValue, id.text, debrief.text])
    }

    /// Removes what `author` wrote; its words are in the data folder no longer when this returns.
    public func remove(_ id: Identifier<MarginNote>, of author: PersonID, in debrief: DebriefID) async throws {
        try await change(
            "DELETE FROM margin_notes WHERE id = ? AND author = ? AND debrief = ?",
            [id.text, author.text, debrief.text])
        try await pool.forget()
    }

    /// Removes what stands at such entries, whoever wrote it: they may speak of words that were taken back.
    public func remove(at entries: Set<EntryID>, in debrief: DebriefID) async throws {
        guard !entries.isEmpty else { return }
        try await pool.change { database in
            for entry in entries {
                try database.execute(
                    sql: "DELETE FROM margin_notes WHERE debrief = ? AND entry = ?",
                    arguments: [debrief.text, entry.text])
            }
        }
        try await pool.forget()
    }

    private func change(_ deed: String, _ values: StatementArguments) async throws {
        try await pool.change { try $0.execute(sql: deed, arguments: values) }
    }

    private func fetch(_ condition: String, _ values: StatementArguments) async throws -> [MarginNote] {
        try await pool.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM margin_notes WHERE \(condition) ORDER BY entry, id", arguments: values
            ).compactMap(MarginNote.init(row:))
        }
    }
}

extension MarginNote {
    fileprivate init?(row: Row) {
        guard let id = Identifier<MarginNote>(row["id"] as String), let entry = EntryID(row["entry"] as String),
            let author = PersonID(row["author"] as String), let kind = Kind(rawValue: row["kind"]),
            let state = State(rawValue: row["state"])
        else { return nil }
        self.init(id: id, entry: entry, author: author, kind: kind, text: row["text"], state: state)
    }
}
