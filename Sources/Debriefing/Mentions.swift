/// Whom and which teams a timeline names: by its lanes, by whom the evidence it cites names, and by an @ in its words.
public struct Mentions: Hashable, Sendable {
    /// Somebody named, as it is written where it was first seen.
    public struct Name: Hashable, Sendable {
        public let text: String
        public let handle: Handle
    }

    public let people: [Name]
    public let teams: [Name]

    init(in entries: [Entry], and accounts: [Account] = []) {
        var (people, teams) = (Names(), Names())
        for entry in entries {
            let lane = entry.content.lane
            switch lane.kind {
            case .person: people.note(lane.name)
            case .team: teams.note(lane.name)
            case .system: break
            }
            entry.content.citations.compactMap(\.actor).forEach { people.note($0) }
            for text in [entry.content.text] + entry.perspectives.map(\.text) { people.noteHandles(in: text) }
        }
        for item in accounts.flatMap(\.items) { people.noteHandles(in: item.text) }
        (self.people, self.teams) = (people.all, teams.all)
    }
}

/// Names as they are found, each once.
private struct Names {
    private(set) var all: [Mentions.Name] = []
    private var handles: Set<Handle> = []
    // Asked first: a timeline repeats few names many times, and it takes longer to read one than to find it.
    private var texts: Set<String> = []

    mutating func note(_ text: String) {
        guard texts.insert(text).inserted else { return }
        let handle = Handle(text)
        guard !handle.key.isEmpty, handles.insert(handle).inserted else { return }
        all.append(Mentions.Name(text: text, handle: handle))
    }

    /// Words that begin with an @, without what closes a sentence. A mail address is none.
    mutating func noteHandles(in text: String) {
        // Looked for in bytes first: most texts have none, and this is asked at every change.
        guard text.utf8.contains(UInt8(ascii: "@")) else { return }
        for word in text.split(whereSeparator: \.isWhitespace).map({ $0.drop { "(“\"'".contains($0) } })
        where word.first == "@" {
            let name = word.dropFirst().prefix { $0.isLetter || $0.isNumber || "._-".contains($0) }
            if let end = name.lastIndex(where: { $0.isLetter || $0.isNumber }) { note("@" + name[...end]) }
        }
    }
}

extension Debrief {
    var mentions: Mentions { Mentions(in: timeline.inOrderOfArrival) }

    /// Whom each name means here: as somebody recorded, or else as it is written.
    var bearers: [Handle: PersonID] {
        let named = Dictionary(participants.map { (Handle($0.name), $0.person) }) { first, _ in first }
        return named.merging(identities.filter { participant($0.value) != nil }) { _, recorded in recorded }
    }

    /// Who of those here goes by that name.
    public func person(named handle: Handle) -> PersonID? { bearers[handle] }

    /// Those whom the timeline or one of `accounts` names and who do not take part, as far as names tell.
    public func uninvited(and accounts: [Account] = []) -> [Mentions.Name] {
        uninvited(Mentions(in: timeline.inOrderOfArrival, and: accounts))
    }

    func uninvited(_ mentions: Mentions) -> [Mentions.Name] {
        let bearers = bearers
        return mentions.people.filter { bearers[$0.handle] == nil }
    }

    /// The teams that are named and from which nobody comes.
    func absentTeams(_ mentions: Mentions) -> [Mentions.Name] {
        let coming = Set(participants.flatMap { teams[$0.person] ?? [] }.map(Handle.init))
        return mentions.teams.filter { !coming.contains($0.handle) }
    }
}
