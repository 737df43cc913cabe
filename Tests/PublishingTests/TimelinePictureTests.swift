import Debriefing
import Foundation
import Publishing
import Testing
import Timekeeping

@Suite("The picture of a timeline")
struct TimelinePictureTests {
    @Test("entries are links in time order, whatever order they came in")
    func order() {
        var incident = Incident()
        incident.entry("late", Incident.minute("2026-03-28T15:00:00Z"), lane: "database")
        incident.entry("early", Incident.minute("2026-03-28T14:00:00Z"))
        let picture = incident.picture
        #expect(picture.marks.map { $0.attributes["data-entry"] } == ["early", "late"])
        #expect(picture.marks.map { $0.attributes["href"] } == ["#entry-early", "#entry-late"])
        #expect(picture.place("early").x < picture.place("late").x)
    }

    @Test("a mark's label says when, who, what sort of thing and what")
    func label() {
        var incident = Incident()
        incident.entry("a", .about(Incident.at("2026-03-28T13:05:00Z"), .minute), "Restarted it", kind: .acted)
        #expect(incident.picture.mark("a")?.attributes["aria-label"] == "about 14:05, web, acted: Restarted it")
    }

    @Test("marks lead where the page wants them to")
    func links() {
        var incident = Incident()
        incident.entry("a", .unknown)
        let picture = Picture(TimelinePicture(of: incident.debrief, clock: .utc) { "/entries/\($0)" }.svg)
        #expect(picture.mark("a")?.attributes["href"] == "/entries/a")
    }

    @Test("lanes stand in the order of their first entries")
    func lanes() {
        var incident = Incident()
        incident.entry("a", Incident.minute("2026-03-28T15:00:00Z"), lane: "later")
        incident.entry("b", Incident.minute("2026-03-28T14:00:00Z"), lane: "earlier")
        incident.entry("c", Incident.minute("2026-03-28T16:00:00Z"), lane: "earlier")
        let picture = incident.picture
        #expect(picture.lanes == ["earlier", "later"])
        #expect(picture.place("b").y == picture.place("c").y)
        #expect(picture.place("b").y < picture.place("a").y)
    }

    @Test("TIM-06 each kind of moment looks different")
    func precision() throws {
        let at = Incident.at("2026-03-28T14:00:00Z")
        var incident = Incident()
        incident.entry("exact", .exact(at, .minute))
        incident.entry("about", .about(at.advanced(bySeconds: 1800), .minute))
        incident.entry("between", .between(at.advanced(bySeconds: 3600), at.advanced(bySeconds: 7200), .minute))
        incident.entry("before", .before(Incident.entryID("about")))
        incident.entry("after", .after(Incident.entryID("about")))
        incident.entry("unknown", .unknown)
        let picture = incident.picture
        func signs(_ entry: String) -> [String] {
            (picture.mark(entry)?.children ?? []).flatMap(\.classes).filter { $0 != "target" && $0 != "label" }
        }
        #expect(signs("exact") == ["shape"])
        #expect(signs("about") == ["whisker", "shape"])
        #expect(signs("between") == ["bar", "shape"])
        #expect(signs("before") == ["post", "side", "shape"])
        #expect(picture.place("before").x < picture.place("about").x)
        #expect(picture.place("about").x < picture.place("after").x)
        #expect(picture.place("between").x < picture.place("unknown").x)
    }

    @Test("TIM-06 a time known to the day is a bar as long as the day")
    func wholeDay() throws {
        var incident = Incident()
        incident.entry("day", .exact(Incident.at("2026-03-28T11:00:00Z"), .day))
        incident.entry("midnight", Incident.minute("2026-03-27T23:00:00Z"))
        incident.entry("next", Incident.minute("2026-03-28T23:00:00Z"))
        let picture = incident.picture
        let bar = try #require(picture.mark("day")?.all("rect", class: "bar").first)
        #expect(abs(bar.number("x") - picture.place("midnight").x) < 0.2)
        #expect(abs(bar.number("x") + bar.number("width") - picture.place("next").x) < 0.2)
    }

    private static let steps: [(length: Int64, first: [String])] = [
        (8, ["15:00:00", "15:00:01", "15:00:02"]), (3600, ["15:00", "15:05", "15:10"]),
        (21_600, ["15:00", "15:30", "16:00"]), (129_600, ["15:00", "18:00", "21:00"]),
        (1_728_000, ["30 March", "6 April", "13 April"]),
    ]

    @Test("ticks are at sensible steps of the debrief's own clock", arguments: steps)
    func ticks(length: Int64, first: [String]) {
        let at = Incident.at("2026-03-28T14:00:00Z")
        var incident = Incident()
        incident.entry("a", .exact(at, .second))
        incident.entry("b", .exact(at.advanced(bySeconds: length / 2), .second))
        incident.entry("c", .exact(at.advanced(bySeconds: length), .second))
        let ticks = incident.picture.ticks
        #expect(first.allSatisfy(ticks.contains), "\(ticks)")
        #expect(ticks.count <= 18)
    }

    @Test("days are named where they begin")
    func days() {
        var incident = Incident()
        incident.entry("a", Incident.minute("2026-03-27T20:00:00Z"))
        incident.entry("b", Incident.minute("2026-03-28T05:00:00Z"))
        #expect(incident.picture.days == ["Friday 27 March 2026", "Saturday 28 March 2026"])
    }

    @Test("a setting of the clocks is told, and no tick stands at an hour that was left out")
    func clockChange() {
        var incident = Incident()
        incident.entry("a", Incident.minute("2026-03-28T23:00:00Z"))
        incident.entry("b", Incident.minute("2026-03-29T05:00:00Z"))
        let picture = incident.picture
        #expect(picture.words.contains("Here the clocks go forward from 02:00 to 03:00 (+02:00) on 29 March."))
        #expect(picture.ticks.contains("01:30") && picture.ticks.contains("03:00"))
        #expect(!picture.ticks.contains("02:00") && !picture.ticks.contains("02:30"))
    }

    @Test("weeks of quiet are left out, so that the event itself stays readable")
    func quiet() {
        var incident = Incident()
        incident.entry("cause", Incident.minute("2026-03-09T10:00:00Z"))
        incident.entry("a", Incident.minute("2026-03-28T13:00:00Z"))
        incident.entry("b", Incident.minute("2026-03-28T14:00:00Z"))
        let picture = incident.picture
        #expect(picture.words.contains("19 days"))
        #expect(picture.place("b").x - picture.place("a").x > 400)
    }

    @Test("the zone is named")
    func zone() {
        var incident = Incident()
        incident.entry("a", Incident.minute("2026-03-28T13:00:00Z"))
        #expect(incident.picture.words.contains("Europe/Berlin"))
        let label = "Timeline: 1 entry in 1 lane. Times in Europe/Berlin (+01:00)"
        #expect(incident.picture.root?.attributes["aria-label"] == label)
    }

    @Test("an empty timeline, and one without a single time, are drawn as well")
    func withoutTimes() {
        var incident = Incident()
        #expect(incident.picture.root?.attributes["aria-label"] == "Timeline: 0 entries in 0 lanes")
        incident.entry("a", .unknown)
        #expect(incident.picture.words.contains("time not known"))
    }

    @Test("the first and the last instant that there is do no harm")
    func endsOfTime() {
        var incident = Incident()
        incident.entry("a", .exact(Instant(nanoseconds: .min), .nanosecond))
        incident.entry("b", .exact(Instant(nanoseconds: .max), .nanosecond))
        incident.entry("c", .between(Instant(nanoseconds: .min), Instant(nanoseconds: .max), .day))
        #expect(incident.picture.marks.count == 3)
    }

    @Test("it carries no style and no colour of its own, so a strict content policy lets it pass")
    func noStyle() {
        let root = crowd(40).picture.root
        let attributes = Set(root?.all.flatMap { $0.attributes.keys } ?? [])
        #expect(attributes.isDisjoint(with: ["style", "stroke"]))
        #expect(Set(root?.all.compactMap { $0.attributes["fill"] } ?? []) == ["currentColor", "none"])
    }

    @Test("labels overlap neither each other nor another mark", arguments: [2, 25, 120])
    func overlap(_ count: Int) {
        expectNoOverlap(crowd(count).picture)
    }

    @Test("a label ends where the next mark of its row begins, though there is more room on its other side")
    func roomOnTheOtherSide() {
        let start = Incident.at("2026-03-28T14:00:00Z")
        var incident = Incident()
        for index in 0..<8 {
            let at = Instant(nanoseconds: start.nanoseconds + Int64(index) * 700_000_000)
            let words = "Packet \(index) was lost on its way to somewhere"
            incident.entry("e\(index)", .exact(at, .millisecond), words, lane: "\(index % 2)")
        }
        expectNoOverlap(incident.picture)
    }

    @Test("the last mark of a row keeps room for its label on the left, which one before it would fill")
    func labelOnTheLeft() {
        var incident = Incident()
        let start = Incident.at("2026-03-29T01:00:00Z")
        let long = "Alice looks at one dashboard after another and finds nothing out of the ordinary anywhere on them"
        incident.entry("a", .exact(start, .second), long)
        incident.entry("b", .exact(start.advanced(bySeconds: 3600), .second), "Over, as far as anybody can see")
        let labels = ["a", "b"].map { incident.picture.mark($0)?.all("text", class: "label").first }
        #expect(labels[0]?.words.hasSuffix("…") == true)
        #expect(labels[1]?.words == "Over, as far as anybody can see")
        #expect(labels[1]?.attributes["text-anchor"] == "end")
        expectNoOverlap(incident.picture)
    }

    @Test("what is shortened or has no label has its full text as a title")
    func titles() {
        for mark in crowd(120).picture.marks {
            let label = mark.all("text", class: "label").first?.words
            guard label?.hasSuffix("…") ?? true else { continue }
            #expect(mark.all("title").first?.words.contains("said at some length") == true)
        }
    }

    @Test("no mark hides another of the very same minute")
    func sameMinute() {
        var incident = Incident()
        for index in 0..<20 { incident.entry("e\(index)", Incident.minute("2026-03-28T14:00:00Z")) }
        let rows = (0..<20).map { incident.picture.place("e\($0)").y }
        #expect(Set(rows).count == 20 && rows == rows.sorted())
    }

    @Test("600 entries stay small and all of them can be reached")
    func sixHundred() {
        let picture = crowd(600).picture
        #expect(picture.marks.count == 600)
        #expect(picture.svg.utf8.count < 400_000)
    }

    /// Entries at uneven times in twelve lanes.
    private func crowd(_ count: Int) -> Incident {
        let start = Incident.at("2026-03-28T10:00:00Z")
        var incident = Incident()
        for index in 0..<count {
            let at = start.advanced(bySeconds: Int64(index * 7919 % 36_000))
            let moment: Moment =
                index % 7 == 3 ? .about(at, .minute) : index % 50 == 49 ? .unknown : .exact(at, .second)
            incident.entry(
                "e\(index)", moment, "Entry \(index), and what it has to tell is said at some length",
                lane: "\(index % 12)")
        }
        return incident
    }

    private func expectNoOverlap(_ picture: Picture) {
        let boxes = picture.marks.flatMap(boxes)
        for (index, one) in boxes.enumerated() {
            for other in boxes[(index + 1)...] where one.y == other.y {
                let isApart = one.x.upperBound <= other.x.lowerBound || other.x.upperBound <= one.x.lowerBound
                #expect(isApart, "\(one) \(other)")
            }
        }
    }

    /// What a mark takes up: its shape and its label, whose letters are seldom wider than this.
    private func boxes(_ mark: Element) -> [(x: ClosedRange<Double>, y: Double)] {
        let (middle, y) = Picture.place(of: mark)
        let labels = mark.all("text", class: "label").map { label in
            let width = Double(label.words.count) * 7
            let x = label.number("x")
            return (x: label.attributes["text-anchor"] == "end" ? (x - width)...x : x...(x + width), y: y)
        }
        return [(x: (middle - 6)...(middle + 6), y: y)] + labels
    }
}
