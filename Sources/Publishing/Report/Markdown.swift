/// Writes other people's text into CommonMark so that it stays text.
enum Markdown {
    /// One line that holds no markup, no HTML and no link, wherever in a line it is put.
    static func inline(_ text: String) -> String {
        let words = text.oneLine.split(separator: " ").map(String.init)
        return words.enumerated()
            .map { $1.looksLikeAddress ? code($1) : escaped($1, startsLine: $0 == 0) }
            .joined(separator: " ")
    }

    /// Lines kept apart by hard breaks, each but the first after `indent`. Empty ones are left out: a paragraph that
    /// ends would let what follows begin a block of its own.
    static func lines(_ lines: [String], indent: String) -> String {
        lines.map(inline).filter { !$0.isEmpty }.joined(separator: "\\\n" + indent)
    }

    /// The words as they are, in a span of code.
    static func code(_ words: String) -> String {
        let ticks = String(repeating: "`", count: words.longestRunOfBackticks + 1)
        let edge = words.utf8.first == UInt8(ascii: "`") || words.utf8.last == UInt8(ascii: "`") ? " " : ""
        return ticks + edge + words + edge + ticks
    }

    /// The text in a fence that is longer than any in it.
    static func fenced(_ text: String) -> String {
        let fence = String(repeating: "`", count: max(3, text.longestRunOfBackticks + 1))
        return "\(fence)text\n\(text.inert)\n\(fence)"
    }

    /// Scalar by scalar, as Markdown is read: a mark that an accent joins to one character is a mark still.
    private static func escaped(_ word: String, startsLine: Bool) -> String {
        var result = ""
        var followsDigits = startsLine
        for (index, scalar) in word.unicodeScalars.enumerated() {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\\", "`", "*", "_", "[", "]", "{", "}", "#", "|", "~", "$": result += "\\\(scalar)"
            // A list or an underline begins its line, a numbered list after digits.
            case "-" where startsLine && index == 0, "+" where startsLine && index == 0,
                "=" where startsLine && index == 0, "." where followsDigits, ")" where followsDigits:
                result += "\\\(scalar)"
            default: result.unicodeScalars.append(scalar)
            }
            followsDigits = followsDigits && ("0"..."9").contains(scalar)
        }
        return result
    }
}

extension String {
    /// Whether common readers of Markdown make a link or a mention of the word though it stands in no brackets.
    /// A backslash does not keep them from it; a span of code does.
    fileprivate var looksLikeAddress: Bool {
        let scalars = Array(lowercased().unicodeScalars)
        return ["@", "://", "www."].contains { sign in
            scalars.indices.contains { scalars[$0...].starts(with: sign.unicodeScalars) }
        }
    }

    fileprivate var longestRunOfBackticks: Int {
        utf8.split { $0 != UInt8(ascii: "`") }.map(\.count).max() ?? 0
    }
}
