import Debriefing
import Mustache
import Publishing
import Timekeeping

/// An entry in words.
struct EntryRow: Hashable, Sendable {
    let id: String
    /// The day that begins with this entry, in a list of several days.
    let day: String?
    /// Where it stands in a list parted by days, in whatever zone.
    let stands: String
    /// As HTML.
    let time: String
    let moment: String
    let lane: String
    let laneKind: String
    let kind: String
    let kindKey: String
    let text: String
    let author: String
    let fromMemory: Bool
    let citations: [CitationRow]
    let links: [String]
    let perspectives: [PerspectiveRow]
    let attachments: [AttachmentRow]
    let entryTags: [TagRow]
    /// The tags that it bears, with commas between them, for the script that follows what is chosen on the board.
    let tagList: String
    /// The page is about another tag than those.
    let isAside: Bool
    let mayChange: Bool
    let path: String
    let parkPath: String
    /// Where whoever leads shows it to everyone.
    let focusPath: String?
    let newName: NewName
}

/// Looked up by name here, as mirrors are slow: on a page with thousands of entries they took most of its time.
extension EntryRow: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "id": id
        case "day": day
        case "stands": stands
        case "time": time
        case "moment": moment
        case "lane": lane
        case "laneKind": laneKind
        case "kind": kind
        case "kindKey": kindKey
        case "text": text
        case "author": author
        case "fromMemory": fromMemory
        case "citations": citations
        case "links": links
        case "perspectives": perspectives
        case "attachments": attachments
        case "entryTags": entryTags
        case "tagList": tagList
        case "isAside": isAside
        case "mayChange": mayChange
        case "path": path
        case "parkPath": parkPath
        case "focusPath": focusPath
        case "newName": newName
        default: nil
        }
    }
}

struct CitationRow: Hashable, Sendable {
    let place: String
    /// As HTML.
    let time: String?
    let isZoneAssumed: Bool
    let quote: String
    let path: String
}

struct TagRow: Hashable, Sendable {
    let tagName: String
    let tagMeans: String

    init(_ tag: EntryTag) { (tagName, tagMeans) = (tag.name, tag.definition) }
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
    var entryRows: [EntryRow] {
        zip(entries, places).map { row($0, at: $1) }
    }

    /// For each entry where it stands, and the day that begins with it; none where all are of one day.
    private var places: [EntryPlace] {
        let places = words.places(of: entries)
        guard words.dating(of: entries) != .none else { return places.map { EntryPlace(day: nil, stands: $0) } }
        let days = words.headings(of: entries)
        return days.indices.map {
            EntryPlace(day: $0 > 0 && days[$0] == days[$0 - 1] ? nil : days[$0], stands: places[$0])
        }
    }

    private func row(_ entry: Entry, at place: EntryPlace) -> EntryRow {
        let content = entry.content
        return EntryRow(
            id: entry.id.text, day: place.day, stands: place.stands,
            time: words.element(content.moment, in: debrief.timeline, dating: .none),
            moment: content.moment.kind, lane: content.lane.name, laneKind: content.lane.kind.rawValue,
            kind: content.kind.words, kindKey: content.kind.rawValue, text: content.text, author: name(entry.author),
            fromMemory: content.isFromMemory, citations: content.citations.map { row($0) }, links: content.links ?? [],
            perspectives: entry.perspectives.map { row($0) },
            attachments: (content.attachments ?? []).map { AttachmentRow($0, at: entry.id, in: debrief, words) },
            entryTags: entry.tags.map(TagRow.init),
            tagList: entry.tags.map(\.name).joined(separator: ","), isAside: !board.isAbout(entry),
            mayChange: mayChange, path: Route.entry(debrief.id, entry.id).path, parkPath: path("ideas"),
            focusPath: leads ? path("focuses") : nil, newName: newName)
    }

    func row(_ perspective: Perspective) -> PerspectiveRow {
        PerspectiveRow(by: name(perspective.by), text: perspective.text)
    }

    func row(_ citation: Citation) -> CitationRow {
        CitationRow(
            place: "\(citation.part), line \(citation.line)",
            time: citation.at.map { words.element($0) }, isZoneAssumed: debrief.isZoneAssumed(of: citation),
            quote: citation.quote,
            path: Route.evidence(debrief.id).path + "?place=\(EvidenceShelf.place(of: citation).percentEncoded)#cited")
    }

    /// The rows that differ from those of `old`, each with the row that it stands before now.
    func entryFragments(from old: Scene) -> [Fragment] {
        let isForAll = hasOtherWords(than: old)
        let (before, now) = (old.debrief.timeline, debrief.timeline)
        guard
            isForAll || before.version != now.version || before.taggings != now.taggings
                || before.erasures != now.erasures
        else { return [] }
        let kept = Set(entries.map(\.id))
        let removed = old.entries.filter { !kept.contains($0.id) }.map { Fragment.remove(id: "entry-\($0.id)") }
        return removed + placed(suspects: isForAll ? nil : altered(since: old), after: old)
    }

    /// Whether entries that have not changed may look different.
    private func hasOtherWords(than old: Scene) -> Bool {
        old.mayChange != mayChange || old.debrief.description != debrief.description
            || old.debrief.participants != debrief.participants
            || hasOtherTimesOfSources(than: old)
            || old.words.dating(of: old.entries) != words.dating(of: entries)
    }

    /// A source that is read in another way has its citations at other times. One that came in is cited by nothing yet.
    private func hasOtherTimesOfSources(than old: Scene) -> Bool {
        old.debrief.sources.count == debrief.sources.count && old.debrief.sources != debrief.sources
    }

    /// The entries that changed, and those whose time is told by one of them. Of thousands these are few: only they are put
    /// into words.
    private func altered(since old: Scene) -> Set<EntryID> {
        let before = Dictionary(uniqueKeysWithValues: old.entries.map { ($0.id, $0) })
        var altered = Set(entries.filter { before[$0.id] != $0 }.map(\.id))
        altered.formUnion(Set(before.keys).subtracting(entries.map(\.id)))
        let told = entries.filter { $0.content.moment.anchor.map(altered.contains) ?? false }
        return altered.union(told.map(\.id))
    }

    /// Goes from the last row to the first, so that the row to stand before is always in place already.
    private func placed(suspects: Set<EntryID>?, after old: Scene) -> [Fragment] {
        let places = places
        let before = Dictionary(
            uniqueKeysWithValues: zip(old.entries, old.places).map { ($0.id, (entry: $0, place: $1)) })
        let moved = displaced(entries.map(\.id), from: old.entries.map(\.id))
        return entries.indices.reversed().compactMap { index -> Fragment? in
            let entry = entries[index]
            let isMoved = moved.contains(entry.id)
            // Another one may have come before it, or gone, that begins the day now.
            let isSuspect = suspects?.contains(entry.id) ?? true || before[entry.id]?.place != places[index]
            guard isMoved || isSuspect else { return nil }
            let row = row(entry, at: places[index])
            guard isMoved || before[entry.id].map({ old.row($0.entry, at: $0.place) }) != row else { return nil }
            let next = index + 1 < entries.count ? "entry-\(entries[index + 1].id)" : nil
            return .put(
                id: "entry-\(row.id)", list: "entries", before: next, html: templates.render(row, with: "entry"))
        }
    }
}

private struct EntryPlace: Hashable {
    /// The day that begins there.
    let day: String?
    let stands: String
}

private struct EntriesList {
    let rows: [EntryRow]
}
