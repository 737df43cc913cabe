import Debriefing
import Publishing
import Timekeeping

/// One debrief as one audience sees it: the regions that its pages are made of.
///
/// A page is its regions in a frame, and a stream sends the regions that a change altered, rendered by the same code:
/// so an old page with the streamed fragments put in place equals the fresh page.
struct Scene {
    let debrief: Debrief
    let audience: Audience
    let templates: Templates
    /// On the clock of the debrief.
    let words: TimeWords
    /// On the clock that the pictures go by: a script asks for those of another zone, since they have no elements for times.
    var pictureWords: TimeWords
    /// What is to be seen of the timeline. What is streamed shows all of it.
    var board = BoardView()
    /// Whose page it is; nil for what many get.
    var viewer: PersonID?
    let workingDays: WorkingDays
    /// The tags that entries can be given.
    let vocabulary: [EntryTag]
    let dueDates: DueDates
    private let namesWhatIsNew: Bool
    private let order: Order

    /// - Parameter namesWhatIsNew: The forms bring names for what they make; not where many get the same forms.
    init(
        _ debrief: Debrief, audience: Audience, templates: Templates, workingDays: WorkingDays,
        vocabulary: [EntryTag] = [], dueDates: DueDates = .none, namesWhatIsNew: Bool = false
    ) {
        self.debrief = debrief
        self.audience = audience
        self.templates = templates
        self.workingDays = workingDays
        self.vocabulary = vocabulary
        self.dueDates = dueDates
        words = TimeWords(WallClock(debrief.description.zone) ?? .utc)
        pictureWords = words
        self.namesWhatIsNew = namesWhatIsNew
        order = Order(debrief.timeline)
    }

    /// The entries of the timeline in their order, which is made out once for all regions that ask for it.
    var entries: [Entry] { order.entries }

    var leads: Bool { audience == .leaders }
    var contributes: Bool { audience == .leaders || audience == .contributors }
    /// Observers read, and a completed debrief stays as it is.
    var mayChange: Bool { contributes && debrief.stage != .completed }

    /// A name for what one form makes.
    var newName: NewName { namesWhatIsNew ? .random() : .none }

    /// The same with pictures in the zone that the address asks for.
    func shown(_ asked: [String: String]) -> Scene {
        guard let clock = asked["times"].flatMap(WallClock.init) else { return self }
        var scene = self
        scene.pictureWords = TimeWords(clock, days: words.clock)
        return scene
    }

    func html(_ region: Region) -> String { region.render(self) }

    func path(_ place: String) -> String { Route.inside(debrief.id, place).path }

    func name(_ person: PersonID) -> String { debrief.name(of: person) }

    /// As in `29 March 2026, 14:05`.
    func dated(_ instant: Instant) -> String {
        "\(words.time(instant, .day)), \(words.time(instant, .minute))"
    }

    /// The same as HTML.
    func datedElement(_ instant: Instant) -> String { words.element(instant, .minute, dating: .year) }
}

extension Scene {
    private final class Order {
        private let timeline: Timeline
        private(set) lazy var entries = timeline.entries

        init(_ timeline: Timeline) {
            self.timeline = timeline
        }
    }

    /// What pages have to do to show `debrief` after `change`, when they showed `before` so far.
    func fragments(for change: Change, from before: Debrief) -> [Fragment] {
        if hasChangedEverywhere(since: before) { return [.reload] }
        let old = Scene(
            before, audience: audience, templates: templates, workingDays: workingDays, dueDates: dueDates)
        let altered = Region.all.flatMap { $0.fragments(old, self) }
        return entryFragments(from: old) + altered + reseated(by: change, since: before)
            + refreshed(by: change, since: before) + candidates(after: change) + personal(after: change)
            + preparationRefreshed(by: change, since: before)
            + (debrief.wantsReasons == before.wantsReasons ? [] : [.refresh(id: "undo")])
    }

    /// The title stands on every page, the zone is in every time, and a completed debrief has no forms.
    private func hasChangedEverywhere(since before: Debrief) -> Bool {
        debrief.description.title != before.description.title || debrief.description.zone != before.description.zone
            || (debrief.stage == .completed) != (before.stage == .completed)
    }

    /// Whoever has another role, and whoever has or loses the desk because somebody else has, loads anew.
    private func reseated(by change: Change, since before: Debrief) -> [Fragment] {
        let moved = debrief.participants.map(\.person).filter {
            $0 != change.reseated && before.participant($0) != nil && before.marksHeard($0) != debrief.marksHeard($0)
        }
        return ((change.reseated.map { [$0] } ?? []) + moved).map { .reseat(person: $0) }
    }

    /// What differs from one person to the next, so that each page fetches its own.
    private func personal(after change: Change) -> [Fragment] {
        switch change.fact {
        case .accountReleased, .accountRevised, .accountWithdrawn, .stageOpened:
            [.refresh(id: "account"), .refresh(id: "accounts")]
        case .accountsOpened, .fewAccountsAccepted, .joined, .left, .roleGiven, .described, .entryAdded, .entryChanged,
            .entryRemoved, .entryRestored, .undone, .entryTold, .perspectiveTold:
            [.refresh(id: "accounts")]
        default: []
        }
    }

    private func candidates(after change: Change) -> [Fragment] {
        switch change.fact {
        case .candidateDismissed, .entryAdded, .entryChanged, .sourceAdded, .sourceRead, .joined, .left, .described:
            [.refresh(id: "candidates")]
        default: []
        }
    }

    private func refreshed(by change: Change, since before: Debrief) -> [Fragment] {
        let isPublic = debrief.publication != nil || before.publication != nil
        let publication: [Fragment] = isPublic ? [.refresh(id: "publication")] : []
        return switch change.fact {
        case .entryAdded, .entryChanged, .entryRemoved, .entryRestored, .undone, .entryTold, .perspectiveTold,
            .accountRevised, .accountWithdrawn:
            [.refresh(id: "timeline-picture"), .refresh(id: "undo"), .refresh(id: "desk"), .refresh(id: "then-known")]
                + publication
        case .entryTagged, .entryUntagged: [.refresh(id: "timeline-picture")] + publication
        case .attachmentErased: [.refresh(id: "timeline-picture"), .refresh(id: "undo")] + publication
        case .sourceAdded:
            [.refresh(id: "evidence-lines"), .refresh(id: "evidence-picture"), .refresh(id: "timeline-picture")]
                + publication
        case .sourceRead:
            [.refresh(id: "evidence-lines"), .refresh(id: "evidence-picture"), .refresh(id: "source")]
                + [.refresh(id: "timeline-picture")] + publication
        // Whom one can still add to the debrief, and what somebody is here.
        case .joined, .left: ["invitation", "desk", "own"].map(Fragment.refresh) + publication
        case .facilitationGiven: ["desk", "own"].map(Fragment.refresh) + publication
        case .partGiven: [.refresh(id: "own")] + publication
        // What only one person sees is fetched by their own page, and so is the picture with its counts of evidence.
        case .stageOpened:
            ["desk", "own", "own-words", "join-code", "timeline-picture", "undo"].map(Fragment.refresh) + publication
        case .arrived, .focused, .extended, .themeVoteOpened, .themeVoteClosed:
            [.refresh(id: "desk")] + publication
        case .perspectiveAdded: [.refresh(id: "desk"), .refresh(id: "then-known")] + publication
        case .cardsPlanned, .cardsRevealed, .groupAppointed, .followUpOpened, .followUpEnded, .remediationProposed,
            .remediationMoved, .ideaSettled:
            [.refresh(id: "own-words")] + publication
        default: publication
        }
    }
}
