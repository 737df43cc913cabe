import Debriefing
import Timekeeping

/// Where everything in the picture has its place. All lengths are units of a picture 1,200 wide.
struct PictureLayout {
    /// One person, team or system, with its marks from `top` to `bottom`.
    struct Band {
        let lane: LaneName
        let marks: [Mark]
        let folds: [Fold]
        let foldRow: Int
        let top: Double
        let bottom: Double

        /// The middle of a row, from the top of the picture.
        func middle(of row: Int) -> Double { top + 22 + Double(row) * PictureLayout.rowHeight }
    }

    static let width = 1200.0
    static let left = 176.0
    static let top = 64.0
    static let rowHeight = 26.0
    private static let unknownWidth = 218.0
    private static let nextTo = 24.0

    /// In the order in which the lanes first appear.
    let bands: [Band]
    /// Nil if no entry has a time.
    let scale: TimeScale?
    /// Where the axis ends; what has no time has its place beyond.
    let axisEnd: Double
    /// Entries before and after the time that is shown.
    let earlier: Int
    let later: Int
    /// Where the lanes begin: below the axis and the landmarks.
    let top: Double
    var bottom: Double { bands.last?.bottom ?? top }

    init(_ entries: [Entry], of debrief: Debrief, clock: WallClock, view: PictureView?) {
        let anchors = Anchors(entries)
        let hasUnknown = entries.contains { !anchors.anchor(of: $0).entry.content.moment.hasTime }
        let axisEnd = PictureLayout.width - (hasUnknown ? PictureLayout.unknownWidth + 14 : 6)
        let window = view?.window
        let scale =
            window.map { TimeScale($0, from: PictureLayout.left, to: axisEnd) }
            ?? PictureLayout.scale(for: entries, clock: clock, to: axisEnd)
        let marks = entries.map { entry in
            let (anchor, steps) = anchors.anchor(of: entry)
            return PictureLayout.mark(
                entry, beside: anchor, steps: steps, on: scale, clock: clock, axisEnd, namesKind: view != nil)
        }
        let (shown, earlier, later) = PictureLayout.parted(marks, by: window)
        (self.earlier, self.later) = (earlier, later)
        let named = marks.map { LaneName(of: $0.entry, by: view?.lanes ?? .each, in: debrief) }
        let lanes = Dictionary(zip(marks.map(\.entry.id), named)) { first, _ in first }
        top =
            PictureLayout.top + (scale == nil ? 0 : Double(Drawing.landmarkRows(view).count) * PictureLayout.rowHeight)
        self.bands = PictureLayout.bands(of: shown, in: named, lanes, from: top, axisEnd: axisEnd, folds: view != nil)
        self.scale = scale
        self.axisEnd = axisEnd
    }

    /// The marks within `window`, and how many lie before and after it.
    private static func parted(_ marks: [Mark], by window: ClosedRange<Instant>?) -> ([Mark], Int, Int) {
        guard let window else { return (marks, 0, 0) }
        let shown = marks.filter { $0.time.map(window.overlaps) ?? true }
        let earlier = marks.count { $0.time.map { $0.upperBound < window.lowerBound } ?? false }
        return (shown, earlier, marks.count - shown.count - earlier)
    }

    private static func scale(for entries: [Entry], clock: WallClock, to end: Double) -> TimeScale? {
        let moments = entries.map(\.content.moment)
        let extents = moments.compactMap { $0.extent(on: clock) }
        guard !extents.isEmpty else { return nil }
        let least = moments.contains { $0.isFine } ? 10.0 : 600.0
        return TimeScale(showing: extents, from: left, to: end, least: least)
    }

    private static func mark(
        _ entry: Entry, beside anchor: Entry, steps: Int, on scale: TimeScale?, clock: WallClock, _ axisEnd: Double,
        namesKind: Bool
    ) -> Mark {
        guard let scale, let extent = anchor.content.moment.extent(on: clock) else {
            let place = (axisEnd + 36)...(axisEnd + 52)
            return Mark(entry, x: axisEnd + 44, extent: place, namesKind: namesKind)
        }
        let (start, end) = (scale.x(extent.lowerBound), scale.x(extent.upperBound))
        guard steps == 0 else {
            let x = (steps < 0 ? start : end) + Double(steps) * nextTo
            let inside = min(axisEnd - 10, max(left + 10, x))
            let place = (inside - 16)...(inside + 16)
            return Mark(entry, x: inside, extent: place, time: extent, namesKind: namesKind)
        }
        let half = if case .about = entry.content.moment { 18.0 } else { 8.0 }
        let middle = (start + end) / 2
        let place = min(start, middle - half)...max(end, middle + half)
        return Mark(entry, x: middle, extent: place, time: extent, namesKind: namesKind)
    }

    /// The bands of all lanes there are, so that each keeps its place whatever time is shown.
    private static func bands(
        of marks: [Mark], in names: [LaneName], _ lanes: [EntryID: LaneName], from start: Double, axisEnd: Double,
        folds: Bool
    ) -> [Band] {
        let byLane = Dictionary(grouping: marks) { lanes[$0.entry.id] }
        var seen: Set<LaneName> = []
        let order = names.filter { seen.insert($0).inserted }
        let sorted = order.filter { !$0.isRest } + order.filter(\.isRest)
        return sorted.reduce(into: []) { bands, lane in
            let marks = byLane[lane] ?? []
            let among = folds ? sorted.count : nil
            let timed = LaneRows(marks.filter { $0.x <= axisEnd }, within: left...(axisEnd - 4), among: among)
            let untimed = LaneRows(marks.filter { $0.x > axisEnd }, within: axisEnd...(width - 4))
            let top = bands.last?.bottom ?? start
            let rows = max(timed.count + (timed.folded.isEmpty ? 0 : 1), untimed.count)
            let height = max(52, Double(rows) * rowHeight + 18)
            bands.append(
                Band(
                    lane: lane, marks: timed.marks + untimed.marks, folds: Fold.folding(timed.folded),
                    foldRow: timed.count, top: top, bottom: top + height))
        }
    }
}
