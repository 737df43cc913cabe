import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let sources = Region("sources") { scene in
        let rows = scene.debrief.sources.map { scene.row($0) }
        let isLong = rows.count > SourcesList.few + 1
        return SourcesList(
            sources: isLong ? Array(rows.prefix(SourcesList.few)) : rows,
            more: isLong ? Array(rows.dropFirst(SourcesList.few)) : [], count: rows.count, mayChange: scene.mayChange,
            path: Route.evidence(scene.debrief.id).path)
    }
}

extension Scene {
    func row(_ source: Source) -> SourcesList.Row {
        let formats = Set(source.parts.map(\.format)).sorted().joined(separator: ", ")
        let undated = source.parts.reduce(0) { $0 + $1.undated }
        let assumed = source.parts.contains { $0.zone == "assumed" }
        return SourcesList.Row(
            name: source.name, format: formats, entries: source.entries, undated: undated == 0 ? nil : undated,
            first: source.parts.compactMap(\.first).min().map(dated),
            last: source.parts.compactMap(\.last).max().map(dated),
            zone: source.zone, isZoneAssumed: assumed, findings: counted(source.parts.flatMap(\.findings)),
            path: Route.source(debrief.id, source.id).path, sha256: String(source.sha256.prefix(12)))
    }
}

/// Each of `findings` once, in their order, with how often it was found.
private func counted(_ findings: [String]) -> [String] {
    let counts = Dictionary(findings.map { ($0, 1) }, uniquingKeysWith: +)
    var seen: Set<String> = []
    return findings.filter { seen.insert($0).inserted }.map {
        counts[$0] == 1 ? $0 : "\($0) (\(counts[$0] ?? 1) times)"
    }
}

struct SourcesList: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let name: String
        let format: String
        let entries: Int
        let undated: Int?
        let first: String?
        let last: String?
        let zone: String?
        let isZoneAssumed: Bool
        let findings: [String]
        let path: String
        let sha256: String
    }

    /// How many are shown at once where there are many.
    static let few = 6

    let sources: [Row]
    /// Those shown on demand.
    let more: [Row]
    let count: Int
    let mayChange: Bool
    let path: String
}
