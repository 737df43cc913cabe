import Timekeeping

/// Reads entries for deploys, the starts of alerts and the first mentions of people.
struct SuggestionReader {
    private let timeline: Timeline
    private let limit: Int
    /// Names that were not seen yet, in small letters, by the name as it was given.
    private var people: [(name: String, needle: [UInt8])]

    /// No more than so many names are looked for.
    private static let mostPeople = 200
    init(timeline: Timeline, people: [String], limit: Int) {
        self.timeline = timeline
        self.limit = limit
        self.people = people.filter { !$0.isEmpty }.prefix(SuggestionReader.mostPeople)
            .map { ($0, $0.utf8.map(\.lowercased)) }
    }

    mutating func suggestions(in positions: Range<Int>) -> [Suggestion] {
        var found: [Suggestion] = []
        var read = timeline.sources.map { _ in 0 }
        var seen: Set<String> = []
        var cursor = timeline.cursor(at: positions.lowerBound)
        while cursor.position < positions.upperBound, let place = cursor.next() {
            guard read[place.source] < limit else {
                if read.allSatisfy({ $0 >= limit }) { break }
                continue
            }
            read[place.source] += 1
            found += look(at: place, seen: &seen)
        }
        return found
    }

    private mutating func look(at place: TimelineCursor.Place, seen: inout Set<String>) -> [Suggestion] {
        let source = timeline.sources[place.source]
        let record = source.list.records[place.record]
        let entry = source.entry(record)[0..<LandmarkReader.reach]
        var found: [Suggestion] = []
        for name in mentions(in: entry) {
            found.append(suggestion(.mention, record, place.source, "\(name) is named for the first time"))
        }
        guard LandmarkReader.isWorthReading(entry, format: source.format) else { return found }
        let event = source.event(record, at: place.position, sourceIndex: place.source)
        if let kind = LandmarkReader.kind(of: event)?.suggestion,
            seen.insert("\(kind) \(place.source) \(MessagePattern(of: event.text))").inserted || kind == .deploy
        {
            found.append(suggestion(kind, record, place.source, event.textWithSubject))
        }
        return found
    }

    private func suggestion(_ kind: Suggestion.Kind, _ record: Record, _ source: Int, _ text: String) -> Suggestion {
        Suggestion(
            kind: kind, instant: Instant(nanoseconds: record.nanoseconds), sourceIndex: source,
            range: timeline.sources[source].list.range(of: record), text: text)
    }

    /// The names that `entry` is the first to hold, as words of their own.
    private mutating func mentions(in entry: Bytes) -> [String] {
        guard !people.isEmpty else { return [] }
        let found = people.indices.filter { entry.holdsWord(people[$0].needle) }
        defer { for index in found.reversed() { people.remove(at: index) } }
        return found.map { people[$0].name }
    }
}

extension Landmark.Kind {
    /// What it suggests for a timeline. An end tells nothing that its start does not.
    fileprivate var suggestion: Suggestion.Kind? {
        switch self {
        case .deploy: .deploy
        case .alertStart: .alert
        case .alertEnd: nil
        }
    }
}

extension Bytes {
    /// Whether `needle`, which is in lower case, occurs as a word of its own.
    func holdsWord(_ needle: [UInt8]) -> Bool {
        guard let first = needle.first, needle.count <= count else { return false }
        let upper = first &- 0x61 < 26 ? first ^ 0x20 : first
        for index in 0...(count - needle.count) where self[index] == first || self[index] == upper {
            guard needle.indices.allSatisfy({ self[index + $0].lowercased == needle[$0] }) else { continue }
            if !self[index - 1].isPartOfName, !self[index + needle.count].isPartOfName { return true }
        }
        return false
    }
}

extension UInt8 {
    /// Letters and digits, those outside of ASCII too.
    fileprivate var isPartOfName: Bool { isWord || self >= 0x80 }
}
