import GRDB

/// What stands in the margin of an entry lies beside the journal: it is for one or two readers, and can vanish.
func keepMarginNotes(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE margin_notes (
                id      TEXT PRIMARY KEY,
                debrief TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
                entry   TEXT NOT NULL,
                author  TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
                kind    TEXT NOT NULL CHECK (kind IN ('question', 'note')),
                text    TEXT NOT NULL CHECK (length(text) > 0),
                state   TEXT NOT NULL CHECK (state IN ('waiting', 'asked', 'put-away'))
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX margin_notes_by_debrief ON margin_notes (debrief, entry);
            """)
}
