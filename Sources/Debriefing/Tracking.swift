public import Timekeeping

/// What a tracker says of the work that is followed there.
public struct TrackerWord: Codable, Hashable, Sendable {
    public enum State: String, Codable, CaseIterable, Sendable {
        case open, closed
        /// Closed without having been done.
        case dropped
    }

    public let state: State
    /// In the tracker's own words, as in “In review”.
    public let words: String

    public init(_ state: State, _ words: String) {
        (self.state, self.words) = (state, words)
    }
}

extension Remediation {
    /// What was last heard of a tracker.
    public struct Heard: Codable, Hashable, Sendable {
        public let word: TrackerWord
        /// Where the work was tracked then.
        public let link: String
        public let at: Instant
    }

    /// What the tracker said last; nil where it has said nothing, or where the work is tracked elsewhere now.
    public var tracked: Heard? { heard.flatMap { $0.link == content.tracker ? $0 : nil } }

    /// The tracker says something else than we do. Which of the two is so, people find out: nothing changes by itself.
    public var isAtOddsWithTracker: Bool {
        guard let word = tracked?.word else { return false }
        return switch (state, word.state) {
        case (.done, .dropped): true
        case (_, .open): state.isOver
        case (_, .closed), (_, .dropped): !state.isOver
        }
    }
}

extension PersonID {
    /// Who tells what a tracker sent by itself. It is no person, and can do nothing else.
    public static var tracker: PersonID { trackerName }
}

// A name of plain letters is always one.
private let trackerName = PersonID("tracker")!

extension Debrief {
    /// A tracker tells for as long as there is a debrief: what differs is to be seen in a completed one too.
    func hearing(_ word: TrackerWord, of id: RemediationID) throws(Refusal) -> [Fact] {
        guard let remediation = remediations.first(where: { $0.id == id }) else { throw .notFound("remediation") }
        guard let link = remediation.content.tracker else {
            throw .invalid("Nobody has said where the work is tracked. Enter the address of the issue first.")
        }
        let word = TrackerWord(word.state, try Debrief.checked(word.words, "What the tracker says", limit: 200))
        return remediation.tracked?.word == word ? [] : [.trackerTold(remediation: id, link: link, word: word)]
    }
}
