import GRDB

/// Which debriefs are rehearsals, and who in them is played.
func keepRehearsals(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE rehearsal_casts (
                debrief TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
                part    TEXT NOT NULL,
                person  TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
                PRIMARY KEY (debrief, part)
            ) STRICT, WITHOUT ROWID;
            """)
}
