import GRDB

func addRequests(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE requests (
                id         TEXT PRIMARY KEY,
                kind       TEXT NOT NULL CHECK (kind IN ('debrief', 'facilitator')),
                title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
                about      TEXT NOT NULL,
                debrief    TEXT REFERENCES debriefs (id) ON DELETE CASCADE,
                by         TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
                at         INTEGER NOT NULL,
                claimed_by TEXT,
                claimed_at INTEGER,
                CHECK (kind = 'debrief' OR debrief IS NOT NULL),
                CHECK ((claimed_by IS NULL) = (claimed_at IS NULL))
            ) STRICT;
            """)
}
