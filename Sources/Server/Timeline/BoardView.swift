import Debriefing
import Evidence
import Foundation
import Publishing
import Timekeeping

/// What somebody wants to see of the timeline, as the address says it.
struct BoardView: Sendable {
    var lanes = PictureView.Lanes.each
    var window: ClosedRange<Instant>?
    /// The one kind of entries to see; nil for all.
    var kind: EntryKind?
    var told: Told?
    /// The one tag to see, by its name; nil for entries with any tag or none.
    var tag: String?
    /// Nobody sits before it: there is nothing to choose.
    var isStill = false
    /// The evidence to show beside the entries; nil for none.
    var evidence: BoardEvidence?

    /// Whether evidence or somebody's memory tells it.
    enum Told: String, CaseIterable, Sendable {
        case recorded, account

        var words: String {
            switch self {
            case .recorded: "what was recorded"
            case .account: "what people tell"
            }
        }
    }

    init() {}

    init(_ asked: [String: String], evidence: BoardEvidence?) {
        lanes = asked["lanes"].flatMap(PictureView.Lanes.init) ?? .each
        kind = asked["kind"].flatMap(EntryKind.init)
        told = asked["told"].flatMap(Told.init)
        tag = asked["tag"].flatMap { $0.isEmpty ? nil : $0 }
        let bounds = [asked["from"], asked["until"]].compactMap { $0.flatMap(Instant.init(rfc3339:)) }
        if bounds.count == 2, bounds[0] < bounds[1] { window = bounds[0]...bounds[1] }
        self.evidence = evidence
    }

    /// The fields of an address that shows the same of another time.
    func query(_ window: ClosedRange<Instant>?, lanes other: PictureView.Lanes? = nil) -> String {
        var fields: [(String, String)] = []
        let lanes = other ?? lanes
        if lanes != .each { fields.append(("lanes", lanes.rawValue)) }
        if let kind { fields.append(("kind", kind.rawValue)) }
        if let told { fields.append(("told", told.rawValue)) }
        if let tag { fields.append(("tag", tag)) }
        if let chosen = evidence?.chosen { fields += (chosen.isEmpty ? [""] : chosen).map { ("series", $0) } }
        if let find = evidence?.find, !find.isEmpty { fields.append(("find", find)) }
        if let window {
            fields += [("from", window.lowerBound.rfc3339), ("until", window.upperBound.rfc3339)]
        }
        return fields.isEmpty ? "" : "?" + fields.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
    }

    /// Whether the entry bears the tag that somebody asked for, if they asked for one.
    func isAbout(_ entry: Entry) -> Bool { tag.map { name in entry.tags.contains { $0.isCalled(name) } } ?? true }

    func picture(of debrief: DebriefID, _ words: TimeWords) -> PictureView {
        let page = Route.timeline(debrief).path
        let lines = Route.evidence(debrief).path
        return PictureView(
            lanes: lanes, window: window,
            isShown: { entry in
                isAbout(entry) && (kind.map { $0 == entry.content.kind } ?? true)
                    && (told.map { ($0 == .account) == entry.content.isFromMemory } ?? true)
            },
            address: { page + (query($0).isEmpty ? "?" : query($0)) },
            counts: { [evidence] in evidence?.counts($0, $1) ?? [] },
            lines: { times, source in
                "\(lines)?\(times.asked)" + (source.map { "&source=\($0)" } ?? "")
            },
            landmarks: evidence?.marks(in: debrief) ?? [],
            measured: { [evidence] in evidence?.measured(over: $0, in: debrief, words) ?? [] })
    }
}

extension PictureView.Lanes {
    var words: String {
        switch self {
        case .each: "everybody and everything"
        case .person: "by person"
        case .team: "by team"
        case .source: "by source"
        case .narrative: "one story"
        case .tag: "by tag"
        }
    }
}

extension Scene {
    /// What can be chosen of the picture, by links and a form that work without script.
    var boardControls: BoardControls {
        BoardControls(
            path: Route.timeline(debrief.id).path,
            lanes: PictureView.Lanes.allCases.map {
                Choice(key: $0.rawValue, name: $0.words, isSelected: $0 == board.lanes)
            },
            kinds: EntryKind.allCases.map { Choice(key: $0.rawValue, name: $0.words, isSelected: $0 == board.kind) },
            told: BoardView.Told.allCases.map {
                Choice(key: $0.rawValue, name: $0.words, isSelected: $0 == board.told)
            },
            tags: debrief.tagsInUse.map {
                Choice(key: $0.name, name: $0.name, isSelected: board.tag.map($0.isCalled) ?? false)
            },
            series: board.evidence.flatMap(BoardSeries.init), from: board.window?.lowerBound.rfc3339,
            until: board.window?.upperBound.rfc3339, steps: steps)
    }

    private var steps: [BoardControls.Step] {
        guard let shown = board.window ?? whole else { return [] }
        let (from, until) = (shown.lowerBound.nanoseconds, shown.upperBound.nanoseconds)
        let length = until.subtractingReportingOverflow(from)
        guard !length.overflow else { return [] }
        let page = Route.timeline(debrief.id).path
        func step(_ name: String, _ sign: String, _ start: Int64, _ end: Int64) -> BoardControls.Step {
            let window = Instant(nanoseconds: start)...Instant(nanoseconds: max(end, start + 1_000_000_000))
            return .init(name: name, sign: sign, path: page + board.query(window))
        }
        let quarter = length.partialValue / 4
        return [
            step("Earlier", "←", from - quarter, until - quarter),
            step("Zoom out", "−", from - quarter * 2, until + quarter * 2),
            step("Zoom in", "+", from + quarter, until - quarter), step("Later", "→", from + quarter, until + quarter),
            .init(name: "The whole event", sign: "whole", path: page + board.query(nil)),
        ]
    }

    private var whole: ClosedRange<Instant>? {
        let times = entries.flatMap { [$0.content.moment.start, $0.content.moment.end] }.compactMap { $0 }
        guard let first = times.min(), let last = times.max(), first < last else { return nil }
        return first...last
    }
}

struct BoardControls {
    struct Step {
        let name: String
        let sign: String
        let path: String
    }

    let path: String
    let lanes: [Choice]
    let kinds: [Choice]
    let told: [Choice]
    let tags: [Choice]
    /// What was measured, to choose from; nil where nothing was.
    let series: BoardSeries?
    let from: String?
    let until: String?
    let steps: [Step]
}

/// The series that can be drawn below the board.
struct BoardSeries {
    let summary: String
    let choices: [Choice]
    /// There are more than can be offered at once: words in their names choose among them.
    let isLong: Bool
    let find: String
    /// Those that are not offered, in words; nil if there are none.
    let rest: String?
    let most = BoardEvidence.most

    init?(_ evidence: BoardEvidence) {
        guard !evidence.series.isEmpty else { return nil }
        let drawn = Set(evidence.drawn.map(\.name))
        var seen: Set<String> = []
        let names = evidence.series.map(\.name).filter { seen.insert($0).inserted }
        let words = evidence.find.lowercased().split(whereSeparator: \.isWhitespace)
        let others = names.filter { !drawn.contains($0) }.filter { name in
            words.allSatisfy { name.lowercased().contains($0) }
        }
        // Those that are drawn stand first, so that they can be put away however many there are.
        let offered = (names.filter(drawn.contains) + others).prefix(BoardEvidence.offered)
        summary = "\(drawn.count.grouped) of \(names.count.grouped)"
        choices = offered.map { Choice(key: $0, name: $0.visible, isSelected: drawn.contains($0)) }
        let left = names.count - offered.count
        (isLong, find) = (names.count > BoardEvidence.offered, evidence.find)
        rest = left > 0 ? "\(left.grouped) more are not listed." : nil
    }
}
