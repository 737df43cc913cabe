import Debriefing
import Evidence
import Hummingbird
import Timekeeping

/// What somebody wants to see of the evidence, as the address says it.
struct EvidenceView: Sendable {
    let base: String
    let clock: WallClock
    let text: String
    let from: Instant?
    let until: Instant?
    /// The times as they were typed, where they cannot be read.
    let typed: (from: String?, until: String?)
    /// Why they cannot be read.
    let problem: String?
    let part: String?
    /// The source that was chosen in the form; nil for all, and on a page that shows one.
    let chosen: SourceID?
    let severity: Severity?
    /// The line that somebody wants to see among its neighbours.
    let place: String?
    /// The entry that somebody marked, to say which one of another source was at the same moment.
    let marked: String?
    let at: Int
    /// What repeats is shown once.
    let isFolded: Bool
    /// The position of the first line of the pattern that is unfolded.
    let unfolded: Int?

    init(_ asked: [String: String], of source: Debriefing.Source?, in debrief: Debrief) {
        let typed = TypedMoment(debrief)
        clock = typed.clock
        text = asked["q"] ?? ""
        place = asked["place"]
        marked = asked["same"]
        part = asked["part"]
        isFolded = asked["fold"] == "1"
        unfolded = isFolded ? asked["unfold"].flatMap { Int($0) } : nil
        severity = asked["severity"].flatMap(Severity.init)
        chosen = source == nil ? asked["source"].flatMap(SourceID.init) : nil
        at = max(0, asked["at"].flatMap { Int($0) } ?? 0)
        base = source.map { Route.source(debrief.id, $0.id).path } ?? Route.evidence(debrief.id).path
        // Somebody who asks for nothing else sees the event, and not the weeks that a change log reaches back.
        let isAnythingAsked = ["place", "from", "until", "q", "source", "severity", "fold"].contains {
            asked[$0] != nil
        }
        guard source != nil || isAnythingAsked else {
            (from, until, problem) = (debrief.description.starts, debrief.description.ends, nil)
            self.typed = (nil, nil)
            return
        }
        self.typed = (asked["from"], asked["until"])
        (from, until, problem) = EvidenceView.times(asked, typed)
    }

    private static func times(
        _ asked: [String: String], _ typed: TypedMoment
    ) -> (from: Instant?, until: Instant?, problem: String?) {
        do throws(Refusal) {
            let from = try typed.read(asked["from"] ?? "").start
            return (from, try typed.read(asked["until"] ?? "").start, nil)
        } catch {
            return (nil, nil, error.sentence)
        }
    }

    var query: Query { Query(text: text, severity: severity) }

    var isNarrow: Bool { from != nil || until != nil }

    /// The same view from another position on.
    func path(_ position: Int) -> String {
        path(from: from, until: until, [("at", "\(position)")] + (unfolded.map { [("unfold", "\($0)")] } ?? []))
    }

    /// Where an entry is taken for the same moment as the marked one; nil if none is, or it is of the same source.
    func momentPath(_ place: String, in debrief: Debrief) -> String? {
        guard let marked, marked.prefix(while: { $0 != "." }) != place.prefix(while: { $0 != "." }) else { return nil }
        return Route.clocks(debrief.id).path + "?first=\(marked.percentEncoded)&second=\(place.percentEncoded)"
    }

    /// The same time with what repeats folded or, if it is so now, with every line.
    var foldPath: String { path(from: from, until: until, isFolded: !isFolded) }

    /// The lines of one pattern, which is named by the position of its first line.
    func unfoldingPath(_ first: Int) -> String { path(from: from, until: until, [("unfold", "\(first)")]) }

    /// The same view of another time; of all there is if no bound is given.
    func path(from: Instant?, until: Instant?, _ more: [(String, String)] = [], isFolded: Bool? = nil) -> String {
        var fields = more + [("q", text)]
        if let from { fields.append(("from", from.rfc3339)) }
        if let until { fields.append(("until", until.rfc3339)) }
        if isFolded ?? self.isFolded { fields.append(("fold", "1")) }
        if let marked { fields.append(("same", marked)) }
        if let part { fields.append(("part", part)) }
        if let chosen { fields.append(("source", chosen.text)) }
        if let severity { fields.append(("severity", severity.rawValue)) }
        return base + "?" + fields.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
    }
}

extension EvidenceShelf.Merged {
    /// What of a later source stands in an earlier one already, in sentences.
    var overlaps: [String] {
        timeline.overlaps.map { overlap in
            let (later, earlier) = (timeline.sources[overlap.source], timeline.sources[overlap.earlier])
            let all = later.whole.entryCount
            let part =
                overlap.count == all
                ? "all \(all.grouped) entries" : "\(overlap.count.grouped) of \(all.grouped) entries"
            return "\(later.name): \(part) stand in \(earlier.name) already, and are shown once."
        }
    }

    /// The evidence of one source, or of one part of it, alone: what is counted of it goes by its index then. It is all of it,
    /// whatever other sources have of it too.
    func narrowed(to source: SourceID?, part: String?) -> Self {
        guard source != nil || part != nil else { return self }
        let kept = origins.indices.filter {
            (source == nil || origins[$0].id == source) && (part == nil || timeline.sources[$0].name == part)
        }
        return Self(
            timeline: Evidence.Timeline(kept.map { timeline.sources[$0].whole }), origins: kept.map { origins[$0] })
    }
}
