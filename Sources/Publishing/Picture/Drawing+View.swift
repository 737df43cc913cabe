import Debriefing
import Timekeeping

/// What only a picture has in which one can move: where the times lie on it, what lies outside, and how much evidence there is.
extension Drawing {
    private static let densityHeight = 30.0

    /// Room for the evidence below the lanes.
    var densityRoom: Double { density.isEmpty ? 0 : Drawing.densityHeight + 10 }

    /// Where each stretch of time lies: start and end in milliseconds since 1970, then left and right.
    var stretchWords: String {
        (layout.scale?.stretches ?? []).map { stretch in
            "\(stretch.from.milliseconds) \(stretch.until.milliseconds) \(stretch.left.units) \(stretch.right.units)"
        }.joined(separator: ",")
    }

    /// The counts of each stretch in parts of about five units.
    static func density(of layout: PictureLayout, _ view: PictureView?) -> [Density] {
        guard let view, let scale = layout.scale else { return [] }
        return scale.stretches.flatMap { stretch -> [Density] in
            let length = max(1, stretch.from.distance(to: stretch.until))
            let bucket = max(1, Int64(min(8.64e15, length / max(1, (stretch.right - stretch.left) / 5))))
            return view.counts(stretch.from...stretch.until, bucket).map { start, count in
                let end = start.moved(by: Double(bucket))
                return Density(times: start...end, left: stretch.x(start), right: stretch.x(end), count: count)
            }
        }
    }

    /// Bars that lead to their lines. A square root keeps ten lines in sight beside ten thousand.
    func drawDensity(into svg: inout Markup) {
        guard let view, let most = density.map(\.count).max() else { return }
        let (foot, total) = (layout.bottom + Drawing.densityHeight + 4, density.reduce(0) { $0 + $1.count })
        svg.element("g", ["class": "density", "role": "group", "aria-label": "\(total) lines of evidence"]) { group in
            group.words("evidence", class: "soft", at: (0, foot - 8))
            for bar in density {
                let height = max(2, (Double(bar.count) / Double(most)).squareRoot() * Drawing.densityHeight)
                group.element("a", ["href": view.lines(bar.times, nil), "tabindex": "-1"]) { link in
                    link.element("title", "\(words.time(bar.times.lowerBound)): \(bar.count)")
                    link.element(
                        "rect", rect("density-reach", bar, foot - Drawing.densityHeight, Drawing.densityHeight))
                    link.element("rect", rect("density-bar", bar, foot - height, height))
                }
            }
        }
    }

    private func rect(_ name: String, _ bar: Density, _ y: Double, _ height: Double) -> KeyValuePairs<
        StaticString, String
    > {
        [
            "class": name, "x": bar.left.units, "y": y.units, "width": max(1, bar.right - bar.left - 0.5).units,
            "height": height.units,
        ]
    }

    /// How many entries lie before and after what is shown; each leads there.
    func drawOutside(into svg: inout Markup) {
        guard let view, let window = view.window else { return }
        let length = window.lowerBound.distance(to: window.upperBound)
        let counts = [(layout.earlier, -length, "start", "←"), (layout.later, length, "end", "→")]
        for (count, step, anchor, arrow) in counts where count > 0 {
            let shown = window.lowerBound.moved(by: step)...window.upperBound.moved(by: step)
            let words = anchor == "start" ? "\(arrow) \(count) earlier" : "\(count) later \(arrow)"
            svg.element("a", ["class": "outside", "href": view.address(shown), "tabindex": "-1"]) { link in
                link.words(words, class: "label", at: (anchor == "start" ? 0 : layout.axisEnd - 4, 12), anchor: anchor)
            }
        }
    }
}

/// The evidence of one short time.
struct Density {
    let times: ClosedRange<Instant>
    let left: Double
    let right: Double
    let count: Int
}
