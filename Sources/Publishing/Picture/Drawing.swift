import Debriefing
import Timekeeping

/// Draws a timeline that has been laid out.
struct Drawing {
    let timeline: Timeline
    let entries: [Entry]
    let layout: PictureLayout
    let words: TimeWords
    let dating: TimeWords.Dating
    /// The settings of the clocks within the picture.
    let clockChanges: [ClockChange]
    let key: PictureKey
    let view: PictureView?
    let density: [Density]
    let measured: [PictureView.Measured]
    let link: (EntryID) -> String

    init(_ debrief: Debrief, clock: WallClock, view: PictureView?, link: @escaping (EntryID) -> String) {
        timeline = debrief.timeline
        entries = debrief.timeline.entries.filter { view?.isShown($0) ?? true }
        self.view = view
        // A day is one where it was told, whatever clock the picture goes by.
        let home = WallClock(debrief.description.zone) ?? clock
        layout = PictureLayout(entries, of: debrief, clock: home, view: view)
        density = Drawing.density(of: layout, view)
        measured = Drawing.measured(over: layout, view)
        self.words = TimeWords(clock, days: home)
        self.dating = words.dating(of: entries)
        self.clockChanges = (layout.scale?.stretches ?? []).flatMap { clock.changes(from: $0.from, to: $0.until) }
        self.key = PictureKey(entries)
        self.link = link
    }

    /// Where all that lies on the axis ends.
    var foot: Double { layout.bottom + densityRoom + seriesRoom }

    var svg: String {
        var markup = Markup()
        let height = foot + footer
        markup.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "picture", "role": "group", "aria-label": summary,
                "viewBox": "0 0 1200 \(height.units)", "font-size": "13", "fill": "currentColor",
                "data-stretches": view == nil ? "" : stretchWords,
            ]
        ) { svg in
            drawBands(into: &svg)
            drawAxis(into: &svg)
            drawOutside(into: &svg)
            drawLandmarks(into: &svg)
            drawMarks(into: &svg)
            drawFolds(into: &svg)
            drawDensity(into: &svg)
            drawMeasured(into: &svg)
            drawFooter(into: &svg)
        }
        return markup.text
    }

    private var summary: String {
        let counts =
            "\(entries.count == 1 ? "1 entry" : "\(entries.count) entries") in "
            + (layout.bands.count == 1 ? "1 lane" : "\(layout.bands.count) lanes")
        guard let scale = layout.scale, let first = scale.stretches.first, let last = scale.stretches.last else {
            return "Timeline: \(counts)"
        }
        return "Timeline: \(counts). \(words.zoneNote(from: first.from, to: last.until))"
    }

    /// The lanes and their names. Every mark names its lane, so they are not read out by themselves.
    private func drawBands(into svg: inout Markup) {
        svg.element("g", ["class": "lanes", "aria-hidden": "true"]) { group in
            if layout.top > PictureLayout.top {
                group.line(class: "between-lanes", from: (0, layout.top), to: (PictureLayout.width, layout.top))
            }
            for band in layout.bands {
                group.line(class: "between-lanes", from: (0, band.bottom), to: (PictureLayout.width, band.bottom))
                let name = TextWidth.fit(band.lane.name.oneLine, into: PictureLayout.left - 40)
                group.element("text", ["class": "lane", "x": "0", "y": (band.top + 24).units]) { text in
                    if name?.isShortened != false { text.element("title", band.lane.name.oneLine) }
                    text.element("tspan", name?.words ?? "…")
                }
                group.element(
                    "text", ["class": "soft", "x": "0", "y": (band.top + 41).units, "font-size": "11"],
                    band.lane.sort)
            }
        }
    }
}

extension Markup {
    typealias Point = (x: Double, y: Double)

    mutating func line(class name: String, from start: Point, to end: Point) {
        element(
            "line",
            ["class": name, "x1": start.x.units, "y1": start.y.units, "x2": end.x.units, "y2": end.y.units])
    }

    mutating func words(_ words: String, class name: String, at point: Point, anchor: String = "start") {
        element("text", ["class": name, "x": point.x.units, "y": point.y.units, "text-anchor": anchor], words)
    }
}

extension Double {
    /// The number with at most one decimal: a tenth of a unit is less than a pixel.
    var units: String {
        let tenths = Int((self * 10).rounded())
        if tenths.isMultiple(of: 10) { return "\(tenths / 10)" }
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
