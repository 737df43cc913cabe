public import Debriefing
import Foundation
import GRDB
public import Timekeeping

/// What one person has written of their own account: theirs alone, but for what they released.
public struct KeptAccount: Sendable {
    public struct Item: Sendable {
        public let draft: DraftItem
        /// One more with each change of its words.
        public let revision: Int

        public init(draft: DraftItem, revision: Int) {
            self.draft = draft
            self.revision = revision
        }
    }

    public let id: AccountID
    public let items: [Item]
    /// What others read, once the accounts are opened; nil if it was never released or was taken back.
    public let released: Account?
    public let hasDeclined: Bool

    public var draft: [DraftItem] { items.map(\.draft) }
}

/// Everybody's own accounts, in tables of their own. Whoever asks for one says whose it is.
public struct Accounts: Sendable {
    let pool: DatabasePool

    /// Nil if that person has neither written anything nor declined.
    public func account(of author: PersonID, in debrief: DebriefID) async throws -> KeptAccount? {
        try await pool.read { try KeptAccount(of: author, in: debrief, $0) }
    }

    /// Keeps a passage, or removes it where nothing is left of it. The same one again changes nothing.
    ///
    /// - Parameters:
    ///   - base: The revision of the passage that the writer has seen; 0 for a new one.
    ///   - writer: Names the page. It does not meet itself, whatever answers it has missed.
    /// - Returns: The revision of the passage now.
    /// - Throws: A `Refusal` if other words came from another page meanwhile; nothing is changed then.
    public func keep(
        _ item: DraftItem, base: Int, writer: String, of author: PersonID, in debrief: DebriefID
    ) async throws -> Int {
        try await pool.change { database in
            let account = try Accounts.id(of: author, in: debrief, database)
            guard let kept = try KeptAccount(of: author, in: debrief, database) else {
                throw Refusal.notFound("account")
            }
            let old = kept.items.first { $0.draft.id == item.id }
            if old?.draft == item || (old == nil && item.isEmpty) { return old?.revision ?? 0 }
            if let old, old.revision > base, try Accounts.writer(of: item.id, in: account, database) != writer {
                throw Refusal.invalid(
                    "You changed this passage on another page meanwhile. Nothing was overwritten: "
                        + "copy your words from here, load the page again and put the two together.")
            }
            guard old != nil || kept.items.count < DraftItem.most else {
                throw Refusal.tooLong("The list of passages", limit: DraftItem.most)
            }
            let revision = max(base, old?.revision ?? 0) + 1
            try Accounts.write(item, revision, writer, to: account, database)
            return revision
        }
    }

    /// Makes the account readable by others as it says now.
    public func release(_ items: [Account.Item], of author: PersonID, in debrief: DebriefID) async throws -> Account {
        try await pool.change { database in
            let id = try Accounts.id(of: author, in: debrief, database)
            let account = Account(id: id, author: author, items: items)
            let text = String(decoding: try JSONEncoder().encode(items), as: UTF8.self)
            try database.execute(
                sql: "UPDATE accounts SET released = ?, declined_at = NULL WHERE id = ?", arguments: [text, id.text])
            return account
        }
    }

    /// Leaves the account to its author alone again.
    public func withdraw(of author: PersonID, in debrief: DebriefID) async throws {
        try await pool.change { database in
            try database.execute(
                sql: "UPDATE accounts SET released = NULL WHERE debrief = ? AND author = ?",
                arguments: [debrief.text, author.text])
        }
        try await pool.forget()
    }

    /// Keeps that the person will write none, for nobody but themselves.
    public func decline(_ author: PersonID, in debrief: DebriefID, at now: Instant) async throws {
        try await pool.change { database in
            let id = try Accounts.id(of: author, in: debrief, database)
            try database.execute(
                sql: "UPDATE accounts SET declined_at = ? WHERE id = ?", arguments: [now.nanoseconds, id.text])
        }
    }

    /// What was released in a debrief and not taken back.
    public func released(in debrief: DebriefID) async throws -> [Account] {
        try await pool.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM accounts WHERE debrief = ? AND released IS NOT NULL ORDER BY id",
                arguments: [debrief.text]
            ).compactMap(Account.init(row:))
        }
    }

    private static func id(of author: PersonID, in debrief: DebriefID, _ database: Database) throws -> AccountID {
        try database.execute(
            sql: "INSERT INTO accounts (id, debrief, author) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [Secret.random().text, debrief.text, author.text])
        let text = try String.fetchOne(
            database, sql: "SELECT id FROM accounts WHERE debrief = ? AND author = ?",
            arguments: [debrief.text, author.text])
        guard let id = text.flatMap(AccountID.init) else { throw Refusal.notFound("account") }
        return id
    }

    private static func writer(of item: AccountItemID, in account: AccountID, _ database: Database) throws -> String? {
        try String.fetchOne(
            database, sql: "SELECT writer FROM account_items WHERE account = ? AND id = ?",
            arguments: [account.text, item.text])
    }

    private static func write(
        _ item: DraftItem, _ revision: Int, _ writer: String, to account: AccountID, _ database: Database
    ) throws {
        guard !item.isEmpty else {
            return try database.execute(
                sql: "DELETE FROM account_items WHERE account = ? AND id = ?", arguments: [account.text, item.id.text])
        }
        try database.execute(
            sql: """
                INSERT INTO account_items
                    (account, id, position, prompt, time, text, seen, link, off_the_record, revision, writer)
                VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM account_items WHERE account = ?),
                    ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET prompt = excluded.prompt, time = excluded.time, text = excluded.text,
                    seen = excluded.seen, link = excluded.link, off_the_record = excluded.off_the_record,
                    revision = excluded.revision, writer = excluded.writer
                """,
            arguments: [
                account.text, item.id.text, account.text, item.prompt.rawValue, item.time, item.text, item.seen,
                item.link, item.isOffTheRecord, revision, writer,
            ])
    }
}

extension KeptAccount {
    fileprivate init?(of author: PersonID, in debrief: DebriefID, _ database: Database) throws {
        let row = try Row.fetchOne(
            database, sql: "SELECT * FROM accounts WHERE debrief = ? AND author = ?",
            arguments: [debrief.text, author.text])
        let name: String? = row?["id"]
        guard let row, let id = name.flatMap(AccountID.init) else { return nil }
        self.id = id
        released = try Account(row: row)
        let declined: Int64? = row["declined_at"]
        hasDeclined = declined != nil
        items = try Row.fetchAll(
            database, sql: "SELECT * FROM account_items WHERE account = ? ORDER BY position", arguments: [id.text]
        ).compactMap(Item.init(row:))
    }
}

extension KeptAccount.Item {
    fileprivate init?(row: Row) {
        let (id, prompt): (String, String) = (row["id"], row["prompt"])
        guard let id = AccountItemID(id), let prompt = Account.Prompt(rawValue: prompt) else { return nil }
        draft = DraftItem(
            id: id, prompt: prompt, time: row["time"], text: row["text"], seen: row["seen"], link: row["link"],
            isOffTheRecord: row["off_the_record"])
        revision = row["revision"]
    }
}

extension Account {
    /// Nil for an account that is its author's alone.
    fileprivate init?(row: Row) throws {
        let (id, author, released): (String, String, String?) = (row["id"], row["author"], row["released"])
        guard let released, let id = AccountID(id), let author = PersonID(author) else { return nil }
        self.init(
            id: id, author: author, items: try JSONDecoder().decode([Account.Item].self, from: Data(released.utf8)))
    }
}

extension DatabasePool {
    /// Empties the log of the database: what was overwritten would be read in it still.
    func forget() async throws {
        do {
            try await writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        } catch DatabaseError.SQLITE_BUSY {
            // Somebody has been reading for long. The next one that forgets, or the next start, empties it.
        }
    }
}
