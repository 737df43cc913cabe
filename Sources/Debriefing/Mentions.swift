/// Whom and which teams the timeline names: by its lanes, by whom the evidence it cites names, and by an @ in its words.
public struct Mentions: Hashable, Sendable {
    /// Somebody named, as it is written where it was first seen.
    public struct Name: Hashable, Sendable {
        public let text: String
        /// The entries that name them, the first first.
        public internal(set) var entries: [EntryID]

        public var handle: Handle { Handle(text) }
    }

    public private(set) var people: [Name] = []
    public private(set) var teams: [Name] = []

    init(in entries: [Entry]) {
        for entry in entries {
            let lane = entry.content.lane
            switch lane.kind {
            case .person: Mentions.note(lane.name, in: entry, &people)
            case .team: Mentions.note(lane.name, in: entry, &teams)
            case .system: break
            }
            for actor in entry.content.citations.compactMap(\.actor) { Mentions.note(actor, in: entry, &people) }
            for text in [entry.content.text] + entry.perspectives.map(\.text) {
                for handle in Mentions.handles(in: text) { Mentions.note(handle, in: entry, &people) }
            }
        }
    }

    private static func note(_ text: String, in entry: Entry, _ names: inout [Name]) {
        let handle = Handle(text)
        guard !handle.key.isEmpty else { return }
        if let index = names.firstIndex(where: { $0.handle == handle }) {
            if names[index].entries.last != entry.id { names[index].entries.append(entry.id) }
        } else {
            names.append(Name(text: text, entries: [entry.id]))
        }
    }

    /// Words that begin with an @, without what closes a sentence. A mail address is none.
    private static func handles(in text: String) -> [String] {
        // Looked for in bytes first: most texts have none, and this is asked at every change.
        guard text.utf8.contains(UInt8(ascii: "@")) else { return [] }
        return text.split(whereSeparator: \.isWhitespace).compactMap { word in
            let word = word.drop { "(“\"'".contains($0) }
            guard word.first == "@" else { return nil }
            let name = word.dropFirst().prefix { $0.isLetter || $0.isNumber || "._-".contains($0) }
            let end = name.lastIndex { $0.isLetter || $0.isNumber }
            return end.map { "@" + name[...$0] }
        }
    }
}

extension Debrief {
    /// Whom the timeline names.
    public var mentions: Mentions { Mentions(in: timeline.entries) }

    /// Who of those here goes by that name: as somebody recorded, or else as it is written.
    public func person(named handle: Handle) -> PersonID? {
        if let known = identities[handle], participant(known) != nil { return known }
        return participants.first { Handle($0.name) == handle }?.person
    }

    /// Those whom the timeline names and who do not take part, as far as names tell.
    public var uninvited: [Mentions.Name] { mentions.people.filter { person(named: $0.handle) == nil } }

    /// The teams that the timeline names and from which nobody comes.
    public var absentTeams: [Mentions.Name] {
        let coming = Set(participants.flatMap { teams[$0.person] ?? [] }.map(Handle.init))
        return mentions.teams.filter { !coming.contains($0.handle) }
    }
}
