import Dispatch
import Synchronization

/// Indexes a text line by line, in chunks that are worked on at the same time.
struct LineIndexer: Sendable {
    let content: Content
    let format: LineFormat
    let reader: TimeReader

    /// The index of the whole text. It does not depend on the number of threads nor on the size of the chunks.
    func index(threads: Int, chunkSize: Int) -> RawIndex {
        let count = (content.bytes.count + chunkSize - 1) / chunkSize
        let next = Atomic(0)
        let parts = Mutex<[Int: ChunkIndex]>([:])
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            while true {
                let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard number < count else { return }
                let part = chunk(lineStart(from: number * chunkSize)..<lineStart(from: (number + 1) * chunkSize))
                parts.withLock { $0[number] = part }
            }
        }
        return parts.withLock { parts in joined((0..<count).compactMap { parts.removeValue(forKey: $0) }) }
    }

    /// The start of the first line that begins at `offset` or after it.
    private func lineStart(from offset: Int) -> Int {
        guard offset > 0 else { return content.bytes.count - content.bytes.withoutByteOrderMark.count }
        return content.bytes.index(of: .newline, from: offset - 1).map { $0 + 1 } ?? content.bytes.count
    }

    private func chunk(_ range: Range<Int>) -> ChunkIndex {
        content.populate(range)
        var reader = reader
        var part = ChunkIndex()
        var before = previousLine(to: range.lowerBound)
        var position = range.lowerBound
        while position < range.upperBound {
            let end = content.bytes.index(of: .newline, from: position) ?? range.upperBound
            let line = content.bytes[position..<end]
            part.marks.note(offset: position)
            read(line, at: position, after: before, with: &reader, into: &part)
            before = line
            position = end + 1
        }
        return part
    }

    private func previousLine(to offset: Int) -> Bytes {
        guard format.continues != nil, offset > 0 else { return content.bytes[0..<0] }
        var start = offset - 1
        while start > 0, content.bytes[start - 1] != .newline { start -= 1 }
        return content.bytes[start..<offset - 1]
    }

    @inline(__always)
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

    private func joined(_ parts: [ChunkIndex]) -> RawIndex {
        var index = RawIndex()
        for part in parts {
            if let end = part.leadingEnd, index.list.records.isEmpty {
                index.undatedLines += part.leadingLines
                index.undatedEnd = end
            } else if let end = part.leadingEnd {
                index.list.extendLast(to: end)
            }
            index.list.append(contentsOf: part.list)
            index.marks.append(part.marks)
        }
        return index
    }
}

/// What one chunk contributes.
private struct ChunkIndex: Sendable {
    var list = RecordList()
    var marks = LineMarks()
    /// Lines without a time in front of the chunk's first entry; they belong to the last entry of the chunk before.
    var leadingLines = 0
    var leadingEnd: Int?

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
