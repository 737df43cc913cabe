import GRDB

/// Accounts lie beside the journal: what is nobody else's, and what can be taken back, must be able to vanish.
func keepAccounts(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE accounts (
                id          TEXT PRIMARY KEY,
                debrief     TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
                author      TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
                released    TEXT CHECK (released IS NULL OR json_valid(released)),
                declined_at INTEGER,
                UNIQUE (debrief, author)
            ) STRICT;

            CREATE TABLE account_items (
                account        TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                id             TEXT NOT NULL,
                position       INTEGER NOT NULL,
                prompt         TEXT NOT NULL,
                time           TEXT NOT NULL,
                text           TEXT NOT NULL,
                seen           TEXT NOT NULL,
                link           TEXT NOT NULL,
                off_the_record INTEGER NOT NULL CHECK (off_the_record IN (0, 1)),
                revision       INTEGER NOT NULL,
                writer         TEXT NOT NULL,
                PRIMARY KEY (account, id)
            ) STRICT, WITHOUT ROWID;
            """)
}
