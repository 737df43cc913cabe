public import Debriefing
import GRDB

/// Somebody whom a facilitator wants to talk to before the meeting.
public struct Conversation: Hashable, Sendable {
    public let id: Identifier<Conversation>
    public var name: String
    public var isFirstTime: Bool
    public var isWorried: Bool
    /// What they want to explore, and whatever else helps.
    public var note: String
    public var talked: Bool

    public init(
        id: Identifier<Conversation>, name: String, isFirstTime: Bool, isWorried: Bool, note: String, talked: Bool
    ) {
        self.id = id
        self.name = name
        self.isFirstTime = isFirstTime
        self.isWorried = isWorried
        self.note = note
        self.talked = talked
    }
}

/// Each facilitator's own list. No question to it is answered without saying whose it is.
public struct Conversations: Sendable {
    let pool: DatabasePool

    public func all(of owner: PersonID, in debrief: DebriefID) async throws -> [Conversation] {
        try await pool.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM conversations WHERE owner = ? AND debrief = ? ORDER BY talked, name, id",
                arguments: [owner.text, debrief.text]
            ).compactMap { row in
                Identifier<Conversation>(row["id"] as String).map {
                    Conversation(
                        id: $0, name: row["name"], isFirstTime: row["first_time"], isWorried: row["worried"],
                        note: row["note"], talked: row["talked"])
                }
            }
        }
    }

    /// Keeps it, in place of what bears its name if that is the owner's.
    public func keep(_ conversation: Conversation, of owner: PersonID, in debrief: DebriefID) async throws {
        try await pool.change { database in
            try database.execute(
                sql: """
                    INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET name = excluded.name, first_time = excluded.first_time,
                    worried = excluded.worried, note = excluded.note, talked = excluded.talked
                    WHERE owner = excluded.owner AND debrief = excluded.debrief
                    """,
                arguments: [
                    conversation.id.text, debrief.text, owner.text, conversation.name, conversation.isFirstTime,
                    conversation.isWorried, conversation.note, conversation.talked,
                ])
        }
    }

    public func remove(_ id: Identifier<Conversation>, of owner: PersonID, in debrief: DebriefID) async throws {
        try await pool.change { database in
            try database.execute(
                sql: "DELETE FROM conversations WHERE id = ? AND owner = ? AND debrief = ?",
                arguments: [id.text, owner.text, debrief.text])
        }
    }
}
