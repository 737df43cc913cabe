import Foundation
import Synchronization

/// The bytes of one source in memory that is only read: mapped, or copied if they are few.
///
/// Unchecked: the bytes never change and are released with the last reference; the descriptor is closed by whoever
/// indexes the source, after the threads that read with it.
final class Content: @unchecked Sendable {
    let bytes: Bytes
    private let memory: Memory
    /// The open file, where reading it through is worth more than a descriptor; -1 otherwise.
    private var descriptor: Int32 = -1

    private enum Memory {
        case mapped(UnsafeMutableRawPointer)
        case owned(UnsafeMutableRawPointer)
    }

    /// Smaller files are read where they are mapped: there may be a hundred thousand of them.
    private static let worthReading = 8 << 20
    /// A page is mapped as a whole; what is smaller takes no more memory as a copy.
    private static let worthMapping = 4096
    /// Linux lets a process have 65,530 mappings, and ends it when the heap needs one more.
    private static let mappingLimit = 60_000
    private static let mappings = Atomic(0)

    /// Holds what an open file holds now; the caller's descriptor is not needed afterwards.
    init(descriptor: Int32) throws(ReadingError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ReadingError() }
        let size = Int(status.st_size)
        guard size >= Content.worthMapping else {
            (memory, bytes) = Content.owned(try Content.copy(of: descriptor, size: size))
            return
        }
        let mapped = try Content.map(descriptor, size: size)
        madvise(mapped, size, MADV_SEQUENTIAL)
        memory = .mapped(mapped)
        bytes = Bytes(start: UnsafePointer(mapped.assumingMemoryBound(to: UInt8.self)), count: size)
        if size >= Content.worthReading { self.descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }
    }

    /// Takes over memory that was allocated, with at least one byte of room, and gives it back in the end.
    init(owning memory: UnsafeMutableRawBufferPointer) {
        (self.memory, bytes) = Content.owned(memory)
    }

    /// Holds a file that is read where it is mapped.
    convenience init(path: String) throws(ReadingError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw ReadingError() }
        defer { close(descriptor) }
        try self.init(descriptor: descriptor)
        closeFile()
    }

    deinit {
        closeFile()
        switch memory {
        case .owned(let start): start.deallocate()
        case .mapped(let start):
            munmap(start, bytes.count)
            Content.mappings.wrappingSubtract(1, ordering: .relaxed)
        }
    }
}

extension Content {
    private static func owned(_ memory: UnsafeMutableRawBufferPointer) -> (Memory, Bytes) {
        // No buffer is without an address: each was allocated.
        let start = memory.baseAddress ?? UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1)
        let bytes = Bytes(start: UnsafePointer(start.assumingMemoryBound(to: UInt8.self)), count: memory.count)
        return (.owned(start), bytes)
    }

    /// What a small file holds, which may be less than it held a moment ago.
    private static func copy(of descriptor: Int32, size: Int) throws(ReadingError) -> UnsafeMutableRawBufferPointer {
        let start = UnsafeMutableRawPointer.allocate(byteCount: max(1, size), alignment: 1)
        var count = 0
        while count < size {
            let read = pread(descriptor, start + count, size - count, off_t(count))
            guard read != 0 else { break }
            guard read > 0 || errno == EINTR else {
                let error = ReadingError()
                start.deallocate()
                throw error
            }
            count += max(read, 0)
        }
        return UnsafeMutableRawBufferPointer(start: start, count: count)
    }

    private static func map(_ descriptor: Int32, size: Int) throws(ReadingError) -> UnsafeMutableRawPointer {
        guard mappings.wrappingAdd(1, ordering: .relaxed).newValue <= mappingLimit else {
            mappings.wrappingSubtract(1, ordering: .relaxed)
            throw .unreadable(
                reason: "\(mappingLimit.grouped) files are open at once already; read the others by themselves")
        }
        guard let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED else {
            let error = ReadingError()
            mappings.wrappingSubtract(1, ordering: .relaxed)
            throw error
        }
        return mapped
    }
}

extension Content {
    /// Copies bytes from `offset` on to `target`, and returns how many there were; 0 if the mapping has to do.
    ///
    /// To read a file through once, this costs half of what its mapping does: no page has to be brought into the address space.
    func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) -> Int {
        guard descriptor >= 0 else { return 0 }
        return max(0, pread(descriptor, target.baseAddress, min(target.count, bytes.count - offset), off_t(offset)))
    }

    /// The first line feed from `offset` on. Where the file can be read, no page of it is brought into the address space.
    func lineEnd(from offset: Int) -> Int? {
        guard offset < bytes.count else { return nil }
        let found = withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { room in
            let count = read(at: offset, into: room)
            return UnsafeRawBufferPointer(rebasing: room[..<count]).firstIndex(of: .newline)
        }
        return found.map { offset + $0 } ?? bytes.index(of: .newline, from: offset)
    }

    /// Gives the descriptor back. From then on ``read(at:into:)`` copies nothing.
    func closeFile() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }
}
