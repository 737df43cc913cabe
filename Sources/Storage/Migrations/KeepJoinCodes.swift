import GRDB

/// A code is shown on a wall for as long as it works, so it is kept as it is read; it ends with the pass that it stands for.
func keepJoinCodes(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE join_codes (
                code TEXT PRIMARY KEY CHECK (length(code) = 8),
                pass INTEGER NOT NULL UNIQUE REFERENCES passes (id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID;
            """)
}
