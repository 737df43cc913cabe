import Debriefing
import Evidence
import Publishing
import Timekeeping

/// The page in words.
struct ThenPage {
    let path: String
    let typed: String
    let problem: String?
    let people: [Choice]
    /// The timeline tells of some time at all.
    let isTold: Bool
    /// Seconds since 1970 for the slider.
    let from: Int64
    let until: Int64
    let value: Int64
    let time: String
    /// As HTML.
    let shownTime: String
    /// The day of a time, as HTML.
    let shownDay: String
    let zone: String
    /// This page by its own address.
    let here: String
    let earlierPath: String
    let laterPath: String
    let count: String
    let picture: String
    let rows: [ThenRow]
    let empty: String

    init(_ view: ThenView, _ reached: (lines: ReachedLines, merged: EvidenceShelf.Merged)?, _ scene: Scene) {
        let (span, point) = (view.span, view.point)
        path = Route.then(view.debrief.id).path
        (typed, problem) = (view.typed, view.problem)
        people = view.insiders.map { Choice(key: $0.name, name: $0.name, isSelected: $0 == view.insider) }
        isTold = point != nil
        (from, until) = (span?.lowerBound.seconds ?? 0, span?.upperBound.seconds ?? 0)
        value = point?.at.seconds ?? from
        time = point.map { scene.words.time($0.at, $0.precision) } ?? ""
        let timed = point.flatMap { $0.precision == .day ? nil : $0 }
        shownTime = timed.map { scene.words.element($0.at, $0.precision) } ?? time
        shownDay = timed.map { scene.words.element($0.at, .day, dating: .week) } ?? ""
        zone = view.debrief.description.zone
        here = point.map(view.path) ?? path
        (earlierPath, laterPath) = (view.path(step: "earlier"), view.path(step: "later"))
        picture = view.insider == nil ? scene.picture(view) : ""
        rows = ThenRow.rows(view, reached, scene)
        count = ThenPage.count(view, rows.count, reached?.lines)
        empty =
            view.insider.map {
                "Nothing had reached \($0.name) by then, as far as the timeline and the evidence tell."
            } ?? (isTold ? "Nothing is told of the time until then." : "No entry of the timeline tells a time yet.")
    }

    private static func count(_ view: ThenView, _ rows: Int, _ lines: ReachedLines?) -> String {
        let all = rows + (lines.map { $0.count - $0.lines.count } ?? 0)
        let cut = lines?.isCut == true ? " A chat or list of alerts is too long to be read whole." : ""
        guard view.insider != nil else { return all.counted("entry so far", "entries so far") }
        let last = all > rows ? "the last \(rows) of " : ""
        return last + all.counted("thing had reached them", "things had reached them") + "." + cut
    }
}

extension ThenView {
    /// The event, by its description and by what is told.
    fileprivate var span: ClosedRange<Instant>? {
        let about = debrief.description
        return reveal.span.map {
            min(about.starts ?? $0.lowerBound, $0.lowerBound)...max(about.ends ?? $0.upperBound, $0.upperBound)
        }
    }
}

extension Scene {
    /// The picture of what had happened by then.
    fileprivate func picture(_ view: ThenView) -> String {
        guard !view.known.isEmpty else { return "" }
        let picture = TimelinePicture(of: debrief.knowing(view.known), clock: pictureWords.clock) { "#then-\($0)" }
        return #"<div class="timeline-picture picture-frame">"# + picture.svg + "</div>"
    }
}
