import GRDB

func addConversations(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE conversations (
                id         TEXT PRIMARY KEY,
                debrief    TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
                owner      TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
                name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
                first_time INTEGER NOT NULL CHECK (first_time IN (0, 1)),
                worried    INTEGER NOT NULL CHECK (worried IN (0, 1)),
                note       TEXT NOT NULL,
                talked     INTEGER NOT NULL CHECK (talked IN (0, 1))
            ) STRICT;

            CREATE INDEX conversations_by_owner ON conversations (owner, debrief);
            """)
}
