import Publishing

/// A part of a page that is sent anew when what it says changes. The root of what it renders has its id.
struct Region: Sendable {
    let id: String
    let render: @Sendable (Scene) -> String
    /// What a page that shows the one scene has to do to show the other. As long as the words are equal, nothing.
    let fragments: @Sendable (_ old: Scene, _ new: Scene) -> [Fragment]

    /// A region that the template of the same name renders.
    init<Content: Hashable & Sendable>(_ id: String, _ content: @Sendable @escaping (Scene) -> Content) {
        self.init(id, content) { $0.templates.render(content($0), with: id) }
    }

    init<Content: Hashable & Sendable>(
        _ id: String, _ content: @Sendable @escaping (Scene) -> Content, render: @Sendable @escaping (Scene) -> String
    ) {
        self.id = id
        self.render = render
        fragments = { old, new in
            let (before, after) = (content(old), content(new))
            guard before == after else { return [.replace(id: id, html: render(new))] }
            guard let before = before as? any ListsInside, let after = after as? any ListsInside else { return [] }
            return Fragment.rows(from: before.lists, to: after.lists)
        }
    }
}

/// What stands inside of a region and is sent by itself: of no account when two contents are compared.
struct Inner: Hashable, Sendable, CustomStringConvertible {
    /// Rendered by us.
    let description: String

    init(_ html: String) {
        description = html
    }

    static func == (one: Inner, other: Inner) -> Bool { true }

    func hash(into hasher: inout Hasher) {}
}
