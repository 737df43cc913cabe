/// The programs whose logs of IRC are told apart.
enum IRCDialect: String {
    case weechat, irssi, xchat, znc

    /// The one that wrote `lines`, if nearly all of them agree.
    init?(of lines: [Bytes]) {
        var counts: [IRCDialect: Int] = [:]
        for line in lines { if let dialect = IRCDialect(ofLine: line) { counts[dialect, default: 0] += 1 } }
        guard let best = counts.max(by: { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }),
            best.value * 2 > lines.count
        else { return nil }
        self = best.key
    }

    private init?(ofLine line: Bytes) {
        if line.has("--- Log opened ") || line.has("--- Day changed ") || line.has("--- Log closed ") {
            self = .irssi
        } else if line.has("**** "), IRCDate.boundary(in: line) != nil {
            self = .xchat
        } else if line[0] == UInt8(ascii: "["), let clock = line.clock(at: 1), line.has("] ", at: clock.end),
            IRCDialect.isSpoken(line.from(clock.end + 2))
        {
            self = .znc
        } else if let clock = line.clock(at: 0), clock.end <= 8, line[clock.end] == .blank,
            IRCDialect.isSpoken(line.from(clock.end + 1))
        {
            self = .irssi
        } else if let stamp = Notation.yearFirst.read(line, at: 0), line[stamp.range.upperBound] == .tab,
            line.from(stamp.range.upperBound + 1)[0..<60].index(of: .tab) != nil
        {
            self = .weechat
        } else if let date = line.monthNameDate(at: line.skippingBlanks(0)), let clock = line.clock(at: date.end),
            IRCDialect.isSpoken(line.from(clock.end + 1))
        {
            self = .xchat
        } else {
            return nil
        }
    }

    /// Whether somebody speaks, acts, comes or goes: `<alice> `, ` * alice`, `-!- `, `*** Joins: `, `--> `.
    private static func isSpoken(_ rest: Bytes) -> Bool {
        let start = rest.skippingBlanks(0)
        if rest[start] == UInt8(ascii: "<"), let end = rest[0..<80].index(of: UInt8(ascii: ">")) {
            return end > start + 1 && (rest[end + 1] == .blank || rest[end + 1] == .tab || end + 1 >= rest.count)
                || rest.has("<-- ", at: start) || rest.has("<--\t", at: start)
        }
        let marks: [StaticString] = ["* ", "*\t", "-!- ", "*** ", "--> ", "-->\t", "--- ", "---\t", "<-- ", "<--\t"]
        return marks.contains { rest.has($0, at: start) } || isNotice(rest, at: start)
    }

    /// `-alice- ` or `-alice:#shop- `
    private static func isNotice(_ rest: Bytes, at start: Int) -> Bool {
        guard rest[start] == UInt8(ascii: "-"), rest[start + 1].isLetter else { return false }
        return rest.from(start + 1)[0..<60].index(of: [UInt8(ascii: "-"), .blank]) != nil
    }
}

/// Days that logs name outside of their entries.
enum IRCDate {
    /// The day and time of a line such as `--- Day changed Mon Mar 02 2026` or `**** BEGIN LOGGING AT Sun Mar  1 12:00:00 2026`.
    static func boundary(in line: Bytes) -> (stamp: Stamp, hasClock: Bool)? {
        guard line.has("--- ") || line.has("**** ") else { return nil }
        var index = 4
        while index < Swift.min(line.count, 80) {
            if line[index - 1] == .blank, line[index].isLetter {
                if let stamp = Notation.yearLast.read(line, at: index) { return (stamp, true) }
                if let stamp = day(in: line, at: index) { return (stamp, false) }
            }
            index += 1
        }
        return nil
    }

    /// `Mon Mar 02 2026`
    private static func day(in line: Bytes, at index: Int) -> Stamp? {
        let start = line.skippingWeekday(index)
        guard var date = line.monthNameDate(at: start), let year = line.four(date.end), line.count <= date.end + 5
        else {
            return nil
        }
        date.year = year
        return date.days.map { Stamp(nanoseconds: $0 * Stamp.day, isLocal: true, range: index..<date.end + 4) }
    }

    /// The day in the name of a file such as `2026-03-01.log` or `#shop_20260301.log`, counted from 1970.
    static func day(inName name: String) -> Int64? {
        let digits = Array(name.fileName.utf8)
        for start in digits.indices where start == 0 || !digits[start - 1].isDigit {
            let run = digits[start...].prefix { $0.isDigit || $0 == UInt8(ascii: "-") }
            let number = run.filter(\.isDigit)
            let isDate = (number.count == 8 && run.count == 8) || (number.count == 8 && run.count == 10)
            guard isDate, let value = Int(String(decoding: number, as: UTF8.self)) else { continue }
            let date = DatePart(year: value / 10_000, month: value / 100 % 100, day: value % 100, end: 0)
            if let day = date.days { return day }
        }
        return nil
    }
}
