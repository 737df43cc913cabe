import Debriefing
import Timekeeping

/// A debrief as programs see it: what its participants see, and no more.
struct DebriefDocument: Encodable {
    struct Entry: Encodable {
        let id: EntryID
        let moment: Moment
        let lane: Lane
        let kind: EntryKind
        let text: String
        let author: PersonID
        let citations: [Citation]
        let links: [String]
        let perspectives: [Perspective]
        let tags: [EntryTag]
        let attachments: [Attachment]
    }

    struct Idea: Encodable {
        let id: IdeaID
        let by: PersonID
        let at: Instant
        let entry: EntryID?
        let text: String
        let outcome: IdeaOutcome?
    }

    struct Timeline: Encodable {
        let version: Int
        let entries: [Entry]
    }

    struct Clock: Encodable {
        let minutes: [String: Int]
        let deadline: Instant?
        let extensions: [Extension]
    }

    let id: DebriefID
    /// The number of the last change that is contained.
    let sequence: Int
    let description: Description
    let isSample: Bool
    let stage: Stage
    let clock: Clock
    let participants: [Participant]
    let present: [PersonID]
    let sources: [Source]
    let timeline: Timeline
    let ideaCount: Int
    /// Absent until the remediation stage.
    let ideas: [Idea]?
    let isAgreed: Bool
    let agreements: [Agreement]
    let window: CalendarDay?
    let milestones: [String: Milestone.Mark]
    let contested: [EntryID]
    let corrections: [Correction]
    let preRead: PreRead?
    let cardPlan: CardPlan
    let surprises: String
    let themes: [Theme]
    let themeVote: ThemeVote?
    let learnings: [Learning]
    let remediations: [Remediation]
    let meetings: Int
    let group: SmallGroup?
    let notes: [RevealedNote]
    let publication: Publication?
    let restriction: Restriction?
    let meeting: Meeting?
    let teams: [String: [String]]
    let signs: [Sign]
    let readiness: [ReadinessItem]

    init(_ debrief: Debrief) {
        id = debrief.id
        sequence = debrief.sequence
        description = debrief.description
        isSample = debrief.isSample
        stage = debrief.stage
        clock = Clock(
            minutes: Dictionary(uniqueKeysWithValues: Stage.workshop.map { ($0.rawValue, debrief.clock.plan[$0]) }),
            deadline: debrief.clock.deadline, extensions: debrief.clock.extensions)
        participants = debrief.participants
        present = debrief.present
        sources = debrief.sources
        timeline = Timeline(version: debrief.timeline.version, entries: debrief.timeline.entries.map(Entry.init))
        ideaCount = debrief.ideas.count
        ideas = debrief.ideasAreOpen ? debrief.ideas.map(Idea.init) : nil
        isAgreed = debrief.isAgreed
        agreements = debrief.agreements
        window = debrief.window
        milestones = Dictionary(uniqueKeysWithValues: debrief.milestones.map { ($0.key.rawValue, $0.value) })
        contested = debrief.contested.sorted { $0.text < $1.text }
        corrections = debrief.corrections
        preRead = debrief.preRead
        cardPlan = debrief.cardPlan
        surprises = debrief.surprises
        themes = debrief.themes
        themeVote = debrief.themeVote
        learnings = debrief.learnings
        remediations = debrief.remediations
        meetings = debrief.meetings
        group = debrief.group
        notes = debrief.notes
        publication = debrief.publication
        restriction = debrief.restriction
        meeting = Meeting(debrief.attendance)
        teams = Dictionary(uniqueKeysWithValues: debrief.teams.map { ($0.key.text, $0.value) })
        signs = debrief.signs
        readiness = debrief.readiness.items.map(ReadinessItem.init)
    }
}

extension DebriefDocument.Entry {
    init(_ entry: Debriefing.Entry) {
        id = entry.id
        moment = entry.content.moment
        lane = entry.content.lane
        kind = entry.content.kind
        text = entry.content.text
        author = entry.author
        citations = entry.content.citations
        links = entry.content.links ?? []
        perspectives = entry.perspectives
        tags = entry.tags
        attachments = entry.content.attachments ?? []
    }
}

extension DebriefDocument.Idea {
    init(_ idea: Debriefing.Idea) {
        id = idea.id
        by = idea.by
        at = idea.at
        entry = idea.entry
        text = idea.text
        outcome = idea.outcome
    }
}

/// A debrief on a list.
struct DebriefSummary: Encodable {
    let id: DebriefID
    let title: String
    let stage: Stage
    let role: Role?
    let isPublished: Bool
    let isRestricted: Bool
    let isSample: Bool

    init(_ debrief: Debrief, for person: PersonID) {
        id = debrief.id
        title = debrief.description.title
        stage = debrief.stage
        role = debrief.participant(person)?.role
        isPublished = debrief.publication != nil
        isRestricted = debrief.restriction != nil
        isSample = debrief.isSample
    }
}

extension DebriefDocument {
    /// When and where people meet, and what they said.
    struct Meeting: Encodable {
        let starts: Instant
        let minutes: Int
        let place: String
        let link: String?
        let invited: [PersonID]
        let replies: [String: Reply]

        init?(_ attendance: Attendance) {
            guard let appointment = attendance.appointment else { return nil }
            (starts, minutes) = (appointment.starts, appointment.minutes)
            (place, link) = (appointment.place, appointment.link)
            invited = attendance.invitations.keys.sorted { $0.text < $1.text }
            replies = Dictionary(uniqueKeysWithValues: attendance.replies.map { ($0.key.text, $0.value) })
        }
    }

    struct ReadinessItem: Encodable {
        let kind: Readiness.Kind
        let state: String
        let missing: [String]
        let reason: String?

        init(_ item: Readiness.Item) {
            (kind, state) = (item.kind, item.state.rawValue)
            (missing, reason) = (item.missing, item.override?.reason)
        }
    }
}
