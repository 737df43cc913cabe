import Foundation

/// The index of one source in a file: a header, the marks of its lines, and its records as they lie in memory.
///
/// The file is for this machine and this version alone. What does not fit is not used.
struct SavedIndex {
    let place: URL
    let identity: FileIdentity
    /// How the source is read; another way makes another index.
    let reading: String

    /// Says of what the numbers that follow it are.
    private struct Header: Codable {
        var version = 1
        var identity: FileIdentity
        var reading: String
        var ends: UInt64
        var undatedLines: Int
        var undatedEnd: Int
        var hasLocal: Bool
        var findings: [RawFinding]
        var longLengths: [Int: Int]
        var lineCount: Int
        var marks: Int
        var records: Int
    }

    private static let magic = Array("debrief\u{1}".utf8)
    private static let word = MemoryLayout<Int>.size

    init(_ identity: FileIdentity, reading: String, in cache: IndexCache) {
        self.identity = identity
        self.reading = reading
        place = cache.place(of: identity, reading: reading)
    }
}

extension SavedIndex {
    /// What was saved of a source, and of which state of its file; nil if there is nothing that fits `content`.
    func load(for content: Content) -> (index: RawIndex, identity: FileIdentity)? {
        guard let file = try? Content(path: place.path), let (header, start) = SavedIndex.header(of: file.bytes),
            header.reading == reading, header.identity == identity || identity.hasGrown(since: header.identity),
            header.ends == SavedIndex.ends(of: content.bytes[0..<header.identity.size])
        else { return nil }
        let marks = start..<start + header.marks * 2 * SavedIndex.word
        let list = RecordList(mapped: file, at: marks.upperBound, count: header.records, header.longLengths)
        let index = RawIndex(
            list: list, undatedLines: header.undatedLines, undatedEnd: header.undatedEnd,
            marks: LineMarks(file.bytes[marks], lineCount: header.lineCount), findings: header.findings,
            hasLocal: header.hasLocal)
        return (index, header.identity)
    }

    /// The header and where it ends, if the file is as long as it says.
    private static func header(of bytes: Bytes) -> (Header, end: Int)? {
        let length = bytes.number(of: magic.count)
        guard bytes.has(magic), (1...bytes.count).contains(length) else { return nil }
        let json = magic.count + word..<magic.count + word + length
        guard let header = try? JSONDecoder().decode(Header.self, from: Data(bytes[json].buffer)), header.version == 1
        else { return nil }
        let end = aligned(json.upperBound)
        let size = end + header.marks * 2 * word + header.records * MemoryLayout<Record>.stride
        return size == bytes.count ? (header, end) : nil
    }

    /// Stands for the first and the last bytes: a file that only grew has the same.
    private static func ends(of bytes: Bytes) -> UInt64 {
        [bytes[0..<4096], bytes[max(0, bytes.count - 4096)..<bytes.count]].map(\.buffer).joined().fnv1a
    }

    private static func aligned(_ offset: Int) -> Int { (offset + 15) / 16 * 16 }
}

extension SavedIndex {
    /// Writes the index beside its place and moves it there. A write that fails leaves things as they were: what is
    /// saved can be made again. Not flushed: after a power cut the file is too short, and is not used.
    func save(_ index: RawIndex, of content: Content) {
        let part = place.appendingPathExtension("\(getpid()).part")
        let folder = place.deletingLastPathComponent().path
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let descriptor = open(part.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let pieces = [header(of: index, of: content), index.marks.bytes]
        let isWritten =
            pieces.allSatisfy { $0.withUnsafeBytes { write($0, to: descriptor) } }
            && write(UnsafeRawBufferPointer(index.list.records), to: descriptor)
        if !isWritten || rename(part.path, place.path) != 0 { unlink(part.path) }
    }

    private func header(of index: RawIndex, of content: Content) -> [UInt8] {
        let header = Header(
            identity: identity, reading: reading, ends: SavedIndex.ends(of: content.bytes),
            undatedLines: index.undatedLines, undatedEnd: index.undatedEnd, hasLocal: index.hasLocal,
            findings: index.findings, longLengths: index.list.longLengths, lineCount: index.marks.lineCount,
            marks: index.marks.marks.count, records: index.list.records.count)
        // Our own types hold nothing that JSON cannot write.
        let json = (try? JSONEncoder().encode(header)) ?? Data()
        var bytes = SavedIndex.magic
        withUnsafeBytes(of: json.count) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: json)
        bytes.append(contentsOf: repeatElement(0, count: SavedIndex.aligned(bytes.count) - bytes.count))
        return bytes
    }

    private func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest)
            let written = Foundation.write(descriptor, piece.baseAddress, piece.count)
            guard written > 0 || errno == EINTR else { return false }
            rest = rest.dropFirst(max(0, written))
        }
        return true
    }
}

extension LineMarks {
    /// As they were written by ``bytes``.
    fileprivate init(_ bytes: Bytes, lineCount: Int) {
        let word = MemoryLayout<Int>.size
        let marks = stride(from: 0, to: bytes.count, by: 2 * word)
        self.init(marks.map { (bytes.number(of: $0), bytes.number(of: $0 + word)) }, lineCount: lineCount)
    }

    fileprivate var bytes: [UInt8] {
        marks.flatMap { [$0.offset, $0.line] }.withUnsafeBytes(Array.init)
    }
}

extension Bytes {
    /// The number whose bytes begin at `offset`, as memory holds it.
    fileprivate func number(of offset: Int) -> Int {
        guard offset >= 0, offset + MemoryLayout<Int>.size <= count else { return 0 }
        return UnsafeRawPointer(start + offset).loadUnaligned(as: Int.self)
    }
}
