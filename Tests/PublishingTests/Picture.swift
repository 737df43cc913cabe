/// A timeline picture that was read back.
struct Picture {
    let svg: String
    let root: Element?

    init(_ svg: String) {
        self.svg = svg
        self.root = Element.read(svg)
    }

    /// The links to the entries, in the order in which the keyboard reaches them.
    var marks: [Element] { root?.all("a", class: "mark") ?? [] }
    var ticks: [String] { root?.all("text", class: "time").filter { !$0.classes.contains("soft") }.map(\.words) ?? [] }
    var days: [String] { root?.all("text", class: "day").map(\.words) ?? [] }
    var lanes: [String] { root?.all("text", class: "lane").compactMap { $0.children.last?.words } ?? [] }
    var words: String { root?.words ?? "" }

    func mark(_ entry: String) -> Element? { marks.first { $0.attributes["data-entry"] == entry } }

    /// The middle of an entry's shape.
    func place(_ entry: String) -> (x: Double, y: Double) {
        mark(entry).map(Picture.place) ?? (.nan, .nan)
    }

    static func place(of mark: Element) -> (x: Double, y: Double) {
        let path = mark.all("path", class: "shape").first?.attributes["d"] ?? ""
        let numbers = path.dropFirst().prefix { $0 != "m" }.split(separator: " ").compactMap { Double($0) }
        return (numbers.first ?? .nan, numbers.last ?? .nan)
    }
}
