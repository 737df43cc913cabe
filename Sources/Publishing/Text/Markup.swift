/// Writes HTML and SVG piece by piece; every text and every attribute is escaped on its way in.
struct Markup {
    private(set) var text = ""

    /// An element around what `content` writes.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
        content: (inout Markup) -> Void
    ) {
        open(name, attributes)
        text += ">"
        content(&self)
        text += "</\(name)>"
    }

    /// An element around `words`.
    mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ words: String) {
        element(name, attributes) { $0.text += Markup.escaped(words.inert) }
    }

    /// An element without attributes around `words`.
    mutating func element(_ name: StaticString, _ words: String) {
        element(name, [:], words)
    }

    /// An element without content.
    mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        open(name, attributes)
        text += "/>"
    }

    private mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        text += "<\(name)"
        for (attribute, value) in attributes { text += " \(attribute)=\"\(Markup.escaped(value.inert))\"" }
    }

    /// `text` with every character that markup gives a meaning written as a reference.
    static func escaped(_ text: String) -> String {
        // Scalar by scalar: a `<` that a combining mark or an Arabic number sign joins to one character is still a `<`.
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
