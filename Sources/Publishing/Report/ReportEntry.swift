import Debriefing
import Timekeeping

/// The entries under one heading of the readable timeline.
struct ReportDay {
    let day: String
    private(set) var entries: [ReportEntry]

    /// The entries in their order, parted by days as `TimeWords.headings(of:)` says.
    static func days(
        of entries: [Entry], in debrief: Debrief, words: TimeWords, link: ((Citation) -> String)?,
        pictures: (Entry) -> [ReportPicture]
    ) -> [ReportDay] {
        var parts: [(day: String, entries: [ReportEntry])] = []
        for (day, entry) in zip(words.headings(of: entries), entries) {
            let entry = ReportEntry(entry, in: debrief, words: words, link: link, pictures: pictures(entry))
            if parts.last?.day != day { parts.append((day, [])) }
            parts[parts.count - 1].entries.append(entry)
        }
        return parts.map { ReportDay(day: $0.day, entries: $0.entries) }
    }

    var withoutLinks: ReportDay {
        var copy = self
        copy.entries = entries.map(\.withoutLinks)
        return copy
    }
}

/// One entry of the readable timeline.
struct ReportEntry {
    let anchor: String
    let moment: String
    /// As HTML.
    let momentElement: String
    let lane: String
    let laneKind: String
    let kind: String
    let entryLines: [String]
    let isFromMemory: Bool
    /// Two people lived it in ways that contradict each other, and both stand.
    let isContested: Bool
    let links: [String]
    let perspectives: [ReportPerspective]
    let entryTags: [ReportTag]
    private(set) var evidence: [ReportCitation]
    /// What somebody chose to publish of what stands beside it.
    private(set) var pictures: [ReportPicture]

    init(
        _ entry: Entry, in debrief: Debrief, words: TimeWords, link: ((Citation) -> String)?, pictures: [ReportPicture]
    ) {
        let content = entry.content
        anchor = "entry-\(entry.id)"
        moment = words.moment(content.moment, in: debrief.timeline, dating: .none)
        momentElement = words.element(content.moment, in: debrief.timeline, dating: .none)
        lane = content.lane.name.oneLine
        laneKind = content.lane.kind.rawValue
        kind = content.kind.words
        entryLines = content.text.lines
        isFromMemory = content.isFromMemory
        isContested = debrief.contested.contains(entry.id)
        links = content.links ?? []
        perspectives = entry.perspectives.map {
            ReportPerspective(person: debrief.name(of: $0.by).oneLine, perspectiveLines: $0.text.lines)
        }
        entryTags = entry.tags.map(ReportTag.init)
        self.pictures = pictures
        evidence = content.citations.map { ReportCitation($0, in: debrief, words: words, link: link) }
    }

    var withoutLinks: ReportEntry {
        var copy = self
        for index in evidence.indices { copy.evidence[index].address = nil }
        for index in pictures.indices { copy.pictures[index].pictureAddress = nil }
        return copy
    }
}

/// A word of the organisation for what an entry shows.
struct ReportTag {
    let tagName: String
    let tagMeans: String

    init(_ tag: EntryTag) { (tagName, tagMeans) = (tag.name.oneLine, tag.definition.oneLine) }
}

/// An image or a file beside an entry.
struct ReportPicture {
    let pictureShows: String
    let pictureNote: String?
    /// Where it can be seen; nil for readers who have nothing but the document.
    var pictureAddress: String?
    let isPicture: Bool

    init(_ attachment: Attachment, in debrief: Debrief, words: TimeWords, address: String?) {
        pictureShows = attachment.caption.oneLine
        let time = attachment.moment.map { words.moment($0, in: debrief.timeline, dating: .none) }
        let parts = [time, attachment.isSketch ? "a sketch, from memory" : nil].compactMap { $0 }
        pictureNote = parts.isEmpty ? nil : parts.joined(separator: ", ")
        (pictureAddress, isPicture) = (address, attachment.isImage)
    }
}

/// How one person lived the moment of an entry.
struct ReportPerspective {
    let person: String
    let perspectiveLines: [String]
}

/// What was recorded at the time, where it stands, and when it was recorded.
struct ReportCitation {
    let place: String
    var address: String?
    let recorded: String?
    let quote: String

    init(_ citation: Citation, in debrief: Debrief, words: TimeWords, link: ((Citation) -> String)?) {
        let source = debrief.sources.first { $0.id == citation.source }?.name.oneLine ?? "a source no longer listed"
        let part = citation.part.oneLine
        place = "\(source)\(part.isEmpty || part == source ? "" : ", \(part)"), line \(citation.line)"
        address = link?(citation)
        recorded = citation.at.map {
            "\(words.time($0)), \(words.date($0, .day))"
                + (debrief.isZoneAssumed(of: citation) ? " (zone assumed: UTC)" : "")
        }
        quote = citation.quote.lines.joined(separator: "\n")
    }
}
