import Debriefing
import Evidence
import Publishing
import Timekeeping

/// The form for one entry with everything that can be said of it.
struct EntryPage {
    let heading: String
    let path: String
    let then: String
    /// The number of the last change that the writer sees; nil for a new entry.
    let base: Int?
    /// What a new entry is to be called; nil for one that is there.
    let newName: NewName?
    let time: String
    let relations: [Choice]
    let anchors: [Choice]
    let lane: String
    let lanes: [String]
    let laneKinds: [Choice]
    let kinds: [Choice]
    let text: String
    let cite: String?
    let quote: String?
    let zone: String
    /// What the entry cites by now; each can be taken away.
    let citations: [Cited]
    let links: [String]
    /// Everybody agreed to the timeline: altering it takes a reason.
    let wantsReason: Bool
    /// Where it is taken off the timeline; nil for a new one.
    let removalPath: String?
    /// Entries that could cite the line as well.
    let others: [Other]
    /// What was done to it so far, oldest first.
    let history: [PastRow]
    let perspectives: [PerspectiveRow]
    let entryTags: [TagRow]
    /// Those of the organisation that it does not bear.
    let otherTags: [TagRow]
    let tagsPath: String
    let vocabularyPath = Route.vocabulary.path
    let mayTag: Bool
    /// What its reader alone may see beside the entry, rendered by us; nothing for a new one.
    var margin = ""
    /// What stands beside the entry, rendered by us; nothing for a new one.
    var attachments = ""

    struct Cited {
        let place: String
        let words: String
        let quote: String
    }

    struct Other {
        let path: String
        let time: String
        let text: String
    }

    /// A new entry, about a line of the evidence if there is one.
    init(new event: Event?, cite: String?, in debrief: Debrief, offering vocabulary: [EntryTag]) {
        let typed = TypedMoment(debrief)
        let moment = event.map { Moment.exact($0.instant, .second) }
        self.init(
            heading: "A new entry", path: Route.inside(debrief.id, "entries").path, base: nil,
            time: moment.map(typed.write) ?? "", relation: "time", anchor: nil, lane: event?.actor ?? "",
            laneKind: event == nil ? .person : .system, kind: event == nil ? .observed : .automatic,
            text: event?.text ?? "", cite: cite, quote: event?.raw, evidence: nil, self: nil, in: debrief,
            offering: vocabulary)
    }

    /// An entry that is there; it is to cite the line of the evidence too, if there is one.
    init(_ entry: Entry, cite: String?, _ event: Event?, in debrief: Debrief, offering vocabulary: [EntryTag]) {
        let content = entry.content
        self.init(
            heading: "Change an entry", path: Route.entry(debrief.id, entry.id).path + "/edits", base: debrief.sequence,
            time: TypedMoment(debrief).write(content.moment),
            relation: content.moment.anchor == nil ? "time" : content.moment.kind,
            anchor: content.moment.anchor, lane: content.lane.name, laneKind: content.lane.kind, kind: content.kind,
            text: content.text, cite: cite, quote: event?.raw, evidence: content, self: entry.id, in: debrief,
            offering: vocabulary)
    }

    private init(
        heading: String, path: String, base: Int?, time: String, relation: String, anchor: EntryID?, lane: String,
        laneKind: Lane.Kind, kind: EntryKind, text: String, cite: String?, quote: String?, evidence: EntryContent?,
        self own: EntryID?, in debrief: Debrief, offering vocabulary: [EntryTag]
    ) {
        self.heading = heading
        self.path = path
        self.base = base
        newName = own == nil ? .random() : nil
        self.time = time
        self.lane = lane
        self.text = text
        self.cite = cite
        self.quote = quote
        then = Route.timeline(debrief.id).path
        zone = debrief.description.zone
        relations = [
            ("time", "as written above"), ("before", "before …"), ("after", "after …"),
        ]
        .map { Choice(key: $0, name: $1, isSelected: $0 == relation) }
        anchors = debrief.timeline.entries.filter { $0.id != own }
            .map { Choice(key: $0.id.text, name: $0.content.text.firstWords, isSelected: $0.id == anchor) }
        lanes = Set(debrief.timeline.entries.map(\.content.lane.name)).sorted()
        laneKinds = Choice.laneKinds(selected: laneKind)
        kinds = Choice.kinds(selected: kind)
        citations = (evidence?.citations ?? []).map {
            Cited(place: EvidenceShelf.place(of: $0), words: "\($0.part), line \($0.line)", quote: $0.quote)
        }
        links = evidence?.links ?? []
        let words = TimeWords(WallClock(debrief.description.zone) ?? .utc)
        history = own.map(debrief.timeline.revisions)?.map { PastRow($0, in: debrief, words) } ?? []
        perspectives = (own.flatMap { debrief.timeline[$0] }?.perspectives ?? []).map {
            PerspectiveRow(by: debrief.name(of: $0.by), text: $0.text)
        }
        let borne = own.flatMap { debrief.timeline[$0] }?.tags ?? []
        entryTags = borne.map(TagRow.init)
        otherTags = vocabulary.filter { tag in !borne.contains { $0.isCalled(tag.name) } }.map(TagRow.init)
        tagsPath = own.map { Route.entry(debrief.id, $0).path + "/tags" } ?? ""
        mayTag = own != nil && debrief.stage != .completed
        wantsReason = own != nil && debrief.wantsReasons
        removalPath = own.map { Route.entry(debrief.id, $0).path + "/removals" }
        others = EntryPage.others(than: own, citing: cite, in: debrief)
    }
}

extension EntryPage {
    fileprivate static func others(than own: EntryID?, citing cite: String?, in debrief: Debrief) -> [Other] {
        guard let cite, own == nil else { return [] }
        let (typed, entries) = (TypedMoment(debrief), debrief.timeline.entries)
        return entries.map { entry in
            Other(
                path: Route.entry(debrief.id, entry.id).path + "?cite=" + cite.percentEncoded,
                time: typed.write(entry.content.moment), text: entry.content.text.firstWords)
        }
    }
}

extension TypedMoment {
    /// Times of `debrief`, on its clock; those without a day are of the day on which the event began, or of the day on
    /// which they fall into an event that went past midnight.
    init(_ debrief: Debrief) {
        let (clock, about) = (WallClock(debrief.description.zone) ?? .utc, debrief.description)
        if let starts = about.starts, let ends = about.ends, starts <= ends {
            self.init(clock: clock, event: starts...ends)
            return
        }
        let start = about.starts ?? debrief.timeline.entries.first?.content.moment.start ?? debrief.opened
        self.init(clock: clock, day: CalendarDay(clock.time(at: start ?? Instant(nanoseconds: 0))))
    }
}
