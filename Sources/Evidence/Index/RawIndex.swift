/// What indexing a source yields, in the order of the file and before year and zone are settled.
struct RawIndex: Sendable {
    var list = RecordList()
    /// Lines in front of the first entry that are not blank.
    var undatedLines = 0
    /// Where they end.
    var undatedEnd = 0
    var marks = LineMarks()
    var findings: [RawFinding] = []
    /// Whether some time has no offset to UTC; known once zones are settled.
    var hasLocal = false
}

/// A finding before the name of the source and the number of the line are known.
struct RawFinding: Sendable, Codable {
    var kind: Finding.Kind
    var weight: Finding.Weight
    /// Where it was seen, in bytes from the start of the source.
    var offset: Int?
    var message: String
    var question: Question?
}

/// Line numbers at offsets, about one for each 16 KiB, from which other line numbers are counted.
struct LineMarks: Sendable {
    static let distance = 16 << 10
    private(set) var marks: [(offset: Int, line: Int)] = []
    private(set) var lineCount = 0
    /// From where on the next is due.
    private var due = 0

    init(_ marks: [(offset: Int, line: Int)] = [], lineCount: Int = 0) {
        self.marks = marks
        self.lineCount = lineCount
        due = marks.last.map { $0.offset + LineMarks.distance } ?? 0
    }

    /// Notes that line `lineCount + 1` begins at `offset`.
    @inline(__always)
    mutating func note(offset: Int) {
        if offset >= due {
            marks.append((offset, lineCount + 1))
            due = offset + LineMarks.distance
        }
        lineCount += 1
    }

    mutating func append(_ other: LineMarks) {
        marks.append(contentsOf: other.marks.map { ($0.offset, $0.line + lineCount) })
        lineCount += other.lineCount
        due = max(due, other.due)
    }

    /// Without what is noted of `offset`, where a line begins, and of what follows it.
    func before(_ offset: Int, in bytes: Bytes) -> LineMarks {
        LineMarks(marks.filter { $0.offset < offset }, lineCount: line(at: offset, in: bytes) - 1)
    }

    /// The number of the line, from 1, that holds the byte at `offset`.
    func line(at offset: Int, in bytes: Bytes) -> Int {
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return 1 }
        let mark = marks[low - 1]
        return mark.line + bytes[mark.offset..<offset].count(of: .newline)
    }
}

/// A place in a source and the number of its line.
struct LinePlace {
    var offset: Int
    var line: Int
}

extension LineMarks {
    /// Marks for all of `bytes`.
    init(countingLinesOf bytes: Bytes) {
        var offset = 0
        while offset < bytes.count {
            note(offset: offset)
            offset = (bytes.index(of: .newline, from: offset) ?? bytes.count) + 1
        }
    }
}

extension Bytes {
    func count(of byte: UInt8) -> Int {
        var found = 0
        var index = 0
        while let next = self.index(of: byte, from: index) {
            found += 1
            index = next + 1
        }
        return found
    }
}
