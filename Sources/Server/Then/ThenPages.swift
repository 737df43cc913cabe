import Debriefing
import Evidence
import Hummingbird
import Publishing
import Timekeeping

/// The event without its outcome: what had happened by a point of it, or had reached one person by then. What is hidden
/// is not sent.
struct ThenPages: Sendable {
    let frame: DebriefPage
    let shelf: EvidenceShelf

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("then", use: show)
    }

    func show(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let (asked, scene) = (request.asked, frame.scene(context).shown(request.asked))
        let view = ThenView(asked, in: context.debrief)
        let reached = try await reached(view, context.debrief)
        if let step = asked["step"], view.problem == nil {
            let times = asked["times"].map { "&times=\($0.percentEncoded)" } ?? ""
            return .redirect(to: view.path(after: step, reached?.lines) + times, type: .normal)
        }
        let page = ThenPage(view, reached, scene)
        var response = frame.response(
            .timeline, title: "As known then", hidesLater: true,
            main: frame.pages.templates.render(page, with: "then"), context)
        if view.problem != nil { response.status = .unprocessableContent }
        return response
    }

    /// What of the evidence had reached the one whose eyes are looked through.
    private func reached(
        _ view: ThenView, _ debrief: Debrief
    ) async throws -> (lines: ReachedLines, merged: EvidenceShelf.Merged)? {
        guard let insider = view.insider, let point = view.point else { return nil }
        let merged = try await shelf.merged(debrief)
        let lines = try await offTheLoop { merged.timeline.lines(reaching: insider.names, through: point.end) }
        return (lines, merged)
    }
}

extension ThenView {
    /// The page at the next or the last point at which there is something new to these eyes.
    fileprivate func path(after step: String, _ lines: ReachedLines?) -> String {
        guard let point else { return Route.then(debrief.id).path }
        return path((step == "earlier" ? earlier(point, lines) : later(point, lines)) ?? point)
    }

    private func later(_ point: Point, _ lines: ReachedLines?) -> Point? {
        let line = lines?.next.map { Point(at: $0, precision: .second) }
        return [reveal.point(after: point, of: theirs), line].compactMap(\.self).min { $0.at < $1.at }
    }

    private func earlier(_ point: Point, _ lines: ReachedLines?) -> Point? {
        let line = lines?.lines.last { $0.event.instant < point.at }
        let said = line.map { Point(at: $0.event.instant, precision: .second) }
        return [reveal.point(before: point, of: theirs), said].compactMap(\.self).max { $0.at < $1.at }
    }

    /// What of the whole timeline reaches these eyes at some time; nil for all of it.
    private var theirs: [Reveal.Known]? {
        guard let insider, let end = reveal.span?.upperBound else { return nil }
        let all = reveal.known(by: Point(at: end, precision: .day))
        return debrief.lived(all, by: insider).map(\.known)
    }
}
