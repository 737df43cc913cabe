import Synchronization

/// Indexes a text line by line, in chunks that are worked on at the same time.
struct LineIndexer: Sendable {
    let content: Content
    let format: LineFormat
    let reader: TimeReader

    /// The index of the text from the line on that begins at `start`. It does not depend on the number of threads nor on
    /// the size of the chunks.
    func index(from start: Int = 0, threads: Int, chunkSize: Int, meter: WorkMeter? = nil) -> RawIndex {
        let count = (content.bytes.count - start + chunkSize - 1) / chunkSize
        let landing = Mutex(Landing(expecting: count))
        forEachConcurrently(0..<count, threads: threads) { number in
            let offset = start + number * chunkSize
            let range = lineStart(from: offset)..<lineStart(from: offset + chunkSize)
            let part = chunk(range)
            landing.withLock { $0.take(part, number: number) }
            meter?.add(done: range.count)
        }
        return landing.withLock(\.index)
    }

    /// The start of the first line that begins at `offset` or after it.
    private func lineStart(from offset: Int) -> Int {
        guard offset > 0 else { return content.bytes.count - content.bytes.withoutByteOrderMark.count }
        return content.lineEnd(from: offset - 1).map { $0 + 1 } ?? content.bytes.count
    }

    private func chunk(_ range: Range<Int>) -> ChunkIndex {
        var reader = reader
        var part = ChunkIndex(expecting: range.count / 80)
        guard format.continues == nil, format.nextEntry == nil else {
            var before = previousLine(to: range.lowerBound)
            content.bytes.forEachLine(in: range) { line, position in
                part.marks.note(offset: position)
                read(line, at: position, after: before, with: &reader, into: &part)
                before = line
            }
            return part
        }
        LineWindow().forEachLine(of: content, in: range) { line, position in
            part.marks.note(offset: position)
            read(line, at: position, with: &reader, into: &part)
        }
        return part
    }

    /// Reads a line of a format whose every time begins an entry.
    @inline(__always)
    private func read(_ line: Bytes, at offset: Int, with reader: inout TimeReader, into part: inout ChunkIndex) {
        if let stamp = reader.read(line) {
            part.list.append(stamp, offset: offset, end: offset + line.count)
        } else if line.count > 1 || (line.count == 1 && line[0] != .carriageReturn) {
            part.extend(to: offset + line.count)
        }
    }

    private func previousLine(to offset: Int) -> Bytes {
        guard format.continues != nil, offset > 0 else { return content.bytes[0..<0] }
        var start = offset - 1
        while start > 0, content.bytes[start - 1] != .newline { start -= 1 }
        return content.bytes[start..<offset - 1]
    }

    private func read(
        _ line: Bytes, at offset: Int, after before: Bytes, with reader: inout TimeReader, into part: inout ChunkIndex
    ) {
        let end = offset + line.count
        if let stamp = reader.read(line), !(format.continues?(before, line) ?? false) {
            part.list.append(stamp, offset: offset, end: end)
            if format.nextEntry != nil { split(line, at: offset, with: &reader, into: &part) }
        } else if line.count > 1 || (line.count == 1 && line[0] != .carriageReturn) {
            part.extend(to: end)
            if format.nextEntry != nil { split(line, at: offset, with: &reader, into: &part) }
        }
    }

    /// Finds the further entries of a format that may put several into one line.
    private func split(_ line: Bytes, at offset: Int, with reader: inout TimeReader, into part: inout ChunkIndex) {
        var start = 1
        while let next = format.nextEntry?(line, start) {
            if let stamp = reader.read(line.from(next)) {
                part.cut(at: offset + next)
                part.list.append(stamp, offset: offset + next, end: offset + line.count)
            }
            start = next + 1
        }
    }
}

/// Puts the chunks one behind the other in the order of the file, each as soon as those before it are there.
private struct Landing: Sendable {
    private(set) var index = RawIndex()
    private let count: Int
    private var next = 0
    private var waiting: [Int: ChunkIndex] = [:]

    init(expecting count: Int) {
        self.count = count
    }

    mutating func take(_ part: ChunkIndex, number: Int) {
        waiting[number] = part
        while let part = waiting.removeValue(forKey: next) {
            // The chunks of a log are much alike; memory that is not needed is not touched.
            if next == 0 { index.list = RecordList(expecting: part.list.records.count * count * 21 / 20) }
            append(part)
            next += 1
        }
    }

    private mutating func append(_ part: ChunkIndex) {
        if let end = part.leadingEnd, index.list.records.isEmpty {
            index.undatedLines += part.leadingLines
            index.undatedEnd = end
        } else if let end = part.leadingEnd {
            index.list.extendLast(to: end)
        }
        index.list.append(contentsOf: part.list)
        index.marks.append(part.marks)
    }
}

/// What one chunk contributes.
private struct ChunkIndex: Sendable {
    var list: RecordList
    var marks = LineMarks()
    /// Lines without a time in front of the chunk's first entry; they belong to the last entry of the chunk before.
    var leadingLines = 0
    var leadingEnd: Int?

    init(expecting count: Int) {
        list = RecordList(expecting: count)
    }

    @inline(__always)
    mutating func extend(to end: Int) {
        guard list.records.isEmpty else { return list.extendLast(to: end) }
        leadingLines += 1
        leadingEnd = end
    }

    /// Makes what was read last end at `offset`, because another entry begins there.
    mutating func cut(at offset: Int) {
        if list.records.isEmpty { leadingEnd = offset } else { list.extendLast(to: offset) }
    }
}
