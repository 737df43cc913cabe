/// What `git log` prints, by default or with `--format=fuller`: an entry for each commit, at the time it was committed,
/// or else authored.
struct GitLog: Interpretation {
    var format: String { "git-log" }

    /// Nil if `bytes` do not begin with a commit.
    init?(_ bytes: Bytes) {
        guard GitLog.isCommit(bytes.trimmed.firstLine) else { return nil }
    }

    /// `commit` and a hash.
    private static func isCommit(_ line: Bytes) -> Bool {
        guard line.has("commit ") else { return false }
        let hash = line.word(at: 7).word
        return (7...64).contains(hash.count) && hash.buffer.allSatisfy { $0.isDigit || ($0 >= 0x61 && $0 <= 0x66) }
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        let bytes = content.bytes
        var index = RawIndex(marks: LineMarks(countingLinesOf: bytes))
        var position = 0
        var start: Int?
        while position < bytes.count {
            let end = bytes.index(of: .newline, from: position) ?? bytes.count
            if GitLog.isCommit(bytes[position..<end]) {
                if let start { add(start..<position, of: bytes, to: &index) }
                start = position
            }
            position = end + 1
        }
        if let start { add(start..<bytes.count, of: bytes, to: &index) }
        return index
    }

    private func add(_ range: Range<Int>, of bytes: Bytes, to index: inout RawIndex) {
        let commit = bytes[range]
        guard let stamp = Commit(commit).stamp else {
            index.warn(.undated, at: range.lowerBound, "a commit without a readable date; use git log --date=iso")
            index.undatedLines += 1
            return
        }
        index.list.append(stamp, offset: range.lowerBound, end: range.lowerBound + commit.withoutTrailingSpace.count)
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        Commit(entry).details
    }
}

/// One commit as `git log` prints it.
private struct Commit {
    private let bytes: Bytes

    init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    /// When it was committed; without that, when it was authored.
    var stamp: Stamp? {
        for name: StaticString in ["CommitDate:", "Date:", "AuthorDate:"] {
            guard let start = header(name), let found = Notation.first(in: bytes, at: start, allowingEpoch: true) else {
                continue
            }
            return found.stamp
        }
        return nil
    }

    var details: Details {
        let hash = bytes.word(at: 7).word
        let author = header("Author:").map { bytes.from($0).firstLine.text }
        return Details(
            actor: author, kind: "commit", text: "\(hash[0..<10].text) \(message)", time: stamp?.range ?? 0..<0)
    }

    /// Where the value of a header begins.
    private func header(_ name: StaticString) -> Int? {
        var position = 0
        while position < bytes.count, bytes[position] != .newline {
            if bytes.has(name, at: position) { return bytes.skippingBlanks(position + name.utf8CodeUnitCount) }
            position = (bytes.index(of: .newline, from: position) ?? bytes.count) + 1
        }
        return nil
    }

    /// What follows the first blank line, without the blanks that indent it.
    private var message: String {
        let lines = bytes.lines.drop { !$0.isEmpty }.map { $0.has("    ") ? $0.from(4).text : $0.text }
        return lines.drop(while: \.isEmpty).joined(separator: "\n").trimmingEnd
    }
}

extension Bytes {
    var withoutTrailingSpace: Bytes {
        var end = count
        while end > 0, start[end - 1].isSpace { end -= 1 }
        return self[0..<end]
    }
}
