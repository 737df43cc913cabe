public import Debriefing
import GRDB
public import Timekeeping

/// Somebody asked for a debrief, or for a facilitator of one.
public struct DebriefRequest: Hashable, Sendable {
    public enum Kind: String, Codable, Sendable {
        case debrief, facilitator
    }

    public let id: Identifier<DebriefRequest>
    public let kind: Kind
    public let title: String
    public let about: String
    /// The debrief that wants a facilitator, or the one that was opened when somebody took this up.
    public let debrief: DebriefID?
    public let by: PersonID
    public let at: Instant

    public init(
        id: Identifier<DebriefRequest> = .random(), kind: Kind, title: String, about: String, debrief: DebriefID?,
        by: PersonID, at: Instant
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.about = about
        self.debrief = debrief
        self.by = by
        self.at = at
    }
}

/// What was asked for and waits for somebody to take it up.
public struct Requests: Sendable {
    let pool: DatabasePool

    /// Asked twice under one name, or twice for a facilitator of one debrief, it waits once.
    public func add(_ request: DebriefRequest) async throws {
        try await pool.change { database in
            let waits = try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM requests WHERE id = ? OR
                    (kind = 'facilitator' AND kind = ? AND debrief = ? AND claimed_at IS NULL))
                    """, arguments: [request.id.text, request.kind.rawValue, request.debrief?.text])
            guard waits == false else { return }
            try database.execute(
                sql: "INSERT INTO requests (id, kind, title, about, debrief, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    request.id.text, request.kind.rawValue, request.title, request.about, request.debrief?.text,
                    request.by.text, request.at.nanoseconds,
                ])
        }
    }

    /// What nobody has taken up yet, the oldest first.
    public func waiting() async throws -> [DebriefRequest] {
        try await pool.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM requests WHERE claimed_at IS NULL ORDER BY at, id")
                .compactMap(DebriefRequest.init(row:))
        }
    }

    /// Takes it up. Of two who try, one gets it; the other gets nil.
    public func claim(
        _ id: Identifier<DebriefRequest>, by person: PersonID, at now: Instant
    ) async throws -> DebriefRequest? {
        try await pool.change { database in
            guard
                let request = try Row.fetchOne(
                    database, sql: "SELECT * FROM requests WHERE id = ? AND claimed_at IS NULL", arguments: [id.text]
                ).flatMap(DebriefRequest.init(row:))
            else { return nil }
            try database.execute(
                sql: "UPDATE requests SET claimed_by = ?, claimed_at = ? WHERE id = ?",
                arguments: [person.text, now.nanoseconds, id.text])
            return request
        }
    }

    /// Whether it was ever asked for, and not withdrawn since.
    public func knows(_ id: Identifier<DebriefRequest>) async throws -> Bool {
        try await pool.read { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM requests WHERE id = ?)", arguments: [id.text]) ?? false
        }
    }

    /// Puts back what somebody took up in vain.
    public func release(_ id: Identifier<DebriefRequest>) async throws {
        try await pool.change { database in
            try database.execute(
                sql: "UPDATE requests SET claimed_by = NULL, claimed_at = NULL WHERE id = ?", arguments: [id.text])
        }
    }

    /// Whoever asked does not need it any more.
    public func withdraw(_ id: Identifier<DebriefRequest>, by person: PersonID) async throws {
        try await pool.change { database in
            try database.execute(
                sql: "DELETE FROM requests WHERE id = ? AND by = ? AND claimed_at IS NULL",
                arguments: [id.text, person.text])
        }
    }
}

extension DebriefRequest {
    fileprivate init?(row: Row) {
        let debrief: String? = row["debrief"]
        guard let id = Identifier<DebriefRequest>(row["id"] as String), let kind = Kind(rawValue: row["kind"]),
            let by = PersonID(row["by"] as String)
        else { return nil }
        self.init(
            id: id, kind: kind, title: row["title"], about: row["about"], debrief: debrief.flatMap(DebriefID.init),
            by: by, at: Instant(nanoseconds: row["at"]))
    }
}
