import Debriefing
import Foundation
import GRDB
import Storage
import Testing

@Suite struct StoreTests {
    private let folder: TemporaryFolder
    private let debrief = DebriefID("night")!

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("A backup that is made while people write opens, and holds each debrief up to some change")
    func backup() async throws {
        let store = try folder.store()
        let target = folder.url.appending(path: "copy")
        let writing = Task { [debrief] in
            for number in 0..<300 {
                try await store.journal.append(ideas(["\(number)"], from: number + 1), to: debrief, after: number)
            }
        }
        try await waitUntil { try await !store.journal.changes(of: debrief).isEmpty }
        try Store.backUp(folder.data, to: target)
        try await writing.value
        let copied = try await Store(at: target).journal.changes(of: debrief)
        #expect(!copied.isEmpty)
        #expect(copied.map(\.sequence) == Array(1...copied.count))
    }

    @Test("A backup holds the evidence, byte for byte")
    func backupOfBlobs() throws {
        let store = try folder.store()
        var incoming = try store.blobs.receive(limit: 100)
        try Array("a line\n".utf8).withUnsafeBytes { try incoming.write($0) }
        let (sha256, _) = try store.blobs.keep(&incoming)
        let target = folder.url.appending(path: "copy")
        try Store.backUp(folder.data, to: target)
        #expect(try String(contentsOf: Store(at: target).blobs.file(sha256), encoding: .utf8) == "a line\n")
    }

    @Test("A backup overwrites nothing")
    func backupRefuses() throws {
        try folder.store().close()
        let fault = try #require(throws: StorageFault.self) { try Store.backUp(folder.data, to: folder.url) }
        #expect(fault.description.contains("exists already. Nothing was overwritten"))
    }

    @Test("A backup of a folder with nothing in it is refused, and makes nothing there")
    func backupOfNothing() throws {
        let fault = try #require(throws: StorageFault.self) {
            try Store.backUp(folder.data, to: folder.url.appending(path: "copy"))
        }
        #expect(fault.description.contains("There is no Debrief in the folder \(folder.data.path)"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }

    @Test("A backup that fails half-way leaves nothing under any name")
    func backupFails() throws {
        try folder.store().close()
        let blobs = folder.data.appending(path: "blobs")
        try FileManager.default.createSymbolicLink(
            at: blobs.appending(path: "ab"), withDestinationURL: folder.url.appending(path: "gone"))
        #expect(throws: StorageFault.self) { try Store.backUp(folder.data, to: folder.url.appending(path: "copy")) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["data"])
    }

    @Test("A backup leaves the folder of an older or newer Debrief as it is, and copies it")
    func backupMigratesNothing() throws {
        try folder.store().close()
        let queue = try DatabaseQueue(path: folder.data.appending(path: "debrief.sqlite").path)
        try queue.write { database in
            try database.execute(
                sql: "DELETE FROM grdb_migrations; INSERT INTO grdb_migrations VALUES ('of the year 2100')")
        }
        let target = folder.url.appending(path: "copy")
        try Store.backUp(folder.data, to: target)
        for place in [folder.data, target] {
            let queue = try DatabaseQueue(path: place.appending(path: "debrief.sqlite").path)
            let names = try queue.read { try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations") }
            #expect(!names.isEmpty && names.allSatisfy { $0.hasPrefix("of the year 2100") })
        }
    }

    @Test("One process alone writes debriefs in a folder; another is told so, and may give out passes meanwhile")
    func oneWriter() async throws {
        let store = try folder.store()
        let fault = try #require(throws: StorageFault.self) { _ = try folder.store() }
        #expect(
            fault.description.contains("already running on the data folder \(folder.data.path). Stop that one first"))
        let beside = try Store(at: folder.data, for: .passes)
        try await beside.people.add(alice, name: "Alice", standing: .owner, at: noon)
        #expect(try await store.people.owner()?.name == "Alice")
        try store.close()
        _ = try folder.store()
    }

    @Test("Giving out passes makes no data folder")
    func noFolder() throws {
        let fault = try #require(throws: StorageFault.self) { _ = try Store(at: folder.data, for: .passes) }
        #expect(fault.description.contains("Check the path given with --data"))
        #expect(!FileManager.default.fileExists(atPath: folder.data.path))
    }

    @Test("A folder of a newer Debrief is refused with the reason, and left as it is")
    func newer() throws {
        try folder.store().close()
        let path = folder.data.appending(path: "debrief.sqlite").path
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('of the year 2100')") }
        try queue.close()
        let fault = try #require(throws: StorageFault.self) { _ = try folder.store() }
        #expect(fault.description.contains("written by a newer Debrief"))
    }

    @Test("A folder that cannot be used is refused with its name and what to check")
    func unusable() throws {
        try Data("no folder".utf8).write(to: folder.data)
        let fault = try #require(throws: StorageFault.self) { _ = try folder.store() }
        #expect(fault.description.contains(folder.data.path))
        #expect(fault.description.contains("Check that it exists"))
    }

    @Test("A database that is none is refused, and left as it is")
    func noDatabase() throws {
        try FileManager.default.createDirectory(at: folder.data, withIntermediateDirectories: true)
        let file = folder.data.appending(path: "debrief.sqlite")
        let bytes = Data(repeating: 0x58, count: 8192)
        try bytes.write(to: file)
        #expect(throws: StorageFault.self) { _ = try folder.store() }
        #expect(try Data(contentsOf: file) == bytes)
    }

    @Test(
        "SEC-02 nobody else on the machine reads a data folder or a backup, whoever made the folder",
        arguments: [
            true, false,
        ])
    func isPrivate(wasThere: Bool) async throws {
        if wasThere {
            try FileManager.default.createDirectory(
                at: folder.data.appending(path: "blobs"), withIntermediateDirectories: true)
            try Data().write(to: folder.data.appending(path: "debrief.sqlite"))
            for open in ["", "blobs", "debrief.sqlite"] { chmod(folder.data.appending(path: open).path, 0o755) }
        }
        let store = try folder.store()
        try await store.journal.append(ideas(["one"]), to: debrief, after: 0)
        var incoming = try store.blobs.receive(limit: 100)
        _ = try store.blobs.keep(&incoming)
        try Store.backUp(folder.data, to: folder.url.appending(path: "copy"))
        for place in ["data", "copy"] {
            let open = try rights(below: folder.url.appending(path: place)).filter { $0.value & 0o077 != 0 }
            #expect(open.isEmpty)
        }
    }

    @Test("A folder that holds other things stays open to those whose things they are, and what is ours is not")
    func sharedFolder() throws {
        try FileManager.default.createDirectory(at: folder.data, withIntermediateDirectories: true)
        try Data("theirs".utf8).write(to: folder.data.appending(path: "notes.txt"))
        chmod(folder.data.path, 0o755)
        _ = try folder.store()
        let rights = try rights(below: folder.data)
        #expect(rights[""] == 0o755)
        #expect(rights["debrief.sqlite"] == 0o600)
        #expect(rights["blobs"] == 0o700)
    }

    /// The rights of the folder and of everything in it, by path.
    private func rights(below folder: URL) throws -> [String: Int] {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try Dictionary(
            uniqueKeysWithValues: ([""] + names).map { name in
                let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
                return (name, try #require(attributes[.posixPermissions] as? Int))
            })
    }
}

/// Returns once `condition` holds; throws if that takes longer than anybody would wait.
func waitUntil(_ condition: () async throws -> Bool) async throws {
    for _ in 0..<2000 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    throw CancellationError()
}
