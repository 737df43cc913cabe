public import Debriefing
import GRDB

/// Within how many days people are to meet in this installation.
public struct DueRules: Sendable {
    let pool: DatabasePool

    public func policy() async throws -> DuePolicy {
        let rules = try await pool.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM due_rules").map { row -> (Int, DuePolicy.Rule) in
                (row["severity"], DuePolicy.Rule(days: row["days"], areBusinessDays: row["business_days"]))
            }
        }
        return DuePolicy(rules: Dictionary(uniqueKeysWithValues: rules))
    }

    public func set(_ policy: DuePolicy) async throws {
        try await pool.change { database in
            try database.execute(sql: "DELETE FROM due_rules")
            for (severity, rule) in policy.rules {
                try database.execute(
                    sql: "INSERT INTO due_rules VALUES (?, ?, ?)",
                    arguments: [severity, rule.days, rule.areBusinessDays])
            }
        }
    }
}
