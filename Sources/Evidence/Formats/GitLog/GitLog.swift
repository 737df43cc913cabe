/// What `git log` prints, by default or with `--format=fuller`, `full` or `raw`, with or without `--graph`: an entry for
/// each commit, at the time it was committed, for that is when it took effect; where that is not told, when it was written.
struct GitLog: Interpretation {
    var format: String { "git-log" }

    /// Whether lines of a graph stand in front of the text.
    private let isGraph: Bool

    /// Nil if `bytes` do not begin with a commit.
    init?(_ bytes: Bytes) {
        let line = bytes.trimmed.firstLine
        isGraph = line[0] == UInt8(ascii: "*")
        guard GitCommit.start(in: line, isGraph: isGraph) != nil else { return nil }
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        let bytes = content.bytes
        var index = RawIndex(marks: LineMarks(countingLinesOf: bytes))
        var undated: Undated?
        var position = 0
        var start: Int?
        while position < bytes.count {
            let end = bytes.index(of: .newline, from: position) ?? bytes.count
            if GitCommit.start(in: bytes[position..<end], isGraph: isGraph) != nil {
                if let start { add(start..<position, of: bytes, to: &index, undated: &undated) }
                start = position
            }
            position = end + 1
        }
        if let start { add(start..<bytes.count, of: bytes, to: &index, undated: &undated) }
        if let undated {
            index.warn(
                .undated, at: undated.offset,
                "\(undated.count) commits without a date that can be read; use git log --format=fuller --date=iso")
            index.undatedLines += undated.count
        }
        return index
    }

    private func add(_ range: Range<Int>, of bytes: Bytes, to index: inout RawIndex, undated: inout Undated?) {
        let commit = bytes[range]
        guard let stamp = GitCommit(commit).stamp else {
            return undated.count(at: range.lowerBound)
        }
        index.list.append(stamp, offset: range.lowerBound, end: range.lowerBound + commit.withoutTrailingSpace.count)
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details { GitCommit(entry).details }
}
