import Debriefing
import Timekeeping

extension Drawing {
    /// The marks in the order of the timeline, which is the order in which the keyboard walks through them.
    func drawMarks(into svg: inout Markup) {
        let places = layout.bands.flatMap { band in
            band.marks.map { ($0.entry.id, (mark: $0, y: band.middle(of: $0.row))) }
        }
        let byEntry = Dictionary(places) { first, _ in first }
        svg.element("g", ["class": "marks", "role": "list"]) { list in
            for entry in entries {
                guard let (mark, y) = byEntry[entry.id] else { continue }
                let time = view == nil ? "" : "\(entry.revisions[.moment] ?? entry.added) \(entry.content.moment.words)"
                list.element("g", ["role": "listitem", "data-time": time]) { draw(mark, at: y, into: &$0) }
            }
        }
    }

    private func draw(_ mark: Mark, at y: Double, into item: inout Markup) {
        let content = mark.entry.content
        let moment = words.moment(content.moment, in: timeline, dating: dating)
        let attributes: KeyValuePairs<StaticString, String> = [
            "href": link(mark.entry.id),
            "class": "mark \(content.moment.kind) \(mark.family.rawValue)\(content.isFromMemory ? " account" : "")",
            "data-entry": mark.entry.id.text,
            "aria-label": "\(moment), \(content.lane.name.oneLine), \(content.kind.words)"
                + (view != nil && content.isFromMemory ? ", from memory" : "") + ": \(mark.text)",
        ]
        item.element("a", attributes) { link in
            if mark.label?.isShortened != false {
                link.element("title", "\(moment): \(content.text.oneLine.shortened(to: 400))")
            }
            drawTarget(mark, at: y, into: &link)
            drawTime(mark, at: y, into: &link)
            link.element("path", ["class": "shape", "d": "M\(mark.x.units) \(y.units)\(mark.family.outline)"])
            guard let label = mark.label else { return }
            link.words(label.words, class: "label", at: (label.x, y + 4.5), anchor: label.isLeft ? "end" : "start")
        }
    }

    /// What a finger or a pointer hits: larger than what is seen.
    private func drawTarget(_ mark: Mark, at y: Double, into link: inout Markup) {
        let left = min(mark.extent.lowerBound, mark.x - 12)
        let right = max(mark.extent.upperBound, mark.x + 12)
        link.element(
            "rect",
            [
                "class": "target", "x": left.units, "y": (y - 12).units, "width": (right - left).units, "height": "24",
                "rx": "4", "fill": "none", "pointer-events": "all",
            ])
    }

    /// How well the time is known.
    private func drawTime(_ mark: Mark, at y: Double, into link: inout Markup) {
        let (left, right) = (mark.extent.lowerBound, mark.extent.upperBound)
        switch mark.entry.content.moment {
        case .between, .exact(_, .day), .about(_, .day):
            link.element(
                "rect",
                [
                    "class": "bar", "x": left.units, "y": (y - 9).units, "width": (right - left).units, "height": "18",
                    "rx": "3",
                ])
        case .about: link.line(class: "whisker", from: (left, y), to: (right, y))
        case .before: drawSide(from: right, to: mark.x, at: y, into: &link)
        case .after: drawSide(from: left, to: mark.x, at: y, into: &link)
        case .exact, .unknown: break
        }
    }

    /// A post where the other entry stands, and a dotted line to the side on which this one lies.
    private func drawSide(from post: Double, to x: Double, at y: Double, into link: inout Markup) {
        link.line(class: "post", from: (post, y - 8), to: (post, y + 8))
        link.line(class: "side", from: (post, y), to: (x + (x - post), y))
    }
}

extension Moment {
    /// What a script needs to move it: the kind, how finely it is known, and its times in milliseconds since 1970.
    fileprivate var words: String {
        switch self {
        case .exact(let at, let precision), .about(let at, let precision):
            "\(kind) \(precision.rawValue) \(at.milliseconds)"
        case .between(let from, let until, let precision):
            "\(kind) \(precision.rawValue) \(from.milliseconds) \(until.milliseconds)"
        case .before, .after, .unknown: kind
        }
    }
}
