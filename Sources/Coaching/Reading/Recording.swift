/// Tells what was recorded, by a machine or in a chat, from what somebody tells.
enum Recording {
    /// A line with a full time stamp and a level or process, a line of keys and values, a line of a stack trace.
    static func isLogLine(_ text: [UInt8], _ body: Range<Int>) -> Bool {
        let first = text[body.lowerBound]
        if first == UInt8(ascii: "["),
            text.starts("[info]", at: body) || text.starts("[warn", at: body)
                || text.starts("[error]", at: body) || text.starts("[debug]", at: body)
        {
            return true
        }
        if first | 0x20 == UInt8(ascii: "a"), text.starts("at ", at: body), text.ends(")", at: body),
            text.contains("(", in: body), text.contains(".", in: body)
        {
            return true
        }
        if text.starts("traceback (", at: body) || text.starts("caused by: ", at: body) {
            return text.contains(".", in: body) || first == 0x54
        }
        if first.isUpper, let level = levels.first(where: { text.starts($0, at: body) }) {
            // Only as a log has it: in capitals, with a mark or a date behind it.
            let end = body.lowerBound + level.utf8.count
            return text[body.lowerBound..<end].allSatisfy(\.isUpper) && end < body.upperBound
                && ([0x3A, 0x5B, 0x7C].contains(text[end])
                    || (text[end].isBlank && end + 1 < body.upperBound
                        && (text[end + 1].isDigit || text[end + 1] == 0x5B)))
        }
        return isStamped(text, body) || isPairs(text, body)
    }

    private static let levels = ["ERROR", "WARN", "WARNING", "INFO", "DEBUG", "FATAL", "CRITICAL", "TRACE", "NOTICE"]

    private static func isStamped(_ text: [UInt8], _ body: Range<Int>) -> Bool {
        var place = body.lowerBound
        if text[place] == UInt8(ascii: "[") { place += 1 }
        guard let end = stampEnd(text, place..<body.upperBound) else { return false }
        // Behind the time of a log there is a level in capitals, a bracket, or a process and its number.
        let rest = text.trimmed(end..<min(body.upperBound, end + 80))
        guard let first = rest.first else { return true }
        let word = text[rest].prefix { !$0.isBlank }
        let bare = word.filter { $0.isUpper }
        if levels.contains(String(decoding: bare, as: UTF8.self)), bare.count + 2 >= word.count { return true }
        if text[first] == UInt8(ascii: "["), word.count > 2 { return true }
        return text[rest].prefix(60).split(separator: 0x20).prefix(2).contains {
            $0.last == 0x3A && $0.contains(0x5B) && $0.contains(0x5D)
        }
    }

    /// Behind “2026-03-01T12:00:00Z”, “2026-03-01 12:00:00,123” or “Mar  1 12:00:00 host”; nil if there is no such time.
    private static func stampEnd(_ text: [UInt8], _ range: Range<Int>) -> Int? {
        func digits(_ from: Int, _ count: Int) -> Bool {
            from + count <= range.upperBound && (from..<from + count).allSatisfy { text[$0].isDigit }
        }
        let low = range.lowerBound
        if digits(low, 4), low + 19 <= range.upperBound, text[low + 4] == 0x2D || text[low + 4] == 0x2F,
            digits(low + 11, 2), text[low + 13] == 0x3A, digits(low + 17, 2)
        {
            return text[(low + 19)..<range.upperBound].firstIndex { $0.isBlank || $0 == 0x5D }.map { $0 + 1 }
                ?? range.upperBound
        }
        guard range.count > 20, text[low].isUpper, text[low + 3] == 0x20, digits(low + 7, 2), text[low + 9] == 0x3A,
            digits(low + 13, 2)
        else { return nil }
        return low + 16
    }

    /// “level=error msg=…”: several words with an equals sign inside.
    private static func isPairs(_ text: [UInt8], _ body: Range<Int>) -> Bool {
        var (pairs, words) = (0, 1)
        for place in body.prefix(300) {
            if text[place] == 0x20 { words += 1 }
            if text[place] == UInt8(ascii: "="), place > body.lowerBound, text[place - 1].isWordly { pairs += 1 }
        }
        return pairs >= 2 && pairs * 3 >= words
    }

    /// “<alice> …”, “10:22 <alice> …”, “[10:22] alice: …”.
    static func isChatLine(_ text: [UInt8], _ body: Range<Int>) -> Bool {
        var place = body.lowerBound
        let isBracketed = text[place] == UInt8(ascii: "[")
        if isBracketed { place += 1 }
        let time = clockEnd(text, place..<body.upperBound)
        if let time { place = time }
        if isBracketed {
            guard time != nil, place < body.upperBound,
                let close = text[place..<min(body.upperBound, place + 14)].firstIndex(of: UInt8(ascii: "]"))
            else { return false }
            place = close + 1
        }
        while place < body.upperBound, text[place].isBlank { place += 1 }
        guard place < body.upperBound else { return false }
        if text[place] == UInt8(ascii: "<") {
            guard let close = text[place..<min(body.upperBound, place + 40)].firstIndex(of: UInt8(ascii: ">")) else {
                return false
            }
            let nick = text[place + 1..<close]
            return !nick.isEmpty && !nick.contains { $0 == 0x2F || $0 == 0x3D || $0 == 0x3A || $0 == 0x21 }
                && close + 1 < body.upperBound
                && text[close + 1].isBlank && !tags.contains(String(decoding: nick, as: UTF8.self).lowercased())
        }
        guard isBracketed else { return false }
        let nick = text[place..<min(body.upperBound, place + 32)].prefix { !$0.isBlank }
        return nick.count > 1 && nick.last == 0x3A
    }

    private static let tags: Set = [
        "b", "i", "p", "em", "strong", "br", "li", "td", "tr", "th", "ul", "ol", "a", "div", "span", "sub", "sup",
        "details", "summary", "table",
    ]

    /// “Alice  10:22 AM”: the line above what somebody wrote.
    static func isChatHead(_ text: [UInt8], _ body: Range<Int>) -> Bool {
        guard body.count < 60, let colon = text[body].lastIndex(of: 0x3A), colon > body.lowerBound + 3 else {
            return false
        }
        var start = colon
        while start > body.lowerBound, text[start - 1].isDigit { start -= 1 }
        guard start < colon, colon - start <= 2, start > body.lowerBound + 1,
            let end = clockEnd(text, start..<body.upperBound)
        else { return false }
        let rest = String(decoding: text[text.trimmed(end..<body.upperBound)], as: UTF8.self).lowercased()
        guard ["", "am", "pm", "]", "am]", "pm]"].contains(rest) else { return false }
        let before = text[text.trimmed(body.lowerBound..<start)].filter {
            $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "*")
        }
        let words = before.split(separator: 0x20)
        return (1...3).contains(words.count)
            && words.allSatisfy {
                $0.allSatisfy { $0.isWordly || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F || $0 == 0x40 }
                    && $0.contains(where: \.isLetter)
            }
            && (words.first?.first.map { $0.isUpper || $0 == 0x40 } ?? false)
            && !["at", "until", "from"].contains(String(decoding: words.last ?? [], as: UTF8.self).lowercased())
    }

    /// Behind “10:22” or “10:22:07”.
    private static func clockEnd(_ text: [UInt8], _ range: Range<Int>) -> Int? {
        var (place, parts) = (range.lowerBound, 0)
        while parts < 3 {
            let run = text[place..<min(range.upperBound, place + 2)].prefix(while: \.isDigit).count
            guard run > 0 else { break }
            parts += 1
            place += run
            guard parts < 3, place < range.upperBound, text[place] == 0x3A else { break }
            place += 1
        }
        return parts >= 2 ? place : nil
    }
}
