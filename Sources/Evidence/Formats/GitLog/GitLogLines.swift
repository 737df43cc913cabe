/// What `git log` prints with a format of one line that begins with the hash and has a time, such as
/// `--format='%h %an %aI %s'`. Of two times side by side the later is the commit's.
struct GitLogLines: Interpretation {
    var format: String { "git-log" }
    private static let sampleSize = 50

    /// Nil unless nearly all of the first lines are commits. Other logs, too, put an identifier in front; but their times
    /// run forwards.
    init?(_ bytes: Bytes) {
        let lines = Array(bytes[0..<64 << 10].lines.lazy.filter { !$0.trimmed.isEmpty }.prefix(GitLogLines.sampleSize))
        let commits = lines.compactMap { GitLine($0) }
        guard let first = lines.first, GitLine(first) != nil, commits.count * 2 > lines.count,
            commits.contains(where: { $0.hash.buffer.contains { $0.isLetter } }),
            Set(commits.map(\.hash.text)).count == commits.count, GitLogLines.runsBackwards(commits)
        else { return nil }
    }

    private static func runsBackwards(_ commits: [GitLine]) -> Bool {
        let lengths = commits.map(\.hash.count)
        guard let least = lengths.min(), let most = lengths.max(), most - least <= 3 else { return false }
        guard commits.count > 1 else { return least == 40 || !commits[0].author.isEmpty }
        let steps = zip(commits, commits.dropFirst()).map { $1.stamp.nanoseconds - $0.stamp.nanoseconds }
        return steps.count { $0 <= 0 } > steps.count { $0 > 0 }
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        let bytes = content.bytes
        var index = RawIndex(marks: LineMarks(countingLinesOf: bytes))
        var position = bytes.count - bytes.withoutByteOrderMark.count
        while position < bytes.count {
            let end = bytes.index(of: .newline, from: position) ?? bytes.count
            let line = bytes[position..<end]
            if let commit = GitLine(line) {
                index.list.append(commit.stamp, offset: position, end: position + line.withoutTrailingSpace.count)
            } else if !line.trimmed.isEmpty {
                index.list.extendLast(to: end)
            }
            position = end + 1
        }
        return index
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        guard let line = GitLine(entry.firstLine) else { return Details(text: entry.trimmed.text) }
        let following = entry.from(entry.firstLine.count).trimmed
        var details = line.details
        if !following.isEmpty { details.text += "\n" + following.text }
        return details
    }
}
