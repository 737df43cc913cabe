import Foundation
import Timekeeping

/// One line for one commit.
struct GitLine {
    let hash: Bytes
    /// When it was committed, or else when it was written.
    let stamp: Stamp
    /// When it was written, where both are told.
    private var written: Stamp?
    /// What stands between hash and time.
    let author: Bytes
    private let rest: Bytes

    init?(_ line: Bytes) {
        var start = 0
        while " *|/\\_".utf8.contains(line[start]), start < 200 { start += 1 }
        var end = start
        while line[end].isWord { end += 1 }
        hash = line[start..<end]
        guard hash.isHash, GitLine.separates(line[end]), let time = GitLine.time(in: line, from: end) else {
            return nil
        }
        author = line[end..<time.range.lowerBound].withoutSeparators
        let first = GitLine.end(of: time, in: line)
        var next = first
        while next < line.count, GitLine.separates(line[next]) { next += 1 }
        if let second = Notation.first(in: line, at: next, allowingEpoch: true)?.stamp {
            (stamp, written) = second.nanoseconds >= time.nanoseconds ? (second, time) : (time, second)
            rest = line.from(GitLine.end(of: second, in: line))
        } else {
            stamp = time
            rest = line.from(first)
        }
    }

    /// Where a time ends; a raw one, which is a number, has its offset behind it.
    private static func end(of time: Stamp, in line: Bytes) -> Int {
        let end = time.range.upperBound
        let isNumber = line[time.range].index(of: UInt8(ascii: ":")) == nil
        return isNumber ? line.offset(at: end)?.end ?? end : end
    }

    /// The first time behind the hash.
    private static func time(in line: Bytes, from index: Int) -> Stamp? {
        var index = index
        while index < Swift.min(line.count, 300) {
            if separates(line[index - 1]), let stamp = Notation.first(in: line, at: index, allowingEpoch: true)?.stamp {
                return stamp
            }
            index += 1
        }
        return nil
    }

    static func separates(_ byte: UInt8) -> Bool { " \t|,;:-()[]\"'".utf8.contains(byte) }

    var details: Details {
        var (actor, subject) = (name(in: author), rest.withoutSeparators)
        if actor.isEmpty, let end = subject.index(of: UInt8(ascii: ">")),
            subject[0..<end].index(of: UInt8(ascii: "@")) != nil
        {
            actor = subject[0..<end + 1].text
            subject = subject.from(end + 1).withoutSeparators
        } else if actor.isEmpty, let bar = subject.index(of: UInt8(ascii: "|")) ?? subject.index(of: .tab) {
            actor = subject[0..<bar].withoutSeparators.text
            subject = subject.from(bar).withoutSeparators
        }
        let other = written.flatMap { $0.nanoseconds == stamp.nanoseconds ? nil : $0 }
        return Details(
            actor: actor.isEmpty ? nil : actor, kind: "commit",
            text: "\(hash[0..<10].text) \(subject.text)\(other.map { " (authored \(Self.clock($0)))" } ?? "")",
            time: stamp.range)
    }

    /// `Alice <alice@example.org>` of the one or of `Alice|alice@example.org`.
    private func name(in bytes: Bytes) -> String {
        let hasAddress = bytes.index(of: UInt8(ascii: "@")) != nil
        let marks = hasAddress ? "|\t,;" : "|\t"
        let fields = bytes.text.split { marks.contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
        guard fields.count == 2, fields[1].contains("@") else { return fields.joined(separator: " ") }
        return "\(fields[0]) <\(fields[1].trimmingCharacters(in: ["<", ">"]))>"
    }

    private static func clock(_ stamp: Stamp) -> String {
        Instant(nanoseconds: stamp.nanoseconds).rfc3339(decimals: 0)
    }
}

extension Bytes {
    /// Without what sets the fields of a line off from each other.
    fileprivate var withoutSeparators: Bytes {
        var (lower, upper) = (0, count)
        while lower < upper, " \t|,;:-\r".utf8.contains(self[lower]) { lower += 1 }
        while upper > lower, " \t|,;:-\r".utf8.contains(self[upper - 1]) { upper -= 1 }
        return self[lower..<upper]
    }
}
