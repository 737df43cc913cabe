import GRDB

/// Interviews lie beside the journal, which remembers: of a recording nothing may stay after its day.
func keepInterviews(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE interviews (
                id         TEXT PRIMARY KEY,
                debrief    TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
                content    TEXT NOT NULL CHECK (json_valid(content)),
                keep_until TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX interviews_by_debrief ON interviews (debrief);
            """)
}
