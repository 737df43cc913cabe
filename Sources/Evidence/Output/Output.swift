/// A way of writing a timeline down.
///
/// What it writes of an entry depends on nothing but the entry, so that several threads can write at once.
public protocol Output: Sendable {
    /// What stands before the first entry.
    var head: String { get }
    /// Writes one entry, with its line end. The entry comes without its `raw` bytes.
    func write(_ event: Event, to buffer: inout OutputBuffer)
    /// What stands after the last entry.
    var tail: String { get }
}

extension Output {
    /// Nothing.
    public var head: String { "" }
    /// Nothing.
    public var tail: String { "" }

    /// One entry, with its line end.
    public func line(for event: Event) -> String {
        var buffer = OutputBuffer()
        write(event, to: &buffer)
        return buffer.text
    }
}
