import Debriefing
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Server

/// Words are planted in what somebody keeps to themselves or takes back, and looked for in everything that anybody else
/// is answered, and in everything that is kept for others.
@Suite struct PlantedAccountTests {
    @Test("OWN-01 OWN-05 the words of a draft, and what is off the record, are found by nobody else anywhere")
    func draft() async throws {
        let house = try await House()
        try await house.plant("did-1", record: "on", at: "12:00")
        let log = try await house.stumble()
        try await house.expectNothing(of: "okapi", log)
        try await house.write("did-2", "gazelle", as: .bob)
        try await house.write("did-1", "okapi", as: .bob, at: "12:00", seen: "okapi", record: "off", base: 1)
        try await house.release(as: .bob)
        try await house.perform(.openAccounts)
        try await house.expectNothing(of: "okapi", log)
        #expect(try await house.accounts(as: .carol).contains("gazelle"))
        try await house.tell("did-2", of: .bob, by: .alice)
        try await house.perform(.open(.closing))
        try await house.perform(.publish)
        #expect(try await house.get(house.path("publication"), as: .dan).text.contains("gazelle"))
        try await house.expectNothing(of: "okapi", log)
    }

    @Test("OWN-04 the words of an account that was taken back are found by nobody else anywhere, nor in the journal")
    func takenBack() async throws {
        let house = try await House()
        let start = try await house.debrief.sequence
        try await house.perform(.addEntry("e1", EntryContent("Restart")))
        try await house.plant("did-1", record: "on")
        try await house.plant("saw-1", record: "on")
        try await house.release(as: .bob)
        try await house.perform(.openAccounts)
        let watched = Browser(try await house.room, .observers, of: .carol, from: start, in: house)
        try await house.tell("did-1", of: .bob, by: .alice)
        try await house.tell("saw-1", of: .bob, at: "e1", by: .bob)
        try await waitUntil { watched.text.contains("okapi") }
        try await house.withdraw(as: .bob)
        for audience in Audience.allCases {
            let browser = Browser(try await house.room, audience, from: start, in: house)
            try await waitUntil { try await browser.last == house.debrief.sequence }
            #expect(!browser.text.contains("okapi"), "\(audience)")
            await browser.close()
        }
        try await house.perform(.open(.closing))
        try await house.perform(.publish)
        try await house.expectNothing(of: "okapi", LogBook())
        #expect(try await !house.words.contains("okapi"))
        await watched.close()
    }

    @Test("OWN-04 when the draft goes as well, the words are nowhere in the data folder")
    func nowhere() async throws {
        let house = try await House.opened()
        try await house.tell("did-1", of: .bob, by: .bob)
        try await house.write("did-1", "", as: .bob, base: 1)
        try await house.withdraw(as: .bob)
        for name in ["debrief.sqlite", "debrief.sqlite-wal"] {
            let bytes = try Data(contentsOf: house.folder.appending(path: name))
            #expect(bytes.range(of: Data("okapi".utf8)) == nil, "\(name)")
        }
    }

    @Test("OWN-04 words that a server left behind when it ended are erased when the debrief is opened again")
    func healed() async throws {
        let house = try await House.opened()
        try await house.tell("did-1", of: .bob, by: .bob)
        // As `account/withdrawals` does it, but for the erasing.
        try await house.store.accounts.withdraw(of: Who.bob.id, in: house.here)
        try await house.perform(.withdrawAccount(house.account(of: .bob)), by: .bob)
        #expect(try await house.words.contains("okapi"))
        let restarted = try DebriefServer(store: house.store)
        _ = try await restarted.rooms.room(house.here)
        #expect(try await !house.words.contains("okapi"))
    }
}

extension House {
    /// Writes the word into every part of a passage.
    fileprivate func plant(_ item: String, record: String, at time: String = "") async throws {
        try await write(
            item, "okapi", as: .bob, at: time, seen: "okapi", link: "https://okapi.example.org/", record: record)
    }

    /// Has things refused that hold the word. Returns what came to be in the log.
    fileprivate func stumble() async throws -> LogBook {
        let log = LogBook()
        for item in ["did-9", "nonsense~"] {
            _ = try await post(
                path("account/items/\(item)"), as: .bob, ["prompt": "none", "text": "okapi okapi"], log: log)
        }
        return log
    }

    /// Every page, stream, search, document, export and report as every other person, the journal and that of a backup.
    fileprivate func expectNothing(of word: String, _ log: LogBook) async throws {
        for who in Who.allCases where who != .bob {
            for answer in try await everything(of: here, for: who) {
                #expect(!answer.contains(word), "\(who): \(answer.prefix(100))")
            }
        }
        for place in Place.all where place.method == .get && !place.path.hasSuffix("/account") {
            #expect(try await !knock(place, as: .bob).text.contains(word), "\(place)")
        }
        for audience in Audience.allCases {
            let browser = Browser(try await room, audience, from: 0, in: self)
            try await waitUntil { try await browser.last == debrief.sequence }
            #expect(!browser.text.contains(word))
            await browser.close()
        }
        #expect(try await !words.contains(word))
        #expect(!log.text.contains(word))
        let copy = try backedUp()
        let copied = try await Store(at: copy).journal.changes(of: here)
        #expect(!copied.isEmpty && !"\(copied)".contains(word))
    }

    /// All that the journal says.
    fileprivate var words: String {
        get async throws { "\(try await store.journal.changes(of: here))" }
    }
}
