import GRDB

func addRemediationPolicy(_ database: Database) throws {
    try database.execute(
        sql: """
            CREATE TABLE remediation_rules (
                severity INTEGER PRIMARY KEY CHECK (severity BETWEEN 0 AND 5),
                count    INTEGER NOT NULL CHECK (count BETWEEN 1 AND 365),
                unit     TEXT NOT NULL CHECK (unit IN ('days', 'weeks', 'working-days'))
            ) STRICT;

            INSERT INTO remediation_rules VALUES (0, 4, 'weeks'), (1, 15, 'days'), (2, 30, 'days'), (3, 8, 'weeks');
            """)
}
