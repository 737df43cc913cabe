/// What one line of a text is, from its bytes and from what is open above it.
enum LineKind {
    case blank, prose
    /// A line of prose that begins something: a point of a list, the line of a table.
    case item
    case heading
    /// Code, quotation, markup, log, chat: not read.
    case skipped
}

/// Follows the structure of a text from line to line.
struct LineStructure {
    let isMarkdown: Bool
    private var fence: (mark: UInt8, length: Int)?
    private var isInComment = false
    private var isInFrontMatter = false
    private var isInRaw = false
    private var isInQuote = false
    private var isInChat = false
    private var isAfterBlank = true
    private var isInList = false
    private var number = 0
    /// Columns of a table that hold output rather than words; nil outside of tables.
    private(set) var isInTable = false
    private var isLogTable = false

    init(isMarkdown: Bool) {
        self.isMarkdown = isMarkdown
    }

    mutating func kind(of text: [UInt8], _ line: Range<Int>, next: Range<Int>?) -> LineKind {
        number += 1
        let body = text.trimmed(line)
        let kind = self.kind(text, line, body, next: next)
        if body.isEmpty { (isInQuote, isInChat, isInTable) = (false, false, false) }
        isAfterBlank = body.isEmpty || kind == .heading
        return kind
    }

    private mutating func kind(_ text: [UInt8], _ line: Range<Int>, _ body: Range<Int>, next: Range<Int>?) -> LineKind {
        if isMarkdown, let kind = openBlock(text, line, body) { return kind }
        if body.isEmpty { return .blank }
        if isInQuote || text[body.lowerBound] == UInt8(ascii: ">") {
            isInQuote = true
            return .skipped
        }
        if Recording.isLogLine(text, body) { return .skipped }
        if isInChat || Recording.isChatLine(text, body) { return .skipped }
        if Recording.isChatHead(text, body) {
            isInChat = true
            return .skipped
        }
        return isMarkdown ? markdown(text, line, body, next: next) : plain(text, body, next: next)
    }

    private mutating func openBlock(_ text: [UInt8], _ line: Range<Int>, _ body: Range<Int>) -> LineKind? {
        if number == 1, text.holds("---", in: body) || text.holds("+++", in: body) {
            isInFrontMatter = true
            return .skipped
        }
        if isInFrontMatter {
            isInFrontMatter =
                !(text.holds("---", in: body) || text.holds("...", in: body) || text.holds("+++", in: body))
                && text.mayBeFrontMatter(line)
            return .skipped
        }
        if let fence {
            let run = text.run(of: fence.mark, from: body)
            if run >= fence.length, run == body.count { self.fence = nil }
            return .skipped
        }
        if isInComment {
            isInComment = !text.contains("-->", in: body)
            return .skipped
        }
        if isInRaw {
            isInRaw =
                !(text.contains("</pre>", in: body) || text.contains("</script>", in: body)
                || text.contains("</style>", in: body) || text.contains("</blockquote>", in: body))
            return .skipped
        }
        return opening(text, body)
    }

    private mutating func opening(_ text: [UInt8], _ body: Range<Int>) -> LineKind? {
        guard let first = body.first.map({ text[$0] }) else { return nil }
        if first == UInt8(ascii: "`") || first == UInt8(ascii: "~") {
            let run = text.run(of: first, from: body)
            let rest = body.lowerBound + run..<body.upperBound
            if run >= 3, first == UInt8(ascii: "~") || !text.contains("`", in: rest) {
                fence = (first, run)
                return .skipped
            }
        }
        guard first == UInt8(ascii: "<") else { return nil }
        if text.starts("<!--", at: body) {
            isInComment = !text.contains("-->", in: body)
            return isInComment || text.ends("-->", at: body) ? .skipped : nil
        }
        for tag in ["pre", "script", "style", "blockquote"] where text.starts("<\(tag)", at: body) {
            isInRaw = !text.contains("</\(tag)>", in: body)
            return .skipped
        }
        return nil
    }

    private mutating func markdown(
        _ text: [UInt8], _ line: Range<Int>, _ body: Range<Int>, next: Range<Int>?
    ) -> LineKind {
        let first = text[body.lowerBound]
        if first == UInt8(ascii: "#") {
            let run = text.run(of: first, from: body)
            if run <= 6, run == body.count || text[body.lowerBound + run].isBlank { return .heading }
        }
        if text.isRule(body) { return .skipped }
        if let next, isAfterBlank, first != UInt8(ascii: "|"), text.isUnderline(text.trimmed(next)) { return .heading }
        if text.isReference(body) || isBoldTitle(text, body, next: next) {
            return text.isReference(body) ? .skipped : .heading
        }
        let indent = text.indent(of: line)
        let isItem = text.itemMark(body) > 0
        defer { if isItem { isInList = true } else if indent == 0 { isInList = false } }
        if indent >= 4, isAfterBlank, !isInList, !isItem { return .skipped }
        if first == UInt8(ascii: "|") || isInTable { return row(text, body, next: next) }
        return isItem ? .item : .prose
    }

    private mutating func row(_ text: [UInt8], _ body: Range<Int>, next: Range<Int>?) -> LineKind {
        if !isInTable {
            isInTable = true
            let heads = String(decoding: text[body].prefix(400), as: UTF8.self).lowercased()
            isLogTable = ["log", "raw", "output", "level", "host"].contains {
                heads.contains("| \($0)") || heads.contains("|\($0)")
            }
            if let next, text.isTableRule(text.trimmed(next)) { return .skipped }
        }
        return isLogTable || text.isTableRule(body) ? .skipped : .item
    }

    /// “**What happened**” on a line of its own is a title in many a report.
    private func isBoldTitle(_ text: [UInt8], _ body: Range<Int>, next: Range<Int>?) -> Bool {
        guard body.count > 4, body.count < 80, text.starts("**", at: body) else { return false }
        guard text.ends("**", at: body) || text.ends("**:", at: body) else { return false }
        let inner = body.lowerBound + 2..<body.upperBound - 2
        return !text[inner].contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }
            && next.map { text.trimmed($0).isEmpty } ?? true
    }

    private func plain(_ text: [UInt8], _ body: Range<Int>, next: Range<Int>?) -> LineKind {
        if text.isRule(body) { return .skipped }
        if let next, isAfterBlank, body.count < 80, text.isUnderline(text.trimmed(next)) { return .heading }
        if text[body.lowerBound] == UInt8(ascii: "#"), text.run(of: UInt8(ascii: "#"), from: body) <= 6,
            body.lowerBound + 1 < body.upperBound,
            text[body.lowerBound + text.run(of: UInt8(ascii: "#"), from: body)].isBlank
        {
            return .heading
        }
        if text.isBareTitle(body) { return .heading }
        return text.itemMark(body) > 0 ? .item : .prose
    }
}
