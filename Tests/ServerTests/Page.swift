/// A page as a browser holds it: enough of HTML for what our own templates make.
final class Element {
    let name: String
    var attributes: [String: String]
    var children: [Node] = []

    init(_ name: String, _ attributes: [String: String] = [:]) {
        (self.name, self.attributes) = (name, attributes)
    }

    /// The first element with that id, here or below.
    func find(_ id: String) -> Element? {
        if attributes["id"] == id { return self }
        for case .element(let child) in children {
            if let found = child.find(id) { return found }
        }
        return nil
    }

    /// This element and all below it.
    var all: [Element] {
        [self]
            + children.flatMap { node in
                if case .element(let child) = node { child.all } else { [Element]() }
            }
    }

    /// All that is written here and below.
    var words: String {
        children.map { node in
            switch node {
            case .element(let element): element.words
            case .text(let text): text
            }
        }.joined(separator: " ")
    }

    /// All that is written here and below, as it is read: with one space between words.
    var sentence: String { words.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// The addresses of the links here and below.
    var links: [String] { all.filter { $0.name == "a" }.compactMap { $0.attributes["href"] } }

    /// Puts `new` where the element with that id stands, or takes that away.
    func replace(_ id: String, with new: Element?) {
        children = children.compactMap { node in
            guard case .element(let child) = node else { return node }
            if child.attributes["id"] == id { return new.map(Node.element) }
            child.replace(id, with: new)
            return node
        }
    }

    /// The page in one line an element, to be compared.
    var lines: [String] {
        let words = attributes.sorted { $0.key < $1.key }.map { " \($0.key)=“\($0.value)”" }.joined()
        return ["<\(name)\(words)>"] + children.flatMap(\.lines).map { "  " + $0 }
    }
}

enum Node {
    case element(Element)
    case text(String)

    var lines: [String] {
        switch self {
        case .element(let element): element.lines
        case .text(let text): [text]
        }
    }
}

/// Reads a page strictly: what is not well-formed is a fault of the template.
struct PageReader {
    struct Malformed: Error {
        let reason: String
        let rest: String
    }

    private var rest: Substring.UnicodeScalarView

    private static let empty: Set<String> = ["meta", "link", "input", "br", "img", "hr"]

    static func read(_ html: String) throws -> Element {
        var reader = PageReader(rest: html[...].unicodeScalars)
        let root = Element("page")
        root.children = try reader.nodes(in: root)
        guard reader.rest.isEmpty else {
            throw Malformed(reason: "something is closed that is not open", rest: String(reader.rest.prefix(80)))
        }
        return root
    }

    private mutating func nodes(in parent: Element) throws -> [Node] {
        var nodes: [Node] = []
        while let first = rest.first {
            if first != "<" {
                let text = PageReader.plain(take { $0 != "<" })
                if !text.isEmpty { nodes.append(.text(text)) }
            } else if rest.starts(with: "</".unicodeScalars) {
                return nodes
            } else if rest.starts(with: "<!".unicodeScalars) {
                _ = take { $0 != ">" }
                rest.removeFirst()
            } else {
                nodes.append(.element(try element()))
            }
        }
        return nodes
    }

    private mutating func element() throws -> Element {
        rest.removeFirst()
        let element = Element(take { !" />\n".unicodeScalars.contains($0) })
        guard element.name.allSatisfy({ $0.isLetter || $0.isNumber }), !element.name.isEmpty else {
            throw Malformed(reason: "a < that opens nothing", rest: element.name + String(rest.prefix(80)))
        }
        while try attribute(of: element) {}
        let isClosed = rest.first == "/"
        if isClosed { rest.removeFirst() }
        guard rest.popFirst() == ">" else {
            throw Malformed(reason: "a tag that does not end", rest: String(rest.prefix(80)))
        }
        guard !isClosed, !PageReader.empty.contains(element.name) else { return element }
        element.children = try nodes(in: element)
        guard rest.starts(with: "</\(element.name)>".unicodeScalars) else {
            throw Malformed(reason: "<\(element.name)> is not closed", rest: String(rest.prefix(80)))
        }
        rest.removeFirst(element.name.unicodeScalars.count + 3)
        return element
    }

    private mutating func attribute(of element: Element) throws -> Bool {
        _ = take { " \n".unicodeScalars.contains($0) }
        guard let first = rest.first, first != ">", first != "/" else { return false }
        let name = take { !"=> \n/".unicodeScalars.contains($0) }
        guard rest.first == "=" else {
            element.attributes[name] = ""
            return true
        }
        rest.removeFirst()
        guard rest.popFirst() == "\"" else {
            throw Malformed(reason: "\(name) has no quotes", rest: String(rest.prefix(80)))
        }
        element.attributes[name] = PageReader.unescaped(take { $0 != "\"" })
        rest.removeFirst()
        return true
    }

    private mutating func take(while belongs: (Unicode.Scalar) -> Bool) -> String {
        let taken = rest.prefix(while: belongs)
        rest = rest[taken.endIndex...]
        return String(String.UnicodeScalarView(taken))
    }

    private static func plain(_ text: String) -> String {
        unescaped(text.split { " \n".contains($0) }.joined(separator: " "))
    }

    private static func unescaped(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
