/// Somebody through whose eyes an event is looked at.
public struct Insider: Hashable, Sendable {
    /// The name that they go by in the debrief.
    public let name: String
    /// Nil for a name on the timeline that nobody here bears.
    public let person: PersonID?
    /// What they are called elsewhere too: a first name that nobody else here has.
    public let names: [String]

    func isCalled(_ text: String) -> Bool { names.contains { $0.words == text.words } }

    /// Whether `text` names them, by words of their own.
    public func isNamed(in text: String) -> Bool {
        let words = text.words
        return names.contains { name in
            let name = name.words
            guard !name.isEmpty, name.count <= words.count else { return false }
            return (0...(words.count - name.count)).contains { words[$0..<$0 + name.count].elementsEqual(name) }
        }
    }
}

/// Something that had reached somebody, as far as the timeline tells.
public struct Lived: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// They did it, or saw it, themselves.
        case own
        /// What they told of the moment of an entry that may not have reached them.
        case words(Perspective)
        /// Somebody asked them, or handed something over to them.
        case asked
    }

    public let known: Reveal.Known
    public let reason: Reason
}

extension Debrief {
    /// Those who can be looked through: everybody who was there, and the names of people on `known`.
    public func insiders(_ known: [Reveal.Known]) -> [Insider] {
        let present = participants.filter(\.role.contributes).map { insider($0.name, $0.person) }
        let lanes = Set(known.map(\.entry.content.lane).filter { $0.kind == .person }.map(\.name)).sorted()
        return present + lanes.filter { lane in !present.contains { $0.isCalled(lane) } }.map { insider($0, nil) }
    }

    /// What of `known` had reached `insider`: not what others did, saw or thought meanwhile.
    public func lived(_ known: [Reveal.Known], by insider: Insider) -> [Lived] {
        let others = insiders([]).filter { $0 != insider }
        return known.flatMap { known -> [Lived] in
            let entry = known.entry
            if isOwn(entry, of: insider, others) { return [Lived(known: known, reason: .own)] }
            if entry.content.kind.isTurnedToSomebody, insider.isNamed(in: entry.content.text) {
                return [Lived(known: known, reason: .asked)]
            }
            let told = entry.perspectives.filter { ($0.telling?.author ?? $0.by) == insider.person }
            return told.map { Lived(known: known, reason: .words($0)) }
        }
    }

    /// On a line of their own, or told by them of a person or team: a note-taker writes for others, on their lines.
    private func isOwn(_ entry: Entry, of insider: Insider, _ others: [Insider]) -> Bool {
        let lane = entry.content.lane
        if lane.kind == .person, insider.isCalled(lane.name) { return true }
        guard lane.kind != .system, let person = insider.person else { return false }
        return (entry.telling?.author ?? entry.author) == person && !others.contains { $0.isCalled(lane.name) }
    }

    private func insider(_ name: String, _ person: PersonID?) -> Insider {
        let first = name.words.first ?? ""
        let bearers = participants.filter { $0.name.words.first == first }
        let isTheirs = bearers.allSatisfy { $0.person == person } && !first.isEmpty
        return Insider(name: name, person: person, names: isTheirs && name.words.count > 1 ? [name, first] : [name])
    }
}

extension EntryKind {
    fileprivate var isTurnedToSomebody: Bool { self == .askedForHelp || self == .handedOver }
}

extension String {
    fileprivate var words: [String] { lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init) }
}
