import GRDB

func addOutbox(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE outbox (
                id          INTEGER PRIMARY KEY AUTOINCREMENT,
                debrief     TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
                person      TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
                about       TEXT NOT NULL,
                recipient   TEXT NOT NULL,
                message     TEXT,
                written_at  INTEGER NOT NULL,
                attempts    INTEGER NOT NULL DEFAULT 0,
                next_at     INTEGER,
                sent_at     INTEGER,
                given_up_at INTEGER,
                reason      TEXT,
                CHECK ((next_at IS NULL) = (message IS NULL)),
                CHECK (next_at IS NOT NULL OR sent_at IS NOT NULL OR given_up_at IS NOT NULL)
            ) STRICT;

            CREATE INDEX outbox_by_turn ON outbox (next_at) WHERE next_at IS NOT NULL;
            CREATE INDEX outbox_by_debrief ON outbox (debrief);

            CREATE TABLE correspondence (
                debrief  TEXT PRIMARY KEY REFERENCES debriefs (id) ON DELETE CASCADE,
                sequence INTEGER NOT NULL
            ) STRICT;
            """)
}
