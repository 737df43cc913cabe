import Debriefing
import Testing
import Timekeeping

@testable import Server

@Suite struct TypedMomentTests {
    /// From 23:50 to 04:00, on the clocks of Berlin.
    private let night = TypedMoment(
        clock: WallClock("Europe/Berlin")!, event: "2026-03-28T22:50:30Z"..."2026-03-29T02:00:00Z")
    private let berlin = TypedMoment(clock: WallClock("Europe/Berlin")!, day: CalendarDay("2026-03-29")!)

    @Test(
        "TIM-06 a time is read as exactly as it was typed",
        arguments: [
            ("14:05", Moment.exact("2026-03-29T12:05:00Z", .minute)),
            (" 9:05 ", .exact("2026-03-29T07:05:00Z", .minute)),
            ("14:05:09", .exact("2026-03-29T12:05:09Z", .second)),
            ("14:05:09.250", .exact("2026-03-29T12:05:09.25Z", .millisecond)),
            ("14:05:09,123456789", .exact("2026-03-29T12:05:09.123456789Z", .nanosecond)),
            ("about 14:05", .about("2026-03-29T12:05:00Z", .minute)),
            ("~14:05", .about("2026-03-29T12:05:00Z", .minute)), ("2026-03-30", .exact("2026-03-29T22:00:00Z", .day)),
            ("2026-03-30 00:10", .exact("2026-03-29T22:10:00Z", .minute)),
            ("2026-03-30T00:10Z", .exact("2026-03-30T00:10:00Z", .minute)),
            ("14:05–14:20", .between("2026-03-29T12:05:00Z", "2026-03-29T12:20:00Z", .minute)),
            ("14:05 to 14:20", .between("2026-03-29T12:05:00Z", "2026-03-29T12:20:00Z", .minute)),
            ("23:50–00:10", .between("2026-03-29T21:50:00Z", "2026-03-29T22:10:00Z", .minute)),
            ("2026-04-02 23:50–00:10", .between("2026-04-02T21:50:00Z", "2026-04-02T22:10:00Z", .minute)),
            ("", .unknown), ("?", .unknown), ("unknown", .unknown),
            ("4.15", .exact("2026-03-29T02:15:00Z", .minute)), ("0415", .exact("2026-03-29T02:15:00Z", .minute)),
            ("around 4:15", .about("2026-03-29T02:15:00Z", .minute)),
            ("04:20 UTC", .exact("2026-03-29T04:20:00Z", .minute)), ("04:20z", .exact("2026-03-29T04:20:00Z", .minute)),
            ("04:20+05:30", .exact("2026-03-28T22:50:00Z", .minute)),
            ("29.03.2026 04:00", .exact("2026-03-29T02:00:00Z", .minute)),
            ("1.4.2026, 4.00", .exact("2026-04-01T02:00:00Z", .minute)),
            ("29.03.2026", .exact("2026-03-28T23:00:00Z", .day)),
        ])
    func reads(text: String, moment: Moment) throws {
        #expect(try berlin.read(text) == moment)
    }

    @Test(
        "TIM-06 a hyphen between two times is a range, and begins an offset only after a day",
        arguments: [
            "03:50-04:10", "03:50 - 04:10", "03:50- 04:10", "03:50 -04:10", "3:50-4:10", "3.50-4.10", "0350-0410",
            "03:50-0410", "03:50\u{2212}04:10", "2026-03-29 03:50-04:10", "29.3.2026 03:50-04:10",
            "2026-03-29 03:50-2026-03-29 04:10", "03:50+02:00-04:10+02:00", "01:50Z-02:10Z",
            "2026-03-28 20:50-05:00 - 2026-03-28 21:10-05:00",
        ])
    func hyphens(text: String) throws {
        #expect(try berlin.read(text) == .between("2026-03-29T01:50:00Z", "2026-03-29T02:10:00Z", .minute))
    }

    @Test(
        "TIM-06 after a day a hyphen begins an offset that there is",
        arguments: [
            ("2026-03-29 03:50-04:00", "2026-03-29T07:50:00Z"), ("2026-03-29T03:50 -0330", "2026-03-29T07:20:00Z"),
            ("29.03.2026 03:50-02:00", "2026-03-29T05:50:00Z"),
        ])
    func offsets(text: String, instant: Instant) throws {
        #expect(try berlin.read(text) == .exact(instant, .minute))
    }

    @Test(
        "TIM-06 an hour that the clocks left out or showed twice is asked about, and each answer offered is taken",
        arguments: [
            (
                "2026-03-29", "02:30",
                "02:30 did not exist that night: the clocks went from 02:00 to 03:00. Write 01:30, 03:30, or 02:30+01:00."
            ),
            (
                "2026-03-29", "01:50–02:10",
                "02:10 did not exist that night: the clocks went from 02:00 to 03:00. Write 01:10, 03:10, or 02:10+01:00."
            ),
            (
                "2026-10-25", "about 02:30",
                "02:30 came twice that night: the clocks went back from 03:00 to 02:00. Write 02:30+02:00 for the first or 02:30+01:00 for the second."
            ),
            (
                "2026-03-29", "2026-10-25 02:30:05",
                "02:30:05 came twice that night: the clocks went back from 03:00 to 02:00. Write 2026-10-25 02:30:05+02:00 for the first or 2026-10-25 02:30:05+01:00 for the second."
            ),
        ])
    func asksAboutTheHour(day: String, text: String, sentence: String) throws {
        let typed = TypedMoment(clock: WallClock("Europe/Berlin")!, day: CalendarDay(day)!)
        let refusal = try #require(throws: Refusal.self) { _ = try typed.read(text) }
        #expect(refusal.sentence == sentence)
        for answer in sentence.matches(of: /(2026-10-25 )?0[0-9]:[0-9:]+[+][0-9:]+/) {
            #expect(try typed.read(String(answer.output.0)) != .unknown)
        }
    }

    @Test("TIM-06 west of Greenwich the offset is offered with its day, where it is no end of a range")
    func asksInTheWest() throws {
        let typed = TypedMoment(clock: WallClock("America/New_York")!, day: CalendarDay("2026-11-01")!)
        let refusal = try #require(throws: Refusal.self) { _ = try typed.read("1:30") }
        #expect(
            refusal.sentence.hasSuffix(
                "Write 2026-11-01 01:30-04:00 for the first or 2026-11-01 01:30-05:00 for the second."))
        #expect(try typed.read("2026-11-01 01:30-05:00") == .exact("2026-11-01T06:30:00Z", .minute))
    }

    @Test(
        "TIM-06 a range that ends before it begins is not made to last until the next day",
        arguments: [
            ("04:10 - 03:50", "Swap the two times, or write the day of the end as well: 2026-03-30 03:50."),
            ("2026-04-02 10:00–09:59", "Swap the two times, or write the day of the end as well: 2026-04-03 09:59."),
            ("2026-03-29 04:10 – 2026-03-29 03:50", "Swap the two times."),
        ])
    func endsBeforeItBegins(text: String, advice: String) throws {
        let refusal = try #require(throws: Refusal.self) { _ = try berlin.read(text) }
        #expect(refusal.sentence == "The range ends before it begins. " + advice)
    }

    @Test(
        "TIM-06 what is written for a moment is read as that moment, in the hour that the clocks show twice as well",
        arguments: [
            Moment.exact("2026-03-29T12:05:00Z", .minute), .exact("2026-03-29T12:05:09Z", .second),
            .about("2025-12-31T23:30:00Z", .minute),
            .exact("2026-03-29T12:05:09.25Z", .millisecond), .exact("2026-03-29T12:05:09.123456789Z", .nanosecond),
            .exact("2026-03-28T23:00:00Z", .day), .between("2026-03-29T12:05:00Z", "2026-03-29T12:20:00Z", .minute),
            .between("2026-03-29T21:50:00Z", "2026-03-30T22:10:00Z", .second), .exact("2026-10-25T00:30:00Z", .minute),
            .exact("2026-10-25T01:30:00Z", .minute), .exact("2026-10-25T01:30:05Z", .second), .unknown,
            .between("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", .minute),
        ])
    func comesBack(moment: Moment) throws {
        #expect(try berlin.read(berlin.write(moment)) == moment)
    }

    @Test(
        "TIM-07 a time typed without a day is of the day on which it falls into an event that went past midnight",
        arguments: [
            ("23:50", Moment.exact("2026-03-28T22:50:00Z", .minute)),
            ("00:10", .exact("2026-03-28T23:10:00Z", .minute)),
            ("about 1:30", .about("2026-03-29T00:30:00Z", .minute)),
            // In the night in which the clocks go from 02:00 to 03:00.
            ("03:30", .exact("2026-03-29T01:30:00Z", .minute)),
            ("00:10–00:20", .between("2026-03-28T23:10:00Z", "2026-03-28T23:20:00Z", .minute)),
            ("23:55–00:05", .between("2026-03-28T22:55:00Z", "2026-03-28T23:05:00Z", .minute)),
            ("2026-03-28 21:00", .exact("2026-03-28T20:00:00Z", .minute)),
        ])
    func pastMidnight(text: String, moment: Moment) throws {
        #expect(try night.read(text) == moment)
    }

    @Test("TIM-07 a time that falls into the event on no day, or on several, is refused with what to write")
    func asksForDay() throws {
        let none = #expect(throws: Refusal.self) { _ = try night.read("14:05") }
        #expect(
            none?.sentence
                == "“14:05” falls into the event on none of its days. Write the day as well, as in 2026-03-28 14:05.")
        let long = TypedMoment(clock: .utc, event: "2026-03-28T12:00:00Z"..."2026-04-28T12:00:00Z")
        let several = #expect(throws: Refusal.self) { _ = try long.read("about 14:05") }
        #expect(several?.sentence.contains("on several days. Write the day as well") == true)
    }

    @Test("TIM-07 of an event within one day any time of that day is taken")
    func oneDay() throws {
        let noon = TypedMoment(clock: .utc, event: "2026-03-28T12:00:00Z"..."2026-03-28T13:00:00Z")
        #expect(try noon.read("09:00") == .exact("2026-03-28T09:00:00Z", .minute))
    }

    @Test("TIM-07 an entry of the next day that is typed without a day is put there")
    func entryPastMidnight() async throws {
        let house = try await House(at: .timeline)
        let about = Description(title: "Night", starts: "2026-03-28T23:50:00Z", ends: "2026-03-29T02:00:00Z")
        try await house.perform(.describe(about))
        let fields: KeyValuePairs = ["lane": "Bob", "text": "It was dark", "time": "00:10"]
        #expect(try await house.post(house.path("entries"), as: .bob, fields).status == 303)
        let entry = try #require(try await house.debrief.timeline.entries.first)
        #expect(entry.content.moment == .exact("2026-03-29T00:10:00Z", .minute))
    }

    @Test(
        "TIM-06 what is no time is refused with what to write",
        arguments: [
            "noon", "25:00", "14:61", "2026-02-30 10:00", "14:05–", "–", "14", "٣", "9999-01-01 10:00", "👩‍👩‍👧‍👦",
            "about about 14:05", "415", "14.05.09", "03:50-", "-03:50", "03:50-4",
            String(repeating: "03:50-", count: 50_000),
        ])
    func refuses(text: String) throws {
        let refusal = try #require(throws: Refusal.self) { _ = try berlin.read(text) }
        #expect(refusal.sentence.contains("Write 14:05") || refusal.sentence.contains("Check the year"))
    }

    @Test(
        "TIM-06 an entry comes back to its form as it was typed",
        arguments: ["14:05", "about 14:05:09", "14:05–14:20", "2026-03-30 00:10", ""])
    func throughTheForm(text: String) async throws {
        let house = try await House(at: .timeline)
        try await house.perform(
            .describe(Description(title: "Night", starts: "2026-03-29T12:00:00Z", zone: "Europe/Berlin")))
        _ = try await house.post(house.path("entries"), as: .bob, ["time": text, "lane": "shop", "text": "Slow"])
        let entry = try #require(try await house.debrief.timeline.entries.first)
        let form = try PageReader.read(try await house.get(house.path("entries/\(entry.id)"), as: .bob).text)
        let typed = try #require(form.all.first { $0.attributes["name"] == "time" }?.attributes["value"])
        let base = try await house.debrief.sequence
        #expect(
            try await house.post(house.path("entries/\(entry.id)/edits"), as: .bob, ["base": "\(base)", "time": typed])
                .status == 303)
        #expect(try await house.debrief.timeline[entry.id]?.content.moment == entry.content.moment)
    }
}
