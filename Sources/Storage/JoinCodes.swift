public import Debriefing
import GRDB
public import Timekeeping

/// A short code that stands for a link for guests, to be read from a wall and typed on a phone.
public struct JoinCode: Hashable, Sendable {
    /// Eight letters and digits that are hard to confuse: 40 bits.
    public let text: String
    public let pass: Pass

    /// In two halves, as it is shown.
    public var shown: String { "\(text.prefix(4))-\(text.suffix(4))".uppercased() }

    /// A code as somebody typed it: in any case, with blanks and dashes where they like.
    public static func typed(_ text: String) -> String {
        text.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}

/// The codes by which people join from their phones. Each ends with its pass, whether that is revoked or expires.
public struct JoinCodes: Sendable {
    let pool: DatabasePool

    /// The code into `debrief` that works now, or a new one.
    public func open(into debrief: DebriefID, by creator: PersonID, at now: Instant) async throws -> JoinCode {
        try await pool.change { database in
            if let code = try JoinCodes.find("passes.debrief = ?", debrief.text, at: now, in: database) { return code }
            _ = try Passes.issue(.room(debrief), by: creator, at: now, in: database)
            let code = Secret.letters(for: Sodium.random(JoinCodes.length))
            try database.execute(
                sql: "INSERT INTO join_codes (code, pass) VALUES (?, ?)",
                arguments: [code, database.lastInsertedRowID])
            guard let made = try JoinCodes.find("join_codes.code = ?", code, at: now, in: database) else {
                throw DatabaseError(message: "a code that was just made is not there")
            }
            return made
        }
    }

    /// The code into `debrief` that works now; nil if there is none.
    public func code(into debrief: DebriefID, at now: Instant) async throws -> JoinCode? {
        try await pool.read { try JoinCodes.find("passes.debrief = ?", debrief.text, at: now, in: $0) }
    }

    /// What somebody may join who typed `text`; nil if no such code works now.
    public func find(_ text: String, at now: Instant) async throws -> JoinCode? {
        let code = JoinCode.typed(text)
        guard code.count == JoinCodes.length else { return nil }
        return try await pool.read { try JoinCodes.find("join_codes.code = ?", code, at: now, in: $0) }
    }

    private static let length = 8

    private static func find(
        _ condition: String, _ value: String, at now: Instant, in database: Database
    ) throws -> JoinCode? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT * FROM join_codes JOIN passes ON passes.id = join_codes.pass
                WHERE \(condition) AND passes.ended_at IS NULL AND passes.expires_at > ?
                ORDER BY passes.id DESC
                """, arguments: [value, now.nanoseconds])
        return row.flatMap { row in Pass(row: row).map { JoinCode(text: row["code"], pass: $0) } }
    }
}
