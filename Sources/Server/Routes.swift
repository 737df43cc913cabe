import Hummingbird
import Storage
import Timekeeping

/// The site map: every address, who may ask there, and who answers.
struct Site: Sendable {
    let store: Store
    let settings: Settings
    let rooms: Rooms
    let shelf: EvidenceShelf
    let candidates: Candidates
    let pages: Pages
    let sample: Sample
    let patience: Patience
    let now: @Sendable () -> Instant
    private let streams = OpenStreams()
    private let handOuts = HandOuts()

    func router() -> Router<VisitContext> {
        let router = Router(context: VisitContext.self)
        router.add(middleware: Seclusion())
        router.add(middleware: Faults(pages: pages))
        router.add(middleware: Recognition(store: store, now: now))
        // Once more, for what goes wrong further in: the page that says so knows by now whom it is for.
        router.add(middleware: Faults(pages: pages))
        router.add(middleware: SameOrigin())

        let signIn = SignIn(store: store, pages: pages, settings: settings, patience: patience, now: now)
        pages.files.addRoutes(to: router)
        Health(store: store).addRoutes(to: router)
        signIn.addRoutes(to: router)
        let links = Links(store: store, rooms: rooms, pages: pages, signIn: signIn, now: now)
        links.addRoutes(to: router)
        JoinPages(links: links, patience: patience).addRoutes(to: router)
        addPages(to: router)
        addAPI(to: router)
        return router
    }

    private func addPages(to router: Router<VisitContext>) {
        let people = router.group(context: PersonContext.self)
        let members = router.group(context: MemberContext.self)
        let seats = router.group("debriefs/:debrief").add(middleware: Seating(rooms: rooms))
        let debriefs = seats.group(context: DebriefContext.self)
        let frame = DebriefPage(pages: pages)

        Home(store: store, rooms: rooms, pages: pages, sample: sample, now: now).addRoutes(to: people, members)
        AccountPages(store: store, pages: pages, patience: patience, now: now).addRoutes(to: people)
        PeoplePages(store: store, pages: pages, settings: settings, handOuts: handOuts, now: now).addRoutes(
            to: members, debriefs, people)
        DebriefPages(store: store, sample: sample, frame: frame, now: now).addRoutes(to: debriefs)
        OwnAccountPages(frame: frame, accounts: store.accounts).addRoutes(to: debriefs)
        PreparationPages(store: store, frame: frame, settings: settings, now: now).addRoutes(to: debriefs)
        CalendarFeeds(store: store, rooms: rooms, settings: settings, handOuts: handOuts, now: now).addRoutes(
            to: router, people)
        requests.addRoutes(to: people, members)
        DuePolicyPages(store: store, pages: pages).addRoutes(to: members)
        VocabularyPages(tags: store.entryTags, pages: pages).addRoutes(to: members)
        EvidencePages(frame: frame, shelf: shelf).addRoutes(to: debriefs)
        ClockPages(frame: frame, shelf: shelf).addRoutes(to: debriefs)
        TimelinePages(
            frame: frame, shelf: shelf, marginNotes: store.marginNotes, pictures: Pictures()
        ).addRoutes(to: debriefs)
        CandidatePages(frame: frame, candidates: candidates).addRoutes(to: debriefs)
        MarginPages(frame: frame, notes: store.marginNotes).addRoutes(to: debriefs)
        AttachmentPages(store: store, now: now).addRoutes(
            to: debriefs, seats.group(context: ReaderContext.self),
            Deeds(group: debriefs, shelf: shelf, vocabulary: pages.vocabulary, now: now))
        ListPages(frame: frame, shelf: shelf, now: now).addRoutes(to: debriefs)
        ThenPages(frame: frame, shelf: shelf).addRoutes(to: debriefs)
        workshop.addRoutes(to: debriefs)
        MenuPages(frame: frame).addRoutes(to: debriefs)
        PublicationPages(frame: frame, journal: store.journal).addRoutes(to: seats.group(context: ReaderContext.self))
        LookingBackPages(frame: frame, store: store, rooms: rooms, now: now).addRoutes(to: debriefs)
        cards.addRoutes(to: debriefs)
        InterviewPages(frame: frame, store: store, limit: settings.uploadLimit, now: now).addRoutes(to: debriefs)
        HintPages(frame: frame, switches: store.hintSwitches, coach: settings.coach).addRoutes(to: people, debriefs)
        QuestionPages(questions: store.questions).addRoutes(to: debriefs)
        addCommands(to: debriefs)
    }

    private func addAPI(to router: Router<VisitContext>) {
        let root = router.group("api/v1")
        let debriefs = root.group("debriefs/:debrief").add(middleware: Seating(rooms: rooms)).group(
            context: DebriefContext.self)
        let api = API(rooms: rooms, shelf: shelf, workshop: workshop, journal: store.journal, now: now)
        api.addRoutes(to: router)
        TrackerPages(rooms: rooms, secret: settings.trackerSecret, now: now).addRoutes(to: router)
        api.addRoutes(to: root.group(context: PersonContext.self), root.group(context: MemberContext.self))
        api.addRoutes(to: debriefs)
        AccountDocuments(accounts: store.accounts).addRoutes(to: debriefs)
        requests.addAPI(to: root.group(context: PersonContext.self), root.group(context: MemberContext.self))
        addCommands(to: debriefs)
    }

    /// The commands, the same for pages and for programs.
    private func addCommands(to debriefs: RouterGroup<DebriefContext>) {
        Deeds(group: debriefs, shelf: shelf, vocabulary: pages.vocabulary, now: now).addAll()
        cards.addCommands(to: debriefs)
        ThemeVotePages(votes: store.themeVotes, now: now).addCommands(to: debriefs)
        NotePages(drafts: store.drafts, now: now).addCommands(to: debriefs)
        AccountDeeds(store: store, now: now).addRoutes(to: debriefs)
        let uploads = Uploads(
            blobs: store.blobs, shelf: shelf, rooms: rooms, frame: DebriefPage(pages: pages),
            limit: settings.uploadLimit,
            now: now)
        uploads.addRoutes(to: debriefs)
    }

    private var cards: CardPages { CardPages(frame: DebriefPage(pages: pages), drafts: store.drafts, now: now) }
    private var requests: RequestPages { RequestPages(store: store, rooms: rooms, now: now) }

    private var workshop: WorkshopPages {
        WorkshopPages(
            frame: DebriefPage(pages: pages), shelf: shelf, journal: store.journal, store: store, open: streams,
            cards: cards,
            joining: JoinPanels(frame: DebriefPage(pages: pages), store: store, settings: settings, now: now), now: now)
    }
}

/// Tells whoever watches over the server that it runs and that its database answers.
struct Health: Sendable {
    let store: Store

    func addRoutes(to router: Router<VisitContext>) {
        router.get("/health") { _, _ in "ok\n" }
        router.get("/ready") { _, _ in
            try await store.check()
            return "ready\n"
        }
    }
}
