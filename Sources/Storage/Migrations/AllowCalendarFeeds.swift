import GRDB

/// A pass may be a calendar feed. SQLite cannot change a check, so the table is made anew around its rows.
func allowCalendarFeeds(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE passes_now (
                id         INTEGER PRIMARY KEY AUTOINCREMENT,
                hash       BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
                kind       TEXT NOT NULL CHECK (kind IN ('session', 'sign-in', 'invitation', 'guest', 'program', 'feed')),
                person     TEXT REFERENCES people (id) ON DELETE CASCADE,
                debrief    TEXT REFERENCES debriefs (id) ON DELETE CASCADE,
                role       TEXT,
                label      TEXT NOT NULL,
                created_by TEXT,
                created_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL,
                ended_at   INTEGER,
                CHECK (kind IN ('invitation', 'guest') OR person IS NOT NULL),
                CHECK (kind <> 'guest' OR debrief IS NOT NULL)
            ) STRICT;

            INSERT INTO passes_now SELECT * FROM passes;
            DROP TABLE passes;
            ALTER TABLE passes_now RENAME TO passes;
            CREATE INDEX passes_by_person ON passes (person);
            CREATE INDEX passes_by_debrief ON passes (debrief);
            """)
}
