public import Foundation

/// Where indexes are kept from one run to the next, so that a source that has not changed is not read again.
public struct IndexCache: Sendable, Hashable {
    public var folder: URL
    /// Smaller sources are indexed sooner than their index is found.
    public var leastSize: Int

    public init(folder: URL, leastSize: Int = 4 << 20) {
        self.folder = folder
        self.leastSize = leastSize
    }

    /// In the user's folder for what can be made again: `$XDG_CACHE_HOME/debrief`, else `~/.cache/debrief`.
    public static var ofUser: IndexCache {
        let named = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let caches = named.map { URL(filePath: $0) } ?? URL.homeDirectory.appending(path: ".cache")
        return IndexCache(folder: caches.appending(path: "debrief"))
    }

    /// Indexes that nobody asked for in so many days are removed when another one is saved.
    private static let days = 30.0

    /// Where the index of a file is kept that is read in a certain way.
    func place(of identity: FileIdentity, reading: String) -> URL {
        let hash = String(reading.utf8.fnv1a, radix: 16)
        return folder.appending(path: "\(identity.device)-\(identity.inode)-\(hash).index")
    }

    /// Removes what nobody uses any more.
    func prune() {
        let keys: Set<URLResourceKey> = [.contentAccessDateKey, .contentModificationDateKey]
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: Array(keys))
        for file in files ?? [] where ["index", "part"].contains(file.pathExtension) {
            let values = try? file.resourceValues(forKeys: keys)
            let used = max(values?.contentAccessDate ?? .distantPast, values?.contentModificationDate ?? .distantPast)
            if used.timeIntervalSinceNow < -IndexCache.days * 86_400 { try? FileManager.default.removeItem(at: file) }
        }
    }
}

/// Which file it is, and in which state.
struct FileIdentity: Codable, Hashable {
    var device: UInt64
    var inode: UInt64
    var size: Int
    /// When it was last changed, in nanoseconds since 1970.
    var changed: Int64

    init(_ status: stat) {
        (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino))
        size = Int(status.st_size)
        changed = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }

    /// Whether this is the same file as `other` was, with more in it.
    func hasGrown(since other: FileIdentity) -> Bool {
        (device, inode) == (other.device, other.inode) && size > other.size
    }
}

extension Sequence<UInt8> {
    /// The 64 bits of the Fowler–Noll–Vo hash, variant 1a: to tell apart what nobody forges.
    var fnv1a: UInt64 { reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }
}
