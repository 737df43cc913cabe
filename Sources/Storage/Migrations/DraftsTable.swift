import GRDB

func createDrafts(_ database: Database) throws {
    // No time and no number that counts up: neither may tell who wrote what once the writer is gone from it.
    try database.execute(
        sql: """
            CREATE TABLE drafts (
                id       TEXT PRIMARY KEY,
                debrief  TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
                person   TEXT NOT NULL,
                kind     TEXT NOT NULL CHECK (kind IN ('card', 'note')),
                subject  TEXT NOT NULL,
                text     TEXT NOT NULL,
                is_named INTEGER NOT NULL CHECK (is_named IN (0, 1)),
                is_late  INTEGER NOT NULL CHECK (is_late IN (0, 1))
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX drafts_by_debrief ON drafts (debrief, kind, person);
            """)
}
