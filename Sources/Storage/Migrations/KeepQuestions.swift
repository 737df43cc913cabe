import GRDB

/// What is one person's own, or no part of what happened, lies beside the journal.
func keepQuestions(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE questions (
                person     TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
                name       TEXT NOT NULL,
                occasion   TEXT NOT NULL,
                text       TEXT CHECK (text IS NULL OR length(text) > 0),
                is_starred INTEGER NOT NULL CHECK (is_starred IN (0, 1)),
                is_hidden  INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
                PRIMARY KEY (person, name)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE people_without_hints (
                person TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE debriefs_without_hints (
                debrief TEXT PRIMARY KEY REFERENCES debriefs (id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID;
            """)
}
