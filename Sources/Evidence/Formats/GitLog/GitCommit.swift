/// One commit as `git log` prints it.
struct GitCommit {
    private let bytes: Bytes
    /// Where `commit` stands in the first line, behind what `--graph` draws.
    private let margin: Int

    init(_ bytes: Bytes) {
        self.bytes = bytes
        margin = GitCommit.start(in: bytes.firstLine, isGraph: !bytes.has("commit ")) ?? 0
    }

    /// Where `commit` and a hash begin in a line, if they do; in a graph behind a star. Four blanks in front are those
    /// of a message.
    static func start(in line: Bytes, isGraph: Bool) -> Int? {
        var start = 0
        if isGraph {
            while line[start].isGraph, start < 200 { start += 1 }
            let drawing = line[0..<start].text
            guard drawing.contains("*"), !drawing.contains("    ") else { return nil }
        }
        guard line.has("commit ", at: start) else { return nil }
        return line.word(at: start + 7).word.isHash ? start : nil
    }

    /// When it was committed; without that, when it was written.
    var stamp: Stamp? {
        date(of: "CommitDate:") ?? date(of: "committer ") ?? date(of: "Date:") ?? date(of: "AuthorDate:")
            ?? date(of: "author ")
    }

    var details: Details {
        let hash = bytes.word(at: margin + 7).word
        let author = person("Author:") ?? person("author ")
        return Details(
            actor: author, kind: "commit", text: "\(hash[0..<10].text) \(message)\(otherHand(than: author))",
            time: stamp?.range ?? 0..<0)
    }

    /// When it was written and by whom committed, where that differs from what else is told.
    private func otherHand(than author: String?) -> String {
        var words: [String] = []
        if let written = date(of: "AuthorDate:") ?? date(of: "author "), let stamp, date(of: "Date:") == nil,
            written.nanoseconds != stamp.nanoseconds
        {
            words.append("authored \(bytes[written.range].text)")
        }
        if let committer = person("Commit:") ?? person("committer "), committer != author {
            words.append("committed by \(committer)")
        }
        return words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
    }

    /// The name and the address in a header; raw ones have the time behind.
    private func person(_ name: StaticString) -> String? {
        guard let start = header(name) else { return nil }
        let line = bytes.from(start).firstLine
        guard let end = line.index(of: UInt8(ascii: ">")) else { return line.text.trimmingEnd }
        return line[0..<end + 1].text
    }

    /// The time in a header; of a raw one it stands behind the address.
    private func date(of name: StaticString) -> Stamp? {
        guard var start = header(name) else { return nil }
        let line = bytes.from(start).firstLine
        if let end = line.index(of: UInt8(ascii: ">")) { start = bytes.skippingBlanks(start + end + 1) }
        return Notation.first(in: bytes[0..<start + line.count], at: start, allowingEpoch: true)?.stamp
    }

    /// Where the value of a header begins.
    private func header(_ name: StaticString) -> Int? {
        var position = 0
        while position < bytes.count {
            let line = content(at: position)
            if bytes[line] == .newline || bytes[line] == .carriageReturn { return nil }
            if bytes.has(name, at: line) { return bytes.skippingBlanks(line + name.utf8CodeUnitCount) }
            position = (bytes.index(of: .newline, from: position) ?? bytes.count) + 1
        }
        return nil
    }

    /// Where the words of the line at `position` begin, behind the margin.
    private func content(at position: Int) -> Int {
        var start = position
        while start < position + margin, bytes[start].isGraph { start += 1 }
        return start
    }

    /// What follows the first blank line, without the blanks that indent it and without changes to files.
    private var message: String {
        var lines: [String] = []
        var isHeader = true
        for line in bytes.lines {
            var start = 0
            while start < margin, line[start].isGraph { start += 1 }
            let words = line.from(start)
            if words.has("diff --git ") || words.has("diff --cc ") { break }
            if !isHeader { lines.append(words.has("    ") ? words.from(4).text : words.text) }
            isHeader = isHeader && !words.trimmed.isEmpty
        }
        return lines.drop(while: \.isEmpty).joined(separator: "\n").trimmingEnd
    }
}

extension UInt8 {
    /// What `--graph` draws with.
    fileprivate var isGraph: Bool { " *|/\\_-.".utf8.contains(self) }
}

extension Bytes {
    /// Whether these are the digits of a commit's hash, whole or shortened.
    var isHash: Bool {
        (7...64).contains(count) && buffer.allSatisfy { $0.isDigit || ($0 >= 0x61 && $0 <= 0x66) }
    }

    var withoutTrailingSpace: Bytes {
        var end = count
        while end > 0, start[end - 1].isSpace { end -= 1 }
        return self[0..<end]
    }
}
