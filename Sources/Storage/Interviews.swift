public import Debriefing
public import Foundation
import GRDB
public import Timekeeping

/// Interviews that are planned or were held, and their recordings, which are in no backup and are gone after their day.
public struct Interviews: Sendable {
    let pool: DatabasePool
    private let folder: URL

    init(pool: DatabasePool, in data: URL) throws {
        self.pool = pool
        folder = data.appending(path: "recordings")
        try Privacy.makeFolder(folder)
    }

    /// The earliest first.
    public func all(in debrief: DebriefID) async throws -> [Interview] {
        try await pool.read { database in
            try String.fetchAll(
                database, sql: "SELECT content FROM interviews WHERE debrief = ?", arguments: [debrief.text]
            ).map(Interview.init(stored:))
        }
        .sorted { ($0.start, $0.id.text) < ($1.start, $1.id.text) }
    }

    /// Keeps an interview, or keeps it anew. Without a recording in it the file is removed.
    public func put(_ interview: Interview, in debrief: DebriefID) async throws {
        let content = String(decoding: try JSONEncoder().encode(interview), as: UTF8.self)
        try await pool.change { database in
            try database.execute(
                sql: """
                    INSERT INTO interviews (id, debrief, content, keep_until) VALUES (?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET content = excluded.content, keep_until = excluded.keep_until
                    WHERE debrief = excluded.debrief
                    """,
                arguments: [interview.id.text, debrief.text, content, interview.keepUntil.description])
        }
        if interview.recording == nil { try removeFile(interview.id) }
    }

    /// Removes an interview with its recording.
    public func remove(_ interview: InterviewID, in debrief: DebriefID) async throws {
        try await pool.change { database in
            try database.execute(
                sql: "DELETE FROM interviews WHERE id = ? AND debrief = ?", arguments: [interview.text, debrief.text])
        }
        try removeFile(interview)
        try await pool.forget()
    }

    /// Keeps the bytes of a recording in place of those before; they are on disk when this returns.
    public func record(_ incoming: inout Incoming, _ name: String, of interview: Interview, in debrief: DebriefID)
        async throws
    {
        _ = try incoming.finish()
        let target = file(interview.id)
        guard rename(incoming.url.path, target.path) == 0 else {
            throw StorageFault.notWritten(reason: String(cString: strerror(errno)))
        }
        try Disk.flush(folder)
        try await put(interview.recorded(Interview.Recording(name: name, size: incoming.size)), in: debrief)
    }

    /// Where the recording lies.
    public func file(_ interview: InterviewID) -> URL { folder.appending(path: interview.text) }

    /// Removes the recordings whose last day is over, and files of which nothing is known any more.
    public func forgetDue(at now: Instant) async throws {
        let today = CalendarDay(now)
        // Before what is known is asked: a file that comes meanwhile is not looked at.
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let kept = try await pool.read { database in
            try Row.fetchAll(database, sql: "SELECT debrief, content FROM interviews").map { row in
                (debrief: row["debrief"] as String, interview: try Interview(stored: row["content"]))
            }
        }
        let due = kept.filter { $0.interview.recording != nil && $0.interview.keepUntil < today }
        for (debrief, interview) in due {
            guard let debrief = DebriefID(debrief) else { continue }
            try await put(interview.recorded(nil), in: debrief)
        }
        let names = Set(kept.map(\.interview).filter { $0.keepUntil >= today }.map(\.id.text))
        for name in files where !names.contains(name) {
            try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
    }

    private func removeFile(_ interview: InterviewID) throws {
        let file = file(interview)
        if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
    }
}

extension Interview {
    fileprivate init(stored content: String) throws {
        self = try JSONDecoder().decode(Interview.self, from: Data(content.utf8))
    }
}
