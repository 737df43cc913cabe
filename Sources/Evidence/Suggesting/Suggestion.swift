public import Timekeeping

/// An entry that evidence suggests for a debrief's timeline: that something was seen, and where. It never says why.
public struct Suggestion: Sendable, Hashable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// A source begins to write much more than before.
        case onset
        /// A source goes back to writing much less.
        case ending
        /// A source that wrote steadily falls silent for a while.
        case silence
        case deploy
        case alert
        /// A person is named, or writes, for the first time.
        case mention
    }

    public var kind: Kind
    public var instant: Instant
    /// The source that shows it, and the bytes of the entry in it.
    public var sourceIndex: Int
    public var range: Range<Int>
    /// What was seen, in words that claim nothing else.
    public var text: String
}

extension Timeline {
    /// How many entries `suggestions` reads the text of, in each source.
    public static let suggestionLimit = 100_000

    /// What the entries at `positions` suggest, in the order of time. Rates come from the index; of texts no more than
    /// `limit` are read for each source.
    ///
    /// - Parameter people: names to look for; the first entry of all sources that names each of them is suggested.
    public func suggestions(
        in positions: Range<Int>? = nil, people: [String] = [], limit: Int = Timeline.suggestionLimit
    ) -> [Suggestion] {
        let positions = (positions ?? 0..<count).bounds(in: count)
        let ends = [positions.lowerBound, positions.upperBound - 1].flatMap { events(in: $0..<$0 + 1) }.map(\.instant)
        guard !positions.isEmpty, ends.count == 2 else { return [] }
        let rates = sources.indices.flatMap { index in
            SourceRate(source: sources[index], index: index, from: ends[0], through: ends[1]).suggestions
        }
        var reader = SuggestionReader(timeline: self, people: people, limit: limit)
        return (rates + reader.suggestions(in: positions)).sorted {
            ($0.instant, $0.sourceIndex) < ($1.instant, $1.sourceIndex)
        }
    }
}
