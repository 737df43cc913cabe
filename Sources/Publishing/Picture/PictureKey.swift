import Debriefing

/// What the shapes in one picture mean: only those that occur in it.
struct PictureKey {
    let families: [Mark.Family]
    let times: [(kind: String, words: String)]

    init(_ entries: [Entry]) {
        let used = Set(entries.map { Mark.Family($0.content.kind) })
        let kinds = Set(entries.map(\.content.moment.kind))
        families = Mark.Family.allCases.filter(used.contains)
        times = PictureKey.signs.filter { kinds.contains($0.kind) }
    }

    private static let signs: [(kind: String, words: String)] = [
        ("about", "about then"), ("between", "in between"),
        ("before", "before another"), ("after", "after another"),
    ]
}

extension Drawing {
    /// The room below the lanes.
    var footer: Double {
        key.families.isEmpty ? 24 : 54 + (clockChanges.isEmpty ? 0 : 22) + (foot > 520 ? 20 : 0)
    }

    /// The settings of the clocks, and the key to the shapes.
    func drawFooter(into svg: inout Markup) {
        var y = foot + footer - 14
        svg.element("g", ["class": "key", "aria-hidden": "true"]) { group in
            var x = 8.0
            for family in key.families {
                let shape = "M\(x.units) \((y - 4).units)\(family.outline)"
                group.element("path", ["class": "shape \(family.rawValue)", "d": shape])
                group.words(family.words, class: "soft", at: (x + 13, y))
                x += TextWidth.of(family.words) + 36
            }
            for time in key.times {
                drawSign(time.kind, at: (x, y - 4), into: &group)
                group.words(time.words, class: "soft", at: (x + 24, y))
                x += TextWidth.of(time.words) + 46
            }
        }
        y -= 24
        guard !clockChanges.isEmpty else { return }
        let notes = clockChanges.map(words.change).joined(separator: "; ")
        svg.words("Here the \(notes).", class: "soft", at: (PictureLayout.left, y))
    }

    private func drawSign(_ kind: String, at point: Markup.Point, into group: inout Markup) {
        let (left, right) = ((x: point.x - 8, y: point.y), (x: point.x + 18, y: point.y))
        switch kind {
        case "about": group.line(class: "whisker", from: left, to: right)
        case "between":
            group.element(
                "rect",
                ["class": "bar", "x": left.x.units, "y": (point.y - 6).units, "width": "26", "height": "12", "rx": "3"])
        default:
            let post = kind == "before" ? right : left
            group.line(class: "side", from: left, to: right)
            group.line(class: "post", from: (post.x, point.y - 7), to: (post.x, point.y + 7))
        }
    }
}
