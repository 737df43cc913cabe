import Debriefing

/// Places the marks of one lane in rows, so that neither they nor their labels overlap as long as there is room.
struct LaneRows {
    private struct Row {
        var marks: [Mark] = []
        /// Where the last mark ends.
        var markEnd = -Double.infinity
        /// Where the last label would end if it were written out.
        var labelEnd = -Double.infinity
    }

    /// Up to here rows are added for the sake of labels; more would make one busy lane push all others out of sight.
    private static let mostForLabels = 6
    /// Up to here they are added so that no mark hides another.
    private static let most = 24
    /// Rows for labels, and all rows, in a picture in which one can move; what has no place there is folded.
    private static let shared = (labels: 28, rows: 40)
    static let gap = 10.0
    private static let besides = 6.0
    /// How much further a label on the left stands from what is before it: words that follow words are hard to tell apart.
    private static let facing = 10.0
    /// What a label asks for, and the most it takes where there is more.
    private static let usual = 250.0
    private static let widest = 520.0

    private var rows: [Row] = []
    private let limit: (labels: Int, rows: Int)
    private let folds: Bool
    /// Marks for which there was no room.
    private(set) var folded: [Mark] = []
    /// The room for marks and labels.
    private let room: ClosedRange<Double>

    /// The marks with their rows and labels, in the order in which they came.
    private(set) var marks: [Mark]
    var count: Int { rows.count }

    /// - Parameter lanes: The number of lanes that share the height of the picture; nil if it may have any height.
    init(_ marks: [Mark], within room: ClosedRange<Double>, among lanes: Int? = nil) {
        (self.room, self.marks, folds) = (room, [], lanes != nil)
        limit =
            lanes.map {
                (
                    min(LaneRows.mostForLabels, max(2, LaneRows.shared.labels / $0)),
                    max(3, min(8, LaneRows.shared.rows / $0))
                )
            }
            ?? (LaneRows.mostForLabels, LaneRows.most)
        for mark in marks.sorted(by: { $0.extent.lowerBound < $1.extent.lowerBound }) { place(mark) }
        let placed = rows.enumerated().flatMap { index, row in labelled(row.marks, row: index) }
        let byEntry = Dictionary(placed.map { ($0.entry.id, $0) }) { first, _ in first }
        self.marks = marks.compactMap { byEntry[$0.entry.id] }
    }

    private mutating func place(_ mark: Mark) {
        let reach = wanted(mark)
        let place =
            rowWithRoom(for: reach) ?? newRow(upTo: limit.labels) ?? rowWithShortLabel(for: mark)
            ?? newRow(upTo: limit.rows)
        if place == nil, folds, mark.time != nil { return folded.append(mark) }
        let index = place ?? fullRow
        rows[index].marks.append(mark)
        rows[index].markEnd = max(rows[index].markEnd, mark.extent.upperBound)
        rows[index].labelEnd = max(rows[index].labelEnd, reach.upperBound)
    }

    /// What the mark takes up with its label, which stands left of it where the picture ends.
    private func wanted(_ mark: Mark) -> ClosedRange<Double> {
        let label = LaneRows.besides + min(LaneRows.usual, TextWidth.of(mark.words))
        let (start, end) = (mark.extent.lowerBound, mark.extent.upperBound)
        if end + label <= room.upperBound { return start...(end + label) }
        return min(start, max(room.lowerBound, start - label - LaneRows.facing))...end
    }

    private func rowWithRoom(for reach: ClosedRange<Double>) -> Int? {
        rows.firstIndex { $0.labelEnd + LaneRows.gap <= reach.lowerBound }
    }

    private mutating func newRow(upTo most: Int) -> Int? {
        guard rows.count < most else { return nil }
        rows.append(Row())
        return rows.count - 1
    }

    /// A row where only a label has to give way.
    private func rowWithShortLabel(for mark: Mark) -> Int? {
        rows.indices.filter { rows[$0].markEnd + 2 <= mark.extent.lowerBound }
            .min { rows[$0].labelEnd < rows[$1].labelEnd }
    }

    /// Where marks overlap least, once there is no room left.
    private var fullRow: Int {
        rows.indices.min { rows[$0].markEnd < rows[$1].markEnd } ?? 0
    }

    private func labelled(_ marks: [Mark], row: Int) -> [Mark] {
        var end = room.lowerBound
        return marks.enumerated().map { index, mark in
            let next = index + 1 < marks.count ? start(of: marks[index + 1], after: mark) : room.upperBound
            var mark = mark
            mark.row = row
            mark.label = label(mark, between: end, and: next)
            end = max(end, mark.extent.upperBound, mark.label?.end ?? end) + LaneRows.gap
            return mark
        }
    }

    /// Where `mark`, or the label that it wants on its left, begins; one before it keeps what it asked for.
    private func start(of mark: Mark, after before: Mark) -> Double {
        let usual = min(mark.extent.lowerBound, wanted(before).upperBound + LaneRows.gap)
        return max(wanted(mark).lowerBound, usual) - LaneRows.gap
    }

    private func label(_ mark: Mark, between start: Double, and end: Double) -> Mark.Label? {
        let right = end - mark.extent.upperBound - LaneRows.besides
        let left = mark.extent.lowerBound - LaneRows.besides - LaneRows.facing - start
        let isLeft = right < min(LaneRows.usual, TextWidth.of(mark.words)) && left > right
        let room = min(LaneRows.widest, isLeft ? left : right)
        guard let fitted = TextWidth.fit(mark.words, into: room) else { return nil }
        let x = isLeft ? mark.extent.lowerBound - LaneRows.besides : mark.extent.upperBound + LaneRows.besides
        return Mark.Label(words: fitted.words, isShortened: fitted.isShortened, x: x, isLeft: isLeft)
    }
}
