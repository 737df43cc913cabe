import Debriefing
import Publishing
import Timekeeping

/// An entry in words.
struct EntryRow: Hashable, Sendable {
    let id: String
    /// The day that begins with this entry, in a list of several days.
    let day: String?
    let time: String
    let utc: String
    let moment: String
    let lane: String
    let laneKind: String
    let kind: String
    let kindKey: String
    let text: String
    let author: String
    let fromMemory: Bool
    let citations: [CitationRow]
    let perspectives: [PerspectiveRow]
    let mayChange: Bool
    let path: String
    let parkPath: String
}

struct CitationRow: Hashable, Sendable {
    let place: String
    let time: String?
    let quote: String
    let path: String
}

struct PerspectiveRow: Hashable, Sendable {
    let by: String
    let text: String
}

extension Scene {
    /// The list of entries: an element that `entryFragments` keeps in order.
    var entriesHTML: String {
        templates.render(EntriesList(rows: entryRows), with: "entries")
    }

    /// The entries in words, parted by days where they are of several.
    private var entryRows: [EntryRow] {
        let entries = debrief.timeline.entries
        guard words.dating(of: entries) != .none else { return entries.map { row($0, day: nil) } }
        let days = words.headings(of: entries)
        return entries.indices.map { index in
            row(entries[index], day: index > 0 && days[index] == days[index - 1] ? nil : days[index])
        }
    }

    private func row(_ entry: Entry, day: String?) -> EntryRow {
        let content = entry.content
        return EntryRow(
            id: entry.id.text, day: day, time: words.moment(content.moment, in: debrief.timeline, dating: .none),
            utc: content.moment.start.map { "\(words.day($0)) · \($0.rfc3339(decimals: 3)) UTC" } ?? "",
            moment: content.moment.kind, lane: content.lane.name, laneKind: content.lane.kind.rawValue,
            kind: content.kind.words, kindKey: content.kind.rawValue, text: content.text, author: name(entry.author),
            fromMemory: content.citations.isEmpty, citations: content.citations.map(row),
            perspectives: entry.perspectives.map { PerspectiveRow(by: name($0.by), text: $0.text) },
            mayChange: mayChange, path: Route.entry(debrief.id, entry.id).path, parkPath: path("ideas"))
    }

    private func row(_ citation: Citation) -> CitationRow {
        CitationRow(
            place: "\(citation.part), line \(citation.line)", time: citation.at.map { words.time($0) },
            quote: citation.quote,
            path: Route.evidence(debrief.id).path + "?place=\(EvidenceShelf.place(of: citation).percentEncoded)#cited")
    }

    /// The rows that differ from those of `old`, each with the row that it stands before now.
    func entryFragments(from old: Scene) -> [Fragment] {
        guard
            old.debrief.timeline.version != debrief.timeline.version || old.mayChange != mayChange
                || old.debrief.description != debrief.description || old.debrief.participants != debrief.participants
        else { return [] }
        let (was, are) = (old.entryRows, entryRows)
        let kept = Set(are.map(\.id))
        let removed = was.filter { !kept.contains($0.id) }.map { Fragment.remove(id: "entry-\($0.id)") }
        return removed + placed(are, after: was)
    }

    /// Goes from the last row to the first, so that the row to stand before is always in place already.
    private func placed(_ rows: [EntryRow], after old: [EntryRow]) -> [Fragment] {
        let oldRows = Dictionary(uniqueKeysWithValues: old.map { ($0.id, $0) })
        let moved = displaced(rows.map(\.id), from: old.map(\.id))
        return rows.indices.reversed().compactMap { index in
            let row = rows[index]
            guard oldRows[row.id] != row || moved.contains(row.id) else { return nil }
            let next = index + 1 < rows.count ? "entry-\(rows[index + 1].id)" : nil
            return .put(
                id: "entry-\(row.id)", list: "entries", before: next, html: templates.render(row, with: "entry"))
        }
    }

    /// The fewest ids that have to be moved to turn the old order into the new one: all but the longest run kept in order.
    private func displaced(_ ids: [String], from old: [String]) -> Set<String> {
        guard ids.filter(Set(old).contains) != old.filter(Set(ids).contains) else { return [] }
        return Set(
            ids.difference(from: old).insertions.map { insertion in
                switch insertion {
                case .insert(_, let id, _), .remove(_, let id, _): id
                }
            })
    }
}

private struct EntriesList {
    let rows: [EntryRow]
}
