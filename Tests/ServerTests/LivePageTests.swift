import Debriefing
import Foundation
import Storage
import Testing
import Timekeeping

@testable import Server

@Suite struct LivePageTests {
    @Test("LIV-05 an old page with the streamed fragments in place equals the fresh page", arguments: Step.all)
    func equals(step: Step) async throws {
        let house = try await House()
        for earlier in Step.all.prefix(while: { $0.name != step.name }) { try await earlier.take(house) }
        let before = try await house.debrief
        let old = try await house.pages()
        try await step.take(house)
        let changes = try await house.store.journal.changes(of: house.here, after: before.sequence)
        #expect(!changes.isEmpty)
        for (view, fresh) in try await house.pages() {
            let page = try #require(old[view])
            try house.put(changes, from: before, into: page, of: view, fresh: fresh)
            #expect(page.lines.difference(from: fresh.lines).isEmpty, "\(view)\n\(difference(page, fresh))")
        }
    }

    @Test("LIV-05 every kind of change is among the steps")
    func complete() async throws {
        let house = try await House()
        for step in Step.all { try await step.take(house) }
        let kinds = try await house.store.journal.changes(of: house.here).map { kind(of: $0.fact) }
        #expect(Set(kinds) == Set(allKinds))
    }

    @Test("LIV-05 an entry gives its template every word by name")
    func entryRow() async throws {
        let house = try await House(at: .timeline)
        for (id, at) in [("e1", "2026-03-28T12:00:00Z"), ("e2", "2026-03-29T12:00:00Z")] as [(EntryID, Instant)] {
            try await house.perform(.addEntry(id, EntryContent("Deploy", at: .exact(at, .minute))))
        }
        let row = try #require(
            Scene(
                try await house.debrief, audience: .leaders, templates: house.server.templates,
                workingDays: WorkingDays()
            ).entryRows.first)
        for (name, value) in Mirror(reflecting: row).children {
            #expect(row.child(named: name ?? "").map { "\($0)" } == (value as? String ?? "\(value)"))
        }
    }

    private func difference(_ page: Element, _ fresh: Element) -> String {
        fresh.lines.difference(from: page.lines).map { change in
            switch change {
            case .insert(_, let line, _): "fresh only: \(line.prefix(200))"
            case .remove(_, let line, _): "patched only: \(line.prefix(200))"
            }
        }.joined(separator: "\n")
    }
}

/// Who looks at which page.
struct View: Hashable {
    let who: Who
    let place: String

    static let all =
        [Who.alice, .bob, .carol].flatMap { who in
            [
                "", "preparation", "account", "accounts", "evidence", "timeline", "candidates", "workshop", "follow-up",
                "publication",
            ].map { View(who: who, place: $0) }
        } + [View(who: .carol, place: "projector")]
}

extension House {
    func pages() async throws -> [View: Element] {
        var pages: [View: Element] = [:]
        for view in View.all {
            pages[view] = try PageReader.read(try await get(path(view.place), as: view.who).text)
        }
        return pages
    }

    /// Does what the script of a page does with a stream.
    func put(_ changes: [Change], from start: Debrief, into page: Element, of view: View, fresh: Element) throws {
        for element in page.all + fresh.all {
            element.attributes["data-sequence"] = nil
            // Whoever reads the page opens and closes these.
            if element.name == "details" { element.attributes["open"] = nil }
        }
        var before = start
        for change in changes {
            let role = try #require(before.participant(view.who.id)?.role)
            var after = before
            after.apply(change)
            let scene = Scene(
                after, audience: Audience(role), templates: server.templates, workingDays: WorkingDays(),
                vocabulary: store.entryTags.offered, dueDates: server.dueDates)
            for fragment in scene.fragments(for: change, from: before) {
                try page.put(fragment, for: view.who.id, fresh: fresh)
            }
            before = after
        }
        // Each page brings names of its own for what its forms make, and streamed forms have none.
        for element in page.all + fresh.all where ["id", "writer"].contains(element.attributes["name"]) {
            element.attributes["value"] = nil
        }
    }
}

extension Element {
    func put(_ fragment: Fragment, for viewer: PersonID, fresh: Element) throws {
        switch fragment {
        case .replace(let id, let html):
            let new = try #require(PageReader.read(html).find(id))
            replace(id, with: new)
        case .remove(let id): replace(id, with: nil)
        case .refresh(let id): if let new = fresh.find(id) { replace(id, with: new) }
        case .reload: children = fresh.children
        case .reseat(let person): if person == viewer { children = fresh.children }
        case .put(let id, let list, let next, let html):
            guard let list = find(list) else { return }
            replace(id, with: nil)
            let new = Node.element(try #require(PageReader.read(html).find(id)))
            let place = list.children.firstIndex { node in
                if case .element(let child) = node { child.attributes["id"] == next && next != nil } else { false }
            }
            list.children.insert(new, at: place ?? list.children.count)
        }
    }
}

/// One thing that happens to a debrief.
struct Step: Sendable, CustomTestStringConvertible {
    let name: String
    let take: @Sendable (House) async throws -> Void

    var testDescription: String { name }

    private init(_ name: String, _ command: Command, by who: Who = .alice) {
        self.init(name) { house in try await house.perform(command, by: who) }
    }

    private init(_ name: String, _ take: @Sendable @escaping (House) async throws -> Void) {
        (self.name, self.take) = (name, take)
    }

    /// A whole debrief. Each step builds on those before it.
    static let all: [Step] = preparing + telling + arranging + meeting + acting + closing

    private static let preparing = [
        Step("somebody joins", .admit(Participant(person: "hal", name: "Hal", role: .participant))),
        Step("somebody of the organisation joins", .admit(Participant(person: "dan", name: "Dan", role: .participant))),
        Step("somebody gets another role", .give(.noteTaker, to: "hal")),
        Step("a reader gets another role", .give(.participant, to: "carol")),
        Step("a reader gets the old role back", .give(.observer, to: "carol")),
        Step("somebody leaves", .dismiss("hal")),
        Step("the summary changes", .describe(Description(title: "Checkout was slow", summary: "For an hour"))),
        Step(
            "the title changes",
            .describe(Description(title: "Checkout was very slow", starts: "2026-03-29T12:00:00Z", tags: ["shop"]))),
        Step("the zone changes", .describe(Description(title: "Checkout was very slow", zone: "Europe/Berlin"))),
        Step("the first evidence comes in") { try await $0.bring("2026-03-29T12:00:00Z one\n", as: "one.log") },
        Step("more evidence comes in") { try await $0.bring("2026-03-29T12:01:00Z two\n", as: "two.log") },
        Step("evidence without a zone comes in") { try await $0.bring("2026-03-29 12:02:00 three\n", as: "three.log") },
        Step("its zone is told") { house in
            let source = try await house.debrief.sources[2].id
            _ = try await house.post(
                house.path("sources/\(source)/readings"), as: .bob, ["zone": "Europe/Berlin", "shift": "90 s"])
        },
        Step(
            "the first entry", .addEntry("e1", EntryContent("Deploy", at: .exact("2026-03-29T12:05:00Z", .minute))),
            by: .bob),
        Step(
            "an entry before it", .addEntry("e2", EntryContent("Usual", at: .about("2026-03-29T12:00:00Z", .minute))),
            by: .bob),
        Step("an entry at no time", .addEntry("e3", EntryContent("Confusion")), by: .bob),
        Step("an entry told by another", .addEntry("e4", EntryContent("Call", at: .after("e1"))), by: .bob),
        Step("an entry moves") { house in
            let edit = EntryEdit(moment: .exact("2026-03-29T11:00:00Z", .minute))
            try await house.perform(.changeEntry("e1", edit, base: house.debrief.sequence), by: .bob)
        },
        Step("an entry is reworded") { house in
            let edit = EntryEdit(lane: Lane(kind: .system, name: "shop"), kind: .automatic, text: "Deployed")
            try await house.perform(.changeEntry("e1", edit, base: house.debrief.sequence), by: .bob)
        },
        Step("evidence of a deploy comes in") { house in
            try await house.bring(
                "2026-03-29T12:03:00Z deployed shop 2\n2026-03-29T12:04:00Z deployed shop 3\n", as: "four.log")
        },
        Step("a candidate is let go") { house in
            let candidates = try await house.server.candidates.waiting(in: try await house.debrief)
            try await house.perform(.dismissCandidate(try #require(candidates.first).id), by: .bob)
        },
        Step("an entry is taken off", .removeEntry("e2"), by: .bob),
        Step("an entry is put back", .restoreEntry("e2"), by: .bob),
        Step("that is undone") { house in
            try await house.perform(.undo(change: house.debrief.sequence), by: .bob)
        },
        Step("and done again") { house in
            try await house.perform(.undo(change: house.debrief.sequence), by: .bob)
        },
        Step("somebody lived it differently", .addPerspective("p1", "I saw nothing", to: "e2"), by: .bob),
        Step(
            "an entry is tagged", .tag("e1", [EntryTag(name: "detection", definition: "Noticed")], without: []),
            by: .bob),
        Step("another is tagged twice") { house in
            let tags = ["attempt", "turn"].map { EntryTag(name: $0, definition: "Tried") }
            try await house.perform(.tag("e3", tags, without: []), by: .bob)
        },
        Step("a tag is taken off", .tag("e3", [], without: ["turn"]), by: .bob),
        Step("a picture comes beside an entry") { house in
            let pictures = ["a1", "a2"].map { id in
                Debriefing.Attachment(
                    id: AttachmentID(id)!, by: Who.bob.id, name: "a.png", sha256: "", size: 1, kind: .png,
                    caption: "The queue", isSketch: id == "a2")
            }
            try await house.perform(.changeEntry("e1", EntryEdit(attach: pictures), base: 999), by: .bob)
        },
        Step("it is to be published", .show("a1", at: "e1", true), by: .bob),
        Step("another picture is erased", .eraseAttachment("a2", at: "e1"), by: .bob),
    ]

    private static let telling = [
        Step("few accounts are accepted", .acceptFewAccounts(reason: "Only Bob was there")),
        Step("somebody releases an account") { house in
            try await house.write("did-1", "I restarted the queue", as: .bob, at: "12:07")
            try await house.write("saw-1", "Nothing of it", as: .bob)
            try await house.release(as: .bob)
        },
        Step("a facilitator releases one") { house in
            try await house.write("did-1", "I restarted the queue", as: .alice, at: "12:40")
            try await house.release(as: .alice)
        },
        Step("the accounts are opened", .openAccounts),
        Step("a passage comes onto the timeline") { try await $0.tell("did-1", of: .bob, by: .alice) },
        Step("a passage stands beside an entry") { try await $0.tell("saw-1", of: .bob, at: "e2", by: .bob) },
        Step("a passage is told anew") { house in
            try await house.write("saw-1", "A little of it", as: .bob, base: 1)
            try await house.release(as: .bob)
        },
        Step("an account is taken back") { house in
            _ = try await house.post(house.path("account/withdrawals"), as: .bob)
        },
    ]

    private static let arranging = [
        Step("the date is set", .meet(Appointment(starts: "2026-04-20T10:00:00Z", minutes: 60, place: "Room 4"))),
        Step("somebody replies", .reply(Debriefing.Reply(answer: .accepted, mayBeCalledOn: true), of: "bob"), by: .bob),
        Step("the invitations go out", .sendInvitations(["bob", "carol"])),
        Step(
            "the date is moved",
            .meet(Appointment(starts: "2026-04-21T10:00:00Z", minutes: 45, link: "https://m.example.org/1"))),
        Step("a handle is told", .identify("Ops", as: "bob")), Step("a handle is nobody's", .identify("Ops", as: nil)),
        Step("a team is told", .belong("bob", teams: ["Ops", "Shop"]), by: .bob),
        Step("authority is recorded", .recordAuthority(of: "alice", over: ["bob"])),
        Step("a reason is given", .answerReadiness(.noAuthority, reason: "Bob asked for it")),
        Step("signs are marked", .markSigns([.confusion, .muchTalk])),
        Step("somebody else facilitates", .facilitate("bob")),
        Step("the facilitation is handed back", .facilitate("alice")),
        Step("the helper takes part again", .give(.participant, to: "bob")),
        Step("the date is called off", .callOff(reason: "The room is gone")),
    ]

    private static let meeting = [
        Step(
            "the timeline goes round",
            .circulate(
                ["bob", "dan", "gus"].map {
                    PreRead.Question(Identifier("q-\($0)")!, to: Identifier($0)!, "What did you see first?")
                })),
        Step("a reader answers", .answerPreRead("q-bob", "The pager"), by: .bob),
        Step("it is said when it began", .markMilestone(.began, .at(entry: "e1")), by: .bob),
        Step("it is said that nobody knows", .markMilestone(.noticed, .notKnown), by: .bob),
        Step("the plan changes", .plan(minutes: 90)), Step("the workshop starts", .open(.opening)),
        Step("the statement is written anew", .makeStatement(.written(text: "We learn\n\nTogether"))),
        Step("the statement is left out", .makeStatement(.leftOut(reason: "We did it yesterday"))),
        Step("ground rules are set", .setGroundRules(GroundRules(rules: "One\nTwo", stopWord: "Sidetrack"))),
        Step(
            "a recording is announced",
            .announceRecording(RecordingNotice(what: "sound", why: "notes", seenBy: "us", keptUntil: "Friday"))),
        Step("the recording starts", .turnRecording(on: true)),
        Step("somebody gets a part", .givePart("the deploy", to: "bob")),
        Step("somebody arrives", .arrive("bob"), by: .bob), Step("the walk starts", .open(.timeline)),
        Step(
            "a stage gets more time",
            .extend(Extension(stage: .timeline, minutes: 5, from: .learning, agreedBy: "the room"))),
        Step("the room looks at an entry", .focus("e1")), Step("the room looks at the next", .focus("e2")),
        Step("the focused entry is taken off", .removeEntry("e2")),
        Step("the focused entry is put back", .restoreEntry("e2")),
        Step("an idea is parked", .park("i1", "Add a cache", at: "e1"), by: .bob),
        Step("another idea is parked", .park("i2", "Add two", at: nil), by: .bob),
        Step(
            "an entry during the walk",
            .addEntry("e5", EntryContent("Reverted", at: .exact("2026-03-29T12:30:00Z", .second)))),
        Step("agreement is asked for", .open(.agreement)),
        Step("somebody agrees", .agree(Answer(verdict: .agrees, livedDifferently: "It was long"), on: 19), by: .bob),
        Step("an entry after that", .addEntry("e6", EntryContent("Noted"))),
        Step("somebody does not agree", .agree(Answer(verdict: .withholds, missing: "The call"), on: 20), by: .bob),
        Step("everybody agrees", .agree(Answer(verdict: .agrees), on: 20), by: .bob),
        Step("those who were absent are asked", .openWindow(until: CalendarDay("2030-01-01")!)),
        Step("contradictions stand", .contest("e2", true), by: .bob),
        Step("what was agreed is corrected") { house in
            let edit = EntryEdit(text: "Reverted by hand")
            try await house.perform(
                .correct(.changeEntry("e5", edit, base: house.debrief.sequence), because: "It was by hand"), by: .bob)
        },
        Step("learning starts", .open(.learning)),
        Step("cards bear names", .planCards(CardPlan(reveal: .oneByOne, isNamed: true, themes: 3))),
        Step(
            "cards are revealed",
            .reveal([RevealedCard("l2", "Two queues", by: nil), RevealedCard("l3", "So", by: "bob")])),
        Step("a card is marked", .mark("l2", .surprise), by: .bob),
        Step("a theme gets a name", .nameTheme("t1", "Queues"), by: .bob),
        Step("a card is put under it", .place("l2", "t1"), by: .bob),
        Step("a theme is chosen", .choose("t1", true)),
        Step("a second theme gets a name", .nameTheme("t2", "Alarms"), by: .bob),
        Step("a vote is opened", .openThemeVote("v1")),
        Step("the vote is closed", .closeThemeVote(ThemeCount(voted: 3, themes: [.init(theme: "t2", votes: 2)]))),
        Step("what surprised us is told", .tellSurprises("There were two"), by: .bob),
        Step("something was learned", .addLearning("l1", "Nobody owns the queue"), by: .bob),
        Step("remediation starts", .open(.remediation)),
    ]

    private static let acting = [
        Step("an idea is moot", .settle("i2", .moot), by: .bob),
        Step("an idea is taken up", .propose("r1", RemediationContent(text: "Add a cache"), from: "i1"), by: .bob),
        Step("a remediation is filled in") { house in
            let content = RemediationContent(
                text: "Add a cache", owner: "bob", due: CalendarDay("2026-04-10"), doneCheck: "The graph",
                learning: "l1", tracker: "https://github.com/shop/checkout/issues/7")
            try await house.perform(.change("r1", content, base: house.debrief.sequence), by: .bob)
        },
        Step("a remediation is asked for", .move("r1", .committed), by: .gus),
        Step("a remediation is committed to", .move("r1", .committed), by: .bob),
        Step("the tracker says that it is closed") { house in
            _ = try await house.room.perform(
                .hear(TrackerWord(.closed, "completed"), of: "r1"), by: .tracker, at: house.clock.now)
        },
        Step("a remediation is under way", .move("r1", .inProgress), by: .bob),
        Step(
            "a small group is appointed",
            .appoint(
                SmallGroup(
                    members: ["bob"], soakUntil: CalendarDay("2026-04-01")!, followUp: "2026-04-02T10:00:00Z"))),
        Step(
            "an entry by which another is told is taken off",
            .correct(.removeEntry("e1"), because: "It was another day"),
            by: .bob),
        Step("an entry by which another is told is put back", .restoreEntry("e1"), by: .bob),
        Step(
            "an entry of another day",
            .addEntry("e7", EntryContent("Late", at: .exact("2026-03-30T09:00:00Z", .minute))),
            by: .bob),
    ]

    private static let closing = [
        Step("the workshop closes", .open(.closing)), Step("it is published", .publish),
        Step("something moves on after that", .move("r1", .done(seen: "The graph is flat")), by: .bob),
        Step("it is published anew", .publish),
        Step("it is restricted", .restrict(reason: "Names a customer", reviewOn: CalendarDay("2030-01-01")!)),
        Step("the restriction is lifted", .liftRestriction), Step("the publication is withdrawn", .withdraw),
        Step("following up starts", .open(.followUp)),
        Step("the follow-up opens", .openFollowUp),
        Step(
            "notes are revealed",
            .revealNotes([
                RevealedNote("n1", on: .idea(id: "i1"), "Later", by: "bob"),
                RevealedNote("n2", on: .all, "Few", by: "bob"),
            ])),
        Step("who learned something is counted", .countLearned(LearnedCount(learned: 2, present: 4), in: .learning)),
        Step("the closing questions are counted", .countClosing(ClosingCount(answered: 4, learned: 1, wouldCome: 2))),
        Step("the follow-up is held", .endFollowUp(.held(at: "2026-04-02T10:00:00Z"))),
        Step("one meeting is all there is", .planMeetings(1)),
        Step("it is completed", .open(.completed)), Step("it is opened again", .open(.followUp)),
    ]
}

extension House {
    /// Brings in a file of evidence, as a program does.
    @discardableResult
    func bring(_ text: String, as name: String, by who: Who = .bob) async throws -> Reply {
        try await send(text, to: "/api/v1/debriefs/\(here)/sources?name=\(name)", as: who, type: "text/plain")
    }
}

/// Names the kind of a fact. A new kind does not compile here until it has a name, and fails above until it has a step.
private func kind(of fact: Fact) -> String {
    switch fact {
    case .opened: "opened"
    case .described: "described"
    case .joined: "joined"
    case .roleGiven: "roleGiven"
    case .left: "left"
    case .sourceAdded: "sourceAdded"
    case .sourceRead: "sourceRead"
    case .entryAdded: "entryAdded"
    case .entryChanged: "entryChanged"
    case .entryRemoved: "entryRemoved"
    case .entryRestored: "entryRestored"
    case .perspectiveAdded: "perspectiveAdded"
    case .stageOpened: "stageOpened"
    case .planned: "planned"
    case .extended: "extended"
    case .arrived: "arrived"
    case .ideaParked: "ideaParked"
    case .ideaSettled: "ideaSettled"
    case .agreed: "agreed"
    case .learningAdded: "learningAdded"
    case .remediationProposed: "remediationProposed"
    case .remediationChanged: "remediationChanged"
    case .remediationMoved: "remediationMoved"
    case .groupAppointed: "groupAppointed"
    case .followUpEnded: "followUpEnded"
    case .published: "published"
    case .withdrawn: "withdrawn"
    case .restricted: "restricted"
    case .unrestricted: "unrestricted"
    case .undone: "undone"
    case .cardsPlanned: "cardsPlanned"
    case .cardsRevealed: "cardsRevealed"
    case .learningMarked: "learningMarked"
    case .themeNamed: "themeNamed"
    case .learningPlaced: "learningPlaced"
    case .themeChosen: "themeChosen"
    case .surprisesTold: "surprisesTold"
    case .milestoneMarked: "milestoneMarked"
    case .entryContested: "entryContested"
    case .correctionExplained: "correctionExplained"
    case .windowOpened: "windowOpened"
    case .preReadCirculated: "preReadCirculated"
    case .preReadAnswered: "preReadAnswered"
    case .followUpOpened: "followUpOpened"
    case .notesRevealed: "notesRevealed"
    case .meetingsPlanned: "meetingsPlanned"
    case .accountReleased: "accountReleased"
    case .accountRevised: "accountRevised"
    case .accountWithdrawn: "accountWithdrawn"
    case .accountsOpened: "accountsOpened"
    case .fewAccountsAccepted: "fewAccountsAccepted"
    case .entryTold: "entryTold"
    case .perspectiveTold: "perspectiveTold"
    case .statementMade: "statementMade"
    case .groundRulesSet: "groundRulesSet"
    case .recordingAnnounced: "recordingAnnounced"
    case .recordingTurned: "recordingTurned"
    case .partGiven: "partGiven"
    case .focused: "focused"
    case .closingCounted: "closingCounted"
    case .facilitationGiven: "facilitationGiven"
    case .meetingSet: "meetingSet"
    case .meetingCancelled: "meetingCancelled"
    case .invitationSent: "invitationSent"
    case .replied: "replied"
    case .teamsNamed: "teamsNamed"
    case .identified: "identified"
    case .authorityRecorded: "authorityRecorded"
    case .readinessAnswered: "readinessAnswered"
    case .signsMarked: "signsMarked"
    case .candidateDismissed: "candidateDismissed"
    case .themeVoteOpened: "themeVoteOpened"
    case .themeVoteClosed: "themeVoteClosed"
    case .trackerTold: "trackerTold"
    case .entryTagged: "entryTagged"
    case .entryUntagged: "entryUntagged"
    case .attachmentShown: "attachmentShown"
    case .attachmentErased: "attachmentErased"
    case .learnedCounted: "learnedCounted"
    }
}

private let allKinds = [
    "opened", "described", "joined", "roleGiven", "left", "sourceAdded", "sourceRead", "entryAdded", "entryChanged",
    "entryRemoved",
    "entryRestored", "perspectiveAdded", "stageOpened", "planned", "extended", "arrived", "ideaParked", "ideaSettled",
    "agreed",
    "learningAdded", "remediationProposed", "remediationChanged", "remediationMoved", "groupAppointed", "followUpEnded",
    "published", "withdrawn", "restricted", "unrestricted",
    "cardsPlanned", "cardsRevealed", "learningMarked", "themeNamed", "learningPlaced",
    "themeChosen", "surprisesTold", "milestoneMarked", "entryContested", "correctionExplained",
    "windowOpened", "preReadCirculated", "preReadAnswered", "followUpOpened", "notesRevealed",
    "meetingsPlanned",
    "accountReleased", "accountRevised", "accountWithdrawn",
    "accountsOpened", "fewAccountsAccepted", "entryTold", "perspectiveTold",
    "statementMade", "groundRulesSet", "recordingAnnounced", "recordingTurned", "partGiven", "focused",
    "undone",
    "closingCounted", "facilitationGiven", "meetingSet", "meetingCancelled", "invitationSent", "replied", "teamsNamed",
    "identified", "authorityRecorded", "readinessAnswered", "signsMarked",
    "candidateDismissed", "themeVoteOpened", "themeVoteClosed", "trackerTold",
    "entryTagged", "entryUntagged", "attachmentShown", "attachmentErased",
    "learnedCounted",
]
