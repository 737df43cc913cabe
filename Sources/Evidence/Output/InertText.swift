extension String {
    /// The text with nothing in it that a terminal or a reader's eye would obey: control characters become visible
    /// pictures, marks that turn the direction of writing become their code. Line ends stay.
    public var inert: String {
        guard unicodeScalars.contains(where: \.isActive) else { return self }
        return unicodeScalars.reduce(into: "") { $0 += $1.isActive ? $1.picture : String($1) }
    }
}

extension String {
    /// Whether it is printable ASCII and nothing else, which most of evidence is: seen from the bytes, at once.
    var isPlain: Bool { utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
}

extension Unicode.Scalar {
    fileprivate var isActive: Bool {
        switch value {
        case 0x0A: false
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    fileprivate var picture: String {
        switch value {
        case 0x09: return "  "
        case 0..<0x20: return Unicode.Scalar(0x2400 + value).map { String($0) } ?? ""
        case 0x7F: return "\u{2421}"
        default: return "\\u{\(String(value, radix: 16))}"
        }
    }
}
