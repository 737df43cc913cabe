public import Debriefing
import GRDB

/// Who wants no hints on language, and in which debriefs there are none. Of the hints themselves nothing is kept.
public struct HintSwitches: Sendable {
    let pool: DatabasePool

    public func areOn(for person: PersonID) async throws -> Bool {
        try await isMissing("people_without_hints", "person", person.text)
    }

    public func areOn(in debrief: DebriefID) async throws -> Bool {
        try await isMissing("debriefs_without_hints", "debrief", debrief.text)
    }

    public func turn(on isOn: Bool, for person: PersonID) async throws {
        try await turn(isOn, "people_without_hints", "person", person.text)
    }

    public func turn(on isOn: Bool, in debrief: DebriefID) async throws {
        try await turn(isOn, "debriefs_without_hints", "debrief", debrief.text)
    }

    private func isMissing(_ table: String, _ column: String, _ id: String) async throws -> Bool {
        try await pool.read { database in
            try Int.fetchOne(database, sql: "SELECT 1 FROM \(table) WHERE \(column) = ?", arguments: [id]) == nil
        }
    }

    private func turn(_ isOn: Bool, _ table: String, _ column: String, _ id: String) async throws {
        let deed =
            isOn
            ? "DELETE FROM \(table) WHERE \(column) = ?"
            : "INSERT INTO \(table) (\(column)) VALUES (?) ON CONFLICT DO NOTHING"
        try await pool.change { try $0.execute(sql: deed, arguments: [id]) }
    }
}
