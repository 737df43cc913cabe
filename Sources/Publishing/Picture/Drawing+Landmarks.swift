import Debriefing
import Timekeeping

/// Deploys and alerts as the evidence tells them, in rows between the axis and the lanes.
extension Drawing {
    /// Each row with the kinds that stand in it. A row that nothing stands in at any time is not there.
    static func landmarkRows(_ view: PictureView?) -> [[PictureView.Landmark.Kind]] {
        let kinds = Set(view?.landmarks.map(\.kind) ?? [])
        return [[.deploy], [.alertStart, .alertEnd]].map { $0.filter(kinds.contains) }.filter { !$0.isEmpty }
    }

    func drawLandmarks(into svg: inout Markup) {
        guard let view, let scale = layout.scale, !view.landmarks.isEmpty else { return }
        svg.element("g", ["class": "landmarks", "role": "list", "aria-label": "Deploys and alerts"]) { list in
            for (row, kinds) in Drawing.landmarkRows(view).enumerated() {
                let y = PictureLayout.top + (Double(row) + 0.5) * PictureLayout.rowHeight
                let groups = scale.stretches.flatMap { stretch in
                    LandmarkGroup.grouping(
                        view.landmarks.filter { kinds.contains($0.kind) && stretch.holds($0.at) }, at: stretch.x)
                }
                draw(kinds, at: y, into: &list)
                for (group, next) in zip(groups, groups.dropFirst().map(\.x) + [layout.axisEnd]) {
                    list.element("g", ["role": "listitem"]) { draw(group, at: y, before: next, view, into: &$0) }
                }
            }
        }
    }

    /// What stands in the row, with the shapes.
    private func draw(_ kinds: [PictureView.Landmark.Kind], at y: Double, into list: inout Markup) {
        list.element("g", ["aria-hidden": "true"]) { group in
            var x = 8.0
            for kind in kinds {
                let words = kind == .deploy ? "deploys" : kind == kinds.first ? kind.words : "ends"
                draw(kind, at: (x, y), into: &group)
                group.words(words, class: "soft", at: (x + 12, y + 4))
                x += TextWidth.of(words) + 24
            }
        }
    }

    private func draw(_ kind: PictureView.Landmark.Kind, at point: Markup.Point, into group: inout Markup) {
        group.element(
            "path",
            [
                "class": "sign \(kind.rawValue)", "fill-rule": "evenodd",
                "d": "M\(point.x.units) \(point.y.units)\(kind.outline)",
            ])
    }

    private func draw(
        _ group: LandmarkGroup, at y: Double, before next: Double, _ view: PictureView, into item: inout Markup
    ) {
        let (first, count) = (group.members[0], group.members.count)
        let address = count == 1 ? first.path() : view.lines(group.asked, group.source)
        item.element("a", ["class": "landmark", "href": address, "aria-label": label(of: group)]) { link in
            link.element("title", label(of: group))
            link.element(
                "rect",
                [
                    "class": "target", "x": (group.x - 12).units, "y": (y - 12).units,
                    "width": (count == 1 ? 24.0 : 24 + 20).units, "height": "24", "rx": "4", "fill": "none",
                    "pointer-events": "all",
                ])
            draw(group.kind ?? .alertStart, at: (group.x, y), into: &link)
            let room = min(220, next - group.x - 28)
            let words =
                count == 1 ? TextWidth.fit(first.words.oneLine.shortened(to: 100), into: room)?.words : "×\(count)"
            guard let words else { return }
            link.words(words, class: count == 1 ? "label" : "label count", at: (group.x + 11, y + 4.5))
        }
    }

    private func label(of group: LandmarkGroup) -> String {
        let (first, count) = (group.members[0], group.members.count)
        let dating: TimeWords.Dating = dating == .none ? .none : max(.day, dating)
        guard count > 1 else {
            let time = [words.date(first.at, dating), words.time(first.at, .second)].filter { !$0.isEmpty }
            return "\(first.kind.words), \(time.joined(separator: " ")): \(first.words.oneLine.shortened(to: 300))"
        }
        let moment = words.moment(
            .between(group.times.lowerBound, group.times.upperBound, .second), in: timeline, dating: dating)
        let kinds = PictureView.Landmark.Kind.allCases.compactMap { kind in
            let many = group.members.count { $0.kind == kind }
            return many == 0 ? nil : "\(many) × \(kind.words)"
        }
        return "\(kinds.joined(separator: ", ")), \(moment)"
    }
}

extension TimeScale.Stretch {
    func holds(_ instant: Instant) -> Bool { from <= instant && instant <= until }
}
