import Debriefing
import Timekeeping

/// Entries for which there is no room in their lane, as a count that opens into their time.
struct Fold {
    private(set) var entries: [Entry]
    private(set) var times: ClosedRange<Instant>
    /// Where its words begin.
    let x: Double

    static let width = 88.0

    var words: String { "+\(entries.count) more" }

    /// Those of `marks` that stand close together as one.
    static func folding(_ marks: [Mark]) -> [Fold] {
        marks.sorted { $0.x < $1.x }.reduce(into: []) { folds, mark in
            guard let times = mark.time else { return }
            if let last = folds.last, mark.x < last.x + Fold.width {
                folds[folds.count - 1].add(mark.entry, times)
            } else {
                folds.append(Fold(entries: [mark.entry], times: times, x: mark.x))
            }
        }
    }

    private mutating func add(_ entry: Entry, _ more: ClosedRange<Instant>) {
        entries.append(entry)
        times = min(times.lowerBound, more.lowerBound)...max(times.upperBound, more.upperBound)
    }

    /// Its time with a little of what is around it.
    var window: ClosedRange<Instant> {
        let margin = max(500_000_000, times.lowerBound.distance(to: times.upperBound) / 10)
        return times.lowerBound.moved(by: -margin)...times.upperBound.moved(by: margin)
    }

    /// They are all of one moment: no zoom parts them.
    var isOneMoment: Bool { times.lowerBound.distance(to: times.upperBound) < 1e9 }
}

extension Drawing {
    func drawFolds(into svg: inout Markup) {
        guard let view else { return }
        for band in layout.bands {
            for fold in band.folds {
                // What no zoom parts stands in the list below.
                let address =
                    fold.isOneMoment ? fold.entries.first.map { link($0.id) } ?? "" : view.address(fold.window)
                let (x, y) = (min(fold.x, layout.axisEnd - Fold.width), band.middle(of: band.foldRow))
                svg.element("a", ["class": "fold", "href": address, "aria-label": label(of: fold, in: band)]) { link in
                    link.element(
                        "rect",
                        [
                            "class": "fold-box", "x": x.units, "y": (y - 12).units,
                            "width": (Fold.width - 6).units, "height": "24", "rx": "12",
                        ])
                    link.words(fold.words, class: "fold-count", at: (x + 9, y + 4.5))
                }
            }
        }
    }

    private func label(of fold: Fold, in band: PictureLayout.Band) -> String {
        let times = words.moment(
            .between(fold.times.lowerBound, fold.times.upperBound, .second), in: timeline, dating: dating)
        return "\(fold.entries.count) more in \(band.lane.name.oneLine), \(times)"
    }
}
