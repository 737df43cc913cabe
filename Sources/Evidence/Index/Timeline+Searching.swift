/// What entries to look for. What is nil or empty does not narrow.
public struct Query: Sendable, Hashable {
    /// Occurs in the bytes of the entry; Latin letters match in upper and lower case.
    public var text: String
    /// Indexes of the timeline's sources.
    public var sources: Set<Int>?
    /// The least severity; entries that state none do not match.
    public var severity: Severity?

    public init(text: String = "", sources: Set<Int>? = nil, severity: Severity? = nil) {
        self.text = text
        self.sources = sources
        self.severity = severity
    }

    /// Whether every entry matches.
    public var isEmpty: Bool { text.isEmpty && sources == nil && severity == nil }
}

extension Timeline {
    /// The first positions after `position` and before `end` whose entries match, no more than `limit`.
    /// Looking stops at the last of them, so that a page of results costs no more than it must.
    public func search(_ query: Query, after position: Int = -1, before end: Int = .max, limit: Int = .max) -> [Int] {
        let matcher = Matcher(query)
        var cursor = cursor(at: position + 1)
        var found: [Int] = []
        while found.count < limit, cursor.position < end, let place = cursor.next() {
            let source = sources[place.source]
            if matcher.matches(source.list.records[place.record], of: source, at: place.source) {
                found.append(place.position)
            }
        }
        return found
    }

    /// Calls `body` with each entry at `positions` that matches, until it returns false.
    public func forEachEvent(
        in positions: Range<Int>, matching query: Query = Query(), _ body: (Event) throws -> Bool
    ) rethrows {
        let matcher = Matcher(query)
        var cursor = cursor(at: positions.lowerBound)
        while cursor.position < positions.upperBound, let place = cursor.next() {
            let source = sources[place.source]
            let record = source.list.records[place.record]
            guard matcher.matches(record, of: source, at: place.source) else { continue }
            guard try body(source.event(record, at: place.position, sourceIndex: place.source)) else { return }
        }
    }
}

/// A query made ready to be asked of many entries.
struct Matcher {
    private let query: Query
    private let needle: [UInt8]

    init(_ query: Query) {
        self.query = query
        needle = query.text.utf8.map(\.lowercased)
    }

    func matches(_ record: Record, of source: Source, at index: Int) -> Bool {
        if let sources = query.sources, !sources.contains(index) { return false }
        if !needle.isEmpty, !source.entry(record).contains(ignoringCase: needle) { return false }
        guard let least = query.severity else { return true }
        return source.severity(of: record).map { $0 >= least } ?? false
    }
}

extension Bytes {
    /// Whether `needle`, which is in lower case, occurs in upper or lower case.
    func contains(ignoringCase needle: [UInt8]) -> Bool {
        guard let first = needle.first, needle.count <= count else { return false }
        let upper = first &- 0x61 < 26 ? first ^ 0x20 : first
        for index in 0...(count - needle.count) where start[index] == first || start[index] == upper {
            if needle.indices.dropFirst().allSatisfy({ start[index + $0].lowercased == needle[$0] }) { return true }
        }
        return false
    }
}
