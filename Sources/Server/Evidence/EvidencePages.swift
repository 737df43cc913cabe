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
        let scene = frame.scene(context)
        let merged = try await shelf.merged(context.debrief)
        let view = try EvidenceView(request, context, merged)
        let result = try await offTheLoop { EvidenceResult(view, merged) }
        let page = EvidencePageWords(
            sources: scene.html(.sources), isEmpty: context.debrief.sources.isEmpty, mayChange: scene.mayChange,
            uploadPath: scene.path("sources"), zones: WallClock.names, debriefZone: context.debrief.description.zone,
            search: SearchWords(view), picture: result.picture(scene, view), lines: result.lines(scene, merged),
            count: result.count, isCut: result.isCut, allPath: view.isNarrow ? view.path(from: nil, until: nil) : nil,
            earlier: result.earlier.map(view.path), later: result.later.map(view.path))
        return frame.response(.evidence, main: frame.pages.templates.render(page, with: "evidence"), context)
    }
}

/// What somebody wants to see of the evidence, as the address says it.
struct EvidenceView: Sendable {
    let base: String
    let clock: WallClock
    let text: String
    let from: Instant?
    let until: Instant?
    let part: String?
    /// The line that somebody wants to see among its neighbours.
    let place: String?
    let at: Int
    let query: Query

    init(_ request: Request, _ context: DebriefContext, _ merged: EvidenceShelf.Merged) throws {
        let asked = request.asked
        let typed = TypedMoment(context.debrief)
        clock = typed.clock
        text = asked["q"] ?? ""
        let about = context.debrief.description
        place = asked["place"]
        // Somebody who asks for nothing else sees the event, and not the weeks that a change log reaches back.
        let wantsEvent = place == nil && asked["from"] == nil && asked["until"] == nil && asked["q"] == nil
        from = wantsEvent ? about.starts : try asked["from"].flatMap { try typed.read($0).start }
        until = wantsEvent ? about.ends : try asked["until"].flatMap { try typed.read($0).start }
        part = asked["part"]
        at = min(max(0, asked["at"].flatMap { Int($0) } ?? 0), merged.timeline.count)
        let name = context.parameters.get("source")
        base =
            name.flatMap(SourceID.init).map { Route.source(context.debrief.id, $0).path }
            ?? Route.evidence(context.debrief.id).path
        let part = part
        let chosen = merged.origins.indices.filter { index in
            (name == nil || merged.origins[index].id.text == name)
                && (part == nil || merged.timeline.sources[index].name == part)
        }
        query = Query(text: text, sources: name == nil && part == nil ? nil : Set(chosen))
    }

    var isNarrow: Bool { from != nil || until != nil }

    /// The same view from another position on.
    func path(_ position: Int) -> String {
        path(from: from, until: until, [("at", "\(position)")])
    }

    /// The same view of another time; of all there is if no bound is given.
    func path(from: Instant?, until: Instant?, _ more: [(String, String)] = []) -> String {
        var fields = more + [("q", text)]
        if let from { fields.append(("from", from.rfc3339)) }
        if let until { fields.append(("until", until.rfc3339)) }
        if let part { fields.append(("part", part)) }
        return base + "?" + fields.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
    }
}

/// One page of lines, and the counts for the picture.
struct EvidenceResult: Sendable {
    let events: [Event]
    let counts: [(start: Instant, count: Int)]
    let span: (from: Instant, until: Instant)?
    let bucket: Int64
    let count: Int
    /// There are more than were counted.
    let isCut: Bool
    let earlier: Int?
    let later: Int?
    /// The position of the line that was asked for.
    let cited: Int?

    static let page = 100
    private static let most = 10_000

    init(_ view: EvidenceView, _ merged: EvidenceShelf.Merged) {
        let timeline = merged.timeline
        let bounds = timeline.positions(from: view.from, until: view.until)
        let cited = view.place.flatMap { merged.event(at: $0)?.position }
        let start = max(0, cited.map { $0 - bounds.lowerBound - EvidenceResult.page / 2 } ?? view.at)
        if view.query.isEmpty {
            let first = min(bounds.lowerBound + start, bounds.upperBound)
            events = timeline.events(in: first..<min(bounds.upperBound, first + EvidenceResult.page))
            (count, isCut) = (bounds.count, false)
        } else {
            let found = timeline.search(
                view.query, after: bounds.lowerBound - 1, before: bounds.upperBound, limit: EvidenceResult.most)
            events = found.dropFirst(start).prefix(EvidenceResult.page).flatMap { timeline.events(in: $0..<($0 + 1)) }
            (count, isCut) = (found.count, found.count == EvidenceResult.most)
        }
        earlier = start > 0 ? max(0, start - EvidenceResult.page) : nil
        later = start + events.count < count ? start + events.count : nil
        self.cited = cited
        let first = view.from ?? timeline.first
        let last = view.until ?? timeline.last
        span = timeline.count == 0 ? nil : first.flatMap { first in last.map { (first, max(first, $0)) } }
        bucket = CountPicture.bucket(over: span)
        counts =
            view.query.isEmpty
            ? timeline.counts(from: view.from, until: view.until, bucket: bucket)
            : timeline.counts(in: bounds, matching: view.query, bucket: bucket)
    }

}

extension EvidenceResult {
    func lines(_ scene: Scene, _ merged: EvidenceShelf.Merged) -> [EvidenceLine] {
        let days = events.map { scene.words.day($0.instant) }
        return events.indices.map { index in
            let event = events[index]
            return EvidenceLine(
                newDay: index == 0 || days[index] != days[index - 1] ? days[index] : nil,
                time: scene.words.time(event.instant), day: days[index], written: event.timeAsWritten,
                isAssumed: event.zone == .assumed,
                source: event.source.split(separator: "/").last.map(String.init) ?? event.source,
                line: event.line, severity: event.severity.map { "\($0)" }, actor: event.actor,
                text: event.text.visible,
                raw: event.raw.visible, isCited: event.position == cited,
                citePath: scene.mayChange
                    ? Route.newEntry(scene.debrief.id).path + "?cite=" + merged.place(of: event).percentEncoded : nil)
        }
    }

    func picture(_ scene: Scene, _ view: EvidenceView) -> String {
        span.map {
            CountPicture(counts: counts, from: $0.from, until: $0.until, bucket: bucket, words: scene.words) {
                view.path(from: $0, until: $1)
            }.svg
        } ?? ""
    }
}

/// A line of evidence in words.
struct EvidenceLine {
    /// The day, where it is another than that of the line before.
    let newDay: String?
    let time: String
    let day: String
    /// The time as it stands in the source.
    let written: String
    let isAssumed: Bool
    let source: String
    let line: Int
    let severity: String?
    let actor: String?
    let text: String
    let raw: String
    /// It is the line that was asked for.
    let isCited: Bool
    let citePath: String?
}

extension String {
    /// With every control character but line breaks and tabs shown as a sign, so that none acts.
    var visible: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    switch scalar.value {
                    case 0x09, 0x0A: scalar
                    case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
                    case 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }
}

private struct SearchWords {
    let path: String
    let text: String
    let from: String
    let until: String

    init(_ view: EvidenceView) {
        let typed = TypedMoment(clock: view.clock, day: CalendarDay(Instant(nanoseconds: 0)))
        path = view.base
        text = view.text
        from = view.from.map { typed.write(.exact($0, .second)) } ?? ""
        until = view.until.map { typed.write(.exact($0, .second)) } ?? ""
    }
}

private struct EvidencePageWords {
    let sources: String
    let isEmpty: Bool
    let mayChange: Bool
    let uploadPath: String
    let zones: [String]
    let debriefZone: String
    let search: SearchWords
    let picture: String
    let lines: [EvidenceLine]
    let count: Int
    let isCut: Bool
    /// Where all of the evidence is shown, if this is only a part of the time.
    let allPath: String?
    let earlier: String?
    let later: String?
}
