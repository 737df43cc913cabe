import GRDB

/// What facilitators keep for themselves of a meeting lies beside the journal: nobody else's page or token reads it.
func keepFacilitation(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE facilitator_notes (
                debrief TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
                person  TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
                kind    TEXT NOT NULL CHECK (kind IN ('own', 'feedback')),
                text    TEXT NOT NULL,
                PRIMARY KEY (debrief, person, kind)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE facilitation_runs (
                debrief TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
                person  TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
                kind    TEXT NOT NULL CHECK (kind IN ('shadowing', 'reverse-shadowing', 'solo')),
                PRIMARY KEY (debrief, person)
            ) STRICT, WITHOUT ROWID;
            """)
}
