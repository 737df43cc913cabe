public import Foundation
import GRDB

/// Everything Debrief keeps, in one data folder: a database and the bytes of the evidence.
public struct Store: Sendable {
    /// What somebody opens a data folder for.
    public enum Purpose: Sendable {
        /// To write debriefs, as one process alone may do. The folder is made where it is missing.
        case debriefs
        /// To give out passes, also while another process serves the folder, which must be there.
        case passes
    }

    public let folder: URL
    public let journal: Journal
    public let people: People
    public let passes: Passes
    public let joinCodes: JoinCodes
    public let facilitatorNotes: FacilitatorNotes
    public let surveys: Surveys
    public let rehearsals: Rehearsals
    public let drafts: Drafts
    public let blobs: Blobs
    public let accounts: Accounts
    public let interviews: Interviews
    public let outbox: Outbox
    public let requests: Requests
    public let conversations: Conversations
    public let dueRules: DueRules
    public let remediationRules: RemediationRules
    public let questions: Questions
    public let themeVotes: ThemeVotes
    public let hintSwitches: HintSwitches
    public let marginNotes: MarginNotes
    public let entryTags: EntryTags
    public let attachments: Attachments
    private let pool: DatabasePool
    private let lock: FolderLock?

    /// Opens the folder, migrating what is in it where needed. Nobody else on the machine can read it afterwards.
    /// - Throws: ``StorageFault`` with what to do, if the folder cannot be used or was written by a newer Debrief.
    public init(at folder: URL, for purpose: Purpose = .debriefs) throws {
        try Sodium.start()
        let file = folder.appending(path: Store.database)
        do {
            if purpose == .passes { try Store.requireInstallation(folder) }
            try Store.makePrivate(folder)
            lock = purpose == .debriefs ? try FolderLock(on: folder) : nil
            try Privacy.makeFile(file)
            let pool = try DatabasePool(path: file.path, configuration: Store.configuration)
            try Store.prepare(pool)
            self.folder = folder
            self.pool = pool
            journal = Journal(pool: pool)
            people = People(pool: pool)
            passes = Passes(pool: pool)
            joinCodes = JoinCodes(pool: pool)
            facilitatorNotes = FacilitatorNotes(pool: pool)
            surveys = Surveys(pool: pool)
            rehearsals = Rehearsals(pool: pool)
            drafts = Drafts(pool: pool)
            accounts = Accounts(pool: pool)
            interviews = try Interviews(pool: pool, in: folder)
            questions = Questions(pool: pool)
            themeVotes = ThemeVotes(pool: pool)
            hintSwitches = HintSwitches(pool: pool)
            marginNotes = MarginNotes(pool: pool)
            entryTags = try EntryTags(pool: pool)
            attachments = try Attachments(in: folder)
            blobs = try Blobs(in: folder)
            outbox = Outbox(pool: pool)
            requests = Requests(pool: pool)
            conversations = Conversations(pool: pool)
            dueRules = DueRules(pool: pool)
            remediationRules = try RemediationRules(pool: pool)
        } catch let fault as StorageFault {
            throw fault
        } catch {
            throw StorageFault.unusable(folder: folder.path, reason: StorageFault.words(error))
        }
    }

    /// Answers a question to the database, to show that it can be asked.
    public func check() async throws {
        _ = try await pool.read { try Int.fetchOne($0, sql: "SELECT 1") }
    }

    public func close() throws {
        try pool.close()
        lock?.release()
    }

    static let database = "debrief.sqlite"

    static func requireInstallation(_ folder: URL) throws {
        guard FileManager.default.fileExists(atPath: folder.appending(path: database).path) else {
            throw StorageFault.noInstallation(folder: folder.path)
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        // What somebody takes back is overwritten, and not only no longer found.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        return configuration
    }

    /// Also what somebody else made before, or an earlier Debrief.
    private static func makePrivate(_ folder: URL) throws {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        for name in names where name.hasPrefix(database) { try Privacy.set(0o600, folder.appending(path: name)) }
        // A folder that holds other things, such as /tmp, stays open to those whose things they are.
        if Set(names).isSubset(of: ours) { try Privacy.set(0o700, folder) }
    }

    private static let ours: Set = [
        database, "\(database)-wal", "\(database)-shm", FolderLock.name, "blobs", "incoming", "indexes",
        "recordings", Attachments.name, "lost+found",
    ]

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
