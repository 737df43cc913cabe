import Debriefing
import Timekeeping

/// Where everything in the picture has its place. All lengths are units of a picture 1,200 wide.
struct PictureLayout {
    /// One person, team or system, with its marks from `top` to `bottom`.
    struct Band {
        let lane: Lane
        let marks: [Mark]
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
    var bottom: Double { bands.last?.bottom ?? PictureLayout.top }

    init(_ timeline: Timeline, clock: WallClock) {
        let entries = timeline.entries
        let anchors = Anchors(entries)
        let hasUnknown = entries.contains { !anchors.anchor(of: $0).entry.content.moment.hasTime }
        let axisEnd = PictureLayout.width - (hasUnknown ? PictureLayout.unknownWidth + 14 : 6)
        let scale = PictureLayout.scale(for: entries, clock: clock, to: axisEnd)
        let marks = entries.map { entry in
            let (anchor, steps) = anchors.anchor(of: entry)
            return PictureLayout.mark(entry, beside: anchor, steps: steps, on: scale, clock: clock, axisEnd)
        }
        self.bands = PictureLayout.bands(of: marks, axisEnd: axisEnd)
        self.scale = scale
        self.axisEnd = axisEnd
    }

    private static func scale(for entries: [Entry], clock: WallClock, to end: Double) -> TimeScale? {
        let moments = entries.map(\.content.moment)
        let extents = moments.compactMap { $0.extent(on: clock) }
        guard !extents.isEmpty else { return nil }
        let least = moments.contains { $0.isFine } ? 10.0 : 600.0
        return TimeScale(showing: extents, from: left, to: end, least: least)
    }

    private static func mark(
        _ entry: Entry, beside anchor: Entry, steps: Int, on scale: TimeScale?, clock: WallClock, _ axisEnd: Double
    ) -> Mark {
        guard let scale, let extent = anchor.content.moment.extent(on: clock) else {
            return Mark(entry, x: axisEnd + 44, extent: (axisEnd + 36)...(axisEnd + 52))
        }
        let (start, end) = (scale.x(extent.lowerBound), scale.x(extent.upperBound))
        guard steps == 0 else {
            let x = (steps < 0 ? start : end) + Double(steps) * nextTo
            let inside = min(axisEnd - 10, max(left + 10, x))
            return Mark(entry, x: inside, extent: (inside - 16)...(inside + 16))
        }
        let half = if case .about = entry.content.moment { 18.0 } else { 8.0 }
        let middle = (start + end) / 2
        return Mark(entry, x: middle, extent: min(start, middle - half)...max(end, middle + half))
    }

    private static func bands(of marks: [Mark], axisEnd: Double) -> [Band] {
        var lanes: [Lane] = []
        var byLane: [Lane: [Mark]] = [:]
        for mark in marks {
            let lane = mark.entry.content.lane
            if byLane[lane] == nil { lanes.append(lane) }
            byLane[lane, default: []].append(mark)
        }
        var bands: [Band] = []
        for lane in lanes {
            let marks = byLane[lane] ?? []
            let timed = LaneRows(marks.filter { $0.x <= axisEnd }, within: left...(axisEnd - 4))
            let untimed = LaneRows(marks.filter { $0.x > axisEnd }, within: axisEnd...(width - 4))
            let top = bands.last?.bottom ?? PictureLayout.top
            let rows = max(timed.count, untimed.count)
            let height = max(52, Double(rows) * rowHeight + 18)
            bands.append(Band(lane: lane, marks: timed.marks + untimed.marks, top: top, bottom: top + height))
        }
        return bands
    }
}
