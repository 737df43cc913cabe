public import Debriefing
import GRDB

/// Debriefs in which people of a story are played.
public struct Rehearsals: Sendable {
    let pool: DatabasePool

    /// Says that `debrief` is one, and who plays which part.
    public func keep(_ cast: [String: PersonID], of debrief: DebriefID) async throws {
        try await pool.change { database in
            for (part, person) in cast {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO rehearsal_casts (debrief, part, person) VALUES (?, ?, ?)",
                    arguments: [debrief.text, part, person.text])
            }
        }
    }

    /// Who plays which part; nobody in what is no rehearsal.
    public func cast(of debrief: DebriefID) async throws -> [String: PersonID] {
        try await pool.read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT part, person FROM rehearsal_casts WHERE debrief = ?", arguments: [debrief.text])
            return rows.reduce(into: [:]) { cast, row in
                let person: String = row["person"]
                cast[row["part"]] = PersonID(person)
            }
        }
    }

    public func all() async throws -> Set<DebriefID> {
        try await pool.read { database in
            let names = try String.fetchSet(database, sql: "SELECT DISTINCT debrief FROM rehearsal_casts")
            return Set(names.compactMap(DebriefID.init))
        }
    }
}
