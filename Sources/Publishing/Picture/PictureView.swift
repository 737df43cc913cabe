public import Debriefing
public import Timekeeping

/// What somebody wants to see of a timeline, and where the picture leads who wants to see something else.
public struct PictureView: Sendable {
    /// What the lines across the picture are.
    public enum Lanes: String, CaseIterable, Sendable {
        /// Everybody and everything that the entries name.
        case each
        case person, team, source
        /// All of it as one story.
        case narrative
        /// What entries show, in the words of the organisation. One with several stands in the lane of its first.
        case tag
    }

    public let lanes: Lanes
    /// The stretch of time; nil for the whole event.
    public let window: ClosedRange<Instant>?
    /// The entries to leave out, by what they say.
    public let isShown: @Sendable (Entry) -> Bool
    /// The address of the same view of another time; of the whole event for nil.
    public let address: @Sendable (ClosedRange<Instant>?) -> String
    /// The lines of evidence within a time, counted in parts of so many nanoseconds.
    public let counts: @Sendable (ClosedRange<Instant>, Int64) -> [(start: Instant, count: Int)]
    /// The address of the lines of evidence from a time until before another, of one source if that is named.
    public let lines: @Sendable (ClosedRange<Instant>, String?) -> String
    /// All there are at whatever time, in the order of time.
    public let landmarks: [Landmark]
    /// What was measured over those stretches of the axis.
    public let measured: @Sendable ([Stretch]) -> [Measured]

    public init(
        lanes: Lanes = .each, window: ClosedRange<Instant>? = nil,
        isShown: @Sendable @escaping (Entry) -> Bool = { _ in true },
        address: @Sendable @escaping (ClosedRange<Instant>?) -> String,
        counts: @Sendable @escaping (ClosedRange<Instant>, Int64) -> [(start: Instant, count: Int)] = { _, _ in [] },
        lines: @Sendable @escaping (ClosedRange<Instant>, String?) -> String = { _, _ in "" },
        landmarks: [Landmark] = [], measured: @Sendable @escaping ([Stretch]) -> [Measured] = { _ in [] }
    ) {
        self.lanes = lanes
        self.window = window
        self.isShown = isShown
        self.address = address
        self.counts = counts
        self.lines = lines
        self.landmarks = landmarks
        self.measured = measured
    }
}

/// One line across the picture: its name, and what sort of thing that is.
struct LaneName: Hashable {
    let name: String
    let sort: String
    /// It holds what the others do not, and stands last.
    var isRest = false

    init(_ name: String, _ sort: String, isRest: Bool = false) {
        (self.name, self.sort, self.isRest) = (name, sort, isRest)
    }

    init(of entry: Entry, by lanes: PictureView.Lanes, in debrief: Debrief) {
        let lane = entry.content.lane
        let own = LaneName(lane.name, lane.kind.rawValue)
        switch lanes {
        case .each: self = own
        case .person: self = lane.kind == .person ? own : LaneName("Everything else", "teams, systems", isRest: true)
        case .team: self = lane.kind == .team ? own : LaneName("Everything else", "people, systems", isRest: true)
        case .narrative: self = LaneName("What happened", "in one story")
        case .tag:
            self = entry.tags.first.map { LaneName($0.name, "tag") } ?? LaneName("Without a tag", "", isRest: true)
        case .source:
            let source = entry.content.citations.first.flatMap { cited in
                debrief.sources.first { $0.id == cited.source }
            }
            self = source.map { LaneName($0.name, "evidence") } ?? LaneName(unsourced: entry)
        }
    }

    private init(unsourced entry: Entry) {
        self =
            entry.content.isFromMemory
            ? LaneName("From memory", "told by people", isRest: true)
            : LaneName(entry.content.links == nil ? "Images and files" : "On the web", "evidence")
    }
}
