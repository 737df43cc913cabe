import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An element of markup that was read back.
final class Element {
    let name: String
    let attributes: [String: String]
    fileprivate(set) var children: [Element] = []
    fileprivate(set) var text = ""

    fileprivate init(_ name: String, _ attributes: [String: String]) {
        (self.name, self.attributes) = (name, attributes)
    }

    /// Nil unless `markup` is well-formed, with one element around all of it.
    static func read(_ markup: String) -> Element? {
        let reader = Reader()
        let parser = XMLParser(data: Data(markup.utf8))
        parser.delegate = reader
        return parser.parse() ? reader.root : nil
    }

    /// This element and all in it, in the order of the text.
    var all: [Element] { [self] + children.flatMap(\.all) }

    func all(_ name: String, class word: String? = nil) -> [Element] {
        all.filter { $0.name == name && (word == nil || $0.classes.contains(word ?? "")) }
    }

    var classes: [String] { attributes["class"]?.split(separator: " ").map(String.init) ?? [] }

    func number(_ attribute: String) -> Double { attributes[attribute].flatMap(Double.init) ?? .nan }

    /// All text in it.
    var words: String { text + children.map(\.words).joined() }
}

private final class Reader: NSObject, XMLParserDelegate {
    var root: Element?
    private var open: [Element] = []

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        let element = Element(name, attributes)
        if let parent = open.last { parent.children.append(element) } else { root = element }
        open.append(element)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        open.last?.text += string
    }
}
