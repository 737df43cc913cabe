import Debriefing
import Testing
import Timekeeping

@Suite struct ReadinessTests {
    private func entry(_ text: String, _ kind: Lane.Kind, _ name: String, actor: String? = nil) -> EntryContent {
        let citation = Citation(
            source: "chat", part: "chat", sha256: "0", line: 1, offset: 0, length: 1, at: nil, quote: text, actor: actor
        )
        return EntryContent(
            moment: .unknown, lane: Lane(kind: kind, name: name), kind: .acted, text: text,
            citations: actor == nil ? [] : [citation])
    }

    @Test(
        "PRE-02 a facilitator whom the timeline or its evidence names has to be answered for",
        arguments: [("Alice", nil), ("Shop", "alice <alice@example.org>"), ("@alice", nil)] as [(String, String?)])
    func involved(lane: String, actor: String?) throws {
        var story = try Story()
        try story.perform(.attach(.accessLog(named: "chat", "chat")))
        #expect(story.debrief.readiness.item(.notInvolved)?.state == .ready)
        try story.perform(
            .addEntry("e1", entry("Restarted it", lane == "Shop" ? .system : .person, lane, actor: actor)))
        #expect(story.debrief.readiness.item(.notInvolved)?.state == .missing)
        #expect(story.refusal(of: .answerReadiness(.notInvolved, reason: " ")) == .missing("The reason"))
        try story.perform(.answerReadiness(.notInvolved, reason: "Nobody else has the time"))
        #expect(story.debrief.readiness.item(.notInvolved)?.state == .overridden)
        #expect(story.debrief.readiness.item(.notInvolved)?.override?.reason == "Nobody else has the time")
    }

    @Test("PRE-02 a facilitator who told their own part is involved, and a reason for one does not hold for another")
    func perspective() throws {
        var story = try Story()
        try story.add("e1")
        try story.perform(.addPerspective("p1", "I pressed it", to: "e1"))
        try story.perform(.answerReadiness(.notInvolved, reason: "Alone here"))
        try story.perform(.addPerspective("p2", "I saw it", to: "e1"), by: bob)
        try story.perform(.facilitate(bob))
        #expect(story.debrief.readiness.item(.notInvolved)?.state == .missing)
    }

    @Test("PRE-03 authority of the facilitator over somebody invited warns until answered")
    func authority() throws {
        var story = try Story()
        try story.perform(.recordAuthority(of: alice, over: [bob]))
        #expect(story.debrief.readiness.item(.noAuthority)?.missing == ["bob"])
        try story.perform(.answerReadiness(.noAuthority, reason: "Bob asked for her"))
        #expect(story.debrief.readiness.item(.noAuthority)?.state == .overridden)
        try story.perform(.recordAuthority(of: alice, over: [bob, carol]))
        #expect(story.debrief.readiness.item(.noAuthority)?.state == .missing)
        try story.perform(.facilitate(bob))
        #expect(story.debrief.readiness.item(.noAuthority)?.state == .ready)
    }

    @Test("PRE-04 it lists everybody named who is not here, and every team from which nobody comes")
    func mentioned() throws {
        var story = try Story()
        try story.perform(.attach(.accessLog(named: "chat", "chat")))
        try story.perform(.addEntry("e1", entry("Asked @dan_k, and (@bob).", .team, "Payments")))
        try story.perform(.addEntry("e2", entry("Pushed", .person, "Eve Stone", actor: "eve stone <eve@x.org>")))
        #expect(story.debrief.uninvited().map(\.text) == ["@dan_k", "Eve Stone"])
        #expect(story.debrief.readiness.item(.teams)?.missing == ["Payments"])
        try story.perform(.belong(bob, teams: ["payments "]))
        #expect(story.debrief.readiness.item(.teams)?.state == .ready)
    }

    @Test("PRE-04 a handle is told to be somebody here, and not to be again")
    func handles() throws {
        var story = try Story()
        try story.perform(.addEntry("e1", entry("Hm", .person, "U02BOB")))
        try story.perform(.identify("u02bob", as: bob))
        #expect(story.debrief.uninvited().isEmpty)
        try story.perform(.identify("U02BOB", as: nil))
        #expect(story.debrief.uninvited().map(\.text) == ["U02BOB"])
    }

    @Test("PRE-04 a reason holds for those who were missing then, and not for who comes to it")
    func overriding() throws {
        var story = try Story()
        try story.perform(.addEntry("e1", entry("Hm", .person, "Eve")))
        try story.perform(.answerReadiness(.people, reason: "On leave"))
        #expect(story.debrief.readiness.item(.people)?.state == .overridden)
        try story.perform(.addEntry("e2", entry("Hm", .person, "Fay")))
        #expect(story.debrief.readiness.item(.people)?.state == .missing)
        #expect(story.debrief.readiness.item(.people)?.missing == ["Eve", "Fay"])
    }

    @Test("OWN-03 it is not ready before two people released an account, or a reason is recorded")
    func accounts() throws {
        var story = try Story()
        try story.perform(.give(.participant, to: carol))
        try story.perform(.releaseAccount("of-bob", changed: []), by: bob)
        #expect(story.debrief.readiness.item(.accounts)?.state == .missing)
        var told = story
        try told.perform(.releaseAccount("of-carol", changed: []), by: carol)
        #expect(told.debrief.readiness.item(.accounts)?.state == .ready)
        #expect(
            try story.perform(.answerReadiness(.accounts, reason: "Bob was alone"))
                == [.fewAccountsAccepted(reason: "Bob was alone")])
        #expect(story.debrief.readiness.item(.accounts)?.override?.reason == "Bob was alone")
    }

    @Test("readiness stops nobody: with one facilitator the workshop begins whatever else is missing")
    func advises() throws {
        var story = try Story()
        #expect(!story.debrief.readiness.isReady)
        try story.perform(.open(.opening))
    }

    @Test("no reason stands in for a facilitator")
    func noOverride() throws {
        #expect(try Story().refusal(of: .answerReadiness(.facilitator, reason: "So be it")) != nil)
    }

    @Test(
        "PRE-15 signs suggest a treatment and never block",
        arguments: [(0, Depth.light), (2, .normal), (5, .deep), (10, .deep)])
    func depth(count: Int, depth: Depth) throws {
        #expect(Sign.allCases.count == 10)
        var story = try Story()
        try story.perform(.markSigns(Array(Sign.allCases.prefix(count))), by: bob)
        #expect(Depth(signs: story.debrief.signs.count) == depth)
        try story.perform(.open(.opening))
    }

    @Test(
        "PRE-16 a near miss, a surprise or a success is described, and severity and impact stay open",
        arguments: Trigger.allCases)
    func occasions(occasion: Trigger) throws {
        var story = try Story()
        try story.perform(.describe(Description(title: "The backup held", occasion: occasion)))
        #expect(story.debrief.description.occasion == occasion)
        #expect(story.debrief.description.severity == nil && story.debrief.description.impact == nil)
        #expect(story.refusal(of: .describe(Description(title: "x", severity: 6))) != nil)
    }
}

@Suite struct HandleTests {
    @Test(
        "names that are written in two ways are one",
        arguments: [
            ("@Bob", "bob"), ("Bob Stone", "bob.stone"), ("Bob <bob@example.org>", "bob"), ("bob@example.org", "Bob"),
        ])
    func same(one: String, other: String) { #expect(Handle(one) == Handle(other)) }

    @Test("an equal address or first name proposes, and is not taken for the same")
    func resembles() {
        #expect(Handle("bs <bob@example.org>").resembles("Robert", address: "Bob@Example.org"))
        #expect(Handle("bob").resembles("Bob Stone", address: nil))
        #expect(Handle("bob") != Handle("Bob Stone"))
        #expect(!Handle("eve").resembles("Bob Stone", address: nil))
    }
}
