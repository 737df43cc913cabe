import Publishing

/// A part of a page that is replaced as a whole when what it says changes. The root of what it renders has its id.
struct Region: Sendable {
    let id: String
    /// The words in it. As long as they are equal, nothing is sent.
    let content: @Sendable (Scene) -> AnyHashable
    let render: @Sendable (Scene) -> String

    /// A region that the template of the same name renders.
    init<Content: Hashable & Sendable>(_ id: String, _ content: @Sendable @escaping (Scene) -> Content) {
        self.init(id, content) { $0.templates.render(content($0), with: id) }
    }

    init<Content: Hashable & Sendable>(
        _ id: String, _ content: @Sendable @escaping (Scene) -> Content, render: @Sendable @escaping (Scene) -> String
    ) {
        self.id = id
        self.content = { AnyHashable(content($0)) }
        self.render = render
    }
}
