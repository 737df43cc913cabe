import Debriefing
import Testing
import Timekeeping

@Suite struct DifferenceTests {
    @Test(
        "OWN-13 two people who tell the same at times that do not meet differ on time",
        arguments: [
            (Moment.exact("2026-03-29T01:05:00Z", .minute), Moment.exact("2026-03-29T01:20:00Z", .minute), true),
            (.exact("2026-03-29T01:05:00Z", .minute), .exact("2026-03-29T01:05:40Z", .second), false),
            (.about("2026-03-29T01:05:00Z", .minute), .exact("2026-03-29T01:12:00Z", .minute), false),
            (.about("2026-03-29T01:05:00Z", .minute), .exact("2026-03-29T01:30:00Z", .minute), true),
            (
                .between("2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z", .minute),
                .exact("2026-03-29T01:20:00Z", .minute), false
            ),
            (.unknown, .exact("2026-03-29T01:20:00Z", .minute), false),
        ])
    func time(one: Moment, other: Moment, differs: Bool) throws {
        let found = try Story().debrief.differences(between: [
            .of(bob, ("Restarted the checkout service", one)),
            .of(carol, ("The checkout service was restarted", other)),
        ])
        #expect(found.map(\.kind) == (differs ? [.time] : []))
    }

    @Test("OWN-13 two things told in opposite order differ on order, by time or by place")
    func order() throws {
        let found = try Story().debrief.differences(between: [
            .of(bob, ("Baker number three rang", .unknown), ("Pager alert went off", .unknown)),
            .of(carol, ("Pager alert went off", .unknown), ("Baker number three rang", .unknown)),
        ])
        #expect(found.map(\.kind) == [.order])
        #expect(found.first?.one.item.text == "Baker number three rang")
        #expect(found.first?.after?.item.text == "Pager alert went off")
    }

    @Test("OWN-13 two people at one entry who tell it in other words differ on meaning")
    func meaning() throws {
        var story = try Story()
        try story.add("restart")
        for person in [bob, "gus"] {
            if person == "gus" { try story.admitGus() }
            let account = AccountID(person.text)!
            try story.perform(.releaseAccount(account, changed: []), by: person)
        }
        if story.debrief.accounts.opening == nil { try story.perform(.openAccounts) }
        for person in [bob, "gus"] {
            let telling = Telling(account: AccountID(person.text)!, item: "item-0", author: person)
            try story.perform(
                .tellPerspective(PerspectiveID("p-\(person)")!, "Mine", to: "restart", telling), by: person)
        }
        let found = story.debrief.differences(between: [
            .of(bob, ("A last resort, since nothing else helped", .unknown)),
            .of("gus", ("Routine, as every Sunday evening", .unknown)),
        ])
        #expect(found.map(\.kind) == [.meaning])
        #expect(found.first?.entry == "restart")
    }

    @Test("OWN-13 what two people tell alike, or one tells alone, is no difference")
    func alike() throws {
        let at = Moment.exact("2026-03-29T01:05:00Z", .minute)
        let found = try Story().debrief.differences(between: [
            .of(bob, ("Restarted the checkout service", at), ("Had a coffee", .unknown)),
            .of(carol, ("Restarted the checkout service", at), ("Wrote the handover", at)),
        ])
        #expect(found.isEmpty)
    }
}

extension Account {
    /// What somebody did, passage by passage.
    fileprivate static func of(_ author: PersonID, _ told: (text: String, moment: Moment)...) -> Account {
        Account(
            id: AccountID(author.text)!, author: author,
            items: told.enumerated().map { index, one in
                Item(id: AccountItemID("item-\(index)")!, prompt: .did, moment: one.moment, text: one.text)
            })
    }
}
