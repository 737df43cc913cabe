import Foundation

/// What one line of a log says behind its time.
struct IRCLine {
    private let rest: Bytes
    private let dialect: IRCDialect
    private let isBoundary: Bool

    init(_ line: Bytes, after index: Int, dialect: IRCDialect) {
        isBoundary = line.has("--- ") || line.has("**** ")
        let start = line[index] == UInt8(ascii: "]") ? index + 1 : index
        rest = isBoundary ? line : line.from(start)
        self.dialect = dialect
    }

    var details: Details {
        if isBoundary { return Details(kind: "log", text: boundary) }
        return dialect == .weechat ? weechat : marked
    }

    /// `Log opened` of `--- Log opened Sun Mar 01 12:00:00 2026`
    private var boundary: String {
        let words = rest.text.drop { $0 == "-" || $0 == "*" || $0 == " " }
        guard let date = IRCDate.boundary(in: rest) else { return String(words) }
        return rest[0..<date.stamp.range.lowerBound].text.trimmingCharacters(in: ["-", "*", " "])
    }

    /// The name, a tab, and what was said; in place of the name a mark.
    private var weechat: Details {
        let fields = rest.from(1)
        guard let tab = fields.index(of: .tab) else { return Details(text: IRCLine.plain(fields.trimmed)) }
        let prefix = fields[0..<tab].trimmed.text
        let text = IRCLine.plain(fields.from(tab + 1))
        switch prefix {
        case "-->", "<--", "--": return event(text)
        case "*": return action(text)
        case "", "=!=": return Details(kind: prefix.isEmpty ? nil : "error", text: text)
        default: return Details(actor: IRCLine.nick(prefix), text: text)
        }
    }

    private var marked: Details {
        let words = rest.trimmed
        if words.has("<-- ") || words.has("<--\t") { return event(IRCLine.plain(words.from(4).trimmed)) }
        if words[0] == UInt8(ascii: "<"), let end = words[0..<80].index(of: UInt8(ascii: ">")) {
            return Details(
                actor: IRCLine.nick(words[1..<end].trimmed.text), text: IRCLine.plain(words.from(end + 1).trimmed))
        }
        for mark: StaticString in ["-!- ", "*** ", "--> ", "-->\t", "--- ", "---\t"] where words.has(mark) {
            return event(IRCLine.plain(words.from(mark.utf8CodeUnitCount).trimmed))
        }
        if words[0] == UInt8(ascii: "*") { return action(IRCLine.plain(words.from(1).trimmed)) }
        return notice(words) ?? Details(text: IRCLine.plain(words))
    }

    /// `-alice:#shop- text`
    private func notice(_ words: Bytes) -> Details? {
        guard words[0] == UInt8(ascii: "-"), words[1].isLetter,
            let end = words.from(1)[0..<80].index(of: UInt8(ascii: "-"))
        else { return nil }
        let nick = words[1..<end + 1].text.split(separator: ":").first.map(String.init)
        return Details(actor: nick, kind: "notice", text: IRCLine.plain(words.from(end + 2).trimmed))
    }

    /// `alice waves`. XChat tells of events in the same way.
    private func action(_ text: String) -> Details {
        if let kind = IRCLine.kind(of: text), dialect == .xchat { return event(text, kind: kind) }
        let nick = text.split(separator: " ").first.map(String.init)
        return Details(actor: nick.map(IRCLine.nick), kind: "action", text: text)
    }

    private func event(_ text: String, kind: String? = nil) -> Details {
        let kind = kind ?? IRCLine.kind(of: text)
        return Details(actor: kind == nil ? nil : actor(of: text, kind: kind), kind: kind ?? "event", text: text)
    }

    private func actor(of text: String, kind: String?) -> String? {
        if kind == "mode" || kind == "kick", let by = text.range(of: " by ", options: .backwards) {
            return text[by.upperBound...].split(separator: " ").first.map { IRCLine.nick(String($0)) }
        }
        let words = text.split(separator: " ").drop { $0 == "Joins:" || $0 == "Parts:" || $0 == "Quits:" }
        guard let first = words.first, first != "You", first != "Now", first != "Topic", !first.hasPrefix("mode/")
        else { return nil }
        return IRCLine.nick(String(first))
    }

    private static let kinds = [
        (" joined ", "join"), ("ow talking on ", "join"), ("Joins: ", "join"), (" has left ", "part"),
        ("Parts: ", "part"), (" has quit", "quit"),
        ("Quits: ", "quit"), (" now known as ", "nick"), (" kicked ", "kick"), (" topic ", "topic"),
        ("Topic ", "topic"),
        ("mode/", "mode"), ("Mode ", "mode"), (" sets mode", "mode"), (" gives ", "mode"), (" removes ", "mode"),
    ]

    private static func kind(of text: String) -> String? { kinds.first { text.contains($0.0) }?.1 }

    /// Without the mark of somebody's rank.
    private static func nick(_ text: String) -> String { String(text.drop { "~&@%+! ".contains($0) }) }
}

extension IRCLine {
    /// Without the codes for colours and weight.
    static func plain(_ bytes: Bytes) -> String {
        var text: [UInt8] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x02, 0x0F, 0x11, 0x16, 0x1D, 0x1E, 0x1F: index += 1
            case 0x03: index = afterColour(in: bytes, at: index + 1)
            default:
                text.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Up to two digits and, after a comma, two more.
    private static func afterColour(in bytes: Bytes, at index: Int) -> Int {
        let end = index + Swift.min(2, bytes.digitCount(at: index))
        guard end > index, bytes[end] == UInt8(ascii: ","), bytes[end + 1].isDigit else { return end }
        return end + 1 + Swift.min(2, bytes.digitCount(at: end + 1))
    }
}
