public import Debriefing
import GRDB
import Synchronization

/// Until when remediations are to be done in this installation. Pages ask for it in the middle of being rendered, so it is
/// kept in memory, too; one process alone changes it.
public final class RemediationRules: Sendable {
    private let pool: DatabasePool
    private let kept: Mutex<RemediationPolicy>

    init(pool: DatabasePool) throws {
        self.pool = pool
        let rows = try pool.read { try Row.fetchAll($0, sql: "SELECT * FROM remediation_rules") }
        let rules = rows.compactMap { row -> (Int, RemediationPolicy.Rule)? in
            let unit = RemediationPolicy.Unit(rawValue: row["unit"] as String)
            return unit.map { (row["severity"], RemediationPolicy.Rule(row["count"], $0)) }
        }
        kept = Mutex(RemediationPolicy(rules: Dictionary(uniqueKeysWithValues: rules)))
    }

    public var policy: RemediationPolicy { kept.withLock { $0 } }

    public func set(_ policy: RemediationPolicy) async throws {
        try await pool.change { database in
            try database.execute(sql: "DELETE FROM remediation_rules")
            for (severity, rule) in policy.rules {
                try database.execute(
                    sql: "INSERT INTO remediation_rules VALUES (?, ?, ?)",
                    arguments: [severity, rule.count, rule.unit.rawValue])
            }
        }
        kept.withLock { $0 = policy }
    }
}
