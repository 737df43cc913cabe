import GRDB

func createFirstTables(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE debriefs (
                id        TEXT PRIMARY KEY,
                opened_at INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE changes (
                debrief  TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
                sequence INTEGER NOT NULL CHECK (sequence > 0),
                at       INTEGER NOT NULL,
                by       TEXT NOT NULL,
                fact     TEXT NOT NULL CHECK (json_valid(fact)),
                PRIMARY KEY (debrief, sequence)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE people (
                id         TEXT PRIMARY KEY,
                name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
                email      TEXT UNIQUE COLLATE NOCASE,
                password   TEXT,
                standing   TEXT NOT NULL CHECK (standing IN ('owner', 'member', 'guest')),
                created_at INTEGER NOT NULL,
                CHECK (password IS NULL OR email IS NOT NULL)
            ) STRICT;

            CREATE TABLE passes (
                id         INTEGER PRIMARY KEY AUTOINCREMENT,
                hash       BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
                kind       TEXT NOT NULL CHECK (kind IN ('session', 'sign-in', 'invitation', 'guest', 'program')),
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

            CREATE INDEX passes_by_person ON passes (person);
            CREATE INDEX passes_by_debrief ON passes (debrief);
            """)
}
