public import Timekeeping

extension PictureView {
    /// One stretch of the axis, and how wide it is drawn.
    public struct Stretch: Sendable {
        public let times: ClosedRange<Instant>
        public let width: Double
    }

    /// What was measured over the time of the picture.
    public struct Measured: Sendable {
        public let name: String
        /// What the values count; nil where nothing tells.
        public let unit: String?
        /// All that there is to see, in words.
        public let words: String
        /// The lowest and the highest value; nil where no number was measured.
        public let ends: (lowest: String, highest: String)?
        /// Something was measured, be it no number.
        public let isMeasured: Bool
        /// The line over each stretch as the data of an SVG path, as wide as the stretch and `height` high, all on one scale.
        public let paths: [String]
        /// Where its values stand.
        public let address: String

        /// How high the lines are drawn.
        public static let height = 40.0

        public init(
            name: String, unit: String?, words: String, ends: (lowest: String, highest: String)?,
            isMeasured: Bool = true,
            paths: [String], address: String
        ) {
            (self.name, self.unit, self.words) = (name, unit, words)
            (self.ends, self.isMeasured, self.paths, self.address) = (ends, isMeasured, paths, address)
        }
    }
}

/// What was measured, below the lanes and on the axis above them.
extension Drawing {
    private static let (captionHeight, measuredRoom) = (20.0, 76.0)

    static func measured(over layout: PictureLayout, _ view: PictureView?) -> [PictureView.Measured] {
        guard let view, let scale = layout.scale else { return [] }
        return view.measured(scale.stretches.map { .init(times: $0.from...$0.until, width: $0.right - $0.left) })
    }

    /// Room for the series below the counts.
    var seriesRoom: Double { Double(measured.count) * Drawing.measuredRoom }

    func drawMeasured(into svg: inout Markup) {
        for (index, series) in measured.enumerated() {
            draw(series, at: layout.bottom + densityRoom + Double(index) * Drawing.measuredRoom, into: &svg)
        }
    }

    private func draw(_ series: PictureView.Measured, at top: Double, into svg: inout Markup) {
        let label = "\(series.name)\(series.unit.map { " in \($0)" } ?? ""): \(series.words)"
        svg.element("g", ["class": "measured", "role": "group", "aria-label": label]) { group in
            drawCaption(series, at: top + 15, into: &group)
            let (head, foot) = (
                top + Drawing.captionHeight + 4, top + Drawing.captionHeight + 4 + PictureView.Measured.height
            )
            drawEnds(series, head, foot, into: &group)
            for (stretch, path) in zip(layout.scale?.stretches ?? [], series.paths) {
                group.line(class: "tick", from: (stretch.left, foot + 3), to: (stretch.right, foot + 3))
                draw(path, over: stretch, from: head, into: &group)
            }
        }
    }

    private func drawCaption(_ series: PictureView.Measured, at y: Double, into group: inout Markup) {
        let unit = series.unit.map { ", \($0)" } ?? ""
        let room = layout.axisEnd - PictureLayout.left - TextWidth.of(unit)
        let name = TextWidth.fit(series.name.oneLine, into: room)?.words ?? "…"
        group.element("a", ["class": "series-name", "href": series.address]) { link in
            link.element("title", "\(series.name.oneLine): \(series.words)")
            link.words(name + unit, class: "label", at: (PictureLayout.left, y))
        }
    }

    private func drawEnds(_ series: PictureView.Measured, _ head: Double, _ foot: Double, into group: inout Markup) {
        let x = PictureLayout.left - 8
        guard let ends = series.ends else {
            let words = series.isMeasured ? "no number" : "not measured"
            return group.words(words, class: "soft", at: (x, (head + foot) / 2 + 4), anchor: "end")
        }
        group.words(ends.highest, class: "soft", at: (x, head + 9), anchor: "end")
        if ends.lowest != ends.highest { group.words(ends.lowest, class: "soft", at: (x, foot + 2), anchor: "end") }
    }

    /// In a frame of its own: the line goes on beyond the ends of the time.
    private func draw(_ path: String, over stretch: TimeScale.Stretch, from head: Double, into group: inout Markup) {
        guard !path.isEmpty else { return }
        let (width, height) = (stretch.right - stretch.left, PictureView.Measured.height + 4)
        group.element(
            "svg",
            [
                "class": "trace", "x": stretch.left.units, "y": (head - 2).units, "width": width.units,
                "height": height.units, "viewBox": "0 -2 \(width.units) \(height.units)", "aria-hidden": "true",
            ]
        ) { $0.element("path", ["d": path]) }
    }
}
