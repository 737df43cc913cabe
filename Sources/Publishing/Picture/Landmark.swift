public import Timekeeping

extension PictureView {
    /// A deploy, or the start or the end of an alert: a mark of its own below the axis.
    public struct Landmark: Sendable {
        public enum Kind: String, CaseIterable, Sendable {
            case deploy
            case alertStart = "alert-start"
            case alertEnd = "alert-end"
        }

        public let kind: Kind
        public let at: Instant
        /// What the evidence says.
        public let words: String
        /// The one source that says it, as `PictureView.lines` takes it.
        public let source: String
        /// Where the line stands that says it. Of thousands at one place none is asked for it.
        public let path: @Sendable () -> String

        public init(
            _ kind: Kind, at: Instant, words: String, source: String,
            path: @autoclosure @escaping @Sendable () -> String
        ) {
            (self.kind, self.at, self.words, self.source, self.path) = (kind, at, words, source, path)
        }
    }
}

extension PictureView.Landmark.Kind {
    /// The shape, drawn from its middle: up for what is brought out, down for what comes in, hollow for what is over.
    var outline: String {
        switch self {
        case .deploy: "m0-7l6.5 7h-3.5v6h-6v-6h-3.5z"
        case .alertStart: "m-7-6h14l-7 12z"
        case .alertEnd: "m-7-6h14l-7 12zm3.5 2.5l3.5 5.5l3.5-5.5z"
        }
    }

    var words: String {
        switch self {
        case .deploy: "deploy"
        case .alertStart: "alert starts"
        case .alertEnd: "alert ends"
        }
    }
}

/// Landmarks of one row that stand so close together that they are one mark with a count.
struct LandmarkGroup {
    private(set) var members: [PictureView.Landmark]
    let x: Double

    /// The room that a mark takes, alone and with a count beside it.
    static let width = (alone: 15.0, counted: 38.0)

    var end: Double { x + (members.count == 1 ? LandmarkGroup.width.alone : LandmarkGroup.width.counted) }
    var times: ClosedRange<Instant> { members[0].at...max(members[0].at, members[members.count - 1].at) }

    /// The time to ask for so that the last of them is there too: what is asked for ends before its end.
    var asked: ClosedRange<Instant> { times.lowerBound...times.upperBound.advanced(bySeconds: 1) }

    /// The one kind of all of them; nil if they differ.
    var kind: PictureView.Landmark.Kind? {
        members.allSatisfy { $0.kind == members[0].kind } ? members[0].kind : nil
    }

    /// The one source of all of them; nil if they have several.
    var source: String? { members.allSatisfy { $0.source == members[0].source } ? members[0].source : nil }

    /// Those of `landmarks`, in the order of time, that stand at one place as one.
    static func grouping(_ landmarks: [PictureView.Landmark], at x: (Instant) -> Double) -> [LandmarkGroup] {
        landmarks.reduce(into: []) { groups, landmark in
            let place = x(landmark.at)
            if let last = groups.last, place < last.end {
                groups[groups.count - 1].members.append(landmark)
            } else {
                groups.append(LandmarkGroup(members: [landmark], x: place))
            }
        }
    }
}
