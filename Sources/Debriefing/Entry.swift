public import Timekeeping

/// Whose line of the timeline an entry stands on.
public struct Lane: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, CaseIterable, Sendable {
        case person, team, system
    }

    public var kind: Kind
    public var name: String

    public init(kind: Kind, name: String) {
        self.kind = kind
        self.name = name
    }
}

/// What sort of thing an entry tells.
public enum EntryKind: String, Codable, CaseIterable, Sendable {
    case observed, assessed, decided, acted
    case askedForHelp = "asked-for-help"
    case handedOver = "handed-over"
    case surprised
    case usualWork = "usual-work"
    case automatic
    case helped, luck, confusion
}

/// What an entry says.
public struct EntryContent: Codable, Hashable, Sendable {
    public var moment: Moment
    public var lane: Lane
    public var kind: EntryKind
    public var text: String
    public var citations: [Citation]
    /// Web addresses at which it can be seen; nil for none, as in what was written before there were any.
    public var links: [String]?
    /// Images and files beside it; nil for none.
    public var attachments: [Attachment]?

    public init(
        moment: Moment, lane: Lane, kind: EntryKind, text: String, citations: [Citation] = [], links: [String] = [],
        attachments: [Attachment] = []
    ) {
        self.moment = moment
        self.lane = lane
        self.kind = kind
        self.text = text
        self.citations = citations
        self.links = links.isEmpty ? nil : links
        self.attachments = attachments.isEmpty ? nil : attachments
    }

    /// It cites nothing, and what stands beside it was drawn at most: somebody remembers it.
    public var isFromMemory: Bool { citations.isEmpty && links == nil && attachments?.allSatisfy(\.isSketch) ?? true }
}

/// The parts of an entry that people change one by one: two people who change different parts do not meet.
public enum EntryField: String, Codable, CaseIterable, Sendable, CodingKeyRepresentable {
    case moment, lane, kind, text
}

/// A change to some parts of an entry; what is nil stays.
public struct EntryEdit: Codable, Hashable, Sendable {
    public var moment: Moment?
    public var lane: Lane?
    public var kind: EntryKind?
    public var text: String?
    /// Evidence that it cites beside what it cites already, and evidence that it cites no more. Two people who each add
    /// some do not meet.
    public var cite: [Citation]?
    public var uncite: [Citation]?
    public var link: [String]?
    public var unlink: [String]?
    /// Attachments, each in place of that of its name if there is one, and those that are taken away.
    public var attach: [Attachment]?
    public var detach: [AttachmentID]?

    public init(
        moment: Moment? = nil, lane: Lane? = nil, kind: EntryKind? = nil, text: String? = nil, cite: [Citation]? = nil,
        uncite: [Citation]? = nil, link: [String]? = nil, unlink: [String]? = nil, attach: [Attachment]? = nil,
        detach: [AttachmentID]? = nil
    ) {
        self.moment = moment
        self.lane = lane
        self.kind = kind
        self.text = text
        self.cite = cite
        self.uncite = uncite
        self.link = link
        self.unlink = unlink
        self.attach = attach
        self.detach = detach
    }

    var isEmpty: Bool { self == EntryEdit() }

    /// Those that it brings, changes or takes away.
    var attachments: Set<AttachmentID> { Set((attach ?? []).map(\.id) + (detach ?? [])) }

    public var fields: [EntryField] {
        [(EntryField.moment, moment != nil), (.lane, lane != nil), (.kind, kind != nil), (.text, text != nil)]
            .filter(\.1).map(\.0)
    }

    /// The edit without what `content` says already.
    func differing(from content: EntryContent) -> EntryEdit {
        EntryEdit(
            moment: moment == content.moment ? nil : moment, lane: lane == content.lane ? nil : lane,
            kind: kind == content.kind ? nil : kind, text: text == content.text ? nil : text,
            cite: cite?.unless(content.citations.contains), uncite: uncite?.unless { !content.citations.contains($0) },
            link: link?.unless { content.links?.contains($0) ?? false },
            unlink: unlink?.unless { !(content.links?.contains($0) ?? false) },
            attach: attach?.unless { content.attachments?.contains($0) ?? false },
            detach: detach?.unless { id in !(content.attachments?.contains { $0.id == id } ?? false) })
    }

    func applied(to content: EntryContent) -> EntryContent {
        EntryContent(
            moment: moment ?? content.moment, lane: lane ?? content.lane, kind: kind ?? content.kind,
            text: text ?? content.text, citations: content.citations.without(uncite, with: cite),
            links: (content.links ?? []).without(unlink, with: link), attachments: attachments(of: content))
    }

    private func attachments(of content: EntryContent) -> [Attachment] {
        let left = (content.attachments ?? []).filter { !(detach ?? []).contains($0.id) }
        return (attach ?? []).reduce(into: left) { all, one in
            if let index = all.firstIndex(where: { $0.id == one.id }) { all[index] = one } else { all.append(one) }
        }
    }
}

extension Array where Element: Equatable {
    /// Those for which `isSo` does not hold; nil if there are none.
    fileprivate func unless(_ isSo: (Element) -> Bool) -> [Element]? {
        let left = filter { !isSo($0) }
        return left.isEmpty ? nil : left
    }

    fileprivate func without(_ gone: [Element]?, with more: [Element]?) -> [Element] {
        (more ?? []).reduce(into: filter { !(gone ?? []).contains($0) }) { all, one in
            if !all.contains(one) { all.append(one) }
        }
    }
}

/// One item on the timeline.
public struct Entry: Codable, Hashable, Sendable, Identifiable {
    public let id: EntryID
    public internal(set) var content: EntryContent
    public let author: PersonID
    /// The number of the change that added it; entries of one instant stand in this order.
    public let added: Int
    /// The number of the change that last touched each part.
    public internal(set) var revisions: [EntryField: Int] = [:]
    public internal(set) var perspectives: [Perspective] = []
    /// What it shows, in the words of the organisation. They are said about it, and are no part of what it says.
    public internal(set) var tags: [EntryTag] = []
    /// Who took it off the timeline, and when. It can be put back.
    public internal(set) var removal: Removal?
    /// From whose account it comes, if from one.
    public internal(set) var telling: Telling?

    /// Its words were taken back, and there is nothing else: nobody sees it any more.
    var isGone: Bool { content.text.isEmpty }

    public struct Removal: Codable, Hashable, Sendable {
        public let by: PersonID
        public let at: Instant
    }
}

/// How one person lived the moment of an entry. Stands beside the others and replaces none.
public struct Perspective: Codable, Hashable, Sendable, Identifiable {
    public let id: PerspectiveID
    public let by: PersonID
    public let at: Instant
    public let text: String
    /// From whose account it comes, if from one.
    public internal(set) var telling: Telling?
}
