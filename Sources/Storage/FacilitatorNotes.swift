public import Debriefing
import GRDB

/// How somebody ran a meeting, on the way to running them alone.
public enum FacilitationRun: String, CaseIterable, Sendable {
    /// Watched somebody else run it.
    case shadowing
    /// Ran it while somebody watched.
    case reverseShadowing = "reverse-shadowing"
    case solo
}

/// What facilitators keep of a meeting. Whoever asks says whose it is.
public struct FacilitatorNotes: Sendable {
    public enum Kind: String, Sendable {
        /// What they would do differently: theirs alone.
        case own
        /// What a co-facilitator tells the facilitator.
        case feedback
    }

    let pool: DatabasePool

    /// Keeps a note in place of the last one, or removes it where nothing is left of it.
    public func put(_ text: String, _ kind: Kind, of person: PersonID, in debrief: DebriefID) async throws {
        let key: StatementArguments = [debrief.text, person.text, kind.rawValue]
        try await pool.change { database in
            try database.execute(
                sql: "DELETE FROM facilitator_notes WHERE debrief = ? AND person = ? AND kind = ?", arguments: key)
            guard !text.isEmpty else { return }
            try database.execute(
                sql: "INSERT INTO facilitator_notes (debrief, person, kind, text) VALUES (?, ?, ?, ?)",
                arguments: key + [text])
        }
    }

    /// Every note of a kind by who wrote it.
    public func all(_ kind: Kind, in debrief: DebriefID) async throws -> [PersonID: String] {
        try await pool.read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT person, text FROM facilitator_notes WHERE debrief = ? AND kind = ?",
                arguments: [debrief.text, kind.rawValue])
            return rows.reduce(into: [:]) { notes, row in
                let person: String = row["person"]
                if let id = PersonID(person) { notes[id] = row["text"] }
            }
        }
    }

    /// Says how `person` ran this meeting; nil takes it back.
    public func log(_ run: FacilitationRun?, of person: PersonID, in debrief: DebriefID) async throws {
        try await pool.change { database in
            guard let run else {
                return try database.execute(
                    sql: "DELETE FROM facilitation_runs WHERE debrief = ? AND person = ?",
                    arguments: [debrief.text, person.text])
            }
            try database.execute(
                sql: """
                    INSERT INTO facilitation_runs (debrief, person, kind) VALUES (?, ?, ?)
                    ON CONFLICT (debrief, person) DO UPDATE SET kind = excluded.kind
                    """, arguments: [debrief.text, person.text, run.rawValue])
        }
    }

    /// How `person` ran each of their meetings.
    public func runs(of person: PersonID) async throws -> [DebriefID: FacilitationRun] {
        try await pool.read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT debrief, kind FROM facilitation_runs WHERE person = ?", arguments: [person.text])
            return rows.reduce(into: [:]) { runs, row in
                let (debrief, kind): (String, String) = (row["debrief"], row["kind"])
                if let id = DebriefID(debrief) { runs[id] = FacilitationRun(rawValue: kind) }
            }
        }
    }
}
