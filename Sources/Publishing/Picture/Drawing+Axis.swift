import Debriefing
import Timekeeping

extension Drawing {
    private static let axis = PictureLayout.top - 8

    /// The time axis. Every mark says its time, so the ticks are not read out by themselves.
    func drawAxis(into svg: inout Markup) {
        svg.element("g", ["class": "axis", "aria-hidden": "true"]) { group in
            guard let scale = layout.scale else { return drawUnknown(into: &group) }
            group.words(TextWidth.fit(words.clock.name, into: 144)?.words ?? "", class: "soft", at: (0, 46))
            for stretch in scale.stretches { draw(stretch, into: &group) }
            for (before, after) in zip(scale.stretches, scale.stretches.dropFirst()) {
                draw(gapBetween: before, and: after, into: &group)
            }
            for change in clockChanges {
                let x = scale.x(change.at)
                group.line(class: "clock-change", from: (x, Drawing.axis - 6), to: (x, foot))
            }
            drawUnknown(into: &group)
        }
    }

    private func draw(_ stretch: TimeScale.Stretch, into group: inout Markup) {
        let ticks = Ticks(stretch, clock: words.clock)
        group.line(class: "rule", from: (stretch.left, Drawing.axis), to: (stretch.right, Drawing.axis))
        for tick in ticks.instants {
            let x = stretch.x(tick)
            group.line(class: "tick", from: (x, Drawing.axis), to: (x, foot))
            let time = words.reading(tick, ticks.step < 60 ? .second : .minute)
            drawLabel(ticks.areDays ? date(tick) : time, x, into: &group)
        }
        guard !ticks.areDays else { return }
        drawDays(ticks.midnights, of: stretch, into: &group)
    }

    /// Names the day on which the stretch begins, if there is room, and each that begins in it.
    private func drawDays(_ midnights: [Instant], of stretch: TimeScale.Stretch, into group: inout Markup) {
        for midnight in midnights {
            let x = stretch.x(midnight)
            // It leaves out the row where its own time is written.
            group.line(class: "midnight", from: (x, 8), to: (x, 30))
            group.line(class: "midnight", from: (x, Drawing.axis), to: (x, foot))
        }
        let end = layout.scale?.stretches.first { $0.left > stretch.left }?.left ?? PictureLayout.width + 12
        let days = [(stretch.from, stretch.left)] + midnights.map { ($0, stretch.x($0) + 6) }
        for ((day, x), next) in zip(days, days.dropFirst().map(\.1) + [end]) {
            let options = [words.day(day), "\(words.weekday(day).prefix(3)) \(date(day))", date(day)]
            guard let name = options.first(where: { TextWidth.ofBold($0) + 12 < next - x }) else { continue }
            group.words(name, class: "day", at: (x, 20))
        }
    }

    private func drawLabel(_ label: String, _ x: Double, into group: inout Markup) {
        let anchor = x > PictureLayout.width - 24 ? "end" : "middle"
        group.words(label, class: "time", at: (x, 46), anchor: anchor)
        guard foot > 520 else { return }
        group.words(label, class: "time soft", at: (x, foot + 18), anchor: anchor)
    }

    private func draw(
        gapBetween before: TimeScale.Stretch, and after: TimeScale.Stretch, into group: inout Markup
    ) {
        let middle = (before.right + after.left) / 2
        group.line(class: "quiet", from: (before.right, Drawing.axis), to: (after.left, Drawing.axis))
        group.words(
            Drawing.length(of: before.until.distance(to: after.from) / 1e9), class: "soft", at: (middle, 46),
            anchor: "middle")
    }

    private func drawUnknown(into group: inout Markup) {
        guard layout.axisEnd < PictureLayout.width - 20 else { return }
        let x = layout.axisEnd + 22
        group.line(class: "unknown-edge", from: (x, Drawing.axis), to: (x, layout.bottom))
        group.words("time not known", class: "soft", at: (x + 14, 46))
    }

    /// The day in a few letters, with its year where the picture shows several.
    private func date(_ instant: Instant) -> String {
        words.date(instant, max(.day, dating))
    }

    /// A length of quiet time in round words: `19 days`, `14 h`, `40 min`.
    private static func length(of seconds: Double) -> String {
        switch seconds {
        case (2 * 86_400)...: "\(Int(seconds / 86_400)) days"
        case 7200...: "\(Int(seconds / 3600)) h"
        default: "\(Int(seconds / 60)) min"
        }
    }
}
