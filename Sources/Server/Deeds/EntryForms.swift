import Debriefing
import Storage
import Timekeeping

/// A new entry. Its moment is typed in words, or comes as the fields of a `Moment`.
struct EntryForm: CommandForm {
    private let id: NameForNew<Entry>?
    private let text: String
    /// The place in the evidence that the entry cites.
    private let cite: String?
    /// A web address at which it can be seen.
    private let link: String?
    /// The names of its tags.
    private let tag: [String]?
    private let fields: EntryFields

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decodeIfPresent(NameForNew<Entry>.self, forKey: .id)
        text = try container.decode(String.self, forKey: .text)
        cite = try container.decodeIfPresent(String.self, forKey: .cite)
        link = try container.decodeIfPresent(String.self, forKey: .link)
        tag = try container.decodeIfPresent([String].self, forKey: .tag)
        fields = try EntryFields(from: decoder)
    }

    private enum Key: CodingKey { case id, text, cite, link, tag }

    func command(in place: FormPlace) async throws -> Command {
        guard let lane = fields.lane else { throw Refusal.missing("The lane (who or what it was)") }
        let content = EntryContent(
            moment: try fields.typedMoment(in: place) ?? .unknown,
            lane: Lane(kind: try fields.chosenLaneKind ?? .person, name: lane),
            kind: try fields.chosenKind ?? .observed,
            text: text, citations: try await place.citations(cite) ?? [], links: link.filled.map { [$0] } ?? [])
        let tags = try place.tags(tag ?? [])
        guard !tags.isEmpty else { return .addEntry(id.orRandom(), content) }
        return .addEntries([NewEntry(id: id.orRandom(), content: content, tags: tags)])
    }
}

/// A change to some parts of an entry; what is not sent stays.
struct EntryEditForm: CommandForm {
    /// The number of the last change that the writer has seen.
    private let base: Int
    private let text: String?
    /// Evidence and a web address to add, and those to take away, each by the place or address that names it.
    private let cite: String?
    private let link: String?
    private let uncite: [String]?
    private let unlink: [String]?
    private let fields: EntryFields

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        base = try container.decode(Int.self, forKey: .base)
        text = try container.decodeIfPresent(String.self, forKey: .text)
        cite = try container.decodeIfPresent(String.self, forKey: .cite)
        link = try container.decodeIfPresent(String.self, forKey: .link)
        uncite = try container.decodeIfPresent([String].self, forKey: .uncite)
        unlink = try container.decodeIfPresent([String].self, forKey: .unlink)
        fields = try EntryFields(from: decoder)
    }

    private enum Key: CodingKey { case base, text, cite, link, uncite, unlink }

    func command(in place: FormPlace) async throws -> Command {
        let id: EntryID = try place.id("entry")
        let current = place.debrief.timeline[id]?.content
        let kind = try fields.chosenLaneKind ?? current?.lane.kind ?? .person
        let edit = EntryEdit(
            moment: try fields.typedMoment(in: place), lane: fields.lane.map { Lane(kind: kind, name: $0) },
            kind: try fields.chosenKind, text: text, cite: try await place.citations(cite),
            uncite: current?.citations.filter { uncite?.contains(EvidenceShelf.place(of: $0)) ?? false },
            link: link.filled.map { [$0] }, unlink: unlink)
        return .changeEntry(id, edit, base: base)
    }
}

extension FormPlace {
    /// What is cited by naming a place in the evidence; nil if none is named.
    fileprivate func citations(_ place: String?) async throws -> [Citation]? {
        guard let place = place.filled else { return nil }
        return [try await shelf.citation(place, in: debrief)]
    }
}

extension String? {
    /// Nil for an empty field as for none.
    fileprivate var filled: String? { self?.isEmpty ?? true ? nil : self }
}

/// The fields that a new entry and a changed one share.
private struct EntryFields: Decodable {
    let time: String?
    let moment: Moment?
    let relation: String?
    let anchor: String?
    let lane: String?
    let laneKind: String?
    let kind: String?

    func typedMoment(in place: FormPlace) throws -> Moment? {
        if let moment { return moment }
        if let relation, relation != "time" {
            guard let anchor = anchor.flatMap(EntryID.init) else { throw Refusal.missing("The entry it is told by") }
            return relation == "before" ? .before(anchor) : .after(anchor)
        }
        return try time.map { try TypedMoment(place.debrief).read($0) }
    }

    var chosenLaneKind: Lane.Kind? {
        get throws { try choice(laneKind, "A lane is a person, a team or a system. Choose one of them.") }
    }

    var chosenKind: EntryKind? {
        get throws { try choice(kind, "There is no such kind of entry. Choose one of the list.") }
    }

    private func choice<Value: RawRepresentable<String>>(_ text: String?, _ reason: String) throws -> Value? {
        guard let text else { return nil }
        guard let value = Value(rawValue: text) else { throw Refusal.invalid(reason) }
        return value
    }
}

struct EntryRemovalForm: CommandForm {
    func command(in place: FormPlace) throws -> Command { .removeEntry(try place.id("entry")) }
}

struct EntryRestorationForm: CommandForm {
    func command(in place: FormPlace) throws -> Command { .restoreEntry(try place.id("entry")) }
}

struct PerspectiveForm: CommandForm {
    let id: NameForNew<Perspective>?
    let text: String

    func command(in place: FormPlace) throws -> Command {
        .addPerspective(id.orRandom(), text, to: try place.id("entry"))
    }
}
