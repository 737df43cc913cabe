public import Debriefing
import Foundation
import GRDB

extension Journal {
    /// Takes out of the facts of `debrief` what `current`, its state now, says was taken back: the rows stay, the words go.
    /// They are in the data folder no longer when this returns.
    public func eraseTakenBack(in debrief: DebriefID, as current: Debrief) async throws {
        try await pool.change { database in
            let changes = try Row.fetchAll(
                database, sql: "SELECT * FROM changes WHERE debrief = ? ORDER BY sequence", arguments: [debrief.text]
            ).map(Change.init(row:))
            for change in changes {
                let erased = change.withoutTakenBack(in: current)
                guard erased != change else { continue }
                try database.execute(
                    sql: "UPDATE changes SET fact = ? WHERE debrief = ? AND sequence = ?",
                    arguments: [try Journal.text(of: erased.fact), debrief.text, change.sequence])
            }
        }
        try await pool.forget()
    }
}
