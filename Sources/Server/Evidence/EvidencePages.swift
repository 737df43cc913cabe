import Debriefing
import Evidence
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// The evidence: what was imported, how much of it there is when, and its lines.
struct EvidencePages: Sendable {
    let frame: DebriefPage
    let shelf: EvidenceShelf

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("evidence", use: show)
        debriefs.get("evidence/:source", use: show)
    }

    func show(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let (scene, asked) = (frame.scene(context).shown(request.asked), request.asked)
        let source = try context.parameters.get("source").map { try context.debrief.source(named: $0) }
        let view = EvidenceView(asked, of: source, in: context.debrief)
        let merged = try await shelf.merged(context.debrief).narrowed(to: source?.id ?? view.chosen, part: view.part)
        let result = try await offTheLoop { EvidenceResult(view, merged) }
        let head = try await head(of: source, asked, scene)
        let page = EvidencePageWords(
            source: head, sources: scene.html(.sources), isEmpty: context.debrief.sources.isEmpty,
            isAsking: context.debrief.sources.isEmpty || context.debrief.sources.contains { $0.questions != nil },
            mayChange: scene.mayChange, uploadPath: scene.path("sources"), zones: WallClock.names,
            debriefZone: context.debrief.description.zone,
            search: SearchWords(view, scene.debrief, isOfOne: source != nil), picture: result.picture(scene, view),
            series: SeriesPictures(result.measured, view, scene), lines: result.lines(scene, view, merged),
            folds: result.patterns(scene, view, merged),
            hasLines: merged.timeline.count > 0 || result.measured.total == 0, isFolded: view.isFolded,
            foldPath: view.foldPath, hasAssumed: result.events.contains { $0.zone == .assumed },
            count: result.words(scene, view, of: merged.timeline.count), overlaps: merged.overlaps,
            allPath: view.isNarrow ? view.path(from: nil, until: nil) : nil,
            marked: view.marked.flatMap(merged.event(at:)).map { MarkedEntry($0, view, scene) },
            earlier: result.earlier.map(view.path), later: result.later.map(view.path))
        var response = frame.response(
            .evidence, title: source?.name, main: frame.pages.templates.render(page, with: "evidence"), context)
        if view.problem != nil || head?.problem != nil { response.status = .unprocessableContent }
        return response
    }

    /// Which source it is, and the form for how its times are read.
    private func head(
        of source: Debriefing.Source?, _ asked: [String: String], _ scene: Scene
    ) async throws -> SourceHead? {
        guard let source else { return nil }
        guard scene.mayChange, asked["preview"] != nil else { return SourceHead(source, scene) }
        do {
            let told = try ReadingFields(asked).told(after: source.reading)
            let read = try await shelf.reread(source, as: told, in: scene.debrief).source
            return SourceHead(source, scene, typed: told, preview: read)
        } catch let refusal as Refusal {
            return SourceHead(source, scene, problem: refusal.sentence)
        }
    }
}

private struct SearchWords {
    let path: String
    let text: String
    let from: String
    let until: String
    let problem: String?
    let part: String?
    /// The sources to choose one from; none on a page that shows one.
    let sources: [Choice]
    let severities: [Choice]

    init(_ view: EvidenceView, _ debrief: Debrief, isOfOne: Bool) {
        let typed = TypedMoment(clock: view.clock, day: CalendarDay(Instant(nanoseconds: 0)))
        path = view.base
        text = view.text
        problem = view.problem
        part = view.part
        let isTyped = view.problem != nil
        from = isTyped ? view.typed.from ?? "" : view.from.map { typed.write(.exact($0, .second)) } ?? ""
        until = isTyped ? view.typed.until ?? "" : view.until.map { typed.write(.exact($0, .second)) } ?? ""
        sources =
            isOfOne || debrief.sources.count < 2
            ? [] : debrief.sources.map { Choice(key: $0.id.text, name: $0.name, isSelected: $0.id == view.chosen) }
        severities = Severity.allCases.map {
            Choice(key: $0.rawValue, name: $0.rawValue, isSelected: $0 == view.severity)
        }
    }
}

private struct EvidencePageWords {
    /// The one source that is shown; nil where all are.
    let source: SourceHead?
    let sources: String
    let isEmpty: Bool
    /// The list of sources is to be seen at once: there is none, or one of them asks something.
    let isAsking: Bool
    let mayChange: Bool
    let uploadPath: String
    let zones: [String]
    let debriefZone: String
    let search: SearchWords
    let picture: String
    /// What was measured; nil where nothing was.
    let series: SeriesPictures?
    let lines: [EvidenceLine]
    let folds: [FoldRow]
    /// There are lines, be it that none of them fits.
    let hasLines: Bool
    let isFolded: Bool
    let foldPath: String
    let hasAssumed: Bool
    let count: String
    /// What of a later source stands in an earlier one already.
    let overlaps: [String]
    /// Where all of the evidence is shown, if this is only a part of the time.
    let allPath: String?
    let marked: MarkedEntry?
    let earlier: String?
    let later: String?
}

/// The entry for which one of the same moment is looked for.
private struct MarkedEntry {
    let place: String
    let source: String
    let time: String
    let text: String
    let cancelPath: String

    init(_ event: Event, _ view: EvidenceView, _ scene: Scene) {
        place = view.marked ?? ""
        source = event.source
        time = scene.words.element(event.instant, written: event.timeAsWritten)
        text = String(event.text.visible.prefix(200))
        cancelPath = view.base + "?place=\(place.percentEncoded)#cited"
    }
}
