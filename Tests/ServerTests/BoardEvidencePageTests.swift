import Debriefing
import Foundation
import Testing
import Timekeeping

@testable import Server

@Suite struct BoardEvidencePageTests {
    private let house: House

    init() async throws {
        house = try await House(at: .timeline)
        for (id, at) in [("e1", "2026-03-29T12:00:00Z"), ("e2", "2026-03-29T13:00:00Z")] as [(EntryID, String)] {
            try await house.perform(
                .addEntry(id, EntryContent("Text of \(id)", at: .exact(Instant(rfc3339: at)!, .minute))))
        }
    }

    private static let lines = """
        2026-03-29T12:10:00Z INFO fine
        2026-03-29T12:20:00Z INFO deployed pay <b>v2</b> with password=hunter2secret
        2026-03-29T12:30:00Z INFO fine

        """

    private static func metrics(_ names: [String]) -> String {
        let series = names.map { name in
            #"{"metric":{"__name__":"\#(name)"},"values":[[1774785600,"1"],[1774785900,"3"],[1774786500,"7"]]}"#
        }
        return #"{"status":"success","data":{"resultType":"matrix","result":[\#(series.joined(separator: ","))]}}"#
    }

    private func board(_ query: String = "", as who: Who = .bob) async throws -> Element {
        try PageReader.read(try await house.get(house.path("timeline/picture" + query), as: who).text)
    }

    private func links(_ board: Element, _ name: String) -> [Element] {
        board.all.filter { $0.attributes["class"] == name }
    }

    @Test("TIM-15 EVD-18 a deploy in the evidence stands on the board at once, and leads to the line that tells it")
    func deploy() async throws {
        #expect(try await links(board(), "landmark").isEmpty)
        try await house.bring(Self.lines, as: "app.log")
        for query in ["", "?from=2026-03-29T12:19:00Z&until=2026-03-29T12:21:00Z"] {
            let link = try #require(try await links(board(query), "landmark").first)
            #expect(link.attributes["aria-label"]?.hasPrefix("deploy, 12:20:00: deployed pay <b>v2</b>") == true)
            let page = try await house.get(try #require(link.attributes["href"]), as: .carol)
            let cited = try PageReader.read(page.text).find("cited")
            #expect(cited?.words.contains("deployed pay") == true)
        }
        #expect(try await links(board("?from=2026-03-29T12:00:00Z&until=2026-03-29T12:05:00Z"), "landmark").isEmpty)
    }

    @Test("EVD-25 SEC-04 no secret stands beside a mark, and its words are only words")
    func masked() async throws {
        try await house.bring(Self.lines, as: "app.log")
        let picture = try await house.get(house.path("timeline/picture"), as: .alice).text
        #expect(!picture.contains("hunter2secret") && !picture.contains("<b>") && picture.contains("[password hidden]"))
    }

    @Test("TIM-19 the page as known then shows no deploy and no measurement")
    func then() async throws {
        try await house.bring(Self.lines, as: "app.log")
        let page = try await house.get(house.path("then?at=2026-03-29+12:00"), as: .bob).text
        #expect(!page.contains("class=\"landmark") && !page.contains("deployed pay"))
    }

    @Test("EVD-20 three series are drawn until somebody chooses, and the address keeps what they chose")
    func chosen() async throws {
        let names = ["heap_bytes", "queue_length", "latency_seconds", "errors_ratio"]
        try await house.bring(Self.metrics(names), as: "metrics.json")
        func drawn(_ query: String) async throws -> [String] {
            links(try await self.board(query), "measured").map { $0.attributes["aria-label"] ?? "" }
        }
        let usual = try await drawn("")
        #expect(usual.count == 3)
        #expect(usual[0].hasPrefix("heap_bytes in bytes: 3 values: lowest 1 at 12:00:00, highest 7 at 12:15:00"))
        #expect(usual[1].hasPrefix("queue_length: 3 values"))
        #expect(try await drawn("?series=&series=errors_ratio&series=heap_bytes").count == 2)
        #expect(try await drawn("?series=").isEmpty)
        #expect(try await drawn("?series=nothing").isEmpty)
        let board = try await board("?series=&series=errors_ratio")
        let boxes = board.all.filter { $0.attributes["type"] == "checkbox" }
        #expect(
            boxes.map { $0.attributes["value"] } == ["errors_ratio", "heap_bytes", "queue_length", "latency_seconds"])
        #expect(boxes.map { $0.attributes["checked"] != nil } == [true, false, false, false])
        let steps = board.all.filter { $0.attributes["data-zoom"] != nil }.compactMap { $0.attributes["href"] }
        #expect(!steps.isEmpty && steps.allSatisfy { $0.contains("series=errors_ratio") })
    }

    @Test("EVD-20 TIM-15 zoomed in, a series tells what was measured then, and says so where nothing was")
    func zoomed() async throws {
        try await house.bring(Self.metrics(["heap_bytes"]), as: "metrics.json")
        let near = try await board("?from=2026-03-29T12:04:00Z&until=2026-03-29T12:06:00Z")
        #expect(
            links(near, "measured").first?.attributes["aria-label"]
                == "heap_bytes in bytes: 1 value: lowest 3 at 12:05:00, highest 3 at 12:05:00; the line breaks off once"
        )
        let empty = try await board("?from=2026-03-29T12:30:00Z&until=2026-03-29T12:40:00Z")
        #expect(
            links(empty, "measured").first?.attributes["aria-label"]
                == "heap_bytes in bytes: nothing was measured in this time")
        #expect(links(empty, "trace").isEmpty)
    }

    @Test("EVD-20 of hundreds of series some are offered, and words in their names find the others")
    func many() async throws {
        try await house.bring(Self.metrics((0..<200).map { "metric_\($0)" }), as: "metrics.json")
        func offered(_ query: String) async throws -> [String] {
            try await board(query).all.filter { $0.attributes["type"] == "checkbox" }.compactMap {
                $0.attributes["value"]
            }
        }
        #expect(try await offered("").count == 60)
        let found = try await offered("?find=metric_19&series=metric_7")
        #expect(found == ["metric_7", "metric_19"] + (190..<200).map { "metric_\($0)" })
    }

    @Test("UX-06 AGR-05 what is undone after everybody agreed takes a reason, in the form as in the rules")
    func undoWithReason() async throws {
        let edit = EntryEdit(text: "Other words")
        try await house.perform(.changeEntry("e1", edit, base: house.debrief.sequence), by: .bob)
        let change = try await house.debrief.sequence
        #expect(!(try await house.get(house.path("undos"), as: .bob).text.contains("name=\"because\"")))
        try await house.perform(.open(.agreement))
        for who in [Who.alice, .bob, .gus] {
            try await house.perform(.agree(Answer(verdict: .agrees), on: house.debrief.timeline.version), by: who)
        }
        #expect(try await house.debrief.wantsReasons)
        let form = try await house.get(house.path("undos"), as: .bob).text
        #expect(form.contains("name=\"because\"") && form.contains("required"))
        #expect(try await house.post(house.path("undos"), as: .bob, ["change": "\(change)"]).status == 422)
        let reason: KeyValuePairs = ["change": "\(change)", "because": "The log says otherwise"]
        #expect(try await house.post(house.path("undos"), as: .bob, reason).status == 303)
        #expect(try await house.debrief.timeline["e1"]?.content.text == "Text of e1")
        #expect(try await house.debrief.corrections.map(\.reason) == ["The log says otherwise"])
        let redo = try await house.get(house.path("undos"), as: .bob).text
        #expect(redo.contains("data-redo") && redo.contains("Why does this have to be done again?"))
    }

    @Test("UX-06 whoever has the page open is asked for the reason as soon as everybody has agreed")
    func undoIsFetchedAnew() async throws {
        try await house.perform(.open(.agreement))
        var fetched: [Bool] = []
        for who in [Who.alice, .bob, .gus] {
            let before = try await house.debrief
            let answer = Command.agree(Answer(verdict: .agrees), on: before.timeline.version)
            for change in try await house.perform(answer, by: who) where change.fact.isAgreement {
                let scene = Scene(
                    try await house.debrief, audience: .contributors, templates: house.server.templates,
                    workingDays: WorkingDays())
                fetched.append(scene.fragments(for: change, from: before).contains(.refresh(id: "undo")))
            }
        }
        #expect(try await house.debrief.wantsReasons)
        #expect(fetched == [true, false, false])
    }
}

extension Fact {
    fileprivate var isAgreement: Bool {
        if case .agreed = self { true } else { false }
    }
}
