import Debriefing
import Foundation

/// An entry as a row of a list that is written and read.
struct ListedEntry: Codable, Equatable {
    var id: String?
    /// As people type it.
    var time: String?
    /// `before` or `after` the entry that `anchor` names.
    var relation: String?
    var anchor: String?
    var lane: String?
    var laneKind: String?
    var kind: String?
    var text: String?
    var links: [String]?
    /// Places in the evidence.
    var evidence: [String]?
    /// The names of its tags.
    var tags: [String]?

    init() {}

    init(_ entry: Entry, _ typed: TypedMoment) {
        let content = entry.content
        id = entry.id.text
        time = typed.write(content.moment)
        if let other = content.moment.anchor { (relation, anchor) = (content.moment.kind, other.text) }
        (lane, laneKind) = (content.lane.name, content.lane.kind.rawValue)
        (kind, text) = (content.kind.rawValue, content.text)
        (links, evidence) = (content.links ?? [], content.citations.map(EvidenceShelf.place))
        tags = entry.tags.map(\.name)
    }

    /// The columns of a table, in their order.
    enum Column: String, CaseIterable {
        case id, time, relation, anchor, lane, laneKind, kind, text, links, evidence, tags
    }

    subscript(column: Column) -> String {
        get {
            switch column {
            case .id: id ?? ""
            case .time: time ?? ""
            case .relation: relation ?? ""
            case .anchor: anchor ?? ""
            case .lane: lane ?? ""
            case .laneKind: laneKind ?? ""
            case .kind: kind ?? ""
            case .text: text ?? ""
            case .links: (links ?? []).joined(separator: "\n")
            case .evidence: (evidence ?? []).joined(separator: "\n")
            case .tags: (tags ?? []).joined(separator: ", ")
            }
        }
        set {
            switch column {
            case .id: id = newValue
            case .time: time = newValue
            case .relation: relation = newValue
            case .anchor: anchor = newValue
            case .lane: lane = newValue
            case .laneKind: laneKind = newValue
            case .kind: kind = newValue
            case .text: text = newValue
            case .links: links = newValue.split(whereSeparator: \.isNewline).map(String.init)
            case .evidence: evidence = newValue.split(whereSeparator: \.isNewline).map(String.init)
            case .tags: tags = newValue.split(separator: ",").map(String.init)
            }
        }
    }
}

extension ListedEntry {
    /// What the entry would say.
    /// - Parameter cite: The line of evidence at a place.
    func content(
        in debrief: Debrief, _ cite: (String) throws(Refusal) -> Citation
    ) throws(Refusal) -> EntryContent {
        guard let lane = lane.filled else { throw .missing("The lane (who or what it was)") }
        guard let text = text.filled else { throw .missing("The text") }
        var citations: [Citation] = []
        for place in evidence ?? [] where !place.isEmpty { citations.append(try cite(place)) }
        return EntryContent(
            moment: try moment(in: debrief),
            lane: Lane(
                kind: try ListedEntry.choice(laneKind, or: .person, "A lane is a person, a team or a system"),
                name: lane),
            kind: try ListedEntry.choice(
                kind, or: .observed, "A kind is one of " + EntryKind.allCases.map(\.rawValue).joined(separator: ", ")),
            text: text, citations: citations, links: (links ?? []).filter { !$0.isEmpty })
    }

    private func moment(in debrief: Debrief) throws(Refusal) -> Moment {
        switch relation.filled {
        case "before": .before(try other())
        case "after": .after(try other())
        case nil: try TypedMoment(debrief).read(time ?? "")
        case let word?: throw .invalid("“\(word.prefix(40))” is no relation: it is before, after, or empty.")
        }
    }

    private func other() throws(Refusal) -> EntryID {
        guard let id = anchor.flatMap(EntryID.init) else { throw .missing("The entry it is told by") }
        return id
    }

    private static func choice<Value: RawRepresentable<String>>(
        _ word: String?, or usual: Value, _ rule: String
    ) throws(Refusal) -> Value {
        guard let word = word.filled else { return usual }
        guard let value = Value(rawValue: word.lowercased()) else {
            throw .invalid("“\(word.prefix(40))” is none of them. \(rule).")
        }
        return value
    }
}

extension String? {
    /// Nil for a blank one as for none.
    fileprivate var filled: String? { self.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }
}
