import Foundation

/// HTML as plain text: paragraphs and breaks become lines, links keep their address, pictures their description.
struct HTMLText {
    private let html: Substring.UTF8View
    private var index: Substring.UTF8View.Index
    private var text: [UInt8] = []
    /// Whether no tag ends any more, so that none is looked for again.
    private var hasNoMoreTags = false
    /// The address of the link that is open, and where its words begin. Links do not nest.
    private var link: (address: String, start: Int)?

    static func plain(_ html: String) -> String {
        var reader = HTMLText(html)
        reader.read()
        let lines = String(decoding: reader.text, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        var result = lines.map(\.trimmingEnd).joined(separator: "\n")
        while result.hasPrefix("\n") { result.removeFirst() }
        return result.trimmingEnd
    }

    private init(_ html: String) {
        self.html = html[...].utf8
        index = self.html.startIndex
    }

    private mutating func read() {
        while index < html.endIndex {
            let byte = html[index]
            switch byte {
            case UInt8(ascii: "<"): readTag()
            case UInt8(ascii: "&"): readEntity()
            default:
                text.append(byte == .carriageReturn ? .newline : byte)
                html.formIndex(after: &index)
            }
        }
    }

    private mutating func readTag() {
        let start = html.index(after: index)
        let begins = start < html.endIndex && (html[start].isLetter || "/!".utf8.contains(html[start]))
        guard begins, !hasNoMoreTags, let close = html[start...].firstIndex(of: UInt8(ascii: ">")) else {
            hasNoMoreTags = hasNoMoreTags || begins
            text.append(html[index])
            html.formIndex(after: &index)
            return
        }
        index = html.index(after: close)
        apply(HTMLTag(String(decoding: html[start..<close], as: UTF8.self)))
    }

    private mutating func apply(_ tag: HTMLTag) {
        switch (tag.name, tag.isClosing) {
        case ("br", _), ("p", true), ("div", true), ("tr", true), ("h1", true), ("h2", true), ("h3", true),
            ("blockquote", true), ("pre", true), ("ul", false), ("ol", false):
            startLine(isForced: tag.name == "br")
        case ("p", false), ("div", false), ("blockquote", false), ("pre", false): startLine(isForced: false)
        case ("li", false):
            startLine(isForced: false)
            append("- ")
        case ("td", true), ("th", true): append(" ")
        case ("hr", _): startLine(isForced: false)
        case ("at", false): append("@")
        case ("a", false): link = (tag.attribute("href") ?? "", text.count)
        case ("a", true): closeLink()
        case ("img", false): append(tag.attribute("alt").map { "[image: \($0)]" } ?? "[image]")
        case ("emoji", false): append(tag.attribute("alt") ?? "")
        case ("script", false), ("style", false), ("mx-reply", false): skip(to: "</\(tag.name)")
        default: break
        }
    }

    private mutating func append(_ more: String) { text.append(contentsOf: more.utf8) }

    private mutating func startLine(isForced: Bool) {
        if isForced || (text.last ?? .newline) != .newline { text.append(.newline) }
    }

    private mutating func closeLink() {
        guard let link, !link.address.isEmpty else { return }
        self.link = nil
        let words = String(decoding: text[min(link.start, text.count)...], as: UTF8.self)
        if words.isEmpty {
            append(link.address)
        } else if !link.address.hasSuffix(words) {
            append(" (\(link.address))")
        }
    }

    /// Leaves out what a script, a style or a quoted message holds.
    private mutating func skip(to end: String) {
        let end = Array(end.utf8)
        while index < html.endIndex, !html[index...].prefix(end.count).elementsEqual(end, by: { $0.lowercased == $1 }) {
            html.formIndex(after: &index)
        }
    }

    private mutating func readEntity() {
        let name = html[html.index(after: index)...].prefix(12)
        guard let end = name.firstIndex(of: UInt8(ascii: ";")),
            let character = HTMLText.entity(String(decoding: name[..<end], as: UTF8.self))
        else {
            text.append(html[index])
            html.formIndex(after: &index)
            return
        }
        append(character)
        index = html.index(after: end)
    }
}

extension HTMLText {
    private static let entities = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "hellip": "…", "ndash": "–",
        "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bull": "•", "middot": "·", "euro": "€",
        "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é",
        "egrave": "è", "agrave": "à", "ccedil": "ç", "copy": "©", "reg": "®", "deg": "°", "times": "×", "rarr": "→",
    ]

    /// The character called `amp`, `#38` or `#x26`.
    static func entity(_ name: String) -> String? {
        guard name.hasPrefix("#") else { return entities[name] }
        let digits = name.dropFirst()
        let isHex = digits.first == "x" || digits.first == "X"
        let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap { Unicode.Scalar($0) }.map { $0 == "\u{A0}" ? " " : String(Character($0)) }
    }
}
