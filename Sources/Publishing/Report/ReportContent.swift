import Debriefing
import Timekeeping

/// The report in words, ready to be set in one form or another. Names are unlike each other on purpose:
/// a template looks for a name that it misses in everything around it.
struct ReportContent {
    struct Group {
        let heading: String
        let people: String
    }

    struct Card {
        let learningLines: [String]
        /// What sort of learning it is, and the theme it was put under.
        let about: String?
    }

    let title: String
    let isSample: Bool
    let isSampleNote: String
    let published: String?
    /// For readers to whom somebody passes the document on.
    let restricted: String?
    let when: String?
    let zoneNote: String
    let summary: [String]
    let tags: [String]
    let groups: [Group]
    let picture: String
    private(set) var days: [ReportDay]
    let fromMemory: String?
    /// What the tags of the entries mean, for readers from elsewhere.
    let glossary: [ReportTag]
    let agreement: ReportAgreement
    /// What surprised us comes before everything else that was learned.
    let surprises: [String]
    let learnings: [Card]
    /// When it began and so on, and how long that took.
    let milestones: [String]
    let corrections: [String]
    let actions: ReportActions
    let ideas: [ReportIdea]
    let sources: [ReportSource]

    init(
        of published: Debrief, now current: Debrief, clock: WallClock?, link: ((Citation) -> String)?,
        picture: ((AttachmentID) -> String)?
    ) {
        let home = WallClock(published.description.zone) ?? .utc
        let clock = clock ?? home
        let words = TimeWords(clock, days: home)
        let entries = published.timeline.entries
        title = published.description.title.oneLine
        isSample = published.isSample
        isSampleNote = "This is the sample that comes with Debrief: an invented event with invented people."
        self.published = published.publication.map {
            "Published \(words.day($0.at)) by \(published.name(of: $0.by).oneLine)"
        }
        restricted = current.restriction.map { restriction in
            "Restricted to those who took part, to be reviewed on \(words.day(restriction.reviewOn)): "
                + restriction.reason.oneLine
        }
        when = words.span(from: published.description.starts, to: published.description.ends)
        zoneNote = ReportContent.zoneNote(entries, published.description, words)
        summary = published.description.summary.lines
        tags = published.description.tags.map(\.oneLine)
        groups = ReportContent.groups(published)
        self.picture = TimelinePicture(of: published, clock: clock).svg
        days = ReportDay.days(of: entries, in: published, words: words, link: link) { entry in
            (entry.content.attachments ?? []).filter { current.isShown($0.id) }.map {
                ReportPicture($0, in: published, words: words, address: picture?($0.id))
            }
        }
        fromMemory = ReportContent.fromMemory(entries)
        glossary = published.tagsInUse.filter { !$0.definition.isEmpty }.map(ReportTag.init)
        agreement = ReportAgreement(of: published, now: current)
        surprises = published.surprises.lines
        learnings = ReportContent.cards(published)
        milestones = ReportContent.milestones(published, words)
        corrections = published.corrections.map {
            "\(published.name(of: $0.by).oneLine) corrected version \($0.version): \($0.reason.oneLine)"
        }
        actions = ReportActions(of: current, words: words)
        ideas = published.ideasAreOpen ? published.ideas.map { ReportIdea($0, in: published) } : []
        sources = ReportSource.cited(by: entries, in: published)
    }

    /// The same for readers who have nothing but the document.
    var withoutLinks: ReportContent {
        var copy = self
        copy.days = days.map(\.withoutLinks)
        return copy
    }

    /// Theme by theme, those that were talked about first; then what stands by itself.
    private static func cards(_ debrief: Debrief) -> [Card] {
        let themes = debrief.themes.filter(\.isChosen) + debrief.themes.filter { !$0.isChosen }
        let sorted =
            themes.flatMap { theme in debrief.learnings.filter { $0.theme == theme.id } }
            + debrief.learnings.filter { $0.theme == nil }
        return sorted.map { learning in
            let theme = themes.first { $0.id == learning.theme }?.name.oneLine
            let about = [theme, learning.mark?.words].compactMap { $0 }.joined(separator: ", ")
            return Card(learningLines: learning.text.lines, about: about.isEmpty ? nil : about)
        }
    }

    private static func milestones(_ debrief: Debrief, _ words: TimeWords) -> [String] {
        let points = Milestone.allCases.compactMap { milestone -> String? in
            guard let mark = debrief.milestones[milestone] else { return nil }
            guard case .at(let id) = mark, let moment = debrief.timeline[id]?.content.moment, moment.start != nil else {
                return "When \(milestone.words): not known."
            }
            return "When \(milestone.words): \(words.moment(moment, in: debrief.timeline, dating: .year))."
        }
        return points + debrief.spans.map { "From when \($0.from.words) until \($0.until.words): \($0.words)." }
    }

    private static func groups(_ debrief: Debrief) -> [Group] {
        Role.allCases.compactMap { role in
            let names = debrief.participants.filter { $0.role == role }.map(\.name.oneLine)
            return names.isEmpty ? nil : Group(heading: role.words, people: names.joined(separator: ", "))
        }
    }

    private static func zoneNote(_ entries: [Entry], _ description: Description, _ words: TimeWords) -> String {
        let moments = entries.map(\.content.moment)
        let times = moments.compactMap(\.start) + moments.compactMap(\.end)
        let start = times.min() ?? description.starts ?? Instant(seconds: 0)
        return times.isEmpty && description.starts == nil
            ? "Times in \(words.clock.name)" : words.zoneNote(from: start, to: times.max() ?? start)
    }

    private static func fromMemory(_ entries: [Entry]) -> String? {
        let count = entries.count(where: \.content.isFromMemory)
        switch count {
        case 0: return nil
        case entries.count: return "All of it is told from memory."
        case 1:
            return "One of \(entries.count) entries is told from memory; "
                + "the others cite what was recorded at the time."
        default:
            return "\(count) of \(entries.count) entries are told from memory; "
                + "the others cite what was recorded at the time."
        }
    }
}

/// One file of evidence that the timeline cites, and the hash by which anybody can tell it is the same file.
struct ReportSource {
    let sourceName: String
    let hash: String

    static func cited(by entries: [Entry], in debrief: Debrief) -> [ReportSource] {
        let cited = Set(entries.flatMap(\.content.citations).map(\.source))
        return debrief.sources.filter { cited.contains($0.id) }.map {
            ReportSource(sourceName: $0.name.oneLine, hash: $0.sha256.oneLine)
        }
    }
}

/// A parked idea and what became of it.
struct ReportIdea {
    let ideaLines: [String]
    let became: String

    init(_ idea: Idea, in debrief: Debrief) {
        ideaLines = idea.text.lines
        became =
            switch idea.outcome {
            case .takenUp(let id): "taken up" + ReportIdea.remediation(id, in: debrief)
            case .merged(let id): "merged" + ReportIdea.other(id, in: debrief)
            case .moot: "no longer needed, in the light of what came out"
            case .dropped(let reason): "let go: \(reason.oneLine)"
            case nil: "still open"
            }
    }

    private static func other(_ id: IdeaID, in debrief: Debrief) -> String {
        debrief.ideas.first { $0.id == id }.map { " into “\($0.text.oneLine)”" } ?? ""
    }

    private static func remediation(_ id: RemediationID, in debrief: Debrief) -> String {
        debrief.remediations.first { $0.id == id }.map { " as “\($0.content.text.oneLine)”" } ?? ""
    }
}
