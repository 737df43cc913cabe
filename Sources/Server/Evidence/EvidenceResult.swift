import Debriefing
import Evidence
import Publishing
import Timekeeping

/// One page of lines, and the counts for the picture.
struct EvidenceResult: Sendable {
    let events: [Event]
    /// What repeats, each once, if that was wanted.
    let folds: [Fold]
    let counts: [(start: Instant, count: Int)]
    let span: (from: Instant, until: Instant)?
    /// From when to when the pictures reach: with what was measured that may be more than the lines.
    let axis: (from: Instant, until: Instant)?
    /// Where the axis is drawn to. Zoomed, it is just what was asked for: it would grow with every step otherwise.
    let end: Instant
    let bucket: Int64
    let measured: MeasuredSeries
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
        let start = max(
            0, cited.map { $0 - bounds.lowerBound - EvidenceResult.page / 2 } ?? min(view.at, timeline.count))
        axis = EvidenceResult.axis(view, timeline)
        bucket = CountPicture.bucket(over: axis)
        let end = EvidenceResult.end(of: axis, view, bucket: bucket)
        self.end = end
        let found = timeline.find(
            view.query, in: view.query.isEmpty ? 0..<0 : bounds, page: start..<(start + EvidenceResult.page),
            bucket: bucket)
        let folded = view.isFolded ? EvidenceResult.folds(of: view, timeline, in: bounds) : []
        let unfolded = view.unfolded.flatMap { first in folded.first { $0.positions.first == first } }
        folds = unfolded == nil ? Array(folded.dropFirst(start).prefix(EvidenceResult.page)) : []
        if let unfolded {
            let shown = unfolded.positions.dropFirst(start).prefix(EvidenceResult.page)
            events = shown.flatMap { timeline.events(in: $0..<($0 + 1)) }
            (count, isCut) = (unfolded.count, false)
        } else if view.isFolded {
            events = []
            (count, isCut) = (folded.count, bounds.count > Timeline.foldingLimit)
        } else if view.query.isEmpty {
            let first = min(bounds.lowerBound + start, bounds.upperBound)
            events = timeline.events(in: first..<min(bounds.upperBound, first + EvidenceResult.page))
            (count, isCut) = (bounds.count, false)
        } else {
            events = found.page.flatMap { timeline.events(in: $0..<($0 + 1)) }
            (count, isCut) = (found.count, false)
        }
        earlier = start > 0 ? max(0, start - EvidenceResult.page) : nil
        let shown = max(events.count, folds.count)
        later = start + shown < count ? start + shown : nil
        self.cited = cited
        let first = view.from ?? timeline.first
        let last = view.until ?? timeline.last
        span = timeline.count == 0 ? nil : first.flatMap { first in last.map { (first, max(first, $0)) } }
        measured = MeasuredSeries(view, timeline, over: axis.map { ($0.from, end) })
        counts =
            view.query.isEmpty ? timeline.counts(from: view.from, until: view.until, bucket: bucket) : found.counts
    }
}

extension EvidenceResult {
    /// The time that was asked for, where it was; else all that there are lines of or that was measured.
    private static func axis(_ view: EvidenceView, _ timeline: Evidence.Timeline) -> (from: Instant, until: Instant)? {
        let measured = timeline.measuredSpan
        let first = view.from ?? [timeline.first, measured?.first].compactMap(\.self).min()
        let last = view.until ?? [timeline.last, measured?.last].compactMap(\.self).max()
        guard timeline.count > 0 || measured != nil, let first, let last else { return nil }
        return (first, max(first, last))
    }

    private static func end(of axis: (from: Instant, until: Instant)?, _ view: EvidenceView, bucket: Int64) -> Instant {
        guard let axis else { return Instant(nanoseconds: 0) }
        if let until = view.until, until > axis.from { return until }
        let (end, overflow) = axis.until.nanoseconds.addingReportingOverflow(bucket)
        return Instant(nanoseconds: overflow ? .max : end)
    }

    /// Patterns among those lines that fit, in the order of their first lines.
    private static func folds(of view: EvidenceView, _ timeline: Evidence.Timeline, in bounds: Range<Int>) -> [Fold] {
        let folds = timeline.folds(in: bounds)
        guard !view.query.isEmpty else { return folds }
        let fitting = Set(
            timeline.search(view.query, after: bounds.lowerBound - 1, before: bounds.upperBound, limit: most))
        return folds.compactMap { fold in
            var fold = fold
            fold.positions.removeAll { !fitting.contains($0) }
            return fold.count == 0 ? nil : fold
        }
    }

    func patterns(_ scene: Scene, _ view: EvidenceView, _ merged: EvidenceShelf.Merged) -> [FoldRow] {
        folds.map { fold in
            FoldRow(
                count: fold.count.grouped, span: scene.spanElement(fold.first, fold.last) ?? "",
                source: merged.timeline.sources[fold.sourceIndex].name,
                text: Masking().masked(fold.example).text.visible,
                unfoldPath: fold.count > 1 ? fold.positions.first.map { view.unfoldingPath($0) } : nil)
        }
    }

    /// As in `15 of 2,056 lines, 29 March 2026, 01:00 to 05:00`, as HTML.
    func words(_ scene: Scene, _ view: EvidenceView, of total: Int) -> String {
        let isOfPatterns = view.isFolded && view.unfolded == nil
        let found = isOfPatterns ? count.counted("pattern", "patterns") : count.grouped
        let isAll = total == count && !isOfPatterns
        let all = total.counted("line", "lines")
        let lines = isAll ? all : "\(found)\(isCut ? " or more" : "") of \(all)"
        return [lines, span.flatMap { scene.spanElement($0.from, $0.until) }].compactMap(\.self).joined(separator: ", ")
    }

    func lines(_ scene: Scene, _ view: EvidenceView, _ merged: EvidenceShelf.Merged) -> [EvidenceLine] {
        let days = events.map { scene.words.day($0.instant) }
        return events.indices.map { index in
            let event = events[index].masked
            return EvidenceLine(
                newDay: index == 0 || days[index] != days[index - 1] ? days[index] : nil,
                time: scene.words.element(event.instant, written: event.timeAsWritten),
                stands: event.instant.rfc3339(decimals: 0),
                isAssumed: event.zone == .assumed,
                source: event.source.split(separator: "/").last.map(String.init) ?? event.source,
                line: event.line, severity: event.severity.map { "\($0)" }, actor: event.actor,
                text: event.text.visible,
                raw: event.raw.visible, isCited: event.position == cited,
                markPath: Self.markPath(merged.place(of: event), scene),
                momentPath: view.momentPath(merged.place(of: event), in: scene.debrief),
                citePath: scene.mayChange && view.marked == nil
                    ? Route.newEntry(scene.debrief.id).path + "?cite=" + merged.place(of: event).percentEncoded : nil)
        }
    }

    /// Where an entry is marked, so that one of another source can be chosen beside it.
    private static func markPath(_ place: String, _ scene: Scene) -> String? {
        guard scene.mayChange, scene.debrief.sources.count > 1 else { return nil }
        let place = place.percentEncoded
        return Route.evidence(scene.debrief.id).path + "?place=\(place)&same=\(place)#cited"
    }

    func picture(_ scene: Scene, _ view: EvidenceView) -> String {
        axis.map {
            CountPicture(
                counts: counts, from: $0.from, until: $0.until, end: end, bucket: bucket, words: scene.pictureWords
            ) {
                view.path(from: $0, until: $1)
            }.svg
        } ?? ""
    }
}

/// Lines that say the same but for numbers and ids, in words.
struct FoldRow {
    let count: String
    /// As HTML.
    let span: String
    let source: String
    /// The first of them.
    let text: String
    /// Where all of them are shown; nil for a single one.
    let unfoldPath: String?
}

/// A line of evidence in words.
struct EvidenceLine {
    /// The day, where it is another than that of the line before.
    let newDay: String?
    /// As HTML, with the time as it stands in the source.
    let time: String
    let stands: String
    let isAssumed: Bool
    let source: String
    let line: Int
    let severity: String?
    let actor: String?
    let text: String
    let raw: String
    /// It is the line that was asked for.
    let isCited: Bool
    let markPath: String?
    /// Where it is taken for the same moment as the entry that is marked.
    let momentPath: String?
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
