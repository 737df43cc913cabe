import Debriefing
import Testing

@Suite struct PermissionTests {
    @Test("a stranger learns nothing, not even that there is a debrief", arguments: Command.oneOfEachKind)
    func strangersFindNothing(command: Command) throws {
        #expect(try Story(at: .remediation).refusal(of: command, by: dan) == .notFound("debrief"))
    }

    @Test(
        "an observer reads and changes nothing but to leave",
        arguments: Command.oneOfEachKind.filter { $0 != .dismiss(carol) })
    func observersChangeNothing(command: Command) throws {
        let refusal = try Story(at: .remediation).refusal(of: command, by: carol)
        #expect(
            refusal?.sentence
                == "Observers read along. Ask the facilitator for another role if you want to add something.")
    }

    @Test("what steers a debrief is for the owner and the facilitators", arguments: Command.forLeaders)
    func participantsDoNotSteer(command: Command) throws {
        let refusal = try #require(try Story(at: .remediation).refusal(of: command, by: bob))
        #expect(refusal.sentence.hasPrefix("Only the owner and the facilitators can "))
        #expect(refusal.sentence.hasSuffix("Ask one of them."))
    }

    @Test("a facilitator and a co-facilitator steer like the owner", arguments: [Role.facilitator, .coFacilitator])
    func facilitatorsSteer(role: Role) throws {
        var story = try Story()
        try story.perform(role == .facilitator ? .facilitate(bob) : .give(role, to: bob))
        try story.perform(.open(.timeline), by: bob)
        #expect(story.debrief.stage == .timeline)
    }

    @Test("a note-taker writes and does not steer")
    func noteTakersWrite() throws {
        var story = try Story()
        try story.perform(.give(.noteTaker, to: bob))
        try story.add("restart", by: bob)
        #expect(story.order == ["restart"])
        #expect(
            story.refusal(of: .open(.timeline), by: bob)
                == .notAllowed(
                    "Only the owner and the facilitators can open a stage. Ask one of them."))
    }

    @Test("an observer who becomes a participant can write")
    func observersCanBePromoted() throws {
        var story = try Story()
        try story.perform(.give(.participant, to: carol))
        try story.add("restart", by: carol)
        #expect(story.debrief.timeline["restart"]?.author == carol)
    }
}

extension Command {
    static let forLeaders: [Command] = [
        .describe(Description(title: "Another title")),
        .admit(Participant(person: dan, name: "Dan", role: .participant)),
        .give(.coFacilitator, to: bob),
        .dismiss(carol),
        .open(.closing),
        .plan(minutes: 90),
        .extend(Extension(stage: .timeline, minutes: 5, from: .learning, agreedBy: "the room")),
        .appoint(SmallGroup(members: [bob], soakUntil: "2026-04-17", followUp: "2026-04-20T09:00:00Z")),
        .endFollowUp(.held(at: "2026-04-20T09:00:00Z")),
        .publish,
        .withdraw,
        .restrict(reason: "Names a customer", reviewOn: "2026-05-04"),
        .liftRestriction,
        .planCards(CardPlan(isNamed: true)),
        .reveal([RevealedCard("card", "Two queues", by: nil)]),
        .choose("queues", true),
        .openWindow(until: "2026-04-14"),
        .circulate([]),
        .openFollowUp,
        .revealNotes([]),
        .planMeetings(1),
        .makeStatement(.written(text: "We are here to learn")),
        .setGroundRules(GroundRules(rules: "One at a time", stopWord: "Sidetrack")),
        .announceRecording(RecordingNotice(what: "sound", why: "notes", seenBy: "us", keptUntil: "Friday")),
        .turnRecording(on: false),
        .givePart("the deploy", to: bob),
        .countClosing(ClosingCount(answered: 1, learned: 1, wouldCome: 1)),
        .countLearned(LearnedCount(learned: 1, present: 2), in: .timeline),
        .facilitate(bob),
        .meet(.nextWeek),
        .callOff(reason: "The room is gone"),
        .sendInvitations([bob]),
        .recordAuthority(of: alice, over: [bob]),
        .answerReadiness(.noteTaker, reason: "There are two of us"),
        .openThemeVote("vote"),
        .closeThemeVote(ThemeCount(voted: 3, themes: [])),
    ]

    static let oneOfEachKind: [Command] =
        forLeaders + [
            .attach(.accessLog),
            .read(.accessLog, cited: []),
            .addEntry("restart", .told("The server restarted")),
            .addEntries([NewEntry(id: "restart", content: .told("The server restarted"))]),
            .changeEntry("restart", EntryEdit(text: "Restarted"), base: 0),
            .removeEntry("restart"),
            .restoreEntry("restart"),
            .undo(change: 1),
            .addPerspective("mine", "I saw nothing", to: "restart"),
            .arrive(bob),
            .park("idea", "Alert earlier", at: nil),
            .settle("idea", .moot),
            .agree(Answer(verdict: .agrees), on: 0),
            .addLearning("card", "The cache hides the load"),
            .propose("fix", RemediationContent(text: "Add an alert"), from: nil),
            .change("fix", RemediationContent(text: "Add an alert"), base: 0),
            .move("fix", .committed),
            .mark("card", .surprise),
            .nameTheme("queues", "Queues"),
            .place("card", "queues"),
            .tellSurprises("Two queues"),
            .markMilestone(.began, .notKnown),
            .contest("restart", true),
            .correct(.removeEntry("restart"), because: "It was another day"),
            .answerPreRead("first", "The pager"),
            .focus(nil),
            .reply(Reply(answer: .accepted), of: bob),
            .belong(bob, teams: ["Ops"]),
            .identify("@bobby", as: bob),
            .markSigns([.confusion]),
            .dismissCandidate("candidate-1-2"),
            .hear(TrackerWord(.closed, "Done"), of: "fix"),
            .tag("restart", [EntryTag(name: "detection", definition: "It was noticed")], without: []),
            .show("sketch", at: "restart", true),
            .eraseAttachment("sketch", at: "restart"),
        ]
}
