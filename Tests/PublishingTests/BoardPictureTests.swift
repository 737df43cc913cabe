import Debriefing
import Publishing
import Testing
import Timekeeping

@Suite("The picture in which one can move")
struct BoardPictureTests {
    private func board(
        _ incident: Incident, _ lanes: PictureView.Lanes = .each, _ window: ClosedRange<Instant>? = nil,
        showing isShown: @Sendable @escaping (Entry) -> Bool = { _ in true },
        counting counts: @Sendable @escaping (ClosedRange<Instant>, Int64) -> [(start: Instant, count: Int)] = { _, _ in
            []
        }
    ) -> Picture {
        let view = PictureView(
            lanes: lanes, window: window, isShown: isShown,
            address: { $0.map { "/to?from=\($0.lowerBound.seconds)&until=\($0.upperBound.seconds)" } ?? "/to" },
            counts: counts, lines: { "/lines?from=\($0.lowerBound.seconds)" + ($1.map { "&source=\($0)" } ?? "") })
        return Picture(TimelinePicture(of: incident.debrief, clock: .utc, view: view).svg)
    }

    private func incident() -> Incident {
        var incident = Incident()
        let told: [(String, Lane, String)] = [
            ("a", Lane(kind: .person, name: "Bob"), "2026-03-28T14:00:00Z"),
            ("b", Lane(kind: .team, name: "payments"), "2026-03-28T14:10:00Z"),
            ("c", Lane(kind: .system, name: "web"), "2026-03-28T14:20:00Z"),
        ]
        for (id, lane, at) in told {
            let content = EntryContent(
                moment: Incident.minute(at), lane: lane, kind: .observed, text: "What \(id) tells")
            incident.tell(.entryAdded(entry: Incident.entryID(id), content: content))
        }
        return incident
    }

    @Test(
        "TIM-18 the same entries are lanes by person, by team, by source, and one story",
        arguments: [
            (PictureView.Lanes.each, ["Bob", "payments", "web"]), (.person, ["Bob", "Everything else"]),
            (.team, ["payments", "Everything else"]), (.source, ["From memory"]), (.narrative, ["What happened"]),
        ])
    func lanes(by lanes: PictureView.Lanes, names: [String]) {
        let picture = board(incident(), lanes)
        #expect(picture.lanes == names)
        #expect(picture.marks.map { $0.attributes["data-entry"] } == ["a", "b", "c"])
    }

    @Test("TIM-15 a stretch of time shows its entries, keeps the lanes, and says how many lie outside")
    func window() {
        let window = Incident.at("2026-03-28T14:05:00Z")...Incident.at("2026-03-28T14:15:00Z")
        let picture = board(incident(), .each, window)
        #expect(picture.marks.map { $0.attributes["data-entry"] } == ["b"])
        #expect(picture.lanes == ["Bob", "payments", "web"])
        #expect(abs(picture.place("b").x - 685) < 1)
        #expect(picture.root?.all("a", class: "outside").map(\.words) == ["← 1 earlier", "1 later →"])
    }

    @Test("TIM-15 the closest look is one second, and marks its time")
    func second() {
        var incident = Incident()
        incident.entry("a", .exact(Incident.at("2026-03-28T14:00:07.500Z"), .millisecond))
        let picture = board(incident, .each, Incident.at("2026-03-28T14:00:07Z")...Incident.at("2026-03-28T14:00:08Z"))
        #expect(picture.ticks == ["14:00:07", "14:00:08"])
        #expect(abs(picture.place("a").x - 685) < 1)
    }

    @Test("TIM-15 of 600 entries what has no room is a count that opens into its time, and all of them are told of")
    func folded() {
        var incident = Incident()
        for index in 0..<600 {
            let at = Incident.at("2026-03-28T14:00:00Z").advanced(bySeconds: Int64(index * 7919 % 36_000))
            incident.entry("e\(index)", .exact(at, .second), "Entry \(index) and what it tells", lane: "Checkout")
        }
        let picture = board(incident)
        let folds = picture.root?.all("a", class: "fold") ?? []
        let counts = folds.compactMap { Int($0.words.filter(\.isNumber)) }
        #expect(picture.marks.count + counts.reduce(0, +) == 600)
        #expect(!folds.isEmpty)
        #expect(folds.allSatisfy { $0.attributes["href"]?.hasPrefix("/to?from=") == true })
    }

    @Test("PRE-06 what somebody tells from memory looks and is named otherwise than what was recorded")
    func accounts() {
        let picture = board(incident())
        #expect(picture.mark("a")?.classes.contains("account") == true)
        #expect(picture.mark("a")?.attributes["aria-label"] == "14:00, Bob, observed, from memory: What a tells")
    }

    @Test("PRE-06 TIM-14 entries that are not wanted are left out")
    func filtered() {
        #expect(
            board(incident(), showing: { $0.content.lane.kind == .team }).marks.map { $0.attributes["data-entry"] } == [
                "b"
            ])
    }

    @Test("TIM-14 a kind that its shape does not tell is told in words", arguments: EntryKind.allCases)
    func kinds(kind: EntryKind) {
        var incident = Incident()
        incident.entry("a", Incident.minute("2026-03-28T14:00:00Z"), "Something", kind: kind)
        let label = board(incident).mark("a")?.all("text", class: "label").first?.words
        let isPlain = [EntryKind.observed, .acted, .automatic].contains(kind)
        #expect(label == (isPlain ? "Something" : "\(kind.words) · Something"))
    }

    @Test(
        "TIM-06 a mark tells how well its time is known, and nothing finer",
        arguments: [
            (Moment.about(Incident.at("2026-03-28T14:00:00Z"), .minute), "about minute 1774706400000"),
            (.unknown, "unknown"),
            (
                .between(Incident.at("2026-03-28T14:00:00Z"), Incident.at("2026-03-28T14:01:00Z"), .second),
                "between second 1774706400000 1774706460000"
            ),
        ])
    func times(moment: Moment, words: String) {
        var incident = Incident()
        incident.entry("a", moment)
        let item = board(incident).root?.all("g").first { $0.attributes["role"] == "listitem" }
        #expect(item?.attributes["data-time"]?.drop { $0.isNumber } == " \(words)")
    }

    @Test("TIM-15 evidence stands below as counts that lead to their lines")
    func density() {
        let picture = board(
            incident(),
            counting: { times, _ in [(start: times.lowerBound, count: 9), (start: times.upperBound, count: 1)] })
        let bars = picture.root?.all("rect", class: "density-bar") ?? []
        #expect(bars.map { $0.attributes["height"] } == ["30", "10"])
        #expect(picture.root?.all("g", class: "density").first?.attributes["aria-label"] == "10 lines of evidence")
    }
}
