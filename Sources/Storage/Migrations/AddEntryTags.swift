import GRDB

/// The words that an organisation begins with, which it makes its own.
func addEntryTags(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE entry_tags (
                position   INTEGER PRIMARY KEY,
                name       TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 60),
                definition TEXT NOT NULL
            ) STRICT;

            INSERT INTO entry_tags VALUES
                (1, 'detection', 'Something was noticed: here somebody, or a machine, saw that it was not as usual.'),
                (2, 'hypothesis raised', 'A possible explanation came up, whether it turned out so or not.'),
                (3, 'hypothesis ruled out', 'An explanation was given up, because of what was seen or tried here.'),
                (4, 'help asked', 'Somebody was brought in, or asked for what they know.'),
                (5, 'impact changed', 'From here on those who are served felt it more, less, otherwise, or no longer.'),
                (6, 'attempt', 'Something was tried to make it better, whatever came of it.'),
                (7, 'plan changed', 'People went on in another direction than the one they had agreed on.');
            """)
}
