import Debriefing
import Foundation
import Glibc
import Storage
import Testing

/// Each in a process of its own, whose files may not grow beyond a limit: whoever writes them meets a full disk.
@Suite struct FullDiskTests {
    @Test("SEC-05 a disk that takes no more of an upload is a refusal with what to do, and harms nothing stored")
    func upload() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            let blobs = try folder.store().blobs
            let (sha256, _) = try keep("abc", in: blobs)
            let refusal = try #require(throws: StorageFault.self) {
                try whileFilesAreLimited(to: 4096) { _ = try keep(String(repeating: "x", count: 65_536), in: blobs) }
            }
            #expect(refusal.description.contains("free some disk space"))
            #expect(folder.files(in: "incoming").isEmpty)
            #expect(folder.files(in: "blobs") == ["\(sha256.prefix(2))/\(sha256)"])
            #expect(try String(contentsOf: blobs.file(sha256), encoding: .utf8) == "abc")
        }
    }

    @Test("SEC-05 a disk that takes no more changes is a refusal with what to do, and harms nothing stored")
    func append() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            let (journal, debrief) = (try folder.store().journal, DebriefID("night")!)
            try await journal.append(ideas(["kept"]), to: debrief, after: 0)
            limitFiles(to: 400_000)
            let refusal = await #expect(throws: StorageFault.self) {
                try await journal.append(
                    ideas([String(repeating: "x", count: 1 << 20)], from: 2), to: debrief, after: 1)
            }
            #expect(refusal?.description.contains("Nothing was changed: free some disk space") == true)
            #expect(try await journal.changes(of: debrief) == ideas(["kept"]))
            limitFiles(to: rlim_t.max)
            try await journal.append(ideas(["after"], from: 2), to: debrief, after: 1)
            #expect(try await journal.changes(of: debrief).count == 2)
        }
    }

    @Test("SEC-05 a disk that takes no more people or links is a refusal with what to do, and without our insides")
    func passes() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            let store = try folder.store()
            try await store.people.add(alice, name: "Alice", standing: .owner, at: noon)
            limitFiles(to: 400_000)
            let long = String(repeating: "x", count: 1 << 20)
            let refusals = [
                await #expect(throws: StorageFault.self) {
                    _ = try await store.passes.issue(.program(for: alice, label: long, days: 1), by: alice, at: noon)
                },
                await #expect(throws: StorageFault.self) {
                    try await store.people.add(bob, name: "Bob", email: long, standing: .member, at: noon)
                },
                await #expect(throws: StorageFault.self) {
                    _ = try await store.people.update(alice, name: "Alice", email: long)
                },
            ]
            for refusal in refusals {
                let words = try #require(refusal).description
                #expect(words.contains("Nothing was changed: free some disk space"))
                #expect(!words.contains("INSERT") && !words.contains("UPDATE") && !words.contains("xxx"))
            }
        }
    }

    @Test("A backup onto a full disk is a refusal and leaves nothing behind")
    func backup() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            try folder.store().close()
            #expect(throws: StorageFault.self) {
                try whileFilesAreLimited(to: 4096) {
                    try Store.backUp(folder.data, to: folder.url.appending(path: "copy"))
                }
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["data"])
        }
    }
}

private func keep(_ text: String, in blobs: Blobs) throws -> (String, Int) {
    var incoming = try blobs.receive(limit: 1 << 20)
    do {
        try Array(text.utf8).withUnsafeBytes { try incoming.write($0) }
        return try blobs.keep(&incoming)
    } catch {
        incoming.discard()
        throw error
    }
}

private func whileFilesAreLimited(to bytes: rlim_t, _ work: () throws -> Void) throws {
    limitFiles(to: bytes)
    defer { limitFiles(to: rlim_t.max) }
    try work()
}

private func limitFiles(to bytes: rlim_t) {
    // Without this the first byte too many ends the process instead of the write.
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit(rlim_cur: bytes, rlim_max: rlim_t.max)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
}
