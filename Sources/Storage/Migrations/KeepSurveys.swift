import GRDB

/// Who has answered and how often each answer was given lie apart: nothing joins a person to an answer, and neither table
/// has a time or an order of its own.
func keepSurveys(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE surveys (
                debrief   TEXT PRIMARY KEY REFERENCES debriefs (id) ON DELETE CASCADE,
                questions TEXT NOT NULL CHECK (json_valid(questions)),
                is_open   INTEGER NOT NULL CHECK (is_open IN (0, 1))
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE survey_counts (
                debrief  TEXT NOT NULL REFERENCES surveys (debrief) ON DELETE CASCADE,
                question INTEGER NOT NULL,
                level    INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
                count    INTEGER NOT NULL,
                PRIMARY KEY (debrief, question, level)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE survey_people (
                debrief TEXT NOT NULL REFERENCES surveys (debrief) ON DELETE CASCADE,
                person  TEXT NOT NULL,
                PRIMARY KEY (debrief, person)
            ) STRICT, WITHOUT ROWID;
            """)
}
