public import Debriefing
import GRDB
import Synchronization

/// The vocabulary of the organisation: the tags that entries can be given in this installation.
public final class EntryTags: Sendable {
    private let pool: DatabasePool
    /// The one process that serves the folder writes them, and knows them by heart: every page of a timeline offers them.
    private let known: Mutex<[EntryTag]>

    init(pool: DatabasePool) throws {
        self.pool = pool
        known = Mutex(
            try pool.read { database in
                try Row.fetchAll(database, sql: "SELECT * FROM entry_tags ORDER BY position").map {
                    EntryTag(name: $0["name"], definition: $0["definition"])
                }
            })
    }

    /// In the order that the organisation gave them.
    public var offered: [EntryTag] { known.withLock { $0 } }

    /// Offers these from now on. Entries keep what they bear.
    public func offer(_ tags: [EntryTag]) async throws {
        try await pool.change { database in
            try database.execute(sql: "DELETE FROM entry_tags")
            for (index, tag) in tags.enumerated() {
                try database.execute(
                    sql: "INSERT INTO entry_tags VALUES (?, ?, ?)", arguments: [index + 1, tag.name, tag.definition])
            }
        }
        known.withLock { $0 = tags }
    }
}
