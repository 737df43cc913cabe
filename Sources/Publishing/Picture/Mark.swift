import Debriefing
import Timekeeping

/// One entry in the picture, with the place it has got.
struct Mark {
    let entry: Entry
    /// What it says, in one line and not too long for a picture.
    let words: String
    let text: String
    /// The middle of its shape.
    let x: Double
    /// What the mark itself takes up across, without its label.
    let extent: ClosedRange<Double>
    /// Its time, or that of the entry it is told by; nil if nobody knows.
    let time: ClosedRange<Instant>?
    /// The row within its lane, from the top.
    var row = 0
    var label: Label?

    /// The words beside a mark, as far as there is room for them.
    struct Label {
        let words: String
        let isShortened: Bool
        let x: Double
        let isLeft: Bool

        /// Where the words end on the right.
        var end: Double { isLeft ? x : x + TextWidth.of(words) }
    }

    init(
        _ entry: Entry, x: Double, extent: ClosedRange<Double>, time: ClosedRange<Instant>? = nil,
        namesKind: Bool = false
    ) {
        self.entry = entry
        text = entry.content.text.oneLine.shortened(to: 100)
        words = namesKind && !Mark.plain.contains(entry.content.kind) ? "\(entry.content.kind.words) · \(text)" : text
        self.time = time
        self.x = x
        self.extent = extent
    }

    /// Kinds that the shape alone tells.
    private static let plain: [EntryKind] = [.observed, .acted, .automatic]

    var family: Family { Family(entry.content.kind) }

    /// What a mark's shape tells: what sort of thing happened.
    enum Family: String, CaseIterable {
        case noticed, done, automatic, helped

        init(_ kind: EntryKind) {
            switch kind {
            case .observed, .assessed, .surprised, .confusion: self = .noticed
            case .decided, .acted, .askedForHelp, .handedOver, .usualWork: self = .done
            case .automatic: self = .automatic
            case .helped, .luck: self = .helped
            }
        }

        /// The shape, drawn from its middle.
        var outline: String {
            switch self {
            case .noticed: "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z"
            case .done: "m-5.5-5.5h11v11h-11z"
            case .automatic: "m0-7l7 12h-14z"
            case .helped: "m0-7.5l7.5 7.5l-7.5 7.5l-7.5-7.5z"
            }
        }

        var words: String {
            switch self {
            case .noticed: "noticed or thought"
            case .done: "done or decided"
            case .automatic: "automatic"
            case .helped: "helped, or luck"
            }
        }
    }
}
