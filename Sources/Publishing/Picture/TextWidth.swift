/// How wide words are likely to be in the picture, measured on a wide sans serif: rather too wide than too narrow.
enum TextWidth {
    static let size = 13.0

    static func of(_ text: String) -> Double {
        text.unicodeScalars.reduce(0) { $0 + em($1) } * size
    }

    static func ofBold(_ text: String) -> Double { of(text) * 1.12 }

    /// As much of `text` as fits into `room`, with `…` where it was cut; nil if that is hardly a word.
    static func fit(_ text: String, into room: Double) -> (words: String, isShortened: Bool)? {
        if of(text) <= room { return (text, false) }
        var left = room - size
        let start = text.prefix { character in
            left -= of(String(character))
            return left >= 0
        }
        let words = start.reversed().drop { $0.isWhitespace || $0 == "," || $0 == "." }.reversed()
        return words.count < 10 ? nil : (String(words) + "…", true)
    }

    private static func em(_ scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "i", "j", "l", "I", "f", "t", "r", " ", ".", ",", ":", ";", "'", "|", "!", "(", ")", "[", "]": 0.38
        case "m", "w", "M", "W", "@", "%", "—", "…": 0.95
        case "A"..."Z": 0.72
        case "\u{0}"..."\u{2FF}": 0.63
        default: scalar.properties.generalCategory == .nonspacingMark ? 0 : scalar.value < 0x1100 ? 0.66 : 1.05
        }
    }
}
