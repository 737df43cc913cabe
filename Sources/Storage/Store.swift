public import Foundation
import GRDB

/// Everything Debrief keeps, in one data folder: a database and the bytes of the evidence.
public struct Store: Sendable {
    public let folder: URL
    public let journal: Journal
    public let people: People
    public let passes: Passes
    public let blobs: Blobs
    private let pool: DatabasePool

    /// Opens the folder, making it and migrating what is in it where needed.
    /// - Throws: ``StorageFault`` with what to do, if the folder cannot be used or was written by a newer Debrief.
    public init(at folder: URL) throws {
        try Sodium.start()
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let pool = try DatabasePool(
                path: folder.appending(path: "debrief.sqlite").path, configuration: Store.configuration)
            try Store.prepare(pool)
            self.folder = folder
            self.pool = pool
            journal = Journal(pool: pool)
            people = People(pool: pool)
            passes = Passes(pool: pool)
            blobs = try Blobs(in: folder)
        } catch let fault as StorageFault {
            throw fault
        } catch {
            throw StorageFault.unusable(folder: folder.path, reason: "\(error)")
        }
    }

    /// Answers a question to the database, to show that it can be asked.
    public func check() async throws {
        _ = try await pool.read { try Int.fetchOne($0, sql: "SELECT 1") }
    }

    /// Writes a consistent copy of the whole folder, while it is in use, to `target`, which must not exist yet.
    public func backup(to target: URL) throws {
        guard !FileManager.default.fileExists(atPath: target.path) else {
            throw StorageFault.targetExists(path: target.path)
        }
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        let copy = try DatabaseQueue(path: target.appending(path: "debrief.sqlite").path)
        try pool.backup(to: copy)
        try copy.close()
        // After the database: whatever it cites was complete before it was copied, and bytes are never removed.
        try blobs.copy(to: target)
    }

    public func close() throws {
        try pool.close()
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        return configuration
    }

    private static func prepare(_ pool: DatabasePool) throws {
        try migrator.migrateUnlessNewer(pool)
        // GRDB relaxes this to NORMAL when it opens a pool; an acknowledged change must survive a power cut.
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            let mode = try Int.fetchOne(database, sql: "PRAGMA synchronous")
            guard mode == 2 else { throw StorageFault.notDurable }
        }
    }
}

extension DatabaseMigrator {
    fileprivate func migrateUnlessNewer(_ pool: DatabasePool) throws {
        guard try !pool.read(hasBeenSuperseded) else { throw StorageFault.newerData }
        try migrate(pool)
    }
}
