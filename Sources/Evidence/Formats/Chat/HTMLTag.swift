import Foundation

/// What stands between `<` and `>`.
struct HTMLTag {
    let isClosing: Bool
    let name: String
    private let rest: Substring

    init(_ text: String) {
        isClosing = text.hasPrefix("/")
        let inner = text.drop { $0 == "/" }
        let end = inner.firstIndex { $0.isWhitespace || $0 == "/" } ?? inner.endIndex
        name = inner[..<end].lowercased()
        rest = inner[end...]
    }

    /// The value of an attribute, entities resolved.
    func attribute(_ name: String) -> String? {
        guard let found = rest.range(of: name + "="), let mark = rest[found.upperBound...].first else { return nil }
        let value = rest[found.upperBound...].dropFirst()
        guard mark == "\"" || mark == "'" else {
            return String(rest[found.upperBound...].prefix { !$0.isWhitespace })
        }
        return HTMLText.plain(String(value.prefix { $0 != mark }))
    }
}
