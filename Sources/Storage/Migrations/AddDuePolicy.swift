import GRDB

func addDuePolicy(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE due_rules (
                severity      INTEGER PRIMARY KEY CHECK (severity BETWEEN 1 AND 5),
                days          INTEGER NOT NULL CHECK (days BETWEEN 1 AND 365),
                business_days INTEGER NOT NULL CHECK (business_days IN (0, 1))
            ) STRICT;

            INSERT INTO due_rules VALUES (1, 3, 0), (2, 5, 1);
            """)
}
