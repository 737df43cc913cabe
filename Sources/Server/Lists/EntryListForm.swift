import Debriefing
import Evidence
import Storage
import Timekeeping

/// A list of entries to be put on the timeline: all of it, or nothing.
struct EntryListForm: CommandForm {
    /// In a form that is sent without a file each byte of the list takes up to three.
    static let limit = FormBody.limit * 3 + 4096

    let id: NameForNew<Entry>?
    let text: String

    func command(in place: FormPlace) async throws -> Command {
        .addEntries(try await entries(in: place))
    }

    /// What the list adds; nothing of what is there already.
    func entries(in place: FormPlace) async throws -> [NewEntry] {
        guard text.utf8.count <= FormBody.limit else { throw StorageFault.tooLarge(limit: FormBody.limit) }
        let rows = try EntryList(text).rows
        let asksForEvidence = rows.contains { (try? $0.entry.get().evidence?.isEmpty) == false }
        let merged = asksForEvidence ? try await place.shelf.merged(place.debrief) : nil
        var reading = ListReading(place, stem: id.orRandom().text) { place throws(Refusal) in
            try ListReading.cite(place, in: merged)
        }
        return try reading.read(rows)
    }
}

/// Reads row by row what would become of the timeline, and keeps what cannot.
private struct ListReading {
    private var draft: Debrief
    private let place: FormPlace
    /// How rows without a name are named: the list that is sent again is the same.
    private let stem: String
    private let cite: (String) throws(Refusal) -> Citation
    private var problems: [(line: Int, reason: String)] = []
    private var lines: [EntryID: Int] = [:]

    /// So many problems are told at once.
    private static let most = 10

    init(_ place: FormPlace, stem: String, cite: @escaping (String) throws(Refusal) -> Citation) {
        (self.place, self.stem, self.cite) = (place, stem, cite)
        draft = place.debrief
    }

    static func cite(_ place: String, in merged: EvidenceShelf.Merged?) throws(Refusal) -> Citation {
        guard let merged, let event = merged.event(at: place) else {
            throw .invalid("It cites “\(place.prefix(60))”, which is not in the evidence here. Bring that in first.")
        }
        return merged.citation(of: event)
    }

    mutating func read(_ rows: [EntryList.Row]) throws(Refusal) -> [NewEntry] {
        var new: [(line: Int, entry: NewEntry)] = []
        for row in rows {
            do throws(Refusal) {
                if let entry = try entry(of: row) { new.append((row.line, entry)) }
            } catch { problems.append((row.line, error.sentence)) }
        }
        let ordered = order(new)
        for (line, entry) in ordered {
            do throws(Refusal) { draft = try draft.adding(entry) } catch { problems.append((line, error.sentence)) }
        }
        guard problems.isEmpty else { throw refusal(of: rows.count) }
        return ordered.map(\.entry)
    }

    /// Nil for an entry that is on the timeline already, as it is.
    private mutating func entry(of row: EntryList.Row) throws(Refusal) -> NewEntry? {
        let listed = try row.entry.get()
        let name = listed.id.flatMap { $0.isEmpty ? nil : $0 } ?? "\(stem)-\(row.line)"
        guard let id = EntryID(name) else {
            throw .invalid(
                "“\(name.prefix(40))” is no id: 1 to 64 letters, digits, - and _. Leave it empty for a new one.")
        }
        if let before = lines.updateValue(row.line, forKey: id) {
            throw .invalid("It has the id of line \(before). Leave one of them empty.")
        }
        let content = try listed.content(in: place.debrief, cite)
        guard let there = place.debrief.timeline[id] else {
            return NewEntry(id: id, content: content, tags: try place.tags(listed.tags ?? []))
        }
        // What a list cannot hold stays beside the entry.
        var said = there.content
        said.attachments = nil
        guard said == content else {
            throw .invalid(
                "An entry of that id is there and says something else. Leave the id empty to add this one too.")
        }
        return nil
    }

    /// Those that are told by another behind that one.
    private func order(_ new: [(line: Int, entry: NewEntry)]) -> [(line: Int, entry: NewEntry)] {
        var placed: [(line: Int, entry: NewEntry)] = []
        var known: Set<EntryID> = []
        var waiting = new
        let listed = Set(new.map(\.entry.id))
        while !waiting.isEmpty {
            let ready = waiting.filter {
                $0.entry.content.moment.anchor.map { known.contains($0) || !listed.contains($0) } ?? true
            }
            guard !ready.isEmpty else { return placed + waiting }
            placed += ready
            known.formUnion(ready.map(\.entry.id))
            waiting.removeAll { known.contains($0.entry.id) }
        }
        return placed
    }

    private func refusal(of rows: Int) -> Refusal {
        let told = problems.sorted { $0.line < $1.line }.prefix(ListReading.most).map {
            "Line \($0.line): \($0.reason)"
        }
        let more = problems.count > ListReading.most ? " And \(problems.count - ListReading.most) more." : ""
        let count = problems.count.counted("row", "rows")
        return .invalid(
            "\(count) of \(rows) cannot be read, so nothing was added. " + told.joined(separator: " ") + more
                + " Mend them and send the list again.")
    }
}
