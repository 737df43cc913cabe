/// Which columns of a table mean what, and what separates its cells. What is nil is guessed.
///
/// A column is given by its name in the header, in upper or lower case, or by its number from 1, as in a table without
/// a header.
public struct TableColumns: Sendable, Hashable, Codable {
    /// One character of ASCII, such as `,` or `;` or a tab.
    public var delimiter: String?
    /// Holds the time, or the time of day if there is a `date` too.
    public var time: String?
    public var date: String?
    /// Holds the zone of each time.
    public var zone: String?
    public var text: String?
    public var actor: String?
    public var kind: String?
    public var severity: String?

    public init(
        delimiter: String? = nil, time: String? = nil, date: String? = nil, zone: String? = nil, text: String? = nil,
        actor: String? = nil, kind: String? = nil, severity: String? = nil
    ) {
        self.delimiter = delimiter
        self.time = time
        self.date = date
        self.zone = zone
        self.text = text
        self.actor = actor
        self.kind = kind
        self.severity = severity
    }
}
