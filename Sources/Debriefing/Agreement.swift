public import Timekeeping

/// What somebody answers when asked whether the timeline is comprehensive and accurate.
public struct Answer: Codable, Hashable, Sendable {
    public enum Verdict: String, Codable, CaseIterable, Sendable {
        case agrees, withholds
        /// Would rather not say. Nobody asks again.
        case declines
    }

    public var verdict: Verdict
    /// What is missing.
    public var missing: String
    /// What was not talked about.
    public var untold: String
    /// What they lived differently.
    public var livedDifferently: String

    public init(verdict: Verdict, missing: String = "", untold: String = "", livedDifferently: String = "") {
        self.verdict = verdict
        self.missing = missing
        self.untold = untold
        self.livedDifferently = livedDifferently
    }

    /// What goes beside the timeline in the person's own words.
    public var reservations: [String] {
        [missing, untold, livedDifferently].filter { !$0.isEmpty }
    }
}

/// One person's word on one version of the timeline.
public struct Agreement: Codable, Hashable, Sendable {
    public let by: PersonID
    public let version: Int
    public let answer: Answer
    public let at: Instant
}
