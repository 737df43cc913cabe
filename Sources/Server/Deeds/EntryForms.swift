import Debriefing
import Storage
import Timekeeping

/// A new entry. Its moment is typed in words, or comes as the fields of a `Moment`.
struct EntryForm: CommandForm {
    private let id: EntryID?
    private let text: String
    /// The place in the evidence that the entry cites.
    private let cite: String?
    private let fields: EntryFields

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decodeIfPresent(EntryID.self, forKey: .id)
        text = try container.decode(String.self, forKey: .text)
        cite = try container.decodeIfPresent(String.self, forKey: .cite)
        fields = try EntryFields(from: decoder)
    }

    private enum Key: CodingKey { case id, text, cite }

    func command(in place: FormPlace) async throws -> Command {
        guard let lane = fields.lane else { throw Refusal.missing("The lane (who or what it was)") }
        let citation: Citation? =
            if let cite, !cite.isEmpty { try await place.shelf.citation(cite, in: place.debrief) } else { nil }
        let content = EntryContent(
            moment: try fields.typedMoment(in: place) ?? .unknown,
            lane: Lane(kind: try fields.chosenLaneKind ?? .person, name: lane),
            kind: try fields.chosenKind ?? .observed,
            text: text, citations: citation.map { [$0] } ?? [])
        return .addEntry(id ?? .random(), content)
    }
}

/// A change to some parts of an entry; what is not sent stays.
struct EntryEditForm: CommandForm {
    /// The number of the last change that the writer has seen.
    private let base: Int
    private let text: String?
    private let fields: EntryFields

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        base = try container.decode(Int.self, forKey: .base)
        text = try container.decodeIfPresent(String.self, forKey: .text)
        fields = try EntryFields(from: decoder)
    }

    private enum Key: CodingKey { case base, text }

    func command(in place: FormPlace) throws -> Command {
        let id: EntryID = try place.id("entry")
        let current = place.debrief.timeline[id]?.content.lane
        let lane = try fields.lane.map { Lane(kind: try fields.chosenLaneKind ?? current?.kind ?? .person, name: $0) }
        let edit = EntryEdit(
            moment: try fields.typedMoment(in: place), lane: lane, kind: try fields.chosenKind, text: text)
        return .changeEntry(id, edit, base: base)
    }
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
    let id: PerspectiveID?
    let text: String

    func command(in place: FormPlace) throws -> Command {
        .addPerspective(id ?? .random(), text, to: try place.id("entry"))
    }
}
