import Timekeeping

/// The log that a program keeps of a channel. Where entries show a time of day only, the lines between them or the name
/// of the file say which day it was.
struct IRCLog: Interpretation {
    var format: String { "irc-\(dialect.rawValue)" }
    private let dialect: IRCDialect
    /// The day on which the log begins, counted from 1970; nil if nothing says it.
    private let firstDay: Int64?

    private static let sampleSize = 60

    /// Nil if `bytes` do not begin like such a log.
    init?(_ bytes: Bytes, named name: String) {
        let lines = Array(bytes[0..<32 << 10].lines.lazy.filter { !$0.trimmed.isEmpty }.prefix(IRCLog.sampleSize))
        guard let dialect = IRCDialect(of: lines, named: name) else { return nil }
        self.dialect = dialect
        firstDay = dialect == .weechat ? nil : IRCLog.firstDay(of: bytes) ?? IRCDate.day(inName: name)
    }

    var lacksDate: Bool { (dialect == .irssi || dialect == .znc) && firstDay == nil }
    var lacksYear: Bool { dialect == .xchat && firstDay == nil }

    /// The day of the first line that names one; the lines before a change of day are of the day before.
    private static func firstDay(of bytes: Bytes) -> Int64? {
        var position = 0
        while position < bytes.count {
            let end = bytes.index(of: .newline, from: position) ?? bytes.count
            let line = bytes[position..<end].firstLine
            if let boundary = IRCDate.boundary(in: line) {
                let day = boundary.stamp.nanoseconds.dividedDown(by: Stamp.day)
                return boundary.hasClock ? day : day - 1
            }
            position = end + 1
        }
        return nil
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        let bytes = content.bytes
        var index = RawIndex(marks: LineMarks(countingLinesOf: bytes))
        var calendar = IRCCalendar(day: firstDay)
        var position = bytes.count - bytes.withoutByteOrderMark.count
        while position < bytes.count {
            let end = bytes.index(of: .newline, from: position) ?? bytes.count
            let line = bytes[position..<end].firstLine
            switch calendar.read(line) {
            case .entry(let stamp): index.list.append(stamp, offset: position, end: position + line.count)
            case .day: break
            case .other where line.trimmed.isEmpty: break
            case .other where index.list.records.isEmpty:
                index.undatedLines += 1
                index.undatedEnd = position + line.count
            case .other: index.list.extendLast(to: position + line.count)
            }
            position = end + 1
        }
        return index
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        var calendar = IRCCalendar(day: nil)
        guard case .entry(let stamp) = calendar.read(entry.firstLine) else { return Details(text: entry.trimmed.text) }
        var details = IRCLine(entry.firstLine, after: stamp.range.upperBound, dialect: dialect).details
        let following = entry.from(entry.firstLine.count).trimmed
        if !following.isEmpty { details.text += "\n" + IRCLine.plain(following) }
        details.time = stamp.range
        return details
    }
}
