public import Foundation

/// The bytes of the evidence, kept once under their SHA-256 and never altered.
public struct Blobs: Sendable {
    private let folder: URL
    private let incoming: URL
    /// Where indexes of the bytes may be kept. Whatever lies there can be made again, and no backup has it.
    public let indexes: URL

    init(in data: URL) throws {
        folder = data.appending(path: "blobs")
        incoming = data.appending(path: "incoming")
        indexes = data.appending(path: "indexes")
        for needed in [folder, incoming] { try Privacy.makeFolder(needed) }
    }

    /// Removes what was still coming in when a server ended; nobody was told that it was kept. Call it before serving.
    public func clearIncoming() throws {
        for file in try FileManager.default.contentsOfDirectory(at: incoming, includingPropertiesForKeys: nil) {
            try FileManager.default.removeItem(at: file)
        }
    }

    /// Where the bytes with that hash lie.
    public func file(_ sha256: String) -> URL {
        folder.appending(path: String(sha256.prefix(2))).appending(path: sha256)
    }

    /// A place for bytes to come, of at most `limit`.
    public func receive(limit: Int) throws -> Incoming {
        try Incoming(at: incoming.appending(path: Secret.random().text), limit: limit)
    }

    /// Keeps what was received, once. The bytes are on disk when this returns.
    public func keep(_ incoming: inout Incoming) throws -> (sha256: String, size: Int) {
        let sha256 = try incoming.finish()
        let target = file(sha256)
        let parent = target.deletingLastPathComponent()
        let isNew = !FileManager.default.fileExists(atPath: parent.path)
        do { try Privacy.makeFolder(parent) } catch { throw StorageFault.unwritten(error) }
        guard rename(incoming.url.path, target.path) == 0 else {
            throw StorageFault.notWritten(reason: String(cString: strerror(errno)))
        }
        try Disk.flush(parent)
        // A folder lasts no longer than its own name does.
        if isNew { try Disk.flush(folder) }
        return (sha256, incoming.size)
    }
}

/// Bytes on their way in. They go to disk as they come and are never held whole in memory.
public struct Incoming: Sendable {
    public let url: URL
    public private(set) var size = 0
    private let limit: Int
    private let handle: FileHandle
    private var hash = SHA256()

    fileprivate init(at url: URL, limit: Int) throws {
        guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else {
            throw StorageFault.notWritten(reason: String(cString: strerror(errno)))
        }
        self.url = url
        self.limit = limit
        handle = try FileHandle(forWritingTo: url)
    }

    /// - Throws: `StorageFault.tooLarge` past the limit, `.notWritten` on a full disk. Call ``discard()`` then.
    public mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        size += bytes.count
        guard size <= limit else { throw StorageFault.tooLarge(limit: limit) }
        hash.update(bytes)
        do { try handle.write(contentsOf: Data(bytes)) } catch { throw StorageFault.unwritten(error) }
    }

    /// Forgets what came.
    public func discard() {
        try? handle.close()
        try? FileManager.default.removeItem(at: url)
    }

    mutating func finish() throws -> String {
        do {
            try handle.synchronize()
            try handle.close()
        } catch { throw StorageFault.unwritten(error) }
        return hash.hexadecimal()
    }
}
