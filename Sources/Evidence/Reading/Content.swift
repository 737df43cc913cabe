import Foundation

/// The bytes of one source, mapped read-only into memory.
///
/// Unchecked: the mapping never changes and is released with the last reference; the descriptor is closed by whoever
/// indexes the source, after the threads that read with it.
final class Content: @unchecked Sendable {
    let bytes: Bytes
    private let mapping: UnsafeMutableRawPointer?
    /// The open file, where reading it through is worth more than a descriptor; -1 otherwise.
    private var descriptor: Int32 = -1

    /// Smaller files are read where they are mapped: there may be a hundred thousand of them.
    private static let worthReading = 8 << 20

    /// Maps what an open file holds now; the caller's descriptor is not needed afterwards.
    init(descriptor: Int32) throws(ReadingError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(reason: Content.reason()) }
        guard status.st_size > 0 else {
            (mapping, bytes) = (nil, Content.nothing)
            return
        }
        let size = Int(status.st_size)
        guard let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED else {
            throw .unreadable(reason: Content.reason())
        }
        madvise(mapped, size, MADV_SEQUENTIAL)
        mapping = mapped
        bytes = Bytes(start: UnsafePointer(mapped.assumingMemoryBound(to: UInt8.self)), count: size)
        if size >= Content.worthReading { self.descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }
    }

    /// Maps a file that is read where it is mapped.
    convenience init(path: String) throws(ReadingError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw .unreadable(reason: Content.reason()) }
        defer { close(descriptor) }
        try self.init(descriptor: descriptor)
        closeFile()
    }

    deinit {
        closeFile()
        if let mapping { munmap(mapping, bytes.count) }
    }

    /// One byte that lives as long as the process, so that no content has no address.
    private static let nothing = Bytes(
        start: UnsafePointer(UnsafeMutablePointer<UInt8>.allocate(capacity: 1)), count: 0)

    static func reason() -> String { String(cString: strerror(errno)) }
}

extension Content {
    /// Copies bytes from `offset` on to `target`, and returns how many there were; 0 if the mapping has to do.
    ///
    /// To read a file through once, this costs half of what its mapping does: no page has to be brought into the address space.
    func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) -> Int {
        guard descriptor >= 0 else { return 0 }
        return max(0, pread(descriptor, target.baseAddress, min(target.count, bytes.count - offset), off_t(offset)))
    }

    /// Gives the descriptor back. From then on ``read(at:into:)`` copies nothing.
    func closeFile() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }
}
