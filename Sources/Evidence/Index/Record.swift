/// One entry of the index: an instant and where its bytes lie. Sixteen bytes.
struct Record: Sendable {
    /// Nanoseconds since 1970; until zone and year are settled, those of a local or year-less clock.
    var nanoseconds: Int64
    /// Forty bits of offset, twenty-two of length, two of flags. With the offset on top, records of one source
    /// that compare equal in time compare by their order in the file.
    private var place: UInt64

    static let longLength = 0x3F_FFFF

    init(nanoseconds: Int64, offset: Int, length: Int, isLocal: Bool) {
        self.nanoseconds = nanoseconds
        place = UInt64(offset) << 24 | UInt64(min(length, Record.longLength)) << 2 | (isLocal ? 1 : 0)
    }

    var offset: Int { Int(place >> 24) }

    /// The bytes of the entry; `Record.longLength` stands for a length that is kept elsewhere.
    var length: Int {
        get { Int(place >> 2 & UInt64(Record.longLength)) }
        set { place = place & ~(UInt64(Record.longLength) << 2) | UInt64(min(newValue, Record.longLength)) << 2 }
    }

    /// Whether the offset to UTC was not written.
    var isLocal: Bool { place & 1 == 1 }

    @inline(__always)
    static func precedes(_ left: Record, _ right: Record) -> Bool {
        left.nanoseconds == right.nanoseconds ? left.place < right.place : left.nanoseconds < right.nanoseconds
    }
}

/// The records of one source, and the few lengths that do not fit into them.
struct RecordList: Sendable {
    private let memory: RecordMemory
    private(set) var longLengths: [Int: Int] = [:]

    /// - Parameter count: How many records to make room for; more of them cost a copy.
    init(expecting count: Int = 0) {
        memory = RecordMemory(expecting: count)
    }

    /// What a saved index holds. It can be read and copied, not changed.
    init(mapped file: Content, at offset: Int, count: Int, _ longLengths: [Int: Int]) {
        memory = RecordMemory(mapped: file, at: offset, count: count)
        self.longLengths = longLengths
    }

    /// In place: whoever fills the list puts its records in order, and from then on they stay as they are.
    var records: UnsafeMutableBufferPointer<Record> { memory.records }

    @inline(__always)
    mutating func append(_ stamp: Stamp, offset: Int, end: Int) {
        memory.append(
            Record(nanoseconds: stamp.nanoseconds, offset: offset, length: end - offset, isLocal: stamp.isLocal))
        if end - offset >= Record.longLength { longLengths[offset] = end - offset }
    }

    /// Adds a record of another list of the same source.
    mutating func append(_ record: Record, of other: RecordList) {
        memory.append(record)
        if let length = other.longLengths[record.offset] { longLengths[record.offset] = length }
    }

    /// Makes the last entry reach to `end`.
    @inline(__always)
    mutating func extendLast(to end: Int) {
        guard let last = records.indices.last else { return }
        let length = end - records[last].offset
        records[last].length = length
        if length >= Record.longLength { longLengths[records[last].offset] = length }
    }

    mutating func append(contentsOf other: RecordList) {
        memory.append(contentsOf: other.records)
        longLengths.merge(other.longLengths) { $1 }
    }

    func removeAll(where isUnwanted: (Record) -> Bool) {
        memory.removeAll(where: isUnwanted)
    }

    func range(of record: Record) -> Range<Int> {
        let length = record.length
        let whole = length == Record.longLength ? longLengths[record.offset] ?? length : length
        return record.offset..<record.offset + whole
    }

    /// Puts the records into the order of time; those of one instant keep the order of the file.
    func sort() {
        var records = records
        let isSorted = records.indices.dropFirst().allSatisfy { Record.precedes(records[$0 - 1], records[$0]) }
        if !isSorted { records.sort(by: Record.precedes) }
    }
}
