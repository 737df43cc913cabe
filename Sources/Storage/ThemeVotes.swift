public import Debriefing
import GRDB

/// Votes on themes while they are open, in tables that know who has voted and what was marked, and not who marked what.
public struct ThemeVotes: Sendable {
    let pool: DatabasePool

    /// Counts one person's marks.
    /// - Returns: False if they were counted before, or if the vote was closed meanwhile.
    public func count(
        _ themes: [ThemeID], of person: PersonID, in vote: ThemeVoteID, of debrief: DebriefID
    ) async throws -> Bool {
        try await pool.change { database in
            try ThemeVotes.take(up: vote, debrief, database)
            guard try ThemeVotes.isOpen(debrief, database) else { return false }
            try database.execute(
                sql: "INSERT INTO theme_voters (debrief, person) VALUES (?, ?) ON CONFLICT DO NOTHING",
                arguments: [debrief.text, person.text])
            guard database.changesCount > 0 else { return false }
            for theme in themes {
                try database.execute(
                    sql: """
                        INSERT INTO theme_counts (debrief, theme, count) VALUES (?, ?, 1)
                        ON CONFLICT (debrief, theme) DO UPDATE SET count = count + 1
                        """, arguments: [debrief.text, theme.text])
            }
            return true
        }
    }

    /// How many have voted so far.
    public func voted(in vote: ThemeVoteID, of debrief: DebriefID) async throws -> Int {
        try await pool.read { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM theme_voters JOIN theme_ballots USING (debrief)
                    WHERE debrief = ? AND vote = ?
                    """, arguments: [debrief.text, vote.text]) ?? 0
        }
    }

    /// Takes no more votes, and says what came of them; the same when it is asked again.
    public func close(_ vote: ThemeVoteID, of debrief: DebriefID) async throws -> ThemeCount {
        try await pool.change { database in
            try ThemeVotes.take(up: vote, debrief, database)
            try database.execute(
                sql: "UPDATE theme_ballots SET is_open = 0 WHERE debrief = ?", arguments: [debrief.text])
            let voted = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM theme_voters WHERE debrief = ?", arguments: [debrief.text])
            let rows = try Row.fetchAll(
                database, sql: "SELECT theme, count FROM theme_counts WHERE debrief = ? ORDER BY count DESC, theme",
                arguments: [debrief.text])
            return ThemeCount(
                voted: voted ?? 0,
                themes: rows.compactMap { row in
                    ThemeID(row["theme"]).map { ThemeCount.Votes(theme: $0, votes: row["count"]) }
                })
        }
    }

    /// Forgets who voted, once the result is a fact.
    public func forget(_ debrief: DebriefID) async throws {
        try await pool.change { database in
            for table in ["theme_voters", "theme_counts"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE debrief = ?", arguments: [debrief.text])
            }
        }
        try await pool.forget()
    }

    /// Begins anew where the tables are still those of another vote.
    private static func take(up vote: ThemeVoteID, _ debrief: DebriefID, _ database: Database) throws {
        try database.execute(
            sql: "DELETE FROM theme_ballots WHERE debrief = ? AND vote <> ?", arguments: [debrief.text, vote.text])
        try database.execute(
            sql: "INSERT INTO theme_ballots (debrief, vote, is_open) VALUES (?, ?, 1) ON CONFLICT DO NOTHING",
            arguments: [debrief.text, vote.text])
    }

    private static func isOpen(_ debrief: DebriefID, _ database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT is_open FROM theme_ballots WHERE debrief = ?", arguments: [debrief.text]) ?? false
    }
}
