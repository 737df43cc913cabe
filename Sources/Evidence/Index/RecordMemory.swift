import Glibc

/// Where the records of one source lie side by side.
///
/// Unchecked: one thread fills it and puts it in order; from then on it is only read.
final class RecordMemory: @unchecked Sendable {
    private var start: UnsafeMutablePointer<Record>
    private var count = 0
    private var capacity: Int
    /// The saved index in which the records lie; they are not to be changed then.
    private let file: Content?

    init(expecting capacity: Int) {
        self.capacity = max(capacity, 16)
        file = nil
        start = RecordMemory.room(for: self.capacity)
    }

    /// The `count` records that begin at `offset` of a saved index, which is known to hold them.
    init(mapped file: Content, at offset: Int, count: Int) {
        let bytes = UnsafeMutableRawPointer(mutating: file.bytes.start + offset)
        start = bytes.bindMemory(to: Record.self, capacity: count)
        (self.count, capacity, self.file) = (count, count, file)
    }

    deinit {
        if file == nil { start.deallocate() }
    }

    var records: UnsafeMutableBufferPointer<Record> { UnsafeMutableBufferPointer(start: start, count: count) }

    @inline(__always)
    func append(_ record: Record) {
        if count == capacity { grow(to: count + 1) }
        (start + count).initialize(to: record)
        count += 1
    }

    func append(contentsOf other: UnsafeMutableBufferPointer<Record>) {
        guard let source = other.baseAddress else { return }
        if count + other.count > capacity { grow(to: count + other.count) }
        (start + count).initialize(from: source, count: other.count)
        count += other.count
    }

    /// Keeps the others in their order.
    func removeAll(where isUnwanted: (Record) -> Bool) {
        var kept = 0
        for record in records where !isUnwanted(record) {
            start[kept] = record
            kept += 1
        }
        count = kept
    }

    private func grow(to needed: Int) {
        capacity = max(needed, capacity * 2)
        let larger = RecordMemory.room(for: capacity)
        larger.moveInitialize(from: start, count: count)
        start.deallocate()
        start = larger
    }

    /// Memory that the system gives in large pages if it can: there are millions of records, and each page costs a fault.
    private static func room(for count: Int) -> UnsafeMutablePointer<Record> {
        let room = UnsafeMutablePointer<Record>.allocate(capacity: count)
        let (page, size) = (2 << 20, count * MemoryLayout<Record>.stride)
        let edge = (UInt(bitPattern: room) + UInt(page - 1)) / UInt(page) * UInt(page) - UInt(bitPattern: room)
        guard size >= Int(edge) + page else { return room }
        madvise(UnsafeMutableRawPointer(room) + Int(edge), (size - Int(edge)) / page * page, MADV_HUGEPAGE)
        return room
    }
}
