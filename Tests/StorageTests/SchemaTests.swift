import Foundation
import GRDB
import Storage
import Testing

/// The tables of the first version, as they lie in people's folders. A new version adds a migration and edits none.
@Suite struct SchemaTests {
    @Test("The tables are those that were released", arguments: SchemaTests.tables)
    func frozen(name: String, sql: String) throws {
        let folder = try TemporaryFolder()
        try folder.store().close()
        let queue = try DatabaseQueue(path: folder.data.appending(path: "debrief.sqlite").path)
        let found = try queue.read {
            try String.fetchOne($0, sql: "SELECT sql FROM sqlite_master WHERE name = ?", arguments: [name])
        }
        #expect(found?.split(whereSeparator: \.isWhitespace).joined(separator: " ") == sql)
    }

    @Test("There is no table beside them")
    func complete() throws {
        let folder = try TemporaryFolder()
        try folder.store().close()
        let queue = try DatabaseQueue(path: folder.data.appending(path: "debrief.sqlite").path)
        let found = try queue.read {
            try String.fetchSet(
                $0, sql: "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'")
        }
        #expect(found == Set(SchemaTests.tables.map(\.0)))
    }

    static let tables: [(String, String)] = [
        (
            "debriefs",
            """
            CREATE TABLE debriefs ( id TEXT PRIMARY KEY, opened_at INTEGER NOT NULL ) STRICT
            """
        ),
        (
            "changes",
            """
            CREATE TABLE changes ( debrief TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE, sequence \
            INTEGER NOT NULL CHECK (sequence > 0), at INTEGER NOT NULL, by TEXT NOT NULL, fact TEXT NOT NULL \
            CHECK (json_valid(fact)), PRIMARY KEY (debrief, sequence) ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "people",
            """
            CREATE TABLE people ( id TEXT PRIMARY KEY, name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND \
            100), email TEXT UNIQUE COLLATE NOCASE, password TEXT, standing TEXT NOT NULL CHECK (standing IN \
            ('owner', 'member', 'guest')), created_at INTEGER NOT NULL, CHECK (password IS NULL OR email IS NOT \
            NULL) ) STRICT
            """
        ),
        (
            "passes",
            """
            CREATE TABLE "passes" ( id INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB NOT NULL UNIQUE CHECK \
            (length(hash) = 32), kind TEXT NOT NULL CHECK (kind IN ('session', 'sign-in', 'invitation', 'guest', \
            'program', 'feed')), person TEXT REFERENCES people (id) ON DELETE CASCADE, debrief TEXT REFERENCES \
            debriefs (id) ON DELETE CASCADE, role TEXT, label TEXT NOT NULL, created_by TEXT, created_at INTEGER NOT \
            NULL, expires_at INTEGER NOT NULL, ended_at INTEGER, CHECK (kind IN ('invitation', 'guest') OR \
            person IS NOT NULL), CHECK (kind <> 'guest' OR debrief IS NOT NULL) ) STRICT
            """
        ),
        (
            "passes_by_person",
            """
            CREATE INDEX passes_by_person ON passes (person)
            """
        ),
        (
            "drafts",
            """
            CREATE TABLE drafts ( id TEXT PRIMARY KEY, debrief TEXT NOT NULL REFERENCES debriefs (id) ON DELETE \
            CASCADE, person TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('card', 'note')), subject TEXT NOT \
            NULL, text TEXT NOT NULL, is_named INTEGER NOT NULL CHECK (is_named IN (0, 1)), is_late INTEGER NOT \
            NULL CHECK (is_late IN (0, 1)) ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "drafts_by_debrief",
            """
            CREATE INDEX drafts_by_debrief ON drafts (debrief, kind, person)
            """
        ),
        (
            "passes_by_debrief",
            """
            CREATE INDEX passes_by_debrief ON passes (debrief)
            """
        ),
        (
            "accounts",
            """
            CREATE TABLE accounts ( id TEXT PRIMARY KEY, debrief TEXT NOT NULL REFERENCES debriefs (id) ON DELETE \
            CASCADE, author TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, released TEXT CHECK \
            (released IS NULL OR json_valid(released)), declined_at INTEGER, UNIQUE (debrief, author) ) STRICT
            """
        ),
        (
            "account_items",
            """
            CREATE TABLE account_items ( account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE, id TEXT \
            NOT NULL, position INTEGER NOT NULL, prompt TEXT NOT NULL, time TEXT NOT NULL, text TEXT NOT NULL, seen \
            TEXT NOT NULL, link TEXT NOT NULL, off_the_record INTEGER NOT NULL CHECK (off_the_record IN (0, 1)), \
            revision INTEGER NOT NULL, writer TEXT NOT NULL, PRIMARY KEY (account, id) ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "interviews",
            """
            CREATE TABLE interviews ( id TEXT PRIMARY KEY, debrief TEXT NOT NULL REFERENCES debriefs (id) ON DELETE \
            CASCADE, content TEXT NOT NULL CHECK (json_valid(content)), keep_until TEXT NOT NULL ) STRICT, WITHOUT \
            ROWID
            """
        ),
        (
            "interviews_by_debrief",
            """
            CREATE INDEX interviews_by_debrief ON interviews (debrief)
            """
        ),
        (
            "outbox",
            """
            CREATE TABLE outbox ( id INTEGER PRIMARY KEY AUTOINCREMENT, debrief TEXT NOT NULL REFERENCES \
            debriefs (id) ON DELETE CASCADE, person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, \
            about TEXT NOT NULL, recipient TEXT NOT NULL, message TEXT, written_at INTEGER NOT NULL, attempts \
            INTEGER NOT NULL DEFAULT 0, next_at INTEGER, sent_at INTEGER, given_up_at INTEGER, reason TEXT, \
            CHECK ((next_at IS NULL) = (message IS NULL)), CHECK (next_at IS NOT NULL OR sent_at IS NOT NULL OR \
            given_up_at IS NOT NULL) ) STRICT
            """
        ),
        (
            "correspondence",
            """
            CREATE TABLE correspondence ( debrief TEXT PRIMARY KEY REFERENCES debriefs (id) ON DELETE CASCADE, \
            sequence INTEGER NOT NULL ) STRICT
            """
        ),
        (
            "requests",
            """
            CREATE TABLE requests ( id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('debrief', \
            'facilitator')), title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200), about TEXT NOT NULL, \
            debrief TEXT REFERENCES debriefs (id) ON DELETE CASCADE, by TEXT NOT NULL REFERENCES people (id) ON \
            DELETE CASCADE, at INTEGER NOT NULL, claimed_by TEXT, claimed_at INTEGER, CHECK (kind = 'debrief' \
            OR debrief IS NOT NULL), CHECK ((claimed_by IS NULL) = (claimed_at IS NULL)) ) STRICT
            """
        ),
        (
            "conversations",
            """
            CREATE TABLE conversations ( id TEXT PRIMARY KEY, debrief TEXT NOT NULL REFERENCES debriefs (id) ON \
            DELETE CASCADE, owner TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, name TEXT NOT NULL \
            CHECK (length(name) BETWEEN 1 AND 200), first_time INTEGER NOT NULL CHECK (first_time IN (0, 1)), \
            worried INTEGER NOT NULL CHECK (worried IN (0, 1)), note TEXT NOT NULL, talked INTEGER NOT NULL \
            CHECK (talked IN (0, 1)) ) STRICT
            """
        ),
        (
            "due_rules",
            """
            CREATE TABLE due_rules ( severity INTEGER PRIMARY KEY CHECK (severity BETWEEN 1 AND 5), days \
            INTEGER NOT NULL CHECK (days BETWEEN 1 AND 365), business_days INTEGER NOT NULL CHECK \
            (business_days IN (0, 1)) ) STRICT
            """
        ),
        (
            "remediation_rules",
            """
            CREATE TABLE remediation_rules ( severity INTEGER PRIMARY KEY CHECK (severity BETWEEN 0 AND 5), count \
            INTEGER NOT NULL CHECK (count BETWEEN 1 AND 365), unit TEXT NOT NULL CHECK (unit IN ('days', \
            'weeks', 'working-days')) ) STRICT
            """
        ),
        (
            "outbox_by_turn",
            """
            CREATE INDEX outbox_by_turn ON outbox (next_at) WHERE next_at IS NOT NULL
            """
        ),
        (
            "outbox_by_debrief",
            """
            CREATE INDEX outbox_by_debrief ON outbox (debrief)
            """
        ),
        (
            "conversations_by_owner",
            """
            CREATE INDEX conversations_by_owner ON conversations (owner, debrief)
            """
        ),
        (
            "join_codes",
            """
            CREATE TABLE join_codes ( code TEXT PRIMARY KEY CHECK (length(code) = 8), pass INTEGER NOT NULL \
            UNIQUE REFERENCES passes (id) ON DELETE CASCADE ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "facilitator_notes",
            """
            CREATE TABLE facilitator_notes ( debrief TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE, \
            person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, kind TEXT NOT NULL CHECK (kind IN \
            ('own', 'feedback')), text TEXT NOT NULL, PRIMARY KEY (debrief, person, kind) ) STRICT, WITHOUT \
            ROWID
            """
        ),
        (
            "facilitation_runs",
            """
            CREATE TABLE facilitation_runs ( debrief TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE, \
            person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, kind TEXT NOT NULL CHECK (kind IN \
            ('shadowing', 'reverse-shadowing', 'solo')), PRIMARY KEY (debrief, person) ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "surveys",
            """
            CREATE TABLE surveys ( debrief TEXT PRIMARY KEY REFERENCES debriefs (id) ON DELETE CASCADE, \
            questions TEXT NOT NULL CHECK (json_valid(questions)), is_open INTEGER NOT NULL CHECK (is_open IN \
            (0, 1)) ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "survey_counts",
            """
            CREATE TABLE survey_counts ( debrief TEXT NOT NULL REFERENCES surveys (debrief) ON DELETE CASCADE, \
            question INTEGER NOT NULL, level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5), count INTEGER NOT \
            NULL, PRIMARY KEY (debrief, question, level) ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "survey_people",
            """
            CREATE TABLE survey_people ( debrief TEXT NOT NULL REFERENCES surveys (debrief) ON DELETE CASCADE, \
            person TEXT NOT NULL, PRIMARY KEY (debrief, person) ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "theme_ballots",
            """
            CREATE TABLE theme_ballots ( debrief TEXT PRIMARY KEY REFERENCES debriefs (id) ON DELETE CASCADE, vote \
            TEXT NOT NULL, is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)) ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "theme_counts",
            """
            CREATE TABLE theme_counts ( debrief TEXT NOT NULL REFERENCES theme_ballots (debrief) ON DELETE CASCADE, \
            theme TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (debrief, theme) ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "theme_voters",
            """
            CREATE TABLE theme_voters ( debrief TEXT NOT NULL REFERENCES theme_ballots (debrief) ON DELETE CASCADE, \
            person TEXT NOT NULL, PRIMARY KEY (debrief, person) ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "rehearsal_casts",
            """
            CREATE TABLE rehearsal_casts ( debrief TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE, \
            part TEXT NOT NULL, person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, PRIMARY KEY \
            (debrief, part) ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "questions",
            """
            CREATE TABLE questions ( person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, name TEXT NOT \
            NULL, occasion TEXT NOT NULL, text TEXT CHECK (text IS NULL OR length(text) > 0), is_starred INTEGER NOT \
            NULL CHECK (is_starred IN (0, 1)), is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1)), PRIMARY KEY \
            (person, name) ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "people_without_hints",
            """
            CREATE TABLE people_without_hints ( person TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE ) \
            STRICT, WITHOUT ROWID
            """
        ),
        (
            "debriefs_without_hints",
            """
            CREATE TABLE debriefs_without_hints ( debrief TEXT PRIMARY KEY REFERENCES debriefs (id) ON DELETE \
            CASCADE ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "margin_notes",
            """
            CREATE TABLE margin_notes ( id TEXT PRIMARY KEY, debrief TEXT NOT NULL REFERENCES debriefs (id) ON DELETE \
            CASCADE, entry TEXT NOT NULL, author TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, kind TEXT \
            NOT NULL CHECK (kind IN ('question', 'note')), text TEXT NOT NULL CHECK (length(text) > 0), state TEXT \
            NOT NULL CHECK (state IN ('waiting', 'asked', 'put-away')) ) STRICT, WITHOUT ROWID
            """
        ),
        (
            "margin_notes_by_debrief",
            """
            CREATE INDEX margin_notes_by_debrief ON margin_notes (debrief, entry)
            """
        ),
        (
            "entry_tags",
            """
            CREATE TABLE entry_tags ( position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK \
            (length(name) BETWEEN 1 AND 60), definition TEXT NOT NULL ) STRICT
            """
        ),
    ]
}
