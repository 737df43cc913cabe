/// A way of writing a timeline down.
public protocol Output: Sendable {
    /// What stands before the first entry.
    var head: String { get }
    /// One entry, with its line end.
    func line(for event: Event) -> String
    /// What stands after the last entry.
    var tail: String { get }
}

extension Output {
    /// Nothing.
    public var head: String { "" }
    /// Nothing.
    public var tail: String { "" }
}
