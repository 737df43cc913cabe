public import Debriefing
import Foundation
import GRDB
import Synchronization
import Timekeeping

/// The numbered changes of every debrief. What `append` returned survives a power cut.
///
/// Appends that arrive while a flush is under way share the next one. They are written in the order of their calls.
public final class Journal: Sendable {
    let pool: DatabasePool
    private let queue = Mutex(Queue())

    private struct Queue {
        var waiting: [Append] = []
        var isWriting = false
    }

    private struct Append: Sendable {
        let debrief: DebriefID
        let changes: [Change]
        let after: Int
        let previous: Change?
        let answer: CheckedContinuation<Void, any Error>
    }

    init(pool: DatabasePool) {
        self.pool = pool
    }

    /// Makes `changes`, the first of which is numbered one more than `sequence`, durable: all of them or none.
    ///
    /// No changes at all wait until everything appended before is durable, and are stale if what they rest on is not there.
    /// - Parameter previous: The change of that number on which they were decided. A number alone does not tell it from
    ///   one that another writer put there, after which what was decided ahead makes no sense.
    /// - Throws: `StorageFault.stale` if the journal stands elsewhere than at `sequence`, or has another change there;
    ///   `.notWritten` if it cannot be written.
    nonisolated(nonsending)
        public func append(
            _ changes: [Change], to debrief: DebriefID, after sequence: Int, decidedOn previous: Change? = nil
        ) async throws
    {
        try await withCheckedThrowingContinuation { answer in
            let append = Append(
                debrief: debrief, changes: changes, after: sequence, previous: previous, answer: answer)
            let isFirst = queue.withLock { queue in
                queue.waiting.append(append)
                defer { queue.isWriting = true }
                return !queue.isWriting
            }
            if isFirst { Task.detached { await self.drain() } }
        }
    }

    /// Changes of `debrief` numbered more than `sequence`, in order; at most `limit`.
    public func changes(of debrief: DebriefID, after sequence: Int = 0, limit: Int = .max) async throws -> [Change] {
        try await pool.read { database in
            try Row.fetchAll(
                database,
                sql:
                    "SELECT sequence, at, by, fact FROM changes WHERE debrief = ? AND sequence > ? ORDER BY sequence LIMIT ?",
                arguments: [debrief.text, sequence, limit]
            ).map(Change.init(row:))
        }
    }

    /// Every debrief there is, the newest first.
    public func debriefs() async throws -> [DebriefID] {
        let names = try await pool.read { database in
            try String.fetchAll(database, sql: "SELECT id FROM debriefs ORDER BY opened_at DESC, id")
        }
        return names.compactMap(DebriefID.init)
    }

    /// Deletes a debrief with all its changes and the links into it. Not to be undone.
    public func delete(_ debrief: DebriefID) async throws {
        try await pool.change { try $0.execute(sql: "DELETE FROM debriefs WHERE id = ?", arguments: [debrief.text]) }
    }

    private func drain() async {
        while let batch = nextBatch() {
            do {
                let answers = try await pool.write { database in try Journal.write(batch, in: database) }
                for (append, answer) in zip(batch, answers) { append.answer.resume(with: answer) }
            } catch {
                for append in batch { append.answer.resume(throwing: StorageFault.unwritten(error)) }
            }
        }
    }

    private func nextBatch() -> [Append]? {
        queue.withLock { queue in
            defer { queue.waiting = [] }
            queue.isWriting = !queue.waiting.isEmpty
            return queue.waiting.isEmpty ? nil : queue.waiting
        }
    }

    /// All in one transaction, each on its own: a stale one does not hold up the others.
    private static func write(_ batch: [Append], in database: Database) throws -> [Result<Void, any Error>] {
        // The last changes of those debriefs to which this batch added.
        var written: [DebriefID: Change] = [:]
        return try batch.map { append in
            guard !append.changes.isEmpty || append.previous != nil else { return .success(()) }
            let last = try written[append.debrief] ?? last(of: append.debrief, in: database)
            let current = last?.sequence ?? 0
            guard current == append.after, append.previous == nil || append.previous == last else {
                return .failure(StorageFault.stale(sequence: current))
            }
            try insert(append, in: database)
            written[append.debrief] = append.changes.last ?? last
            return .success(())
        }
    }

    private static func last(of debrief: DebriefID, in database: Database) throws -> Change? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM changes WHERE debrief = ? ORDER BY sequence DESC LIMIT 1",
            arguments: [debrief.text]
        ).map(Change.init(row:))
    }

    private static func insert(_ append: Append, in database: Database) throws {
        let debrief = append.debrief.text
        if append.after == 0, let first = append.changes.first {
            try database.execute(
                sql: "INSERT INTO debriefs (id, opened_at) VALUES (?, ?)", arguments: [debrief, first.at.nanoseconds])
        }
        let insert = try database.cachedStatement(
            sql: "INSERT INTO changes (debrief, sequence, at, by, fact) VALUES (?, ?, ?, ?, ?)")
        for change in append.changes {
            let fact = try text(of: change.fact)
            try insert.execute(arguments: [debrief, change.sequence, change.at.nanoseconds, change.by.text, fact])
        }
    }

    static func text(of fact: Fact) throws -> String {
        String(decoding: try encoder.encode(fact), as: UTF8.self)
    }

    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()
}

extension Change {
    init(row: Row) throws {
        let by: String = row["by"]
        let fact: String = row["fact"]
        guard let person = PersonID(by) else { throw StorageFault.notWritten(reason: "the journal names nobody") }
        self.init(
            sequence: row["sequence"], at: Instant(nanoseconds: row["at"]), by: person,
            fact: try JSONDecoder().decode(Fact.self, from: Data(fact.utf8)))
    }
}
