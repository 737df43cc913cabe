import Foundation

/// The bytes of one source, mapped read-only into memory.
///
/// Unchecked: the mapping never changes and is released with the last reference.
final class Content: @unchecked Sendable {
    let bytes: Bytes
    private let mapping: UnsafeMutableRawPointer?

    /// Maps what an open file holds now; the descriptor is not needed afterwards.
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
    }

    deinit {
        if let mapping { munmap(mapping, bytes.count) }
    }

    /// One byte that lives as long as the process, so that no content has no address.
    private static let nothing = Bytes(
        start: UnsafePointer(UnsafeMutablePointer<UInt8>.allocate(capacity: 1)), count: 0)

    static func reason() -> String { String(cString: strerror(errno)) }
}

extension Content {
    /// Asks the system to bring `range` into the address space at once rather than page by page. Only a hint.
    func populate(_ range: Range<Int>) {
        guard let mapping, !range.isEmpty else { return }
        let page = Int(getpagesize())
        let lower = range.lowerBound / page * page
        let populateRead: Int32 = 22  // MADV_POPULATE_READ, since Linux 5.14; missing from older headers
        _ = madvise(mapping + lower, range.upperBound - lower, populateRead)
    }
}
