import Debriefing
import Evidence
import Hummingbird
import Publishing
import Timekeeping

/// How far the clocks of two sources are apart: by two entries that somebody marked as one moment, or by what both name.
struct ClockPages: Sendable {
    let frame: DebriefPage
    let shelf: EvidenceShelf

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("evidence/clocks", use: show)
    }

    func show(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let (scene, asked) = (frame.scene(context), request.asked)
        let merged = try await shelf.merged(context.debrief)
        let (first, second) = (asked["first"], asked["second"])
        let moment = try first.flatMap { first in
            try second.map { try SameMoment(first, $0, in: merged) }
        }
        let chosen = ["source", "other"].map { name in
            context.debrief.sources.first { $0.id.text == asked[name] }
        }
        let pair = chosen[0].flatMap { source in chosen[1].map { (source, $0) } }
        let common = try await pair.asyncMap { pair in
            try await offTheLoop { CommonEntries(of: pair.0, with: pair.1, in: merged) }
        }
        let page = ClocksPage(
            evidencePath: Route.evidence(context.debrief.id).path, path: Route.clocks(context.debrief.id).path,
            sources: Choice.sources(context.debrief, chosen: chosen[0]),
            others: Choice.sources(context.debrief, chosen: chosen[1]), isPossible: context.debrief.sources.count > 1,
            moment: moment.map { MomentWords($0, scene) }, common: common.map { CommonWords($0, merged, scene) })
        return frame.response(
            .evidence, title: "Two clocks", main: frame.pages.templates.render(page, with: "clocks"), context)
    }
}

/// Two entries of two sources that somebody says were at the same moment.
struct SameMoment: Sendable {
    let entries: [(event: Event, source: Debriefing.Source)]

    /// Nanoseconds to add to the clock of the second source.
    var shift: Int64 { ClockComparison.shift(from: entries[1].event, to: entries[0].event) }

    /// - Throws: A `Refusal` if there is no such entry, or both are of one source.
    init(_ first: String, _ second: String, in merged: EvidenceShelf.Merged) throws {
        entries = try [first, second].map { place in
            guard let event = merged.event(at: place) else { throw Refusal.notFound("line in the evidence") }
            return (event, merged.origins[event.sourceIndex])
        }
        guard entries[0].source.id != entries[1].source.id else {
            throw Refusal.invalid(
                "Both entries are of “\(entries[0].source.name)”, which has one clock. Choose an entry of another source."
            )
        }
    }
}

/// Entries of two sources that name the same: an id, or a message that one quotes from the other.
struct CommonEntries: Sendable {
    struct Pair: Sendable {
        let shared: String
        let first: String
        let second: String
        let firstInstant: Instant
        let secondInstant: Instant
        let shift: Int64
    }

    let names: (String, String)
    let count: Int
    let spread: Int64
    let pairs: [Pair]

    /// How many parts of archives are compared with how many, and how many pairs are shown.
    private static let (mostParts, shown) = (64, 10)

    init(of first: Debriefing.Source, with second: Debriefing.Source, in merged: EvidenceShelf.Merged) {
        let origins = merged.origins
        let sides = [first, second].map { source in origins.indices.filter { origins[$0].id == source.id } }
        names = (first.name, second.name)
        let combinations = sides[0].flatMap { one in sides[1].map { (one, $0) } }.prefix(CommonEntries.mostParts)
        let found = combinations.compactMap { one, other in
            merged.timeline.clockComparison(of: one, with: other, limit: 100_000 / combinations.count)
                .map { (one, other, $0) }
        }
        let best = found.max { $0.2.count < $1.2.count }?.2
        count = found.reduce(0) { $0 + $1.2.count }
        spread = best?.spread ?? 0
        let pairs = found.flatMap { one, other, comparison in
            comparison.pairs.map { pair in
                Pair(
                    shared: pair.shared, first: merged.place(of: pair.first, in: one, at: pair.firstInstant),
                    second: merged.place(of: pair.second, in: other, at: pair.secondInstant),
                    firstInstant: pair.firstInstant, secondInstant: pair.secondInstant, shift: pair.shift)
            }
        }
        let middle = best?.shift ?? 0
        let distance = { (pair: Pair) in pair.shift.subtractingReportingOverflow(middle).partialValue.magnitude }
        self.pairs = Array(pairs.sorted { distance($0) < distance($1) }.prefix(CommonEntries.shown))
    }
}

extension EvidenceShelf.Merged {
    fileprivate func place(of range: Range<Int>, in source: Int, at instant: Instant) -> String {
        "\(origins[source].id).\(instant.nanoseconds).\(range.lowerBound).\(timeline.sources[source].name)"
    }
}

extension Optional {
    fileprivate func asyncMap<Result>(_ transform: (Wrapped) async throws -> Result) async rethrows -> Result? {
        if let self { try await transform(self) } else { nil }
    }
}

extension Choice {
    fileprivate static func sources(_ debrief: Debrief, chosen: Debriefing.Source?) -> [Choice] {
        debrief.sources.map { Choice(key: $0.id.text, name: $0.name, isSelected: $0.id == chosen?.id) }
    }
}
