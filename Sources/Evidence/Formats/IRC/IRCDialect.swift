/// The programs whose logs of IRC are told apart.
enum IRCDialect: String {
    case weechat, irssi, xchat, znc

    /// The one that wrote `lines`, if most of them agree. A table of times and words with tabs looks like WeeChat's log
    /// but for its arrows.
    init?(of lines: [Bytes], named name: String) {
        var counts: [IRCDialect: Int] = [:]
        for line in lines { if let dialect = IRCDialect(ofLine: line) { counts[dialect, default: 0] += 1 } }
        guard let best = counts.max(by: { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }),
            best.value * 2 > lines.count
        else { return nil }
        guard best.key != .weechat || name.hasSuffix(".weechatlog") || lines.contains(where: IRCDialect.hasArrow)
        else { return nil }
        self = best.key
    }

    private static func hasArrow(_ line: Bytes) -> Bool {
        guard let tab = line.index(of: .tab) else { return false }
        let marks: [StaticString] = ["-->\t", "<--\t", "--\t", " *\t"]
        return marks.contains { line.has($0, at: tab + 1) }
    }

    private init?(ofLine line: Bytes) {
        if line.has("--- Log opened ") || line.has("--- Day changed ") || line.has("--- Log closed ") {
            self = .irssi
        } else if line.has("**** "), IRCDate.boundary(in: line) != nil {
            self = .xchat
        } else if line[0] == UInt8(ascii: "["), let clock = line.clock(at: 1), line.has("] ", at: clock.end),
            IRCDialect.isSpoken(line.from(clock.end + 2), orMarked: ["*** ", "* ", "-!- ", " * "])
        {
            self = .znc
        } else if let clock = line.clock(at: 0), clock.end <= 8, line[clock.end] == .blank,
            IRCDialect.isSpoken(line.from(clock.end + 1), orMarked: ["-!- ", " * "])
        {
            self = .irssi
        } else if let stamp = Notation.yearFirst.read(line, at: 0), line[stamp.range.upperBound] == .tab,
            line.from(stamp.range.upperBound + 1)[0..<60].index(of: .tab) != nil
        {
            self = .weechat
        } else if let date = line.monthNameDate(at: line.skippingBlanks(0)), let clock = line.clock(at: date.end),
            IRCDialect.isSpoken(line.from(clock.end + 1), orMarked: IRCDialect.xchatMarks)
        {
            self = .xchat
        } else {
            return nil
        }
    }

    private static let xchatMarks: [StaticString] = [
        "* ", "*\t", "--> ", "-->\t", "--- ", "---\t", "<-- ", "<--\t",
    ]

    /// Whether somebody speaks, `<alice> `, or one of the marks of what people do begins the line. Programs have arrows
    /// of their own, so each of these logs has its marks only.
    private static func isSpoken(_ rest: Bytes, orMarked marks: [StaticString]) -> Bool {
        if marks.contains(where: { rest.has($0) }) { return true }
        let start = rest.skippingBlanks(0)
        guard rest[start] == UInt8(ascii: "<"), let end = rest[0..<80].index(of: UInt8(ascii: ">")) else {
            return isNotice(rest, at: start)
        }
        let isLevel = Severity(word: rest[start + 1..<end].text) != nil
        return end > start + 1 && !isLevel
            && (rest[end + 1] == .blank || rest[end + 1] == .tab || end + 1 >= rest.count)
    }

    /// `-alice- ` or `-alice:#shop- `
    private static func isNotice(_ rest: Bytes, at start: Int) -> Bool {
        guard rest[start] == UInt8(ascii: "-"), rest[start + 1].isLetter else { return false }
        return rest.from(start + 1)[0..<60].index(of: [UInt8(ascii: "-"), .blank]) != nil
    }
}
