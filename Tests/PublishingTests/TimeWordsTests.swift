import Debriefing
import Publishing
import Testing
import Timekeeping

@Suite("Wording times")
struct TimeWordsTests {
    private let words = TimeWords(WallClock("Europe/Berlin") ?? .utc)
    private let start = Incident.at("2026-03-28T13:05:09.123456789Z")

    @Test(
        "a time is worded as finely as it is known and no finer",
        arguments: [
            (Precision.day, "28 March 2026"), (.minute, "14:05"), (.second, "14:05:09"), (.millisecond, "14:05:09.123"),
            (.nanosecond, "14:05:09.123456789"),
        ])
    func precision(_ precision: Precision, _ expected: String) {
        #expect(words.time(start, precision) == expected)
    }

    @Test(
        "a time shows no more digits than are known: zeros at the end go, three at a time",
        arguments: [
            ("2026-03-28T13:05:09.123456Z", "14:05:09.123456"), ("2026-03-28T13:05:09.123450Z", "14:05:09.123450"),
            ("2026-03-28T13:05:09.120Z", "14:05:09.120"), ("2026-03-28T13:05:09Z", "14:05:09.000"),
        ])
    func digits(_ text: String, _ expected: String) {
        #expect(words.time(Incident.at(text), .nanosecond) == expected)
    }

    @Test("an instant that says no more is worded as finely as it tells, and a whole minute as one")
    func bareInstant() {
        #expect(words.time(Incident.at("2026-03-28T13:05:00Z")) == "14:05")
        #expect(words.time(Incident.at("2026-03-28T13:05:09Z")) == "14:05:09")
        #expect(words.time(Incident.at("2026-03-28T13:05:09.5Z")) == "14:05:09.500")
        #expect(words.time(start) == "14:05:09.123456789")
    }

    @Test("a day has its weekday, in the reader's zone")
    func day() {
        #expect(words.day(Incident.at("2026-03-28T23:30:00Z")) == "Sunday 29 March 2026")
    }

    @Test("an hour that the clock shows twice is told apart by its offset")
    func repeatedHour() {
        #expect(words.time(Incident.at("2026-10-25T00:30:00Z"), .minute) == "02:30 (+02:00)")
        #expect(words.time(Incident.at("2026-10-25T01:30:00Z"), .minute) == "02:30 (+01:00)")
        #expect(words.time(Incident.at("2026-10-25T02:30:00Z"), .minute) == "03:30")
    }

    @Test(
        "TIM-06 every kind of moment says how well it is known",
        arguments: [
            ("exact", "14:05"), ("about", "about 14:05"), ("between", "14:05–14:20"),
            ("before", "before “Restarted ‘web’”"),
            ("after", "after “Restarted ‘web’”"), ("unknown", "time not known"), ("day", "28 March"),
        ])
    func moments(_ kind: String, _ expected: String) {
        let anchor = Incident.entryID("anchor")
        var incident = Incident()
        incident.entry("anchor", .exact(start, .minute), "Restarted “web”")
        let moments: [String: Moment] = [
            "exact": .exact(start, .minute), "about": .about(start, .minute), "before": .before(anchor),
            "between": .between(start, start.advanced(bySeconds: 900), .minute), "after": .after(anchor),
            "unknown": .unknown, "day": .exact(start, .day),
        ]
        #expect(moments[kind].map { words.moment($0, in: incident.debrief.timeline) } == expected)
    }

    @Test("the date stands beside a time only if the timeline spans several days, and the year if it spans several")
    func dating() {
        var incident = Incident()
        incident.entry("a", .exact(start, .minute))
        #expect(words.moment(.exact(start, .minute), in: incident.debrief.timeline) == "14:05")
        incident.entry("b", Incident.minute("2026-03-29T13:00:00Z"))
        #expect(words.moment(.exact(start, .minute), in: incident.debrief.timeline) == "28 March, 14:05")
        incident.entry("c", Incident.minute("2025-03-29T13:00:00Z"))
        #expect(words.moment(.exact(start, .minute), in: incident.debrief.timeline) == "28 March 2026, 14:05")
    }

    @Test("a range over midnight names both days")
    func rangeOverMidnight() {
        let range = Moment.between(start, start.advanced(bySeconds: 36_000), .minute)
        let words = words.moment(range, in: Incident().debrief.timeline, dating: .none)
        #expect(words == "28 March, 14:05 – 29 March, 00:05")
    }

    @Test("what was taken off the timeline is not quoted")
    func removedAnchor() {
        var incident = Incident()
        incident.entry("a", .exact(start, .minute), "Secret")
        incident.tell(.entryRemoved(entry: Incident.entryID("a")))
        let words = words.moment(.before(Incident.entryID("a")), in: incident.debrief.timeline)
        #expect(words == "before something that is no longer on the timeline")
    }

    @Test("the zone is named with its offset, and a setting of the clocks is told")
    func zoneNote() {
        #expect(words.zoneNote(from: start, to: start) == "Times in Europe/Berlin (+01:00)")
        #expect(
            words.zoneNote(from: start, to: start.advanced(bySeconds: 86_400))
                == "Times in Europe/Berlin (+01:00); clocks go forward from 02:00 to 03:00 (+02:00) on 29 March")
    }
}
