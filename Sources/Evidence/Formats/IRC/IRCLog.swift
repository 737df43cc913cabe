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
        guard let dialect = IRCDialect(of: lines) else { return nil }
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

/// Knows which day it is, line after line.
struct IRCCalendar {
    enum Line {
        case entry(Stamp)
        /// It names the day of what follows.
        case day
        case other
    }

    private var day: Int64?
    private var previousMonth: Int?

    init(day: Int64?) {
        self.day = day
    }

    mutating func read(_ line: Bytes) -> Line {
        if line[0] == UInt8(ascii: "-") || line[0] == UInt8(ascii: "*"), let boundary = IRCDate.boundary(in: line) {
            day = boundary.stamp.nanoseconds.dividedDown(by: Stamp.day)
            previousMonth = nil
            return boundary.hasClock ? .entry(boundary.stamp) : .day
        }
        let start = line.skippingBlanks(0) + (line[line.skippingBlanks(0)] == UInt8(ascii: "[") ? 1 : 0)
        if let clock = line.clock(at: start), clock.end - start <= 8 || line[start + 8] == UInt8(ascii: ".") {
            let nanoseconds = (day ?? 0) * Stamp.day + clock.nanoseconds
            return .entry(Stamp(nanoseconds: nanoseconds, isLocal: true, range: start..<clock.end))
        }
        if let stamp = Notation.yearFirst.read(line, at: start) { return .entry(stamp) }
        return yearless(line, at: start).map { .entry($0) } ?? .other
    }

    /// `Mar 01 12:00:00`, in the year of the day named last or, after December, the one after it.
    private mutating func yearless(_ line: Bytes, at index: Int) -> Stamp? {
        guard var date = line.monthNameDate(at: index), let clock = line.clock(at: date.end) else { return nil }
        if let known = day {
            var year = CivilTime.date(ofDay: known).year
            if let previousMonth, previousMonth - date.month > 6 {
                year += 1
                day = CivilTime.day(ofYear: year, month: 1, day: 1)
            }
            previousMonth = date.month
            date.year = year
        }
        return date.days.map {
            Stamp(nanoseconds: $0 * Stamp.day + clock.nanoseconds, isLocal: true, range: index..<clock.end)
        }
    }
}
