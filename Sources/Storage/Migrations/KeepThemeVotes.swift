import GRDB

/// Who has voted and how often each theme was marked lie apart, as in a survey, and only while a vote is open.
func keepThemeVotes(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE theme_ballots (
                debrief TEXT PRIMARY KEY REFERENCES debriefs (id) ON DELETE CASCADE,
                vote    TEXT NOT NULL,
                is_open INTEGER NOT NULL CHECK (is_open IN (0, 1))
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE theme_counts (
                debrief TEXT NOT NULL REFERENCES theme_ballots (debrief) ON DELETE CASCADE,
                theme   TEXT NOT NULL,
                count   INTEGER NOT NULL,
                PRIMARY KEY (debrief, theme)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE theme_voters (
                debrief TEXT NOT NULL REFERENCES theme_ballots (debrief) ON DELETE CASCADE,
                person  TEXT NOT NULL,
                PRIMARY KEY (debrief, person)
            ) STRICT, WITHOUT ROWID;
            """)
}
