import Foundation

/// Text as it may stand in a header, after RFC 2047.
enum EncodedWords {
    /// One line in ASCII without any line end of its own, folded where it is long.
    static func unstructured(_ text: String) -> String {
        let text = text.oneLine
        let isPlain =
            text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !text.contains("=?") && text.utf8.count < 60
        return isPlain ? text : encoded(text)
    }

    /// A name in front of an address.
    static func phrase(_ text: String) -> String {
        let text = text.oneLine
        let isPlain =
            text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !text.contains("=?") && text.utf8.count < 60
        guard isPlain else { return encoded(text) }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// No word is longer than 75 characters, and none splits a character's bytes.
    private static func encoded(_ text: String) -> String {
        var words: [String] = []
        var piece = ""
        for scalar in text.unicodeScalars {
            if piece.utf8.count + String(scalar).utf8.count > 42 {
                words.append(word(piece))
                piece = ""
            }
            piece.unicodeScalars.append(scalar)
        }
        return (words + [word(piece)]).joined(separator: "\r\n ")
    }

    private static func word(_ text: String) -> String {
        "=?UTF-8?B?\(Data(text.utf8).base64EncodedString())?="
    }
}
