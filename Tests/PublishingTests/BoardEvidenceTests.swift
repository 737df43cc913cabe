import Debriefing
import Publishing
import Testing
import Timekeeping

@Suite("What evidence shows in the picture in which one can move")
struct BoardEvidenceTests {
    private func picture(
        _ landmarks: [PictureView.Landmark] = [], _ window: ClosedRange<Instant>? = nil,
        entries: [String] = BoardEvidenceTests.hour,
        measured: @Sendable @escaping ([PictureView.Stretch]) -> [PictureView.Measured] = { _ in [] }
    ) -> Picture {
        var incident = Incident()
        for (number, at) in entries.enumerated() { incident.entry("e\(number)", Incident.minute(at)) }
        let view = PictureView(
            window: window, address: { _ in "/to" },
            lines: { "/lines?from=\($0.lowerBound.seconds)&until=\($0.upperBound.seconds)&source=\($1 ?? "all")" },
            landmarks: landmarks, measured: measured)
        return Picture(TimelinePicture(of: incident.debrief, clock: .utc, view: view).svg)
    }

    private static let hour = ["2026-03-28T14:00:00Z", "2026-03-28T15:00:00Z"]

    private func landmark(
        _ kind: PictureView.Landmark.Kind, _ at: String, _ words: String = "v2", of source: String = "a"
    ) -> PictureView.Landmark {
        PictureView.Landmark(kind, at: Incident.at(at), words: words, source: source, path: "/at/\(words)")
    }

    private func links(_ picture: Picture) -> [Element] { picture.root?.all("a", class: "landmark") ?? [] }

    private func place(_ link: Element) -> Double {
        let path = link.all("path", class: "sign").first?.attributes["d"] ?? ""
        return Double(path.dropFirst().prefix { $0 != " " }) ?? .nan
    }

    @Test("TIM-15 EVD-18 a deploy and an alert are marks of their own under the axis, told by shape and words")
    func marks() throws {
        let picture = picture([
            landmark(.deploy, "2026-03-28T14:10:00Z", "deployed pay v2"),
            landmark(.alertStart, "2026-03-28T14:20:00Z", "Slow"), landmark(.alertEnd, "2026-03-28T14:50:00Z", "Slow"),
        ])
        let links = links(picture)
        #expect(
            links.map { $0.attributes["aria-label"] } == [
                "deploy, 14:10:00: deployed pay v2", "alert starts, 14:20:00: Slow", "alert ends, 14:50:00: Slow",
            ])
        #expect(links.map { $0.attributes["href"] } == ["/at/deployed pay v2", "/at/Slow", "/at/Slow"])
        let shapes = links.compactMap {
            $0.all("path", class: "sign").first?.attributes["d"]?.split(separator: "m").dropFirst().joined()
        }
        #expect(Set(shapes).count == 3)
        #expect(links[0].words.hasSuffix("deployed pay v2"))
        #expect(place(links[0]) < place(links[1]) && place(links[1]) < place(links[2]))
        #expect(picture.place("e0").y > 64 + 2 * 26, "the lanes begin below the two rows")
    }

    @Test("TIM-15 EVD-18 a mark stands where the axis has its time, at every zoom, and goes when its time is not shown")
    func zoom() {
        let landmarks = [landmark(.deploy, "2026-03-28T14:30:00Z"), landmark(.alertStart, "2026-03-28T14:59:00Z")]
        let near = picture(landmarks, Incident.at("2026-03-28T14:29:00Z")...Incident.at("2026-03-28T14:31:00Z"))
        #expect(links(near).count == 1)
        #expect(abs(links(near).map(place)[0] - (176 + 1194) / 2) < 1)
        #expect(near.place("e0").y == picture(landmarks).place("e0").y || near.marks.isEmpty)
        #expect(
            near.root?.all("text", class: "lane").first?.attributes["y"]
                == picture(landmarks).root?.all("text", class: "lane").first?.attributes["y"],
            "the lanes keep their place")
    }

    @Test("TIM-15 EVD-17 many at one place are one mark with their number, which opens the lines of all of them")
    func folded() throws {
        let many = (10..<40).map { landmark(.alertStart, "2026-03-28T14:20:\($0)Z", "n\($0)") }
        let picture = picture(
            many + [landmark(.alertEnd, "2026-03-28T14:20:45Z", of: "b"), landmark(.deploy, "2026-03-28T14:20:46Z")])
        let found = links(picture)
        try #require(found.count == 2)
        #expect(found[1].attributes["aria-label"] == "30 × alert starts, 1 × alert ends, 14:20:10–14:20:45")
        #expect(found[1].words.contains("×31"))
        #expect(found[1].attributes["href"] == "/lines?from=1774707610&until=1774707646&source=all")
        let one = links(self.picture(many))
        #expect(one.map { $0.attributes["href"] } == ["/lines?from=1774707610&until=1774707640&source=a"])
        // Closer they part.
        let near = links(self.picture(many, Incident.at("2026-03-28T14:20:05Z")...Incident.at("2026-03-28T14:20:45Z")))
        #expect(near.count == 30)
    }

    @Test("TIM-15 EVD-18 without a deploy and an alert nothing makes room for them")
    func none() {
        #expect(links(picture()).isEmpty)
        #expect(picture().root?.all("text", class: "lane").first?.attributes["y"] == "88")
    }

    @Test(
        "EVD-20 TIM-15 a series is drawn over each stretch of the axis, with its name, unit, lowest and highest value")
    func series() throws {
        let picture = picture(entries: ["2026-03-28T14:00:00Z", "2026-03-28T14:30:00Z", "2026-04-28T14:00:00Z"]) {
            stretches in
            [
                PictureView.Measured(
                    name: "latency{job=\"<b>\"}", unit: "seconds", words: "4 values", ends: ("0.2", "31"),
                    paths: stretches.map { "M0 0L\(Int($0.width)) 40" }, address: "/series")
            ]
        }
        let group = try #require(picture.root?.all("g", class: "measured").first)
        #expect(group.attributes["aria-label"] == "latency{job=\"<b>\"} in seconds: 4 values")
        #expect(
            group.words.contains("latency{job=\"<b>\"}, seconds") && group.words.contains("0.2")
                && group.words.contains("31"))
        #expect(group.all("a", class: "series-name").first?.attributes["href"] == "/series")
        let traces = group.all("svg", class: "trace")
        let stretches = picture.root?.attributes["data-stretches"]?.split(separator: ",").map {
            $0.split(separator: " ").compactMap { Double($0) }
        }
        try #require(traces.count == 2 && stretches?.count == 2)
        #expect(traces.map { $0.number("x") } == stretches?.map { $0[2] })
        #expect(zip(traces, stretches ?? []).allSatisfy { abs($0.number("x") + $0.number("width") - $1[3]) < 0.2 })
    }

    @Test("EVD-20 what was measured and is no number says so")
    func noNumber() {
        let picture = picture { stretches in
            [PictureView.Measured(name: "up", unit: nil, words: "1 value", ends: nil, paths: [""], address: "/")]
        }
        #expect(picture.root?.all("g", class: "measured").first?.words.contains("no number") == true)
    }
}
