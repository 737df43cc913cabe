/// What entries to look for. What is nil or empty does not narrow.
public struct Query: Sendable, Hashable {
    /// Occurs in the bytes of the entry; Latin letters match in upper and lower case.
    public var text: String
    /// Occurs somewhere in the entry.
    public var pattern: Pattern?
    /// Indexes of the timeline's sources.
    public var sources: Set<Int>?
    /// The least severity; entries that state none do not match.
    public var severity: Severity?

    public init(text: String = "", pattern: Pattern? = nil, sources: Set<Int>? = nil, severity: Severity? = nil) {
        self.text = text
        self.pattern = pattern
        self.sources = sources
        self.severity = severity
    }

    /// Whether every entry matches.
    public var isEmpty: Bool { text.isEmpty && pattern == nil && sources == nil && severity == nil }
}

extension Query {
    /// A regular expression, known to be one.
    public struct Pattern: Sendable, Hashable {
        public let text: String

        /// - Throws: What is wrong with `text`, in the words of the regular expression's compiler.
        public init(_ text: String) throws {
            _ = try Regex(text)
            self.text = text
        }
    }
}

extension Timeline {
    /// The first positions after `position` and before `end` whose entries match, no more than `limit`.
    /// Looking stops at the last of them, so that a page of results costs no more than it must.
    public func search(_ query: Query, after position: Int = -1, before end: Int = .max, limit: Int = .max) -> [Int] {
        let matcher = Matcher(query)
        var cursor = cursor(at: position + 1)
        var found: [Int] = []
        while found.count < limit, cursor.position < end, let place = cursor.next() {
            if matcher.matches(place, of: sources[place.source]) { found.append(place.position) }
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
            guard matcher.matches(place, of: source) else { continue }
            let record = source.list.records[place.record]
            guard try body(source.event(record, at: place.position, sourceIndex: place.source)) else { return }
        }
    }
}
