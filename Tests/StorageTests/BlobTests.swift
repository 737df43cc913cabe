import Foundation
import Storage
import Testing

@Suite struct BlobTests {
    private let folder: TemporaryFolder
    private let store: Store

    /// Of “abc”, from FIPS 180-2.
    private let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    init() throws {
        folder = try TemporaryFolder()
        store = try folder.store()
    }

    @Test("Bytes that came in pieces are kept whole under their SHA-256")
    func keeps() throws {
        let (sha256, size) = try keep(["a", "b", "", "c"])
        #expect(sha256 == abc)
        #expect(size == 3)
        #expect(try Data(contentsOf: store.blobs.file(sha256)) == Data("abc".utf8))
    }

    @Test("The same bytes are kept once")
    func once() throws {
        #expect(try keep(["abc"]) == keep(["ab", "c"]))
        #expect(folder.files(in: "blobs") == ["ba/\(abc)"])
        #expect(folder.files(in: "incoming").isEmpty)
    }

    @Test("SEC-05 bytes beyond the limit are refused with the limit, and none are kept")
    func limit() throws {
        var incoming = try store.blobs.receive(limit: 3)
        try write("abc", to: &incoming)
        #expect { try write("d", to: &incoming) } throws: { error in
            if case StorageFault.tooLarge(limit: 3) = error { true } else { false }
        }
        incoming.discard()
        #expect(folder.files(in: "incoming").isEmpty)
        #expect(folder.files(in: "blobs").isEmpty)
    }

    @Test("SEC-05 what was still coming in when a server ended is cleared")
    func clears() throws {
        var incoming = try store.blobs.receive(limit: 10)
        try write("half", to: &incoming)
        _ = try keep(["abc"])
        try store.blobs.clearIncoming()
        #expect(folder.files(in: "incoming").isEmpty)
        #expect(folder.files(in: "blobs").count == 1)
    }

    private func keep(_ pieces: [String]) throws -> (String, Int) {
        var incoming = try store.blobs.receive(limit: 100)
        for piece in pieces { try write(piece, to: &incoming) }
        return try store.blobs.keep(&incoming)
    }

    private func write(_ text: String, to incoming: inout Incoming) throws {
        try Array(text.utf8).withUnsafeBytes { try incoming.write($0) }
    }
}
