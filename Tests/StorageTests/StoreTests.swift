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
        try store.backup(to: target)
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
        try store.backup(to: target)
        #expect(try String(contentsOf: Store(at: target).blobs.file(sha256), encoding: .utf8) == "a line\n")
    }

    @Test("A backup overwrites nothing")
    func backupRefuses() throws {
        let store = try folder.store()
        let fault = try #require(throws: StorageFault.self) { try store.backup(to: folder.url) }
        #expect(fault.description.contains("exists already. Nothing was overwritten"))
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

    @Test("SEC-02 nobody else on the machine reads the data folder")
    func isPrivate() throws {
        _ = try folder.store()
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.data.path)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
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
